"""What is remembered: rows without opinions (`models`), and the one module that files and takes out (`filing`)."""
