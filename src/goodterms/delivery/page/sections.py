"""The sections of the parting's page, one function each, in the order in which they are read."""

from __future__ import annotations

from goodterms.delivery.days import day_of, figure, long_day
from goodterms.delivery.documents import Evidence, Line, Option, Statement
from goodterms.delivery.page.charts import figure_html
from goodterms.delivery.page.drawing import MARK, condition_shape
from goodterms.delivery.page.model import PageLetter, PartingPage
from goodterms.delivery.page.parts import cite, esc, files_html, plain_table, section, table_html
from goodterms.delivery.prose import as_html, read_markdown
from goodterms.delivery.sources import SourceMessage, Sources, SourceTable
from goodterms.money import Money

POINTS: dict[str, str] = {
    "decision": "The decision",
    "end_date": "The last day",
    "status_delivered": "What is done",
    "status_outstanding": "What is open",
    "alternative_scope": "A smaller piece of work",
    "alternative_timeline": "A later date",
    "alternative_referral": "Somebody else",
    "alternative_phase_out": "A way out in steps",
    "mutual_benefit": "Why it is good for both",
    "money_outstanding": "The sum that is open",
    "money_terms": "How it is paid",
    "settlement_date": "By when",
    "transition_plan": "Who does what, when",
    "data_transfer": "Files and access",
    "stakeholders": "Who is told",
    "door_open": "The open door",
    "thanks": "Thanks",
}
OPTIONS: dict[str, str] = {
    "continue": "Go on as it is",
    "reset": "Reset the terms",
    "reduce_scope": "Do less",
    "move_timeline": "Do it later",
    "refer": "Pass it on",
    "phase_out": "Wind down in steps",
    "end": "End it",
}


def top(page: PartingPage) -> str:
    """Who, when, how it stands."""
    condition = page.health["condition"]
    return (
        f'<header class="top"><div class="house">{MARK}<span>{esc(page.practice)}</span></div>'
        f"<h1>{esc(page.client)}: the parting</h1>"
        f'<div class="sub"><span class="standing {esc(condition)}">{condition_shape(condition)}{esc(condition)}</span>'
        f"<span>Last day {long_day(page.ends_on)}</span><span>As of {long_day(page.today)}</span></div></header>"
    )


def next_step(page: PartingPage) -> str:
    """The one thing to do now, and what a person must decide."""
    step = page.next_step
    notices = "".join(f'<div class="notice"><p>{esc(says)}</p></div>' for says in page.notices)
    return (
        f'<div class="next" role="region" aria-label="Next step"><p class="label">Next step</p><p>{esc(step.says)}</p>'
        f'<a class="button" href="{esc(step.target)}">{esc(step.button)}</a></div>{notices}'
    )


def at_a_glance(page: PartingPage) -> str:
    """The few figures that are asked for first."""
    facts = [("Last day", long_day(page.ends_on))]
    for statement in page.settlement["currencies"]:
        facts.append((_balance_says(statement, page.client), _amount(statement["balance"], statement["currency"])))
        if statement["pay_by"] and statement["owed_by"] != "nobody":
            facts.append(("Pay by", day_of(statement["pay_by"])))
    facts.append(("To hand over", _count(len(page.handover.access.rows), "access", "accesses")))
    items = "".join(f"<div><dt>{esc(name)}</dt><dd>{esc(value)}</dd></div>" for name, value in facts)
    return f'<dl class="facts">{items}</dl>'


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _balance_says(statement: Statement, client: str) -> str:
    return {"client": f"{client} owes", "practice": "You owe"}.get(statement["owed_by"], "Balance")


def _amount(amount: str, currency: str) -> str:
    return str(Money.parse(amount.removeprefix("-"), currency))


def standing(page: PartingPage) -> str:
    """How things stand, and the evidence."""
    health = page.health
    since = f" since {day_of(health['since'])}" if health["since"] else ""
    lead = (
        f'<p class="lead">Things are <strong class="{esc(health["condition"])}">{esc(health["condition"])}</strong>'
        f"{esc(since)}. {esc(health['advice']['says'])}</p>"
        if health["condition"] != "unknown"
        else f'<p class="lead">There is too little to say how things stand. {esc(health["advice"]["says"])}</p>'
    )
    charts = "".join(figure_html(chart, number) for number, chart in enumerate(page.charts, 1))
    evidence = (
        table_html(
            [("What was seen", "text"), ("Day", "day"), ("Weighs", "figure")],
            (_evidence_row(item, page.sources) for item in health["evidence"]),
        )
        if health["evidence"]
        else '<p class="quiet">Nothing has moved beyond what is usual for this client.</p>'
    )
    score = (
        f'<p class="small">Score {health["score"]} of 100, higher is healthier. '
        "It only sums up the evidence below; the client is compared with itself, not with others.</p>"
    )
    return section(
        "standing",
        "How things stand",
        lead,
        f'<div class="charts">{charts}</div>',
        "<h3>Evidence</h3>",
        evidence,
        score,
    )


def _evidence_row(item: Evidence, sources: Sources) -> str:
    quote = f"<blockquote>{esc(item['quote'])}</blockquote>" if item["quote"] else ""
    places = cite(item["source"].replace(";", ",").split(", "), sources)
    weight = f"{item['weight']:+d}".replace("-", "−")
    return (
        f'<tr><td>{esc(item["says"])}{quote}{places}</td><td class="day">{esc(item["on"] or "–")}</td>'
        f'<td class="figure">{weight}</td></tr>'
    )


def ways_forward(page: PartingPage) -> str:
    """The options, priced, and what the practice could live on."""
    options = page.options
    chosen = next((o for o in options["options"] if o["kind"] == options["recommended"]), None)
    lead = (
        f'<p class="lead">On the figures alone, “{esc(OPTIONS.get(chosen["kind"], chosen["kind"]).lower())}” comes out '
        "first. The choice is yours; this is what each way would mean.</p>"
        if chosen
        else ""
    )
    currency = page.settlement["currencies"][0]["currency"] if page.settlement["currencies"] else ""
    table = table_html(
        [
            ("Way", "text"),
            (f"Income a month, {currency}", "figure"),
            ("Hours a week", "figure"),
            ("Runway", "figure"),
        ],
        (_option_row(option, options["recommended"], currency) for option in options["options"]),
    )
    ground = options["contingency"]
    plan = "".join(f"<li>{esc(step)}</li>" for step in ground["plan"])
    contingency = (
        f"<h3>If the income goes</h3><p>With this client the money lasts {_days(ground['runway_days_now'])}, "
        f"without it {_days(ground['runway_days_without'])}."
        + (
            f" The earliest safe day to give notice is {day_of(ground['earliest_safe_notice_on'])}."
            if ground["earliest_safe_notice_on"]
            else ""
        )
        + f"</p>{f'<ul>{plan}</ul>' if plan else ''}"
    )
    return section("ways", "The ways forward", lead, table, contingency)


def _days(days: int | None) -> str:
    return "as far as can be seen" if days is None else f"{days} days"


def _option_row(option: Option, recommended: str, currency: str) -> str:
    months = option["income_month"]
    figures = [figure(amount, currency) for amount in months]
    if len(set(figures)) > 1:
        income = f"{figures[0]} → {figures[-1]}"
    else:
        income = figures[0] if figures else "–"
    chosen = ' class="chosen"' if option["kind"] == recommended else ""
    risks = "".join(f'<span class="source">{esc(risk)}</span>' for risk in option["risks"])
    name = esc(OPTIONS.get(option["kind"], option["kind"]))
    runway = "–" if option["runway_days"] is None else f"{option['runway_days']} days"
    return (
        f'<tr{chosen}><td><strong>{name}</strong><br>{esc(option["says"])}{risks}</td><td class="figure">{income}</td>'
        f'<td class="figure">{esc(option["hours_week"] if option["hours_week"] is not None else "–")}</td>'
        f'<td class="figure">{runway}</td></tr>'
    )


def letters(page: PartingPage) -> str:
    """The letters, as they would arrive, with what the check of each found."""
    return section("letters", "The words", *(_letter(letter, n) for n, letter in enumerate(page.letters, 1)))


def _letter(letter: PageLetter, number: int) -> str:
    names = [POINTS.get(point, point) for point in letter.covered]
    absent = [POINTS.get(point, point) for point in letter.missing]
    checked = (
        f"<details><summary>What the check found: {len(names)} points covered"
        f"{f', {len(absent)} missing' if absent else ''}, {_count(len(letter.findings), 'remark', 'remarks')}</summary>"
        '<ul class="checked">'
        + "".join(f"<li>✓ {esc(name)}</li>" for name in names)
        + "".join(f'<li class="absent">– {esc(name)} (missing)</li>' for name in absent)
        + "</ul>"
        + "".join(f'<p class="small">{esc(finding)}</p>' for finding in letter.findings)
        + "</details>"
    )
    return (
        f'<article class="letter" id="letter{number}"><p class="to">To {esc(letter.to)}</p><h3>{esc(letter.subject)}</h3>'
        f"{as_html(read_markdown(letter.markdown))}</article>{files_html(letter.files)}{checked}"
    )


def settlement(page: PartingPage) -> str:
    """What is owed, line by line."""
    parts = [_statement(statement, page) for statement in page.settlement["currencies"]]
    gaps = "".join(
        f'<div class="notice"><p><strong>Unknown: {esc(gap["what"])}.</strong> {esc(gap["why"])} {esc(gap["try"])}</p></div>'
        for gap in page.settlement["unknown"]
    )
    bad = "".join(
        f'<div class="notice"><p>{esc(row["file"])}, line {row["row"]} takes no part: {esc(row["reason"])}.</p></div>'
        for row in page.settlement["bad_rows"]
    )
    claims = "".join(
        f"<li>{esc(claim['says'])}: {_amount(claim['amount'], claim.get('currency', ''))}</li>"
        for claim in page.settlement["claimable"]
    )
    claimable = (
        "<details><summary>Late but paid: could be claimed, and is not in the balance</summary>"
        f"<ul>{claims}</ul></details>"
        if claims
        else ""
    )
    instalments = "".join(
        f"<li>{day_of(part['due_on'])}: {_amount(part['amount'], part['currency'])}</li>"
        for part in page.settlement["instalments"]
    )
    parts.append(f"<h3>In instalments</h3><ol>{instalments}</ol>" if instalments else "")
    return section("settlement", "The settlement", *parts, gaps, bad, claimable, files_html(page.settlement_files))


def _statement(statement: Statement, page: PartingPage) -> str:
    currency = statement["currency"]
    debtor = {"client": page.client, "practice": page.practice}.get(statement["owed_by"])
    says = f"Balance, owed by {debtor}" if debtor else "Balance: nothing is owed on either side"
    foot = (
        f'<tfoot><tr><td>{esc(says)}</td><td class="figure">'
        f"{figure(statement['balance'].removeprefix('-'), currency)}</td></tr></tfoot>"
    )
    pay = f"<p>To be paid by {day_of(statement['pay_by'])}.</p>" if statement["pay_by"] and debtor else ""
    return (
        table_html(
            [("What is owed", "text"), (currency, "figure")],
            (_line_row(line, currency, page.sources) for line in statement["lines"]),
            foot,
        )
        + pay
    )


def _line_row(line: Line, currency: str, sources: Sources) -> str:
    working = "".join(
        f'<tr><td>{segment["from"]} to {segment["to"]}</td><td class="figure">{segment["days"]}</td>'
        f'<td class="figure">{esc(segment["principal"])}</td><td class="figure">{esc(segment["percent"])} %</td>'
        f'<td class="figure">{esc(segment["interest"])}</td></tr>'
        for segment in line.get("working", [])
    )
    shown = (
        "<details><summary>The working</summary><table><thead><tr>"
        '<th scope="col">Days</th><th scope="col" class="figure">Count</th><th scope="col" class="figure">On</th>'
        '<th scope="col" class="figure">A year</th><th scope="col" class="figure">Interest</th></tr></thead>'
        f"<tbody>{working}</tbody></table></details>"
        if working
        else ""
    )
    return (
        f"<tr><td>{esc(line['says'])}{cite(line['because'], sources)}{shown}</td>"
        f'<td class="figure">{figure(line["amount"], currency)}</td></tr>'
    )


def handover(page: PartingPage) -> str:
    """What passes over, by whom, by when."""
    view = page.handover
    return section(
        "handover",
        "The handover",
        plain_table(view.tasks, "No tasks: nothing is known that has to pass over."),
        "<h3>Access</h3>",
        plain_table(view.access, "Nothing is listed. Add access.csv to the folder to have it here."),
        "<h3>Who is told</h3>",
        plain_table(view.stakeholders, "Nobody else is known. Add people to client.toml to have them here."),
        f"<h3>Files</h3><p>{esc(view.bundle)}</p>",
        files_html(view.files),
    )


def afterwards(page: PartingPage) -> str:
    """The door that stays open."""
    return section("afterwards", "Afterwards", plain_table(page.afterwards, "No day is set to write again."))


def papers(page: PartingPage) -> str:
    """The journal and the list of files."""
    return section(
        "papers", "The papers", plain_table(page.journal, "Nothing has been done yet."), files_html(page.files)
    )


def sources_section(page: PartingPage) -> str:
    """The rows and messages that anything above rests on, copied from the folder."""
    found = page.sources
    if not found.anchors:
        return ""
    return section(
        "sources",
        "Where it comes from",
        "<p>Copied from the client folder as it was read. Every small link above leads here.</p>",
        *(_source_table(table, found) for table in found.tables),
        *(["<h3>Messages</h3>"] if found.messages else []),
        *(_source_message(message, found) for message in found.messages),
    )


def _source_table(table: SourceTable, found: Sources) -> str:
    rows = (
        f'<tr id="{found.anchors[row.label]}"><td class="figure">{row.line or ""}</td>'
        + "".join(f"<td>{esc(cell)}</td>" for cell in row.cells)
        + "</tr>"
        for row in table.rows
    )
    head = [("Line", "figure"), *((name, "text") for name in table.columns)]
    return f"<h3>{esc(table.file)}</h3>" + table_html(head, rows)


def _source_message(message: SourceMessage, found: Sources) -> str:
    text = esc(message.text)
    for quote in message.quotes:
        text = text.replace(esc(quote), f"<mark>{esc(quote)}</mark>", 1)
    day = long_day(message.on) if message.on else "no date"
    return (
        f'<div class="message" id="{found.anchors[message.label]}"><span class="source">{esc(message.label)}</span> '
        f'<span class="small">{esc(message.sender)}, {day}: {esc(message.subject)}</span><p>{text}</p></div>'
    )
