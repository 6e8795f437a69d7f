"""Out of the house: pdf, mail, calendar, archive."""
