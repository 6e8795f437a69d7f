"""What the author of a message newly wrote: quoted replies, forwarded parts, signatures, disclaimers and
device lines are cut off. Linear in the text's length. Text in, text out: nothing here knows about mail."""

from goodterms.importers.written.cut import Written, newly_written, with_answers

__all__ = ["Written", "newly_written", "with_answers"]
