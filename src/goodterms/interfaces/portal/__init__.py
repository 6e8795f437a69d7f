"""What a client sees through one private link."""
