"""Aligned articles as HTML pages that fetch nothing."""
