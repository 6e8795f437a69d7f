"""The door that stays open: when to write again and when never to; what to keep, what to forget."""
