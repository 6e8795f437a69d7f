"""What is owed on the last day, line by line, with the clause or statute behind each line."""
