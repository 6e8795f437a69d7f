"""The papers that go with a handover: how it runs, rights and licences, acceptance. Markdown, to be completed."""

from __future__ import annotations

from goodterms.days import long_day
from goodterms.facts import History, Practice
from goodterms.handover.plan import Plan


def how_it_runs(plan: Plan) -> str:
    """A guided outline of the knowledge note: questions to answer, and what the records already say."""
    lines = [f"# How it runs: {plan.client}", "", f"For whoever takes over on {long_day(plan.ends_on)}.", ""]
    for question in plan.knowledge:
        lines += [f"## {question}", "", "", ""]
    lines += ["## Systems and who holds them", ""]
    lines += [f"- {entry.system}: {entry.holder or 'holder not known'}" for entry in plan.access] or [
        "- none listed"
    ]
    lines += ["", "## Days that come after the end", ""]
    lines += [f"- {long_day(day.on)}: {day.says}" for day in plan.after_the_end] or ["- none known"]
    return "\n".join(lines) + "\n"


def rights(history: History, practice: Practice | None, plan: Plan) -> str:
    """Who owns what from when on, as far as the agreement says, and which licences lie in the work of others."""
    ours = practice.name if practice else "The practice"
    agreement = history.agreement
    if agreement.ip_on_payment:
        passing = (
            f"The rights in the work pass to {plan.client} when it is paid in full (agreement, ip_on_payment)."
        )
    elif agreement.ip_on_payment is False:
        passing = "The agreement does not tie the rights in the work to payment. What it grants is granted."
    else:
        passing = (
            "The agreement on file does not say when rights pass. Settle this in writing before the last day."
        )
    licences = [entry for entry in plan.access if entry.kind == "licence"]
    lines = [
        f"# Rights and licences: {plan.client}",
        "",
        passing,
        "",
        f"{plan.client}'s own papers, data and domains are {plan.client}'s in any case. They are handed over"
        " whether or not something is owed.",
        "",
        "## Licences of others",
        "",
        *(
            [f"- {entry.system}: {entry.note or entry.how}" for entry in licences]
            or ["None is listed in access.csv."]
        ),
        "",
        "Typefaces, pictures, code and sounds by others keep their own licences; a copy in the bundle does not"
        " extend them.",
    ]
    if agreement.confidentiality_survives:
        lines += [
            "",
            f"{ours} keeps what it learnt confidential after the end (agreement, confidentiality_survives).",
        ]
    return "\n".join(lines) + "\n"


_PASSED = {
    "transfer": "{}: it is in the client's name",
    "revoke": "{}: our access is given up",
    "rotate": "{}: what we knew was replaced",
}


def acceptance(practice: Practice | None, plan: Plan, files: int) -> str:
    """The receipt that both sides sign when everything has passed over.

    Args:
        files: how many files lie in the bundle.
    """
    ours = practice.name if practice else "The practice"
    packed = f"- the bundle of {files} file{'' if files == 1 else 's'}; the checksums were compared"
    systems = [f"- {_PASSED[e.action].format(e.system)}" for e in plan.access if e.action in _PASSED]
    answered = (
        f"Questions are answered until {long_day(plan.support.until)}{plan.support.price_note}."
        if plan.support
        else "No time for questions was agreed."
    )
    return "\n".join(
        [
            f"# Acceptance of the handover: {plan.client} and {ours}",
            "",
            f"The last day of the work is {long_day(plan.ends_on)}. {plan.client} has received:",
            "",
            *([packed] if files else []),
            "- the note how it runs, and a walk-through",
            *systems,
            "",
            answered,
            "",
            "What is missing or wrong:",
            "",
            "",
            "Both sides agree that nothing else is open, except the settlement, which stands on its own paper.",
            "",
            f"For {plan.client}: name, date",
            "",
            f"For {ours}: name, date",
            "",
        ]
    )
