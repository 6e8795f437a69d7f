"""Point: data_transfer. Files, accounts, keys, logins or papers that change hands."""

from __future__ import annotations

from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"(?:raw |print |source |open |working |project |session |design |layout |paper |original |all |your"
    r" |the ){0,6}(?:files?|passwords?|keys?|logins?|log-ins?|credentials|accounts?|access|admin rights"
    r"|repo(?:sitory)?|domain|backups?|archive|folders?|source code|database|drive|disk|usb|papers"
    r"|documents|records|receipts|ledgers?|export|data|licen[cs]es?|originals|glossary|term base"
    r"|translation memor(?:y|ies)|templates?|sketches|plans|scores?|books?|notes|images?|photos?"
    r"|photographs|recordings|spreadsheets?|list|stick|box(?:es)?|hard drive|vault|certificates?|survey"
    r"|contracts)\b[^.;]{0,90}?\b(?:go(?:es)?|move[sd]?|come[s]?|hand(?:ed)?|transfer\w*|sen[dt]|is|are"
    r"|will|attached|enclosed|returned|yours|in your|on your|with your|with the|in the|change hands|stay"
    r"|download|revert|deleted|back)\b",
    r"(?:you(?:'ll| will| can)? (?:get|receive|download|have|find|collect)|(?:i|we)(?:'ll| will| shall|"
    r" would)? (?:\w+ )?(?:send|hand|transfer|upload|leave|put|post|move|copy|return|export|place"
    r"|deliver|give|bring|mail))\b[^.;]{0,80}(?:files?|passwords?|keys?|logins?|credentials|accounts?"
    r"|access|rights|repo|domain|backups?|archive|folders?|drive|disk|papers|documents|records|receipts"
    r"|ledger|export|data|licen[cs]e|originals|glossary|templates?|sketches|plans|scores?|notes|photos?"
    r"|recordings|spreadsheet|stick|box|vault|memory|books\b)",
    r"(?:is|are) (?:attached|enclosed)",
)
_UNLESS = found(
    r"invoice|bank|usual account|pay|eur \d|amount|walk|thank|list of (?:four|three|two|some)|explain"
    r"|(?:is|are) (?:finished|done|delivered|complete|live|approved|missing|not)|reconciled|translated"
    r"|eur\b|accountant|names? of|recommend|final account|take into account|open questions|plans? (?:for"
    r"|to)|my plan|by email|forward it",
)

POINT = Point(
    name="data_transfer",
    means="Files, accounts, keys, logins or papers that change hands.",
    yes=(
        "The source files go to your own drive on 5 June.",
        "The keys are with your receptionist.",
    ),
    no=(
        "Your privacy matters to us.",
        "I will explain the filing system on the phone.",
    ),
    cues=_CUES,
    unless=_UNLESS,
)
