"""Everybody with a page, with what articles tell: what questions to an editor are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen.decisions import AT
from briefgen.model import Member, PersonEntity, Span
from briefgen.outline import Outline, PersonOutline
from briefgen.questions import Side
from briefgen.resolve.across_articles import Seen
from briefgen.resolve.names import fold_name, is_short


class Human(NamedTuple):
    """Somebody with a page, as articles tell.

    `names` are those in full, folded; `stated` are countries, `families` what the roles are.
    """

    entity: PersonEntity
    names: frozenset[str]
    stated: frozenset[str]
    families: frozenset[str]


class Placed(NamedTuple):
    """A person of one article."""

    outline: Outline
    person: PersonOutline


class Places:
    """Every person of every article, found by article and id."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._outlines = {outline.id: outline for outline in outlines}

    def of(self, human: Human) -> tuple[Placed, ...]:
        """The people of articles who are this one, newest article first."""
        found = [self._placed(member) for member in human.entity.members]
        found.sort(key=lambda one: (one.outline.published.value, one.outline.id), reverse=True)
        return tuple(found)

    def _placed(self, member: Member) -> Placed:
        """A person of an article."""
        outline = self._outlines[member.article]
        return Placed(outline, next(p for p in outline.people if p.id == member.person))


def humans_of(people: Iterable[PersonEntity], seen: Iterable[Seen]) -> tuple[Human, ...]:
    """Everybody with a page, in the order of `people`; `seen` are all people of all articles."""
    by_member = {person.member: person for person in seen}
    found = []
    for entity in people:
        own = [by_member[member] for member in entity.members]
        names = frozenset(p.folded for p in own if not is_short(p.person.name))
        stated = frozenset(code for person in own for code in person.stated)
        found.append(Human(entity, names, stated, frozenset(f for p in own for f in p.families)))
    return tuple(found)


def side_of(
    human: Human, people: Sequence[Placed], texts: Iterable[str], country: str = ""
) -> Side:
    """A side of a question that some people of a human have, placed in their newest article.

    `texts` are the words that articles have for it, those of the newest one first.
    """
    text, *others = dict.fromkeys(texts)
    outline, person = people[0]
    place, sentence = person.place, person.sentence
    for role, its_sentence in zip(person.roles, person.role_sentences, strict=True):
        if role.text == text and its_sentence:
            place, sentence = Span(role.start, role.end), its_sentence
            break
    names = Counter(fold_name(other.name) for other in outline.people)
    is_alone = names[fold_name(person.name)] == 1
    return Side(
        slug=human.entity.slug,
        text=text,
        article=outline.id,
        sentence=sentence,
        place=place,
        texts=(text, *others),
        articles=tuple(dict.fromkeys(one.outline.id for one in people)),
        country=country,
        reference=f"{person.name}{AT}{outline.id}" if is_alone else "",
    )
