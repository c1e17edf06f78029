"""Apertium as an engine: its modes, its stream, and what we change in it by data."""

from workflow.engines.apertium.engine import Apertium

__all__ = ["Apertium"]
