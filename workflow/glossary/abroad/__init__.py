"""Offices, bodies and long names of other states, which no glossary of a desk lists."""
