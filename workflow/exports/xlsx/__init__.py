"""Spreadsheets of articles: written for reviewers, read when they come back."""
