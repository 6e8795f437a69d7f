"""Templates with their words put in: each is kept once for a language, and its words are looked up when it is read
and not at every visit."""

from __future__ import annotations

import re

from django.template import Origin, Template
from django.template.loaders import cached
from django.utils.translation import get_language, gettext

from goodterms.interfaces.web import plain

_WORDS = re.compile(r"""\{% translate (?:"([^"{}]*)"|'([^'{}]*)') %\}""")


class Loader(cached.Loader):
    """Django's cached loader, with a place for each language."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        """The name within the language that is active."""
        return f"{get_language()} {super().cache_key(template_name, skip)}"

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        """The template; one that is read for the first time has its variables drawn straight."""
        is_new = self.cache_key(template_name, skip) not in self.get_template_cache
        template = super().get_template(template_name, skip)
        if is_new:
            plain.draw_straight(template)
        return template

    def get_contents(self, origin: Origin) -> str:
        """The template's text, in which ``{% translate "…" %}`` stands no more."""
        return _WORDS.sub(lambda found: _said(found[1] or found[2] or ""), super().get_contents(origin))


def _said(words: str) -> str:
    """The words as `translate` itself would put them: it looks them up with their per cent signs doubled."""
    return gettext(words.replace("%", "%%")).replace("%%", "%") if words else ""
