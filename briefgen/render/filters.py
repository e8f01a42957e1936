"""Small functions that templates call: links, dates, marked text, flags."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefgen.dossiers import ArticleDossier, SaidStatement, Source, SpeakerGroup, Statement
from briefgen.model import CountryMention, Mention, Quote, Span
from briefgen.pages import JumpEntry
from briefgen.render.marked_text import marked, marked_block

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


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
    return f"{page.root}{url}"


@pass_context
def statement_text(context: Context, statement: Statement) -> Markup:
    """The words of a statement with its links and cues."""
    citation = statement.citations[0]
    return marked(statement.text, citation.start, statement.marks, lambda url: href(context, url))


@pass_context
def block_text(context: Context, article: ArticleDossier, block: Span) -> Markup:
    """A block of an article with its sentences' anchors and all marks."""
    return marked_block(
        article.text, block, article.sentences, article.marks, lambda url: href(context, url)
    )


def day(value: str | None) -> str:
    """A value as readers write it, as exact as it is: "28 Aug 2025", "1–7 Sep 2025", "Aug 2025".

    A value of another form is given back as it is; none is "".
    """
    if not value:
        return ""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return f"{int(match[3])} {MONTHS[int(match[2]) - 1]} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return _days(first, first + timedelta(days=1 if match[3] else 6))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        start = int(match[2]) * 3 - 3
        return f"{MONTHS[start]}–{MONTHS[start + 2]} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{SEASONS[match[2]]} {match[1]}"
    return f"{value}0s" if re.fullmatch(r"\d{3}", value) else value


def _days(first: date, last: date) -> str:
    """Two days as a range, months and years only where they differ."""
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year} – {end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {end}"
    return f"{first.day}–{end}"


def numbered(sources: Iterable[Source]) -> Mapping[str, Source]:
    """The sources by the id of their article."""
    return {source.article: source for source in sources}


def by_letter(rows: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Rows grouped by the first letter of their sort key or name, "#" for anything else."""
    groups: dict[str, list[Any]] = {}
    for row in rows:
        first = (getattr(row, "sort_key", "") or row.name)[:1].upper()
        groups.setdefault(first if first.isascii() and first.isalpha() else "#", []).append(row)
    return sorted(groups.items())


def speaker_cues(said: Iterable[SaidStatement]) -> list[str]:
    """The cues of several statements as written, each once, in order."""
    return list(dict.fromkeys(statement.cue for statement in said if statement.cue))


def by_country(groups: Iterable[SpeakerGroup]) -> list[tuple[str | None, list[SpeakerGroup]]]:
    """Speakers grouped by their country's code in order of first appearance, None last."""
    found: dict[str | None, list[SpeakerGroup]] = {}
    for group in groups:
        found.setdefault(group.country, []).append(group)
    return sorted(found.items(), key=lambda item: item[0] is None)


def by_words_and_rule(mentions: Iterable[Mention | CountryMention]) -> list[tuple[Any, int]]:
    """((words, rule), how often) of mentions, in order of first appearance."""
    return list(Counter((" ".join(m.text.split()), m.rule) for m in mentions).items())


def within(quotes: Iterable[Quote], block: Span) -> list[Quote]:
    """The quotes that start in a block."""
    return [quote for quote in quotes if block.start <= quote.start < block.end]


def stable_id(path: str) -> str:
    """An identifier for feeds that stays the same wherever the site stands."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'briefgen:{path}')}"


def as_script(entries: Iterable[JumpEntry]) -> Markup:
    """The entries as a JavaScript array that can't end its script element."""
    rows = [[e.name, e.what, day(e.as_of), e.url, " ".join(e.other_names)] for e in entries]
    text = msgspec.json.encode(rows).decode().replace("</", "<\\/")
    return Markup(text)


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 article", "1,204 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


FILTERS = {
    "as_script": as_script,
    "block_text": block_text,
    "by_country": by_country,
    "by_letter": by_letter,
    "by_words_and_rule": by_words_and_rule,
    "count": count,
    "day": day,
    "href": href,
    "numbered": numbered,
    "speaker_cues": speaker_cues,
    "stable_id": stable_id,
    "statement_text": statement_text,
    "within": within,
}
