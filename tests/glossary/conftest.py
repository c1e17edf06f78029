"""The sample desk's glossary, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.glossary import Glossary

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return Glossary.load(ROOT / "glossary")
