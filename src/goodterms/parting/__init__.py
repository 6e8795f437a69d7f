"""One case from the first doubt to the closed file and back: the ladder, the case, the journal."""
