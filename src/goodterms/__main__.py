"""Run as `goodterms` or `python -m goodterms`."""

from goodterms.interfaces.cli import main

if __name__ == "__main__":
    main()
