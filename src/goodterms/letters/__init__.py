"""Finding the words and checking them."""
