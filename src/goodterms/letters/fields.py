"""The closed list of fields that a letter template may use, each with its meaning and a sample."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the templates. A field without a value is empty, and its section falls away."""

    name: str
    means: str
    sample: str


FIELDS: tuple[Field, ...] = (
    Field("warm", "set in the warm register", "yes"),
    Field("neutral", "set in the neutral register", "yes"),
    Field("formal", "set in the formal register", "yes"),
    Field("greeting", "the greeting of the person written to", "Dear Ada,"),
    Field("greeting_formal", "the greeting by full name, also in the warm register", "Dear Ada Lindqvist,"),
    Field("greeting_to", "the greeting of the person named in the brief as `to`", "Dear Malcolm,"),
    Field("closing", "the closing formula", "Warm regards"),
    Field("signature", "the owner, and the practice on the next line", "Sam Reed"),
    Field("client", "the client's name", "Northlight Studio"),
    Field("recipient", "the person written to", "Ada Lindqvist"),
    Field("contact", "whom others turn to afterwards", "Rosa Ibáñez"),
    Field("day_to_day", "the first name of the day-to-day contact, where it is somebody else", "Rosa"),
    Field("practice_email", "the practice's mail address", "sam@reedrye.example"),
    Field("trade", "the client's trade", "design"),
    Field("today", "the day of the letter", "15 June 2026"),
    Field("end_day", "the last day", "31 July 2026"),
    Field("end_day_long", "the last day with its weekday", "Friday, 31 July 2026"),
    Field("immediate", "set where the last day is today", "yes"),
    Field("client_ends", "set where the client ended the work and the letter confirms it", "yes"),
    Field("notice_days", "the agreed days of notice, where the last day keeps them", "30"),
    Field("weeks_left", "the weeks until the last day, in words", "six weeks"),
    Field("duration", "how long the client has been one, in words", "two years and four months"),
    Field("weekly_hours", "the agreed hours a week", "10"),
    Field("reason", "the one reason, as the writer gave it", "I am moving to accessibility work."),
    Field("request", "what the client asked for", "the winter catalogue"),
    Field("delivered", "the titles that are delivered, up to four", "Brand guidelines and Packaging sleeve set"),
    Field("delivered_list", "the same as list items, where there are more", "- Brand guidelines"),
    Field("awaiting", "delivered and not yet accepted", "Packaging sleeve set"),
    Field(
        "finishing", "open work that falls before the last day, with its day", "Autumn catalogue by 24 July 2026"
    ),
    Field("not_done", "open work that falls after the last day or has no day", "Showroom signage"),
    Field("unfinished", "all open work", "Autumn catalogue and Showroom signage"),
    Field("nothing_open", "set where work was agreed and none of it is open", "yes"),
    Field("last_work", "the piece delivered last", "Packaging sleeve set"),
    Field("continues", "set where the client has work running", "yes"),
    Field("referral", "the first colleague, with a mail address", "Juno Park (juno@park.example)"),
    Field("referral_name", "the first colleague's name", "Juno Park"),
    Field("referral_first", "the first colleague's first name", "Juno"),
    Field(
        "referral_from",
        "the day from which that colleague takes work, where it is still to come",
        "1 September 2026",
    ),
    Field("referral_room", "set where that colleague takes new work now", "yes"),
    Field("second_referral", "a second colleague", "Bea Castellane (bea@castellane.example)"),
    Field("offer", "the one way forward that is offered, as a sentence", "I could keep the monthly check."),
    Field("offer_item", "the one way forward as a list item", "- I could keep the monthly check."),
    Field("offers", "two or more ways forward as list items", "- I could keep the monthly check."),
    Field("has_alternative", "set where a colleague or a way forward is named", "yes"),
    Field(
        "plan_steps",
        "the main steps of the handover as list items",
        "- 24 July 2026: walk-through with Rosa Ibáñez",
    ),
    Field("files_day", "the day on which the files are handed over", "23 July 2026"),
    Field("files_follow", "the work that is finished after that day", "Autumn catalogue"),
    Field("passing", "what passes into the client's hands, up to three", "northlight.example"),
    Field("passing_many", "set where there are more than three", "yes"),
    Field("passing_by", "the day by which it has passed", "24 July 2026"),
    Field("support_until", "until when questions are answered without charge", "28 August 2026"),
    Field("support_price", "the price of an hour afterwards", "£85.00"),
    Field("told", "whom the practice tells", "Rosa Ibáñez and Wendy Krol"),
    Field("ask_first", "who is told only with the client's yes", "Malcolm Tighe"),
    Field("balance_open", "what the client owes", "£9,900.54"),
    Field("balance_back", "what the practice owes", "£310.00"),
    Field("square", "set where nothing is owed", "yes"),
    Field("single_line", "what the balance is for, where it is one thing", "Retainer"),
    Field("table", "the account as a table, where it is several things", "| Item | Amount |"),
    Field("pay_by", "the day by which it is paid", "1 September 2026"),
    Field("payment_days", "the agreed days to pay, where the day follows from them", "30"),
    Field("invoice_day", "the day of the final invoice", "30 July 2026"),
    Field("instalments", "the parts and their days", "£500.00 by 1 August 2026 and £500.00 by 1 September 2026"),
    Field(
        "overdue",
        "the overdue invoice, the oldest where none was chosen, with its open sum and due day",
        "Invoice NL-28 (£1,440.00 open)",
    ),
    Field(
        "overdue_costs", "interest and fixed sum on it by today", "£12.34 of interest and the fixed sum of £70.00"
    ),
    Field("overdue_sum", "its open sum with interest and fixed sum", "£1,522.34"),
    Field("paid_last", "the payment that came last", "£1,440.00 for invoice NL-28, paid on 3 June 2026,"),
    Field("invoices_open", "what is open on all invoices together", "£1,440.00"),
    Field("invoices_paid", "how many invoices are paid, as it stands before “paid”", "all 28 invoices are"),
    Field("ip_on_payment", "set where rights pass with the payment", "yes"),
    Field("overdue_ask", "a day, two weeks on, by which to ask for it", "29 June 2026"),
    Field("happened", "what happened, as list items with their days", "- On 3 May the texts came."),
    Field("ask", "what is asked for, as a sentence", "I would like us to agree on one person who signs off."),
    Field("talk_day", "a working day in the coming week for a call", "18 June 2026"),
    Field("incident_day", "the day of the message that decided a severance", "4 March 2026"),
    Field("change", "what changes, as it stands after the day", "I work Monday to Wednesday"),
    Field("change_starts", "from when", "1 September 2026"),
    Field("change_ends", "until when, where it ends", "30 September 2026"),
    Field(
        "moved", "the work that moves, as list items with old and new day", "- Autumn catalogue: 9 September 2026"
    ),
    Field("unmoved", "the open work that does not move", "Showroom signage"),
    Field("emergency", "how to reach somebody in an emergency", "ring me on the office number"),
    Field("cover", "who stands in", "Juno Park (juno@park.example)"),
    Field("fee_stays", "set where the fee does not change", "yes"),
    Field("answer_by", "a day, ten days on, by which to answer", "25 June 2026"),
    Field("hard_truth", "what the colleague should know beforehand", "Payments have been late."),
    Field("room_from", "from when there is room again", "1 September 2026"),
    Field("price", "a price that the practice names", "£82.00"),
)
"""All fields, written out; a template that uses another is refused."""

NAMES = frozenset(field.name for field in FIELDS)
