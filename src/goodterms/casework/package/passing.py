"""The handover as the page shows it: what decides the end, access, who is told, the bundle."""

from __future__ import annotations

from goodterms.delivery.archive import Packed
from goodterms.delivery.page.model import FileLink, PageHandover, Table
from goodterms.facts import Role
from goodterms.handover import Plan, Task

_TASKS = (("By", "day"), ("What", "text"), ("Who", "text"))
_ACCESS = (("By", "day"), ("System", "text"), ("What becomes of it", "text"), ("Held by", "text"))
_TOLD = (("On", "day"), ("Who", "text"), ("Hears", "text"), ("From", "text"))
_ROLES: dict[Role | None, str] = {
    "sponsor": " (sponsor)",
    "day-to-day": " (day to day)",
    "billing": " (billing)",
    "stakeholder": " (outside)",
    None: "",
}
_FILES = (
    FileLink("Plan", "handover/plan.md"),
    FileLink("Plan as calendar", "handover/plan.ics"),
    FileLink("Access register", "handover/access-register.csv"),
    FileLink("How it runs", "handover/how-it-runs.md"),
    FileLink("Rights and licences", "handover/rights-and-licences.md"),
    FileLink("Acceptance", "handover/acceptance.md"),
    FileLink("The files", "handover/bundle/index.html"),
)
_NOT_SEVERED = ("handover/how-it-runs.md", "handover/acceptance.md")
_SEVERED = {
    "says": "What is the client's own goes back in writing, without a call and without a meeting.",
    "nobody": "Nobody. One short letter is enough.",
}


def handover_view(plan: Plan, packed: Packed) -> PageHandover:
    """The handover for the page."""
    decisive = [task for task in plan.tasks if task.critical or plan.severed]
    return PageHandover(
        tasks=Table(_TASKS, tuple(_task(task) for task in decisive)),
        all_tasks=Table(_TASKS, tuple(_task(task) for task in plan.tasks)),
        access=Table(_ACCESS, _access(plan)),
        stakeholders=Table(_TOLD, _told(plan)),
        bundle=_bundle(packed),
        files=tuple(file for file in _FILES if not (plan.severed and file.path in _NOT_SEVERED)),
        **(_SEVERED if plan.severed else {}),
    )


def _task(task: Task) -> tuple[str, str, str]:
    return task.due_on.isoformat(), task.title, task.who


def _access(plan: Plan) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            entry.due_on.isoformat() if entry.due_on else "–",
            entry.system,
            entry.action or "not said",
            entry.holder or "not said",
        )
        for entry in plan.access
    )


def _told(plan: Plan) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (note.tell_on.isoformat(), f"{note.name}{_ROLES[note.role]}", f"{note.what}.", note.by_name)
        for note in plan.stakeholders
    )


def _bundle(packed: Packed) -> str:
    if packed.files == 0:
        return "There is nothing in files/ that would be handed over."
    return (
        f"{packed.files} files are packed as a BagIt bag, each with its checksums, so that both sides can prove "
        "that nothing was changed or lost."
    )
