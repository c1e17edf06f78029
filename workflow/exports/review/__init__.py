"""Review copies: Word files that reviewers change and that come back."""

from __future__ import annotations
