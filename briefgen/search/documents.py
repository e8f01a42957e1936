"""What the search finds of a person, a country or an article, as a document for Pagefind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from slugify import slugify

from briefgen.data import countries
from briefgen.dossiers import (
    ArticleDossier,
    Copy,
    CountryDossier,
    MonthCount,
    PersonDossier,
    Source,
)
from briefgen.model import Published

# A name counts for more than a sentence that has it: the page of Kim comes before what Kim said.
NAME, OTHER_NAME, ROLE, SENTENCE = 10, 8, 3, 1
MONTH = re.compile(r"\d{4}-\d\d")
# A word with a letter that is none of the alphabet with an accent.
OWN_LETTER = re.compile(r"\w*[łøđðþßæœıŁØĐÐÞÆŒ]\w*")


def document_of(dossier: PersonDossier | CountryDossier | ArticleDossier) -> str:
    """The document of one page; what is between its tags is found, `meta` is shown.

    Its filters are kind, country (by name), publisher, and month ("2025-08"): of an article its
    own, of a person or a country those of the articles. Days that are only a file's count for no
    month. Each sentence of an article is a heading with its id, which gives results of their own.
    """
    if isinstance(dossier, ArticleDossier):
        parts = _article(dossier)
    elif isinstance(dossier, PersonDossier):
        parts = _person(dossier)
    else:
        parts = _country(dossier)
    return f'<!doctype html><html lang="en"><body data-pagefind-body>{"".join(parts)}</body></html>'


def _article(article: ArticleDossier) -> Iterator[str]:
    yield from _filters("kind", ["Articles"])
    yield from _filters("country", (country.name for country in article.countries))
    yield from _filters("publisher", [article.source])
    yield from _filters("month", _months([article.published]))
    yield _meta("what", article.source)
    yield _meta("day", _day(article.published))
    yield _text("h1", article.title, NAME)
    yield _text("p", _plain(article.title, article.text), SENTENCE)
    for sentence in article.sentences:
        text = article.text[sentence.start : sentence.end]
        yield _text("h6", text, SENTENCE, f' id="{escape(sentence.id)}"')


def _person(person: PersonDossier) -> Iterator[str]:
    yield from _filters("kind", ["People"])
    yield from _filters("country", [person.country.name or ""])
    yield from _of_sources(person.sources, person.coverage)
    if person.roles:
        yield _meta("what", person.roles[0].text)
        yield _meta("day", person.roles[0].last_seen)
    yield _text("h1", person.name, NAME)
    for alias in person.aliases:
        yield _text("p", alias.text, OTHER_NAME)
    names = (person.name, *(alias.text for alias in person.aliases))
    yield _text("p", _plain(*names), OTHER_NAME)
    for role in person.roles:
        yield _text("p", role.text, ROLE)
    yield _text("p", person.country.name or "", ROLE)


def _country(country: CountryDossier) -> Iterator[str]:
    known = countries()[country.code]
    yield from _filters("kind", ["Countries"])
    yield from _filters("country", [country.name])
    yield from _of_sources(country.sources, country.coverage)
    yield _meta("day", country.as_of)
    yield _text("h1", country.name, NAME)
    for name in (country.code, *known.names, *known.demonyms, *known.capitals):
        yield _text("p", name, OTHER_NAME)
    yield _text("p", _plain(country.name), OTHER_NAME)


def _of_sources(sources: Iterable[Source], coverage: Iterable[MonthCount]) -> Iterator[str]:
    """The publishers of a page's sources, and the months of all its articles; copies included."""
    found: list[Source | Copy] = []
    for source in sources:
        found += [source, *source.copies]
    yield from _filters("publisher", (one.source for one in found))
    months = (month.month for month in coverage)
    yield from _filters("month", (*months, *_months(one.published for one in found)))


def _months(days: Iterable[Published]) -> Iterator[str]:
    return (found[0] for day in days if day.basis != "file" and (found := MONTH.match(day.value)))


def _day(published: Published) -> str:
    return "" if published.basis == "file" else published.value


def _filters(name: str, values: Iterable[str]) -> Iterator[str]:
    """The values of a filter, each once; empty ones are none."""
    for value in sorted({value for value in values if value}):
        yield f'<i data-pagefind-filter="{name}[content]" content="{escape(value)}"></i>'


def _meta(name: str, value: str) -> str:
    """What is shown with a result."""
    return f'<i data-pagefind-meta="{name}[content]" content="{escape(value)}"></i>'


def _plain(*texts: str) -> str:
    """The words of the texts with letters of which no accent can be taken off, in plain letters.

    Pagefind finds "Kerekházy" by "kerekhazy", but not "Tuncalı" by "tuncali".

    >>> _plain("Cem Tuncalı", "Torbjørn saw Cem.")
    'torbjorn tuncali'
    """
    words = {word for text in texts for word in OWN_LETTER.findall(text)}
    return " ".join(sorted({str(slugify(word, separator="")) for word in words}))


def _text(tag: str, text: str, weight: int, attributes: str = "") -> str:
    """What is found, with its weight (0 to 10)."""
    return f'<{tag}{attributes} data-pagefind-weight="{weight}">{escape(text)}</{tag}>\n'
