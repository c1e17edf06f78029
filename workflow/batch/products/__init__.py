"""Stage four: documents, pages and tables made of articles and their translations."""
