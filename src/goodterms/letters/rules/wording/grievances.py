"""Rule wording.grievances: a list of complaints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodterms.letters.draft import Draft
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence
from goodterms.letters.rules.rule import Found, Rule

_TIMES = Pattern(
    r"\b(?:first|second|third|fourth|then|again|twice|three times|eleven|once more|last (?:week|month|saturday"
    r"|year)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|on"
    r" (?:the )?\d|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|late)\b"
)
_WRONG = Pattern(
    r"\b(?:late|lost|forgot\w*|never|wrong|without|cancel\w*|missing|ignored|nobody|nothing came|absent|mislaid"
    r"|not opened|changed|moved|shout\w*|broke\w*|cracked|twice|unpaid|refused|left|kept|sent back|no (?:answer"
    r"|reply|size|ring)|waited|waiting|did not|didn't|no person|replaced|switched off|upside down|cropped"
    r"|interrupted|no one|three weeks)\b"
)
_WE = Pattern(r"\b(?:i|we)(?:'ll| will| have (?:finished|done)|'m| can)\b|\bcould\b|\bstill to\b|\binvoice\b")


def _look(draft: Draft) -> Iterator[Found]:
    """Three or more complaints in a row, in sentences, list items, or parts of one sentence."""
    body = [s for s in draft.body if s.of(draft.text).strip()]
    wrong = {sentence.start for sentence, _ in draft.hits(_WRONG)}
    complaining = {s.start for s in body if s.start in wrong and _complains(draft, s)}
    run: list[Sentence] = []
    for sentence in [*body, None]:
        complains = sentence is not None and sentence.start in complaining
        same = run and sentence is not None and sentence.paragraph == run[-1].paragraph
        if sentence is not None and complains and (not run or same):
            run.append(sentence)
            continue
        yield from _whole(draft, run)
        run = [sentence] if sentence is not None and complains else []
    for sentence in body:
        if sentence.start in wrong and _chained(draft.lower[sentence.start : sentence.end]):
            yield Found(sentence.start, sentence.end)


def _complains(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence with a wrong in it is a complaint: no offer of the writer's, and no question."""
    words = draft.lower[sentence.start : sentence.end]
    return not _WE.search(words) and not words.endswith("?")


def _whole(draft: Draft, run: list[Sentence]) -> Iterator[Found]:
    if len(run) >= 3:
        words = draft.lower[run[0].start : run[-1].end]
        to_reader = len(re.findall(r"\byou(?:r)?\b", words)) >= 2 or len(_TIMES.findall(words)) >= 3
        if to_reader and len(_WRONG.findall(words)) >= 3:
            yield Found(run[0].start, run[-1].end)


def _chained(words: str) -> bool:
    """One sentence that strings together at least three things that went wrong."""
    parts = re.split(r"[;,]\s+(?:and\s+)?|\s+and\s+", words)
    wrong = [part for part in parts if _WRONG.search(part) and len(part.split()) >= 3]
    ordered = bool(re.search(r"\bfirst\b.*\bthen\b.*\bthen\b|\bthen\b.*\bthen\b", words))
    return (len(wrong) >= 4 or (ordered and len(wrong) >= 2)) and not _WE.search(words)


RULE = Rule(
    name="wording.grievances",
    level="should",
    says="A list of complaints asks the reader to defend each one.",
    advice="Keep the one fact that explains the decision, with its day. Leave the others in your own notes.",
    why=(
        "A ledger of wrongs makes even the true items look like anger, and the reader answers the weakest of them."
    ),
    wrong=(
        "You were late in May. You forgot the fair in June. In July you lost the keys twice.",
        "First the wrong logo without a word, then the lost keys, then the meeting that nobody came to, then the"
        " shouting.",
    ),
    right=(
        "The drafts came back after the deadline, so the deadline has to move.",
        "Open: the index, the cover, the list of names.",
    ),
    source="docs/explanation/letters.md: short, factual, no grievances (9 of 150 practitioners' guides)",
    look=_look,
)
