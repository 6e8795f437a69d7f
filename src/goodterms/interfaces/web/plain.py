"""Variables of templates, drawn straight. Most are a text that some filters make and that is escaped; Django asks
thirty questions about each before it does so, and a page of a client has two hundred. What is anything but plain
is drawn by Django as ever."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, cast

from django.template import Context, Template
from django.template.base import Variable, VariableNode, render_value_in_context

_NOT_THERE = (TypeError, AttributeError, KeyError, ValueError, IndexError)
"""What Django takes for “no such key”, and then looks for an attribute."""

_WISHES = ("expects_localtime", "needs_autoescape")
"""What a filter may want to know of the page."""


def draw_straight(template: Template) -> None:
    """Have the variables of a template drawn straight, where nothing speaks against it."""
    for node in template.nodelist.get_nodes_by_type(VariableNode):
        straight = _straight(cast(VariableNode, node))
        if straight is not None:
            vars(node)["render_annotated"] = straight  # what Django asks every node for


def _straight(node: VariableNode) -> Callable[[Context], str] | None:
    expression = node.filter_expression
    variable = expression.var
    if not isinstance(variable, Variable) or variable.lookups is None or variable.translate:
        return None
    if any(hasattr(make, wish) for make, _ in expression.filters for wish in _WISHES):
        return None
    first, *names = variable.lookups
    filters = expression.filters

    def drawn(context: Context) -> str:
        for known in reversed(context.dicts):
            if first in known:
                value = known[first]
                break
        else:
            return node.render(context)
        try:
            for name in names:
                if callable(value):
                    return node.render(context)
                value = _within(value, name)
        except AttributeError:
            return node.render(context)
        if callable(value) or (filters and hasattr(value, "__html__")):
            return node.render(context)
        for make, given in filters:
            value = make(value, *[one.resolve(context) if looked_up else one for looked_up, one in given])
        if type(value) is str and context.autoescape:
            return escape(value)
        return render_value_in_context(value, context)

    return drawn


def _within(value: Any, name: str) -> Any:
    """What a value holds under a name, as a key or as an attribute.

    Raises:
        AttributeError: it holds nothing there.
    """
    if hasattr(type(value), "__getitem__"):
        try:
            return value[name]
        except _NOT_THERE:
            pass
    return getattr(value, name)
