"""Writes a faulty sentence anew where that can be done without knowing more than the letter says.

A rewrite is a proposal that a person takes or leaves; `--fix` makes none of these. It is made of the sentence's
own words, of figures that the finding names, or of a plain sentence that the kind of letter means anyhow. Where
nothing honest is left of a sentence, the proposal is to leave it out, unless the letter would lose a point by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from goodterms.letters.draft import Draft
from goodterms.letters.letter import Finding, Passage, Rewrite
from goodterms.letters.reading import sums
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence
from goodterms.letters.refiguring import with_right_figure
from goodterms.letters.rules import RULES

_JOINT_BEFORE = Pattern(
    r"[\s,;:–—-]*(?:\b(?:and|but|so|or|because|since|as|which|while|for|yet))?[\s,;:–—-]*$", re.I
)
_JOINT_AFTER = Pattern(r"[\s,;:–—-]*(?:(?:and|but|so|or|yet)\b)?[\s,;:–—-]*", re.I)
_HANGS = Pattern(r"(?:as|if|when|which|that|who|because|since|after|once|though|although|unless|of|in)\b", re.I)
"""A clause that begins so needs another one."""
_MARK = Pattern(r"[ \t]*(?:[-*•–]|\(?\d{1,2}[.)])[ \t]+")
_FEWEST_WORDS = 3
"""What is shorter is no sentence that could stand by itself."""


class _Task(NamedTuple):
    """A finding with the sentence it is in, and what stands around it in the letter."""

    draft: Draft
    finding: Finding
    sentence: Sentence
    covers: Mapping[str, tuple[Passage, ...]]
    earlier: tuple[Finding, ...]
    """Findings before this one."""

    @property
    def words(self) -> str:
        """The sentence, with plain quotation marks."""
        return self.sentence.of(self.draft.plain)

    @property
    def i(self) -> str:
        """How the writer speaks of themselves, at the head of a sentence."""
        text = self.draft.plain
        return "We" if len(re.findall(r"\b[Ww]e\b", text)) > len(re.findall(r"\bI\b", text)) else "I"

    def says_elsewhere(self, point: str) -> bool:
        """Whether another sentence makes the point."""
        inside = (self.sentence.start, self.sentence.end)
        return any(p.end <= inside[0] or p.start >= inside[1] for p in self.covers.get(point, ()))

    def is_second(self) -> bool:
        """Whether the same fault was found earlier in the letter."""
        return any(found.rule == self.finding.rule for found in self.earlier)


def with_rewrites(
    draft: Draft, findings: Iterable[Finding], covers: Mapping[str, tuple[Passage, ...]], english: bool
) -> Iterator[Finding]:
    """The findings, each with a rewrite where one can be made. Words are only rewritten in English."""
    earlier: list[Finding] = []
    for finding in findings:
        rewrite = with_right_figure(finding)
        if rewrite is None and english and finding.rule in _BY_RULE:
            rewrite = _rewritten(draft, finding, covers, tuple(earlier))
        earlier.append(finding)
        yield replace(finding, rewrite=rewrite) if rewrite else finding


def _rewritten(
    draft: Draft, finding: Finding, covers: Mapping[str, tuple[Passage, ...]], earlier: tuple[Finding, ...]
) -> Rewrite | None:
    inside = [s for s in draft.sentences if s.overlaps(_span(finding))]
    if not inside:
        return None
    sentence = Sentence(inside[0].start, inside[-1].end, inside[0].paragraph)
    task = _Task(draft, finding, sentence, covers, earlier)
    text = _BY_RULE[finding.rule](task)
    if text is None or not _is_clean(text, draft.kind):
        text = _cut(task)
    if text == task.words or (not text and _loses_a_point(task)):
        return None
    start, end = (
        (sentence.start, sentence.end) if text else with_its_space(draft.text, sentence.start, sentence.end)
    )
    return Rewrite(start, end, draft.text[start:end], text)


def with_its_space(text: str, start: int, end: int) -> tuple[int, int]:
    """A sentence with the spaces that part it from its neighbours, and the mark of a list that it alone stands
    behind; an own line of a paragraph stays empty."""
    following = end
    while text[following : following + 1] == " ":
        following += 1
    if text[following : following + 1] in ("", "\r", "\n"):
        line = text.rfind("\n", 0, start) + 1
        if _MARK.fullmatch(text, line, start):
            return line, min(len(text), following + 1)
        while start and text[start - 1] == " ":
            start -= 1
    return start, following


def _span(finding: Finding) -> Sentence:
    return Sentence(finding.start, finding.end)


def _is_clean(text: str, kind: str) -> bool:
    """Whether no rule finds a fault in the words that would be put in."""
    alone = Draft(text, kind)
    return not any(True for rule in RULES if rule.name in _BY_RULE for _ in rule.look(alone))


def _loses_a_point(task: _Task) -> bool:
    """Whether a point is made in this sentence and nowhere else."""
    return any(
        passages and not task.says_elsewhere(point) for point, passages in task.covers.items() if point != "thanks"
    )


def _cut(task: _Task) -> str:
    """The sentence without the faulty clause; empty where nothing is left that can stand by itself."""
    words, found, start = task.words, task.finding, task.sentence.start
    before = words[: max(0, found.start - start)]
    after = words[max(0, found.end - start) :]
    joint = _JOINT_BEFORE.search(before)
    head = before[: joint.start()] if joint else before
    joint = _JOINT_AFTER.match(after)
    tail = after[joint.end() :] if joint else after
    kept = [part for part in (head, tail) if len(re.findall(r"\w+", part)) >= _FEWEST_WORDS]
    if len(kept) != 1 or (kept[0] is head and re.search(r"\w", tail)) or _HANGS.match(kept[0].strip()):
        return ""
    text = _as_sentence(kept[0])
    return text if _is_clean(text, task.draft.kind) else ""


def _as_sentence(text: str) -> str:
    text = text.strip(" ,;:–—-")
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


# Vague and hidden: the plain sentence that this kind of letter means.

_MEANT = {
    "ending": "{I} have decided to end our work together.",
    "severance": "{I} am ending our work together.",
    "decline": "{I} cannot take this on.",
    "referral": "{I} would like to pass this work on.",
}


def _plainly_decided(task: _Task) -> str | None:
    if task.says_elsewhere("decision") or task.is_second():
        return ""
    if task.draft.kind not in _MEANT:
        return None
    text = _MEANT[task.draft.kind].format(I=task.i)
    ends = task.draft.brief.ends_on if task.draft.brief else None
    if ends and task.draft.kind in {"ending", "severance"} and not task.says_elsewhere("end_date"):
        text += f" {'Our' if task.i == 'We' else 'My'} last day is {ends.day} {ends:%B %Y}."
    return text


_ASKED = Pattern(
    r"\byou\b[^.?!]{0,30}\bask(?:ed|ing)?\b[^.?!]{0,30}?\b(?:whether|if) (?P<who>i|we)"
    r" (?:could|can|would|will|might|may)(?: also| perhaps| possibly)? (?P<what>[^,.;:?!]{4,90}?)(?=\s*[,.;:?!])",
    re.I,
)


def _plainly_no(task: _Task) -> str:
    plain = task.draft.plain
    asked = list(_ASKED.finditer(plain, 0, task.sentence.end))
    if task.is_second():
        return ""
    if asked:
        who = "I" if asked[-1]["who"].lower() == "i" else "We"
        return f"{who} cannot {asked[-1]['what']}."
    return f"{task.i} have to say no to this."


# Blame: what happened, without who is to blame for it.

_NOT_DONE = (
    r"(?:never|not once|didn't|did not|haven't|have not|hadn't|failed to|forgot to)(?: even| ever| once| yet)?"
)
_FACTS: tuple[tuple[Pattern, str], ...] = (
    (
        Pattern(
            rf"you(?:'ve| have| had)? ?{_NOT_DONE} (?:answer|repl(?:y|ied) to|respond to|react to|answered"
            r"|responded to|reacted to) (?P<what>(?!(?:on|in|within|before|until|when|at|by|for) |promptly)"
            r"[^,;:]{3,80})[.!]",
            re.I,
        ),
        "{I} have had no answer to {what}.",
    ),
    (
        Pattern(
            rf"you(?:'ve| have| had)? ?{_NOT_DONE} (?:send|sent|deliver(?:ed)?|provided?|give|given|gave)(?: me"
            r"| us)? (?P<what>(?:the|your|any|a|my) [^,;:]{3,80})[.!]",
            re.I,
        ),
        "{I} have not received {what}.",
    ),
    (
        Pattern(
            r"you(?:'ve| have)? (?:sent|delivered|handed in|gave us|gave me) (?P<what>the [^,;:]{3,60}?)(?: too"
            r"| very)? late[.!]|you were (?:always |again |once again )?late with (?P<what2>the [^,;:]{3,60})[.!]",
            re.I,
        ),
        "{What} came late.",
    ),
)
_SINGLE = Pattern(r"(?:(?:a )?single (?:one of )?|(?:even )?one of |any of |even )", re.I)
_CAUSE_FIRST = Pattern(
    r"(?:since|because|as|given that|thanks to|because of|owing to|due to) [^,]*\byou(?:r|rs)?\b[^,]*,\s+", re.I
)
_CAUSE_LAST = Pattern(
    r",?\s+(?:(?:since|because|as) (?:you|your)\b|(?:thanks to|because of|owing to|due to) (?:\w+ ){0,2}?"
    r"(?:you|your)\b)[^,;]*[.!]$"
    r"|,\s+(?:which|as) (?:is|was|are) (?:all |just |your |usual |so )[^,;]*[.!]$",
    re.I,
)


def _as_a_fact(task: _Task) -> str | None:
    words = task.words
    for pattern, fact in _FACTS:
        match = pattern.fullmatch(words)
        if match:
            what = match["what"] or match["what2"]
            single = _SINGLE.match(what)
            what = what[single.end() :] if single else what
            return fact.format(I=task.i, what=what, What=what[:1].upper() + what[1:])
    first = _CAUSE_FIRST.match(words)
    if first:
        return _as_sentence(words[first.end() :])
    last = _CAUSE_LAST.search(words)
    return _as_sentence(words[: last.start()]) if last else None


# Apologies: the first one, plainly; the others not at all.

_SORRY_FOR = Pattern(
    r"\b(?:sorry|apologi[sz]e|apologies)\b[^.!?]*?\b(?P<what>(?:for|about|that|to) [^,.;!?]{3,80}?)"
    r"(?=\s*[,.;!?–—]|\s+and (?:i|we|it|for|so)\b)",
    re.I,
)
_ABASED = Pattern(
    r"\b(?:worst|hopeless|terribl[ey]|awful|useless|unforgivable|inexcusable|deserve|myself|them)\b", re.I
)


def _one_apology(task: _Task) -> str:
    if task.is_second():
        return ""
    found = _SORRY_FOR.search(task.words)
    if not found or _ABASED.search(found["what"]):
        return ""
    return f"{task.i} {'are' if task.i == 'We' else 'am'} sorry {found['what'].strip()}."


# Threats: what is asked for, and until when.

_PAYS = Pattern(r"\b(?:pa(?:y|id|ys|yment)|money|invoices?|bills?|transfer|settled?|owed?)\b", re.I)
_UNTIL = Pattern(
    r"\b(?P<when>(?:by|before|until|no later than|within)(?! (?:the way|then|now|you|me|us|it)\b)"
    r" [^,;:.!?]{2,40}?)"
    r"(?=\s+(?:or|and|then|my|our|your|i|we|every)\b|\s*[,;:.!?–—])",
    re.I,
)


_ASKS = Pattern(
    r"(?:please )?(?P<ask>(?:pay|settle|send|transfer|wire|clear)\b[^,;:.!?]{2,80}?),?\s+(?:or|otherwise)\b", re.I
)


def _what_is_asked(task: _Task) -> str:
    asks = _ASKS.match(task.words)
    if asks:
        return f"Please {asks['ask'][:1].lower()}{asks['ask'][1:]}."
    until = _UNTIL.search(task.words)
    if not until or not _PAYS.search(task.words):
        return ""
    amounts = sums.find(task.words)
    what = f" {task.words[amounts[0].start : amounts[0].end]}" if len(amounts) == 1 else ""
    return f"Please pay{what} {re.sub(r'^until', 'by', until['when'], flags=re.I)}."


_BY_RULE: dict[str, Callable[[_Task], str | None]] = {
    "wording.vague": _plainly_decided,
    "wording.hidden_no": _plainly_no,
    "wording.blame": _as_a_fact,
    "wording.over_apology": _one_apology,
    "wording.threat": _what_is_asked,
    "wording.personal_attack": _cut,
    "wording.burned_bridge": _cut,
    "wording.grievances": _cut,
    "substance.overpromise": _cut,
    "substance.unsupported_claim": _cut,
}
"""How each fault of words is put right."""
