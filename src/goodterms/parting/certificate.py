"""Papers for the end of a case, to be signed by both sides: a sign-off, and a mutual release.

A sign-off says what was done. A mutual release also gives up claims, which can be a loss: it is written only on
request, and says so. Neither asks anyone to be silent about the other; such a clause is never a default.
"""

from __future__ import annotations

from datetime import date

from goodterms.days import long_day
from goodterms.facts import Client, Practice

_RELEASE = """\
## Mutual release

Each side gives up all claims against the other from this work, known or not, except:

- claims that the law does not let anyone give up;
- confidentiality, and rights in the work, as they were agreed;
- what is named above as kept open.

Read this twice before you sign: a claim that is given up does not come back. Where money or rights are in doubt,
ask a lawyer first.
"""


def sign_off(
    client: Client, practice: Practice | None, ends_on: date, today: date, kept_open: tuple[str, ...]
) -> str:
    """The certificate that a case is done, in Markdown, with what both sides keep open."""
    ours = practice.name if practice else "The practice"
    lines = [
        f"# Sign-off: {client.name} and {ours}",
        "",
        f"The work ended on {long_day(ends_on)}. On {long_day(today)} both sides confirm:",
        "",
        "- the work that was agreed is delivered and accepted, or it was agreed that it will not be done;",
        "- the settlement is paid;",
        "- files, access and papers have passed over; what was known to both is changed;",
        "- nobody owes the other anything more from this work.",
        "",
        "Kept open by agreement:",
        "",
        *([f"- {end}" for end in kept_open] or ["- nothing"]),
        "",
        f"For {client.name}: name, date",
        "",
        f"For {ours}: name, date",
        "",
    ]
    return "\n".join(lines)


def mutual_release(
    client: Client, practice: Practice | None, ends_on: date, today: date, kept_open: tuple[str, ...]
) -> str:
    """The sign-off with a mutual release below it. An option, never a default; not legal advice."""
    return f"{sign_off(client, practice, ends_on, today, kept_open)}\n{_RELEASE}"
