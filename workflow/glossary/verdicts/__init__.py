"""What `glossary check` says of a termbase: slips of its rows and companion files."""
