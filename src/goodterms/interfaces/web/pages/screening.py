"""New client: the questions to ask before saying yes, what the answers add up to, how earlier ones went."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from goodterms import screening
from goodterms.casework import screenings
from goodterms.interfaces.web.desk import Desk, post_only
from goodterms.screening import LEAST_CLIENTS, Lesson, Past, lessons


def page(desk: Desk) -> HttpResponse:
    """The answers stand in the form, the advice beside it. They are kept where that is asked."""
    form = desk.request.POST
    answers = {q.key: form[q.key] for q in screening.QUESTIONS if form.get(q.key)}
    first_words = form.get("first_words", "").strip()[:20_000]
    found = None
    if answers or first_words or form.get("keep"):
        readings = []
        if first_words:
            from goodterms.language import tone  # lazy: it brings the encoder's weights along

            readings = [tone.read(first_words)]
        can_refer = desk.practice.referrals.exists()
        found = screening.screen(answers, [first_words] if first_words else [], readings, can_refer)
        if form.get("keep"):
            screenings.keep(
                desk.practice,
                form.get("name", ""),
                answers,
                found,
                today=desk.today,
                actor=desk.actor,
                now=desk.now,
            )
            return redirect("screening", practice=desk.practice.slug)
    asked = [(q, answers.get(q.key, "")) for q in screening.QUESTIONS]
    turned = screenings.turned_out(desk.practice, desk.today)
    return desk.show(
        "screening.html",
        asked=asked,
        found=found,
        first_words=first_words,
        name=form.get("name", ""),
        kept=desk.practice.screenings.select_related("client").all(),
        clients=desk.practice.clients.order_by("name").values_list("slug", "name"),
        turned=turned,
        least=LEAST_CLIENTS,
        lessons=[_in_words(one) for one in lessons([Past(one.screening, one.troubled) for one in turned])],
    )


def _in_words(lesson: Lesson) -> tuple[Lesson, str, str]:
    """A lesson with its question and its answer as they stand in the form."""
    question = next(one for one in screening.QUESTIONS if one.key == lesson.question)
    choice = question.choice(lesson.answer)
    return lesson, question.asks, choice.says if choice else lesson.answer


@post_only
def client(desk: Desk, number: int) -> HttpResponse:
    """Say which client a screened one became; or take the answers away."""
    row = get_object_or_404(desk.practice.screenings, pk=number)
    if desk.request.POST.get("remove"):
        screenings.remove(row, actor=desk.actor, now=desk.now)
    else:
        slug = desk.request.POST.get("client", "")
        screenings.became(row, desk.client(slug) if slug else None, actor=desk.actor, now=desk.now)
    return redirect("screening", practice=desk.practice.slug)
