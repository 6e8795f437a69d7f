"""What a letter names of that which the records hold: pieces of work, invoices, names, days that are reckoned."""
