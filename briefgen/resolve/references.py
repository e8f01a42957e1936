"""Whom an entry of corrections.toml means: a name, an address, or a name and its article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy

from briefgen.decisions import AT, nearest, wrong
from briefgen.model import Member, PersonEntity
from briefgen.resolve.names import fold_name
from briefgen.resolve.register import Members, Register


class References:
    """Finds the people that a reference means: members of one human, or those without a page.

    `apart` are those whom `different` takes out of the human that they would belong to.
    """

    def __init__(
        self,
        register: Register,
        people: Iterable[PersonEntity],
        before: References | None = None,
    ) -> None:
        """Take everybody there is.

        Args:
            register: every person of every article.
            people: those with a page, under the names and addresses to be used.
            before: what references meant before somebody was given another name: that holds too.
        """
        self.register = register
        self.apart: Members = before.apart if before else frozenset()
        self._before = before
        self._later: References | None = None
        self._by_page: defaultdict[str, list[PersonEntity]] = defaultdict(list)
        self._by_name: defaultdict[str, dict[str, PersonEntity]] = defaultdict(dict)
        self._by_slug: dict[str, PersonEntity] = {}
        self._by_member: dict[Member, PersonEntity] = {}
        for entity in people:
            self._by_slug[entity.slug] = entity
            self._by_page[entity.name].append(entity)
            self._by_member.update(dict.fromkeys(entity.members, entity))
            names = {register.seen[member].folded for member in entity.members}
            for name in names | {fold_name(plain_name(entity))}:
                self._by_name[name][entity.slug] = entity

    def without(self, apart: Members) -> References:
        """The same, but for people who were taken out of the human they would belong to."""
        found = copy(self)
        found.apart = apart
        return found

    def among(self, people: Iterable[PersonEntity], *, apart: Members) -> References:
        """References to people under new names; where these fail, the old ones hold."""
        return References(self.register, people, self.without(apart))

    def or_among(self, people: Iterable[PersonEntity]) -> References:
        """The same, and where a page's name or address isn't known, those of `people`."""
        found = copy(self)
        found._later = References(self.register, people)
        return found

    def find(self, text: str, line: int) -> Members:
        """The people whom `text` means on a line of the file, never nobody.

        Raises:
            CorrectionError: nobody, or several humans.
        """
        if AT in text:
            name, _, article = (part.strip() for part in text.rpartition(AT))
            return self.register.in_article(name, article, line)
        pages = self._pages(text)
        if len(pages) > 1:
            choice = ", ".join(sorted(entity.slug for entity in pages))
            hint = f"write one of these instead: {choice}"
            raise wrong(line, f"{len(pages)} people are called {text!r}", hint)
        found = frozenset(pages[0].members) if pages else self._nameless(text)
        if not found:
            known = sorted({*self._by_page, *self.register.names()})
            raise wrong(line, f"nobody is called {text!r}", nearest(text, known))
        return self._without_those_apart(found, text)

    def humans(self, text: str) -> tuple[Members, ...]:
        """The people of every human whom `text` may mean, in the order of their addresses.

        Raises:
            CorrectionError: nobody is meant.
        """
        pages = [] if AT in text else sorted(self._pages(text), key=lambda entity: entity.slug)
        if not pages:
            return (self.find(text, 0),)
        return tuple(self._without_those_apart(frozenset(e.members), text) for e in pages)

    def entity(self, member: Member) -> PersonEntity | None:
        """The one with a page, hidden or not, who is a person of an article."""
        return self._by_member.get(member)

    def page(self, text: str, line: int) -> PersonEntity:
        """The one whose page `text` means on a line of the file.

        Raises:
            CorrectionError: nobody, several humans, or somebody without a page.
        """
        found = (
            self._by_member.get(member) for member in sorted(self.find(text, line), key=_order)
        )
        entity = next((entity for entity in found if entity), None)
        if entity is None:
            hint = "say whose short name it is: same = [[NAME, SHORT NAME @ ARTICLE]]"
            raise wrong(line, f"{text!r} has no page", hint)
        return entity

    def in_article(self, text: str, article: str, line: int) -> Members:
        """Those of the people whom `text` means who are of an article.

        Raises:
            CorrectionError: none is; or `text` means nobody.
        """
        self.register.check_article(article, line)
        found = frozenset(m for m in self.find(text, line) if m.article == article)
        if not found:
            message = f"{text!r} is not named in the article {article!r}"
            raise wrong(line, message, nearest(text, self.register.names_in(article)))
        return found

    def _pages(self, text: str) -> list[PersonEntity]:
        """Those with a page whom `text` may mean, by the page or by a name of their articles."""
        return self._exactly(text) or list(self._by_name.get(fold_name(text), {}).values())

    def _exactly(self, text: str) -> list[PersonEntity]:
        """Those whose page has this name or address; now, under the old names, or the later."""
        found = self._by_page.get(text) or [e for e in [self._by_slug.get(text)] if e]
        for other in (self._before, self._later):
            found = found or (other._exactly(text) if other else [])
        return found

    def _nameless(self, text: str) -> Members:
        """Those without a page whom their article calls by this name."""
        return frozenset(m for m in self.register.called(text) if m not in self._by_member)

    def _without_those_apart(self, found: Members, text: str) -> Members:
        """Of a human's people those that nobody took out; those, where it is their own name."""
        taken = found & self.apart
        named = found & self.register.called(text)
        return named if named and named <= taken else found - taken or found


def plain_name(entity: PersonEntity) -> str:
    """The name without the label in brackets that tells namesakes apart."""
    return entity.name.partition(" (")[0]


def _order(member: Member) -> tuple[str, str]:
    """A sort key: the article, then the person."""
    return member.article, member.person
