"""The Django app: rows without opinions, and the one module that files and takes out."""
