"""Writes a handover: plan, calendar, access register, notes, and the bag of files."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator, Mapping
from datetime import time
from pathlib import Path
from urllib.parse import quote

import msgspec

from goodterms import handover
from goodterms.days import long_day
from goodterms.delivery.archive import BagInfo, Packed, write_bag
from goodterms.delivery.archive.bag import Progress
from goodterms.delivery.archive.listing import list_files
from goodterms.delivery.calendar import Call, Day, Entry, Task, calendar
from goodterms.facts import History, Practice
from goodterms.handover import Plan

BUNDLE = "bundle"


def write_handover(
    folder: Path,
    plan: Plan,
    history: History,
    practice: Practice | None,
    into: Path,
    progress: Progress | None = None,
    held: tuple[str, ...] = (),
) -> Packed:
    """Write everything that a handover needs into a folder, and say what was packed.

    Args:
        folder: the client folder; its ``files/`` become the bag's payload and are only read.
        into: an existing folder, such as `delivery.archive.writing` gives.
        progress: told about bytes done.
        held: paths below ``files/`` that wait for payment (`handover.holding`).

    Raises:
        GoodtermsError: ``bundle.*`` where a file cannot be carried.
    """
    packed = _write_bundle(folder, plan, history, practice, into / BUNDLE, progress, frozenset(held))
    papers = dict(_papers(plan, history, practice, packed))
    if held:
        papers["held-back.md"] = _held_back(plan, held).encode()
    for name, content in papers.items():
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return packed


def _held_back(plan: Plan, held: tuple[str, ...]) -> str:
    lines = [f"# What waits for payment: {plan.client}", ""]
    lines += [
        "These files follow when the settlement is paid. Everything that is the client's own is in the bundle.",
        "",
    ]
    return "\n".join([*lines, *(f"- {name}" for name in held)]) + "\n"


def plan_json(plan: Plan) -> bytes:
    """The plan as JSON, indented. The last letter of `try_` falls away, as everywhere in our JSON."""
    document = msgspec.to_builtins(plan, enc_hook=str)
    for unknown in document["unknown"]:
        unknown["try"] = unknown.pop("try_")
    for table in ("access", "renewals", "after_the_end"):
        for row in document[table]:
            row["source"] = f"{row['source']['file']}:{row['source']['line']}"
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def plan_calendar(plan: Plan, zone: str) -> bytes:
    """The plan as a calendar: a task each, the days that matter, and calls at ten o'clock in a zone."""
    return calendar(f"Handover of {plan.client}", _entries(plan, zone), plan.as_of)


def _entries(plan: Plan, zone: str) -> Iterator[Entry]:
    for task in plan.tasks:
        note = f"Done when: {task.proof}." if task.proof else ""
        yield Task(task.key, task.title, task.due_on, task.start_on, note, task.who)
        if task.call:
            yield Call(task.key, task.title, task.due_on, time(10), zone, 60, note)
    yield Day("last-day", f"Last day of the work for {plan.client}", plan.ends_on, remind_days=7)
    if plan.support is not None:
        title = f"Last day for questions from {plan.client}"
        yield Day("support-ends", title, plan.support.until, remind_days=3)
    advice = "It falls after the last day." + ("" if plan.severed else " Tell the client in writing.")
    for number, day in enumerate(plan.after_the_end, start=1):
        yield Day(f"after-{number}", day.says, day.on, advice, 14)


def _papers(plan: Plan, history: History, practice: Practice | None, packed: Packed) -> Mapping[str, bytes]:
    zone = (practice.timezone if practice else None) or history.client.timezone or "UTC"
    papers = {
        "plan.json": plan_json(plan),
        "plan.ics": plan_calendar(plan, zone),
        "plan.md": _plan_text(plan).encode(),
        "access-register.csv": _register(plan),
        "rights-and-licences.md": handover.notes.rights(history, practice, plan).encode(),
    }
    if not plan.severed:
        papers["how-it-runs.md"] = handover.notes.how_it_runs(plan).encode()
        papers["acceptance.md"] = handover.notes.acceptance(practice, plan, packed.files).encode()
    for number, note in enumerate(plan.stakeholders, start=1):
        head = [f"To: {note.address or note.name}", f"When: {long_day(note.tell_on)}", f"By: {note.by_name}"]
        head += [f"First: {note.needs}"] if note.needs else []
        name = "".join(letter if letter.isalnum() else "-" for letter in note.name.lower()).strip("-")[:60]
        papers[f"stakeholders/{number:02}-{name}.md"] = ("\n".join(head) + f"\n\n{note.note}").encode()
    return papers


def _register(plan: Plan) -> bytes:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["system", "kind", "holder", "action", "by", "done_by", "how", "then_rotate", "note", "done"])
    for e in plan.access:
        row = [
            e.system,
            e.kind,
            e.holder,
            e.action,
            e.due_on,
            e.done_by,
            e.how,
            "yes" if e.rotate_after else "no",
            e.note,
            "yes" if e.done else "",
        ]
        writer.writerow(["" if cell is None else _harmless(str(cell)) for cell in row])
    return table.getvalue().encode()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is marked as text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _plan_text(plan: Plan) -> str:
    lines = [f"# Handover of {plan.client}", "", f"The work ends on {long_day(plan.ends_on)}. {_fits(plan)}"]
    lines += [f"Planned with {plan.hours_week} hours a week ({plan.hours_because}).", "", "## Steps", ""]
    for task in plan.tasks:
        late = f" **{_working_days(task.slip_days)} late.**" if task.slip_days else ""
        decides = " Decides the end." if task.critical and not plan.severed else ""
        lines.append(
            f"- [ ] {long_day(task.due_on)}, {task.who}: {task.title}. Done when: {task.proof}.{decides}{late}"
        )
    lines += ["", "## Who is told", ""]
    lines += [
        f"- {long_day(n.tell_on)}: {n.name} ({n.role or 'stakeholder'}), by {n.by_name}. {n.what}."
        for n in plan.stakeholders
    ] or ["- Nobody. One short letter is enough." if plan.severed else "- Nobody is listed in client.toml."]
    lines += ["", "## What renews itself", ""]
    lines += [f"- {renewal.says} ({renewal.source})" for renewal in plan.renewals] or ["- Nothing is listed."]
    after = [(day.on, f"{day.says} ({day.source})") for day in plan.after_the_end]
    if plan.support is not None:
        after.append((plan.support.until, f"last day for questions{plan.support.price_note}."))
    listed = [f"- {long_day(on)}: {says}" for on, says in sorted(after)]
    lines += ["", "## After the last day", "", *(listed or ["- Nothing is known."])]
    if plan.unknown:
        lines += ["", "## Not known", "", *(f"- {u.what}: {u.why} {u.try_}" for u in plan.unknown)]
    return "\n".join(lines) + "\n"


def _fits(plan: Plan) -> str:
    """Whether the work can be done by the last day, and what would help where it cannot."""
    if plan.severed:
        return "What is the client's own goes back in writing, without a call and without a meeting."
    if plan.fits:
        return "Everything can be done by then."
    late = f"{len(plan.slips)} step{'' if len(plan.slips) == 1 else 's'} would be late."
    if plan.earliest_end_on:
        return f"It does not fit: {late} The first last day that fits is {long_day(plan.earliest_end_on)}."
    return f"It does not fit: {late} A later last day does not help: some days of their own are past."


def _working_days(count: int) -> str:
    return "1 working day" if count == 1 else f"{count} working days"


def _write_bundle(
    folder: Path,
    plan: Plan,
    history: History,
    practice: Practice | None,
    bag: Path,
    progress: Progress | None,
    held: frozenset[str],
) -> Packed:
    info = BagInfo(
        organization=practice.name if practice else "",
        recipient=plan.client,
        description=f"Files of the work for {plan.client} up to {plan.ends_on.isoformat()}",
        bagged_on=plan.as_of,
        contact=practice.emails[0] if practice and practice.emails else "",
    )
    beside = {
        "index.html": _index(folder / "files", plan, held).encode(),
        "rights-and-licences.md": handover.notes.rights(history, practice, plan).encode(),
    }
    return write_bag(folder / "files", bag, info, beside, progress, held)


def _index(files: Path, plan: Plan, held: frozenset[str]) -> str:
    """A page that lists the files for people; everything from names is escaped."""
    listed = [file for file in list_files(files) if file.name not in held] if files.is_dir() else []
    rows = "\n".join(
        f'<tr><td><a href="data/{quote(name)}">{html.escape(name)}</a></td><td>{_size(size)}</td></tr>'
        for name, size in ((file.name, file.size) for file in listed)
    )
    title = html.escape(f"Files for {plan.client}")
    return f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ --paper: #FBF9F5; --ink: #1E2733; --quiet: #5B6675; --line: #E3DED4; --door: #2E6B52 }}
@media (prefers-color-scheme: dark) {{ :root {{ --paper: #171C23; --ink: #ECE8E0; --quiet: #A4AEBB;
  --line: #333B46; --door: #7FC4A4 }} }}
body {{ background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; max-width: 44rem;
  margin: 3rem auto; padding: 0 1rem }}
h1 {{ font: 28px/1.2 "Source Serif 4", Georgia, serif; font-weight: 400 }}
a {{ color: var(--door) }} p {{ color: var(--quiet) }}
table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }}
td {{ border-top: 1px solid var(--line); padding: .4rem .2rem; overflow-wrap: anywhere }}
td + td {{ text-align: right; white-space: nowrap; color: var(--quiet) }}
</style>
<h1>{title}</h1>
<p>{len(listed)} files, as of {long_day(plan.as_of)}. They lie in the folder “data”. The manifests beside
this page hold a checksum of each, so that you can see that nothing was changed or lost.</p>
<table>
{rows}
</table>
<p>Rights and licences: <a href="rights-and-licences.md">rights-and-licences.md</a></p>
</html>
"""


def _size(count: int) -> str:
    size = float(count)
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size = size / 1000
    return f"{size:.1f} GB"
