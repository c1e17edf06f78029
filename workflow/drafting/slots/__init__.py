"""What of a source must come out in a form of ours: rows, plain titles, doubts about both."""
