"""What the author of a message may sign with: the names on the sender's line, and what is short for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_SHORT = (
    "albert: al bert", "alexander: sascha sasha lex", "andrew: drew andy", "anthony: tony", "barbara: barb babs",
    "catherine: kate katie cathy kat", "charles: chuck charlie", "daniel: danny", "david: dave",
    "deborah: debbie", "dorothy: dot dolly", "edward: ted eddie ned", "elizabeth: liz beth betty libby lisa",
    "francis: frank", "francisco: paco pancho", "friedrich: fritz", "giuseppe: beppe pino", "henry: harry hank",
    "ignacio: nacho", "jacob: jake", "jakob: köbi", "james: jim jimmy jamie", "jennifer: jenny", "johannes: hans",
    "john: jack johnny jonny", "joseph: joe", "josé: pepe", "katherine: kate katie kathy", "kathleen: kathy",
    "konstantin: kostja", "lawrence: larry", "margaret: maggie peggy meg", "maria: mia", "mary: molly polly",
    "matthew: matt", "maximilian: max", "michael: mike mick micha", "patricia: pat trish", "patrick: paddy",
    "peter: pete", "philip: phil", "rebecca: becky", "richard: dick rick rich", "robert: bob bobby rob bert",
    "ronald: ron", "samuel: sam", "stephen: steve", "steven: steve", "susan: sue", "susanne: susi",
    "theodore: ted", "thomas: tom tommy", "wilhelm: willi", "william: bill billy will liam",
)  # fmt: skip
_SHORT_FOR = {name: tuple(short.split()) for name, _, short in (row.partition(": ") for row in _SHORT)}
"""What people are called who sign with less than their name, where it is no beginning or end of it."""
WORD = r"[A-ZÀ-ÞŁŚŽČŠ][\w.'’-]*"
_LONGEST_NAME = 60
"""Characters of a line that may be a name. No longer part of a sender's name is looked for: one of 18 kB without a
space would else be kept in thousands of pieces."""

_SHARED_BOXES = frozenset(("info", "office", "sales", "mail", "hello", "contact", "accounts", "support", "admin"))
NAME_LINE = re.compile(rf"^[-–—~ ]*{WORD}(?: (?:{WORD}|van|von|de|der|den|la|di|da|le|du|&)){{0,4}}[,.]?$")
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Names:
    """What the author of a message may sign with, in lower case."""

    words: frozenset[str]
    initials: frozenset[str]
    short: frozenset[str]
    """What is short for one of the words: Sam for Samantha, Bert for Albert, Tom for Thomas."""

    beginnings: frozenset[str]
    """How what stands for the whole name may begin, as in "AdaLindqvist" and "AL"."""

    def begin_with(self, word: str) -> bool:
        """Whether a word in lower case may begin a line that is made of them."""
        return len(word) == 1 or word in self.words or word in self.short or word in self.beginnings

    def hold(self, line: str) -> bool:
        """Whether a line is made of the author's names and initials only."""
        if not line or len(line) > _LONGEST_NAME or line.count(" ") > 5:
            return False
        words = LETTERS.findall(line.lower())
        if not words or len(words) > 5 or not self._are_own(words, line):
            return False
        return not any(map(str.isdigit, line))

    def _are_own(self, words: list[str], line: str) -> bool:
        if words[-1] in self.words and len(words) > 1 and NAME_LINE.match(line):
            return True  # the sender's surname behind a first name that the address does not give
        own = False
        for word in words:
            if word in self.short or word in self.words:
                own = True
            elif len(word) > 1:
                return "".join(words) in self.initials
        return own or "".join(words) in self.initials


@lru_cache(maxsize=4096)
def names_of(author: str) -> Names:
    """The names in "Ada Lindqvist <ada.l@northlight.example>" or a part of it, in whatever order they stand."""
    name, _, address = author.lower().partition("<")
    if not address and "@" in name:
        name, address = "", name
    words = [word for word in LETTERS.findall(re.split(r" ?[(|\[]| via | at |@", name)[0]) if len(word) > 1]
    local = [word for word in LETTERS.findall(address.partition("@")[0]) if len(word) > 2]
    known = frozenset((*words, *(word for word in local if word not in _SHARED_BOXES)))
    initials = {words[0][0], "".join(word[0] for word in words), "".join(words)} if words else set()
    parts = [(name, n) for name in known for n in range(3, min(len(name), _LONGEST_NAME + 1))]
    short = {part for name, n in parts for part in (name[:n], name[-n:])}
    short |= {part for name in known for part in _SHORT_FOR.get(name, ())}
    beginnings = frozenset(own[:n] for own in initials for n in range(1, min(len(own), _LONGEST_NAME) + 1))
    return Names(known, frozenset(initials), frozenset(short), beginnings)
