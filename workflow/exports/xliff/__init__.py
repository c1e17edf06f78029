"""XLIFF 2 files of articles: written for CAT programs, read when they come back."""
