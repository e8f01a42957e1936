"""What was read from each article, as `briefgen extract` prints it: one JSON object per line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefgen.analyse import analyse_articles
from briefgen.build import Model
from briefgen.decisions import AT
from briefgen.errors import ArticleError, BriefgenError, UsageError
from briefgen.load import Source, article_from_text, id_of_path, load_article
from briefgen.model import (
    PROSE_KINDS,
    Analysis,
    Article,
    CountryReading,
    Member,
    Person,
    Published,
    Quote,
    Span,
)
from briefgen.outline import Outline, outline_of
from briefgen.resolve import resolve_people
from briefgen.resolve.naming import free_slug


class Read(NamedTuple):
    """An article that was read: what who is who depends on, and its line without it."""

    outline: Outline
    line: bytes


class Line(msgspec.Struct, frozen=True):
    """One input line of `--from-jsonl`."""

    path: str
    text: str
    published: str | None = None


def extract_paths(paths: Iterable[Path], model: Model) -> Iterator[bytes | BriefgenError]:
    """One JSON object per article of `paths`, in order; an error for one that can't be read."""
    found: list[Read | BriefgenError] = []
    taken: set[str] = set()
    for path in paths:
        try:
            source = Source(_free(id_of_path(path.as_posix()), taken), path.as_posix())
            article = load_article(Path(), source)
        except ArticleError as error:
            found.append(error)
            continue
        if article is None:
            hint = "remove `draft: true` to read it"
            found.append(ArticleError("marked as a draft", hint=hint, path=str(path)))
        else:
            found += _read([article], model)
    return _lines(found)


def extract_lines(lines: Iterable[bytes], model: Model) -> Iterator[bytes]:
    """One JSON object per line of `{"path", "text", "published"?}`, in order.

    Raises:
        UsageError: a line is not such an object; names its number.
    """
    for line in _lines(_read(_articles(lines), model)):
        assert isinstance(line, bytes)
        yield line


def _articles(lines: Iterable[bytes]) -> Iterator[Article]:
    """The articles of the input lines; empty lines are passed over."""
    decoder = msgspec.json.Decoder(Line)
    taken: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = decoder.decode(line)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise UsageError(
                f"line {number} of the input can't be read: {error}",
                hint='each line is an object such as {"path": "a.txt", "text": "…"}',
            ) from error
        article_id = _free(id_of_path(item.path), taken)
        try:
            yield article_from_text(
                item.path, item.text, published=item.published, article_id=article_id
            )
        except ArticleError:  # one line out per line in: an unreadable text says nothing
            published = Published(item.published or "", "file")
            yield Article(article_id, item.path, "", item.text, (), published)


def _read(articles: Iterable[Article], model: Model) -> Iterator[Read]:
    """The reading of each article, in order."""
    waiting: list[Article] = []

    def remembered() -> Iterator[Article]:
        for article in articles:
            waiting.append(article)
            yield article

    for analysis in analyse_articles(remembered(), model.reader()):
        article = waiting.pop(0)
        line = msgspec.json.encode(as_object(article, analysis))
        yield Read(outline_of(article, analysis), line)


def _lines(found: Iterable[Read | BriefgenError]) -> Iterator[bytes | BriefgenError]:
    """The line of each reading, with who everybody is over all of them; errors as they are."""
    items = list(found)
    outlines = [item.outline for item in items if isinstance(item, Read)]
    pages = {
        member: person.slug
        for person in resolve_people(outlines).people
        for member in person.members
    }
    for item in items:
        if isinstance(item, Read):
            line = msgspec.json.decode(item.line)
            for person in line["people"]:
                member = Member(item.outline.id, person["id"])
                person["entity"] = pages.get(member, f"{person['name']}{AT}{member.article}")
            yield msgspec.json.encode(line)
        else:
            yield item


def _free(article: str, taken: set[str]) -> str:
    """The id of an article, with a number where another one of the input has it already."""
    found = free_slug(article, taken)
    taken.add(found)
    return found


def as_object(article: Article, analysis: Analysis) -> dict[str, object]:
    """One article's reading with the keys that PRODUCT's contract names."""
    return {
        "path": article.path,
        "title": article.title,
        "published": article.published,
        "text": article.text,
        "people": [_person(person) for person in analysis.people],
        "countries": [found for country in analysis.countries if (found := _country(country))],
        "quotes": [_quote(quote) for quote in analysis.quotes],
        "dates": [
            _span(t) | {"text": t.text, "value": t.value, "rule": t.rule} for t in analysis.times
        ],
        "not_prose": [_span(block) for block in article.blocks if block.kind not in PROSE_KINDS],
        "events": analysis.events,
        "offices": analysis.offices,
        "doubts": analysis.doubts,
    }


def _span(span: Span) -> dict[str, object]:
    """The offsets of a record."""
    return {"start": span.start, "end": span.end}


def _person(person: Person) -> dict[str, object]:
    """A person with roles and mentions."""
    return {
        "id": person.id,
        "name": person.name,
        "country": person.country,
        "country_basis": person.country_basis,
        "country_rule": person.country_rule,
        "roles": person.roles,
        "mentions": person.mentions,
    }


def _country(country: CountryReading) -> dict[str, object] | None:
    """A country with its mentions; mere places are none, and a country with only those is None."""
    mentions = [mention for mention in country.mentions if mention.kind != "place"]
    return {"code": country.code, "mentions": mentions} if mentions else None


def _quote(quote: Quote) -> dict[str, object]:
    """A quote with its speaker and the rule that gave it."""
    speaker = quote.speaker
    return _span(quote) | {
        "text": quote.text,
        "kind": quote.kind,
        "speaker": None if speaker is None else speaker,
        "rule": quote.rule,
    }
