"""What an engine's answer has wrong around its terms, and can be mended without asking a person."""
