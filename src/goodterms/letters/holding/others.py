"""Whether a letter speaks of somebody else's money and terms: a colleague's rate, the printer's quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.records import Records

_OTHERS = Pattern(
    r"\b(?:colleagues?|printers?|foundry|suppliers?|hosting|hosts?|licen[cs]es?|vouchers?|successor"
    r"|quoted|yourself"
    r"|your (?:new|next|shop|store|customers?|guests|own)|somebody else|someone else|authors?|landlord|insurance"
    r"|druckerei|kolleg(?:e|in|en)|autor(?:en|s|in)?|lizenz|nachfolger(?:in)?|collègue|imprimeur|imprimerie"
    r"|licence|colega"
    r"|imprenta|licencia)\b"
)


def of_others(draft: Draft, span: Span, records: Records) -> bool:
    """Whether the stretch names somebody else, whose figures the books do not hold."""
    words = draft.lower[span.start : span.end]
    return bool(_OTHERS.search(words)) or any(
        re.search(rf"\b{re.escape(name)}\b", words) for name in records.colleagues
    )
