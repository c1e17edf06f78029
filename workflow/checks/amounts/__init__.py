"""Figures, days, measures and number words in a text, so that two languages can be compared."""
