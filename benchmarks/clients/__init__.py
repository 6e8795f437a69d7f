"""Simulated clients: stories with a known condition and a known first day of decline."""
