"""What a person can ask for: one transaction and one journal line each."""
