"""What passes over, by whom, by when."""
