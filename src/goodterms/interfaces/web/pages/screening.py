"""New client: the questions to ask before saying yes, and what the answers add up to."""

from __future__ import annotations

from django.http import HttpResponse

from goodterms import screening
from goodterms.interfaces.web.desk import Desk


def page(desk: Desk) -> HttpResponse:
    """Nothing is kept: the answers stand in the form, and the advice beside it."""
    answers = {q.key: desk.request.POST[q.key] for q in screening.QUESTIONS if desk.request.POST.get(q.key)}
    first_words = desk.request.POST.get("first_words", "").strip()[:20_000]
    found = None
    if answers or first_words:
        readings = []
        if first_words:
            from goodterms.language import tone  # lazy: it brings the encoder's weights along

            readings = [tone.read(first_words)]
        can_refer = desk.practice.referrals.exists()
        found = screening.screen(answers, [first_words] if first_words else [], readings, can_refer)
    asked = [(q, answers.get(q.key, "")) for q in screening.QUESTIONS]
    return desk.show("screening.html", asked=asked, found=found, first_words=first_words)
