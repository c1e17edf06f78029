"""Names of persons and of cities in a text, and how a language and a house write them."""
