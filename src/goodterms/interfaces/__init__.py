"""The doors of the house. Each translates in, asks, and translates out; they do not know one another."""
