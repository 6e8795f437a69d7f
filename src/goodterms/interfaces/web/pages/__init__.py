"""One module for each page of the office: read the request, ask casework, show the answer."""
