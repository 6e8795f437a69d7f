"""From files and services to facts. Knows formats, has no opinions. One format, one module."""
