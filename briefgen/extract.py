"""What was read from each article, as `briefgen extract` prints it: one JSON object per line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from briefgen.analyse import analyse_articles
from briefgen.build import Model
from briefgen.errors import ArticleError, BriefgenError, UsageError
from briefgen.load import Source, article_from_text, load_article
from briefgen.model import (
    PROSE_KINDS,
    Analysis,
    Article,
    CountryReading,
    Person,
    Published,
    Quote,
    Span,
)


class Line(msgspec.Struct, frozen=True):
    """One input line of `--from-jsonl`."""

    path: str
    text: str
    published: str | None = None


def extract_paths(paths: Iterable[Path], model: Model) -> Iterator[bytes | BriefgenError]:
    """One JSON object per article of `paths`, in order; an error for one that can't be read."""
    for path in paths:
        try:
            article = load_article(Path(), Source(path.stem, path.as_posix()))
        except ArticleError as error:
            yield error
            continue
        if article is None:
            yield ArticleError(
                "marked as a draft", hint="remove `draft: true` to read it", path=str(path)
            )
        else:
            yield next(_lines([article], model))


def extract_lines(lines: Iterable[bytes], model: Model) -> Iterator[bytes]:
    """One JSON object per line of `{"path", "text", "published"?}`, in order.

    Raises:
        UsageError: a line is not such an object; names its number.
    """
    return _lines(_articles(lines), model)


def _articles(lines: Iterable[bytes]) -> Iterator[Article]:
    """The articles of the input lines; empty lines are passed over."""
    decoder = msgspec.json.Decoder(Line)
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
        try:
            yield article_from_text(item.path, item.text, published=item.published)
        except ArticleError:  # one line out per line in: an unreadable text says nothing
            published = Published(item.published or "", "file")
            yield Article(item.path, item.path, "", item.text, (), published)


def _lines(articles: Iterable[Article], model: Model) -> Iterator[bytes]:
    """The output line of each article."""
    waiting: list[Article] = []

    def remembered() -> Iterator[Article]:
        for article in articles:
            waiting.append(article)
            yield article

    for analysis in analyse_articles(remembered(), model.reader()):
        yield msgspec.json.encode(as_object(waiting.pop(0), analysis))


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
