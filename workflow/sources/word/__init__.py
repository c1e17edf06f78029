"""Word files as articles: their text, styles, pictures and symbols."""
