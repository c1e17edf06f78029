"""Titles and local bodies that no row lists, put together of parts that are known."""
