"""How much the articles have of each person and country, for lists and their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen.compile.days import is_published_known
from briefgen.compile.directory import Directory
from briefgen.date_values import days_of
from briefgen.outline import Outline
from briefgen.pages import Weights

RECENT_DAYS = 30  # what somebody did in these days before the newest article weighs most


class Weight(NamedTuple):
    """What one text has, by address of a page: who is named, who acts, and how many quotes."""

    named: set[str]
    acting: set[str]
    quotes: Counter[str]


def weights_of(stories: Iterable[Sequence[Outline]], directory: Directory, as_of: str) -> Weights:
    """How much all articles have of each page, by its address.

    Args:
        stories: the articles that are one text, which count once and are as old as the first.
        directory: who has which page.
        as_of: the newest article's day, from which the recent ones are counted back.
    """
    named: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    lately: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    today = days_of(as_of)
    for story in stories:
        found = _all(_weight(outline, directory) for outline in story)
        named.update(found.named)
        acting.update(found.acting)
        quotes.update(found.quotes)
        day = days_of(story[0].published.value)
        is_recent = day and today and (today[0] - day[0]).days <= RECENT_DAYS
        if is_recent and is_published_known(story[0]):
            lately.update(found.acting)
    return Weights(dict(named), dict(lately), dict(acting), dict(quotes))


def _all(weights: Iterable[Weight]) -> Weight:
    """What copies of a text have together, each thing once."""
    found = Weight(set(), set(), Counter())
    for one in weights:
        found = Weight(
            found.named | one.named, found.acting | one.acting, found.quotes | one.quotes
        )
    return found


def _weight(outline: Outline, directory: Directory) -> Weight:
    """What one article has of each page."""
    named, acting, quotes = set[str](), set[str](), Counter[str]()
    for person in outline.people:
        listed = directory.person(outline.id, person.id)
        if listed is not None:
            named.add(listed.link.url)
            quotes[listed.link.url] += person.quotes
            if person.acts:
                acting.add(listed.link.url)
    for code in outline.named:
        if country := directory.country(code):
            named.add(country.link.url)
            if code in outline.acting:
                acting.add(country.link.url)
    return Weight(named, acting, quotes)
