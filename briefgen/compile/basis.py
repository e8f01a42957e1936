"""What a page depends on beside the words that it shows, as digests."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping

from briefgen.compile.days import Window
from briefgen.compile.directory import Directory
from briefgen.compile.told_once import Stories
from briefgen.date_values import days_of
from briefgen.outline import Outline


class Basis:
    """Digests of articles as members of pages, each worked out once."""

    def __init__(
        self,
        outlines: Mapping[str, Outline],
        directory: Directory,
        stories: Stories,
        window: Window,
    ) -> None:
        self._outline, self._directory = outlines, directory
        self._stories, self._window = stories, window
        self._member_digests: dict[str, bytes] = {}

    def members(self, articles: Iterable[str]) -> bytes:
        """Of a page's articles: which are one text, and of each its links, age and open plans."""
        here = set(articles)
        return self._told(here) + b"".join(self._member(article) for article in sorted(here))

    def linked(self, articles: Iterable[str]) -> bytes:
        """Of a page's articles: which are one text, and of each its links; whatever its age."""
        here = set(articles)
        return self._told(here) + digest_of([self.links(article) for article in sorted(here)])

    def _told(self, here: set[str]) -> bytes:
        """Which articles of a page are one text, as a digest."""
        leads = {self._stories.lead(article) for article in here}
        stories = (tuple(a for a in self._stories.of(lead) if a in here) for lead in leads)
        return digest_of(sorted(story for story in stories if len(story) > 1))

    def _member(self, article: str) -> bytes:
        """What a page depends on of one of its articles beside its content, as a digest."""
        found = self._member_digests.get(article)
        if found is None and (outline := self._outline.get(article)) is not None:
            is_new, is_old = self._window.holds(outline), self._window.is_before(outline)
            found = digest_of(
                article, self.links(article), is_new, is_old, self.open_plans(outline)
            )
            self._member_digests[article] = found
        return found or b""

    def part(self, article: str, key: str) -> bytes:
        """The digest of what an article has of a Person.id or a country's code."""
        outline = self._outline.get(article)
        return outline.part(key) if outline else b""

    def links(self, article: str) -> Hashable:
        """Where the names of an article lead to."""
        outline = self._outline[article]
        people = tuple(
            (person.id, listed.link)
            for person in outline.people
            if (listed := self._directory.person(article, person.id))
        )
        codes = tuple(
            listed.link for code in outline.codes if (listed := self._directory.country(code))
        )
        return (people, codes)

    def open_plans(self, outline: Outline) -> tuple[str, ...]:
        """The dates in planned sentences that are not over on the as-of day."""
        today = days_of(self._window.as_of)
        return tuple(
            value
            for value in outline.planned
            if today and (days := days_of(value)) and days[1] >= today[0]
        )


def digest_of(*parts: object) -> bytes:
    """The digest of records; their written form names every field."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).digest()
