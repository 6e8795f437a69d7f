"""What `goodterms part` writes: a parting from first look to last paper, as one folder that stands by itself.

It needs no database: it reads a client folder, asks the thinking rooms, and writes their answers.
"""

from goodterms.casework.package.answers import UNSAID, Answers, Order, answer
from goodterms.casework.package.files import Package, write

__all__ = ["UNSAID", "Answers", "Order", "Package", "answer", "write"]
