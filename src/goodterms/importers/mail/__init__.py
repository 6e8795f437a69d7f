"""One mail from raw bytes to a message: headers, the part that holds the words, and what was newly written."""

from goodterms.importers.mail.parse import parse_mail

__all__ = ["parse_mail"]
