"""Congresses, plenums, tenures and legislatures: their search, and the concepts made for them."""
