"""Whom an entry of corrections.toml means: a name, an address, or a name and its article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy

from briefgen.decisions import AT, nearest, wrong
from briefgen.model import Member, PersonEntity
from briefgen.resolve.across_articles import Seen
from briefgen.resolve.names import fold_name

Members = frozenset[Member]


class References:
    """Finds the people that a reference means: members of one human, or those without a page."""

    def __init__(
        self,
        seen: Iterable[Seen],
        people: Iterable[PersonEntity],
        *,
        articles: Iterable[str],
        before: References | None = None,
    ) -> None:
        """Take everybody there is.

        Args:
            seen: every person of every article.
            people: those with a page, under the names and addresses to be used.
            articles: the ids of all articles, those without people included.
            before: what references meant before somebody was given another name: that holds too.
        """
        self._seen = {person.member: person for person in seen if person.folded}
        self._articles = frozenset(articles)
        self._before = before
        self._later: References | None = None
        self.apart: Members = before.apart if before else frozenset()
        self._by_page: defaultdict[str, list[PersonEntity]] = defaultdict(list)
        self._by_name: defaultdict[str, dict[str, PersonEntity]] = defaultdict(dict)
        with_page: set[Member] = set()
        for entity in people:
            self._by_page[entity.name].append(entity)
            with_page.update(entity.members)
            for name in {fold_name(plain_name(entity)), *map(self._folded, entity.members)}:
                self._by_name[name][entity.slug] = entity
        self._by_slug = {entity.slug: entity for entity in people}
        self._without_page: defaultdict[str, set[Member]] = defaultdict(set)
        for person in self._seen.values():
            if person.member not in with_page:
                self._without_page[person.folded].add(person.member)

    def without(self, apart: Members) -> References:
        """The same, but for people who were taken out of the human they would belong to."""
        found = copy(self)
        found.apart = apart
        return found

    def or_among(self, people: Iterable[PersonEntity]) -> References:
        """The same, and where a page's name or address isn't known, those of `people`."""
        found = copy(self)
        found._later = References(self._seen.values(), people, articles=())
        return found

    def among(self, people: Iterable[PersonEntity], *, apart: Members) -> References:
        """References to people under new names; where these fail, the old ones hold."""
        return References(
            self._seen.values(), people, articles=self._articles, before=self.without(apart)
        )

    def find(self, text: str, line: int) -> Members:
        """The people whom `text` means on a line of the file, never nobody.

        Raises:
            CorrectionError: nobody, or several humans.
        """
        if AT in text:
            return self._in_article(text, line)
        pages = self._exactly(text) or list(self._by_name.get(fold_name(text), {}).values())
        if len(pages) > 1:
            choice = ", ".join(sorted(entity.slug for entity in pages))
            hint = f"write one of these instead: {choice}"
            raise wrong(line, f"{len(pages)} people are called {text!r}", hint)
        found = frozenset(pages[0].members) if pages else self._nameless(text)
        if not found:
            raise wrong(line, f"nobody is called {text!r}", nearest(text, self._names()))
        return self._without_those_apart(found, text)

    def called(self, name: str) -> Members:
        """All people whom their article gives this name."""
        folded = fold_name(name)
        return frozenset(m for m, person in self._seen.items() if person.folded == folded)

    def names(self) -> tuple[str, ...]:
        """The names that articles give people, sorted."""
        return tuple(sorted({person.person.name for person in self._seen.values()}))

    def check_article(self, article: str, line: int) -> None:
        """Refuse the address of an article that isn't there.

        Raises:
            CorrectionError: there is none.
        """
        if article not in self._articles:
            hint = nearest(article, sorted(self._articles))
            raise wrong(line, f"there is no article {article!r}", hint)

    def in_article(self, members: Members, article: str, text: str, line: int) -> Members:
        """Those of `members` who are of an article.

        Raises:
            CorrectionError: none is.
        """
        self.check_article(article, line)
        found = frozenset(member for member in members if member.article == article)
        if not found:
            names = [p.person.name for m, p in self._seen.items() if m.article == article]
            message = f"{text!r} is not named in the article {article!r}"
            raise wrong(line, message, nearest(text, names))
        return found

    def _exactly(self, text: str) -> list[PersonEntity]:
        """Those whose page has this name or address; now, or under the old names."""
        found = self._by_page.get(text) or [e for e in [self._by_slug.get(text)] if e]
        for other in (self._before, self._later):
            found = found or (other._exactly(text) if other else [])
        return found

    def _nameless(self, text: str) -> Members:
        """Those without a page whom their article calls by this name."""
        return frozenset(self._without_page.get(fold_name(text), ()))

    def _in_article(self, text: str, line: int) -> Members:
        """The person of one article."""
        name, _, article = (part.strip() for part in text.rpartition(AT))
        self.check_article(article, line)
        there = {m: person for m, person in self._seen.items() if m.article == article}
        folded = fold_name(name)
        found = [m for m, person in there.items() if person.folded == folded] or [
            m
            for m, person in there.items()
            if any(fold_name(alias.text) == folded for alias in person.person.aliases)
        ]
        if not found:
            names = [person.person.name for person in there.values()]
            message = f"nobody is called {name!r} in the article {article!r}"
            raise wrong(line, message, nearest(name, names))
        if len(found) > 1:
            message = f"{len(found)} people are called {name!r} in the article {article!r}"
            raise wrong(line, message, "briefgen can't tell them apart there")
        return frozenset(found)

    def _without_those_apart(self, found: Members, text: str) -> Members:
        """Of a human's people those that nobody took out; those, where it is their own name."""
        taken = found & self.apart
        named = frozenset(m for m in found if self._folded(m) == fold_name(text))
        return named if named and named <= taken else found - taken or found

    def _folded(self, member: Member) -> str:
        """The folded name of a person of an article."""
        return self._seen[member].folded

    def _names(self) -> list[str]:
        """Every name that a reference may be."""
        return sorted({*self._by_page, *self.names()})


def plain_name(entity: PersonEntity) -> str:
    """The name without the label in brackets that tells namesakes apart."""
    return entity.name.partition(" (")[0]
