"""The sample desk's glossary, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.glossary import Glossary


@pytest.fixture(scope="session")
def sample() -> Glossary:
    return Glossary.load(Path(__file__).resolve().parents[2] / "glossary")
