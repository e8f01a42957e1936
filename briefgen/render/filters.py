"""Small functions that templates call: links, dates, marked text, flags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import msgspec
from jinja2 import Environment, pass_context, pass_environment
from jinja2.runtime import Context
from markupsafe import Markup

from briefgen.dossiers import (
    ArticleDossier,
    ArticleSentence,
    Mark,
    MonthLink,
    SaidStatement,
    Source,
    SpeakerGroup,
    Statement,
)
from briefgen.model import Block, CountryMention, Mention, Span
from briefgen.pages import (
    CountryRow,
    JumpEntry,
    PeopleRecord,
    PersonRow,
    SeeRow,
    ShownDoubt,
    letter_of,
)
from briefgen.render.language import Language
from briefgen.render.marked_text import marked, marked_block

P = TypeVar("P", bound=Span | ArticleSentence)


@pass_context
def href(context: Context, url: str) -> str:
    """The link from this page to an address that counts from the site's root.

    The error page is served at any depth, so its links count from the site's base address.
    """
    page = context["page"]
    if page.absolute:
        return f"{page.absolute}{url.removesuffix('index.html')}"
    if url.startswith(page.path) and url[len(page.path) :].startswith("#"):
        return url[len(page.path) :]
    folder = page.path[: page.path.rfind("/") + 1]
    if url.startswith(folder):
        return url[len(folder) :]
    return f"{page.root}{url}"


@pass_context
def statement_text(context: Context, statement: Statement) -> Markup:
    """The words of a statement with its links and cues."""
    citation = statement.citations[0]
    return marked(statement.text, citation.start, statement.marks, lambda url: href(context, url))


@pass_context
def block_text(context: Context, article: ArticleDossier, block: Span) -> Markup:
    """A block of an article with its sentences' anchors and all marks."""
    return _block(context, article, block, article.marks)


@pass_context
def headline_text(context: Context, article: ArticleDossier, block: Span) -> Markup:
    """The block that is the page's heading, with its sentences' anchors but without marks."""
    return _block(context, article, block, ())


def _block(context: Context, article: ArticleDossier, block: Span, marks: Sequence[Mark]) -> Markup:
    """A block of an article with its sentences' anchors and some marks."""
    language = context["language"]
    assert isinstance(language, Language)
    return marked_block(
        article.text, block, article.sentences, marks, lambda url: href(context, url),
        noun=language.gettext("Sentence"),
    )  # fmt: skip


def headline(article: ArticleDossier) -> Block | None:
    """The block of the text that says the same as the title, None where there is none."""
    for block in article.blocks:
        if block.kind == "title" and _words(article, block) == article.title.split():
            return block
    return None


def _words(article: ArticleDossier, span: Span) -> list[str]:
    """The words of a part of the article."""
    return article.text[span.start : span.end].split()


def numbered(sources: Iterable[Source]) -> Mapping[str, Source]:
    """The sources by the id of their article; a copy has the number of the text it is of."""
    found = {}
    for source in sources:
        found[source.article] = source
        for copy in source.copies:
            found[copy.article] = msgspec.structs.replace(
                source, **msgspec.structs.asdict(copy), copies=()
            )
    return found


@pass_environment
def by_letter(environment: Environment, rows: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Rows grouped by the first letter of their sort key or name; "0", last, for anything else.

    Countries in another language than English are one group without a letter, by their names in it.
    """
    language, found = environment.globals["language"], list(rows)
    assert isinstance(language, Language)
    if language.foreign and all(isinstance(row, CountryRow) for row in found):
        found.sort(key=lambda row: language.country(row.name, row.code).casefold())
        return [("", found)] if found else []
    groups: dict[str, list[Any]] = {}
    for row in found:
        groups.setdefault(letter_of(getattr(row, "sort_key", "") or row.name), []).append(row)
    return sorted(groups.items(), key=lambda item: (item[0] == "0", item[0]))


def with_other_names(record: PeopleRecord) -> list[PersonRow | SeeRow]:
    """The people of a list and the references to people filed elsewhere, A to Z."""
    rows: list[PersonRow | SeeRow] = [*record.people, *record.see]
    return sorted(rows, key=lambda one: (one.sort_key, isinstance(one, SeeRow)))


def runs(said: Iterable[SaidStatement]) -> list[list[SaidStatement]]:
    """What was said, each statement with those that follow on from it."""
    found: list[list[SaidStatement]] = []
    for statement in said:
        if statement.follows and found:
            found[-1].append(statement)
        else:
            found.append([statement])
    return found


def speaker_cues(said: Iterable[SaidStatement]) -> list[str]:
    """The cues of several statements as written, each once, in order."""
    return list(dict.fromkeys(statement.cue for statement in said if statement.cue))


def by_country(groups: Iterable[SpeakerGroup]) -> list[tuple[str | None, list[SpeakerGroup]]]:
    """Speakers grouped by their country's code in order of first appearance, None last."""
    found: dict[str | None, list[SpeakerGroup]] = {}
    for group in groups:
        found.setdefault(group.country, []).append(group)
    return sorted(found.items(), key=lambda item: item[0] is None)


def by_year(months: Iterable[MonthLink]) -> list[tuple[str, list[MonthLink]]]:
    """Months grouped by their year in the order given; "" for those without one."""
    found: dict[str, list[MonthLink]] = {}
    for one in months:
        year = one.month.partition("-")[0]
        found.setdefault(year if year.isdigit() else "", []).append(one)
    return list(found.items())


def shown(dossier: Any, section: str) -> int:
    """How much of a section a page shows: "timeline", "says[0]". Of speakers, their statements."""
    name, _, place = section.partition("[")
    items = getattr(dossier, name)
    if place:
        items = items[int(place.removesuffix("]"))]
    groups = [one for one in items if isinstance(one, SpeakerGroup)]
    return sum(len(group.statements) for group in groups) if groups else len(items)


def total(dossier: Any, section: str) -> int:
    """How much of a section there is in all, shown or not."""
    return dossier.totals.get(section) or shown(dossier, section)


def by_kind(rows: Iterable[ShownDoubt]) -> list[tuple[str, list[ShownDoubt]]]:
    """What stayed open grouped by its kind, in order of first appearance."""
    found: dict[str, list[ShownDoubt]] = {}
    for row in rows:
        found.setdefault(row.kind, []).append(row)
    return list(found.items())


def by_words_and_rule(
    mentions: Iterable[Mention | CountryMention], sentences: Sequence[ArticleSentence]
) -> list[tuple[str, str, list[str]]]:
    """(words, rule, ids of the sentences they stand in), in order of first appearance."""
    found: dict[tuple[str, str], list[str]] = {}
    for mention in mentions:
        places = found.setdefault((" ".join(mention.text.split()), mention.rule), [])
        place = sentence_at(sentences, mention)
        if place and place not in places:
            places.append(place)
    return [(words, rule, places) for (words, rule), places in found.items()]


def sentence_at(sentences: Sequence[ArticleSentence], span: Span) -> str:
    """The id of the sentence that a part of the article begins in, "" outside of all."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    inside = at >= 0 and span.start < sentences[at].end
    return sentences[at].id if inside else ""


def within(parts: Iterable[P], block: Span) -> list[P]:
    """The parts of the article (quotes, dates, sentences) that begin in a block."""
    return [part for part in parts if block.start <= part.start < block.end]


def first_day(value: str) -> str:
    """The first day of a date that may be less exact ("2025-08" → "2025-08-01"), "" if none."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return date.fromisocalendar(int(match[1]), int(match[2]), 1).isoformat()
    if match := re.fullmatch(r"(\d{4})(-\d\d)?(-\d\d)?", value[:10]):
        return f"{match[1]}{match[2] or '-01'}{match[3] or '-01'}"
    return ""


@pass_environment
def as_script(environment: Environment, entries: Iterable[JumpEntry]) -> Markup:
    """The entries as a JavaScript array that can't end its script element."""
    day, country = environment.filters["day"], environment.filters["country"]
    rows = []
    for e in entries:
        # A country's first other name is its code.
        name = country(e.name, e.other_names[0]) if e.what == "Country" else e.name
        others = e.other_names if name == e.name else (e.name, *e.other_names)
        rows.append([name, e.what, day(e.as_of), e.url, others])
    text = msgspec.json.encode(rows).decode().replace("</", "<\\/")
    return Markup(text)


FILTERS = {
    function.__name__: function
    for function in (
        as_script,
        block_text,
        by_country,
        by_kind,
        by_letter,
        by_words_and_rule,
        by_year,
        first_day,
        headline,
        headline_text,
        href,
        numbered,
        runs,
        sentence_at,
        shown,
        speaker_cues,
        statement_text,
        total,
        with_other_names,
        within,
    )
}
