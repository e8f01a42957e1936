"""Why each sentence of a page's first sections stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefgen.dossiers import CountryDossier, PersonDossier
from briefgen.explain.records import Chosen
from briefgen.explain.site import Site
from briefgen.rules import meaning_of

SECTIONS: tuple[Literal["bottom_line", "new", "next"], ...] = ("bottom_line", "new", "next")


def chosen(dossier: PersonDossier | CountryDossier, site: Site) -> Iterator[Chosen]:
    """The sentences of the bottom line, of what is new and of what is next, with their rules."""
    for section in SECTIONS:
        for statement in getattr(dossier, section):
            places = tuple(site.sentence(c.article, c.sentence) for c in statement.citations)
            yield Chosen(
                section, statement.text, statement.rule, meaning_of(statement.rule), places
            )
