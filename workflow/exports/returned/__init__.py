"""Files that people edited and sent back, with ids and without."""
