"""A variable that is drawn straight stands on the page as Django itself would draw it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from django.template import Context, Engine, Template
from django.template.base import VariableNode
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from goodterms.interfaces.web import plain

ENGINE = Engine(libraries={"office": "goodterms.interfaces.web.templatetags.office"})


class Row(NamedTuple):
    """A row as lists are read."""

    name: str
    index: int  # type: ignore[assignment]  # a field that hides a method of tuples


class Client:
    """A thing with an attribute, a method, and one that must not be called."""

    name = "Tom & <Tim>"

    def said(self) -> str:
        return "said <so>"

    def delete(self) -> str:
        raise AssertionError("a template deleted the client")

    delete.alters_data = True  # type: ignore[attr-defined]  # Django's own mark

    @property
    def gone(self) -> str:
        raise KeyError("gone")


KNOWN: dict[str, Any] = {
    "text": "a < b & \"c\" 'd'",
    "safe": mark_safe("<b>bold</b>"),
    "lazy": gettext_lazy("Clients"),
    "number": 1234567,
    "exact": Decimal("1234.50"),
    "yes": True,
    "nothing": None,
    "day": date(2026, 6, 15),
    "moment": datetime(2026, 6, 15, 23, 30, tzinfo=UTC),
    "row": Row("<row>", 7),
    "dict": {"name": "<d>", "items": "its own key", "inner": {"name": "in & in"}, "1": "one"},
    "list": ["<first>", "second"],
    "client": Client(),
    "make": lambda: "<made>",
    "kind": Client,
}
VARIABLES = (
    "text", "safe", "lazy", "number", "exact", "yes", "nothing", "day", "moment", "make", "kind.name", "missing",
    "missing.name", "row.name", "row.index", "row.0", "row.none", "dict.name", "dict.items", "dict.keys", "dict.1",
    "dict.inner.name", "dict.none", "list.0", "list.9", "list.none", "client.name", "client.said",
    "client.said.upper", "client.delete", "client.none", "text.upper", "nothing.name", "'<b>'",
    '_("Clients")', "3.5",
)  # fmt: skip
FILTERS = (
    "", "|default:'–'", "|default:text", "|upper", "|length", "|linebreaksbr", "|safe", "|escape", "|join:', '",
    "|truncatechars:5", "|cut:5", "|text", "|urlencode", "|default_if_none:safe", "|first", "|add:'<i>'",
)  # fmt: skip


def drawn(source: str, known: dict[str, Any], *, straight: bool, autoescape: bool = True) -> str:
    template = Template(source, engine=ENGINE)
    if straight:
        plain.draw_straight(template)
    try:
        return template.render(Context(known, autoescape=autoescape))
    except Exception as error:  # whatever Django raises is to be raised
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("variable", [*VARIABLES, "client.gone"])
def test_every_variable_is_drawn_as_django_draws_it(variable: str, language: str) -> None:
    with translation.override(language):
        for made in FILTERS:
            source = f"{{% load office %}}{{{{ {variable}{made} }}}}"
            for autoescape in (True, False):
                ours, djangos = (
                    drawn(source, KNOWN, straight=one, autoescape=autoescape) for one in (True, False)
                )
                assert ours == djangos, (source, autoescape)


@given(st.text(), st.sampled_from(["", "|upper", "|cut:7", "|default:'x'"]))
def test_every_text_is_escaped(text: str, made: str) -> None:
    source = f"{{% load office %}}{{% for one in all %}}{{{{ one.text{made} }}}}{{% endfor %}}"
    known = {"all": [{"text": text}]}
    assert drawn(source, known, straight=True) == drawn(source, known, straight=False)


@given(st.text(max_size=40), st.integers(1, 40))
def test_a_text_is_cut_as_django_cuts_it(text: str, most: int) -> None:
    ours, djangos = (f"{{% load office %}}{{{{ text|{name}:{most} }}}}" for name in ("cut", "truncatechars"))
    assert drawn(ours, {"text": text}, straight=False) == drawn(djangos, {"text": text}, straight=False)


def test_what_is_plain_is_drawn_straight() -> None:
    """Else this module would do nothing, and nobody would see it."""
    template = Template("{{ row.name }}{{ text|upper }}{{ text|linebreaksbr }}", engine=ENGINE)
    plain.draw_straight(template)
    nodes: list[Callable[..., int | str]] = [one.render_annotated for one in template.nodelist]
    assert [one.__name__ for one in nodes] == ["drawn", "drawn", "render_annotated"]
    assert all(isinstance(one, VariableNode) for one in template.nodelist)
