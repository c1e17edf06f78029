"""What a draft says of itself: names it tore, bodies nobody listed, words in another sense."""
