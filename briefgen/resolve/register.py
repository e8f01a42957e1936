"""Every person of every article, found by article and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from briefgen.decisions import AT, nearest, wrong
from briefgen.model import Member
from briefgen.outline import Outline
from briefgen.resolve.across_articles import Seen
from briefgen.resolve.names import fold_name
from briefgen.resolve.open_doubts import short_name

Members = frozenset[Member]


class Register:
    """All people of all articles, as `people_seen` gives them, and what articles left open."""

    def __init__(self, seen: Iterable[Seen], outlines: Iterable[Outline]) -> None:
        self.seen = {person.member: person for person in seen if person.folded}
        self._open = {
            outline.id: frozenset(placed.doubt.text for placed in outline.doubts)
            for outline in outlines
        }
        self.articles = frozenset(self._open)
        self._by_name: defaultdict[str, list[Member]] = defaultdict(list)
        self._by_article: defaultdict[str, list[Seen]] = defaultdict(list)
        for member, person in self.seen.items():
            self._by_name[person.folded].append(member)
            self._by_article[member.article].append(person)

    def called(self, name: str) -> Members:
        """All people whom their article gives this name."""
        return frozenset(self._by_name.get(fold_name(name), ()))

    def names(self) -> list[str]:
        """The names that articles give people, sorted."""
        return sorted({person.person.name for person in self.seen.values()})

    def check_article(self, article: str, line: int) -> None:
        """Refuse the address of an article that isn't there.

        Raises:
            CorrectionError: there is none.
        """
        if article not in self.articles:
            hint = nearest(article, sorted(self.articles))
            raise wrong(line, f"there is no article {article!r}", hint)

    def in_article(self, name: str, article: str, line: int) -> Members:
        """The one person of an article who is called `name` there, best in full.

        Raises:
            CorrectionError: there is no such article; nobody in it is called so, or several are.
        """
        self.check_article(article, line)
        there, folded = self._by_article[article], fold_name(name)
        found = [person.member for person in there if person.folded == folded] or [
            person.member
            for person in there
            if any(fold_name(alias.text) == folded for alias in person.person.aliases)
        ]
        if not found:
            message = f"nobody is called {name!r} in the article {article!r}"
            raise wrong(line, message, nearest(name, self.names_in(article)))
        if len(found) > 1:
            message = f"{len(found)} people are called {name!r} in the article {article!r}"
            raise wrong(line, message, "briefgen can't tell them apart there")
        return frozenset(found)

    def open_mentions(self, text: str) -> tuple[str, ...]:
        """The short names as written that a reference "NAME @ ARTICLE" means where nobody has it.

        They are mentions that the article itself leaves open.
        """
        name, _, article = (part.strip() for part in text.rpartition(AT))
        folded = fold_name(name)
        if any(person.folded == folded for person in self._by_article.get(article, ())):
            return ()
        found = self._open.get(article, frozenset())
        return tuple(sorted(words for words in found if short_name(words) == folded and folded))

    def names_in(self, article: str) -> list[str]:
        """The names that an article gives people, in its order."""
        return [person.person.name for person in self._by_article[article]]
