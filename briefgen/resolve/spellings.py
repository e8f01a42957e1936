"""Names that differ only in blanks and hyphens: "Yo-han" and "Yohan"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefgen.resolve.across_articles import Evidence, Group, Namesakes, agreement, member_order

COUNTRY_AND_ROLE = 2  # what `agreement` gives where both agree


def join_spellings(namesakes: Iterable[Namesakes]) -> tuple[Namesakes, ...]:
    """The namesakes, with those joined that are one but for blanks and hyphens in their names.

    Newsrooms write Korean and Chinese given names as one word or two, so equal letters are no proof
    ("Li Na", "Lina"): they are joined only where a stated country and a role agree as well, no
    article names both, and neither name has several bearers.
    """
    by_letters: defaultdict[str, list[Namesakes]] = defaultdict(list)
    for same in namesakes:
        by_letters[_letters(same)].append(same)
    return tuple(joined for alike in by_letters.values() for joined in _joined(alike))


def _letters(same: Namesakes) -> str:
    """The folded name without blanks."""
    first = (*(person for group in same.groups for person in group.seen), *same.undecided)[0]
    return first.folded.replace(" ", "")


def _joined(alike: Sequence[Namesakes]) -> list[Namesakes]:
    """Namesakes of equal letters, those joined that are surely one human."""
    if any(len(same.groups) != 1 or same.undecided for same in alike):
        return list(alike)
    groups: list[Group] = []
    for same in alike:
        fits = [known for known in groups if _are_one(known, same.groups[0])]
        if len(fits) == 1:
            groups.remove(fits[0])
            members = (*fits[0].seen, *same.groups[0].seen)
            groups.append(Group(tuple(sorted(members, key=member_order))))
        else:
            groups.append(same.groups[0])
    return [Namesakes((group,)) for group in groups]


def _are_one(one: Group, other: Group) -> bool:
    """Whether country and role agree and no article names both."""
    apart = {p.member.article for p in one.seen}.isdisjoint(p.member.article for p in other.seen)
    return apart and agreement(_evidence(one), _evidence(other)) == COUNTRY_AND_ROLE


def _evidence(group: Group) -> Evidence:
    """What all articles together tell about a human."""
    stated = frozenset(code for person in group.seen for code in person.stated)
    return Evidence(stated, frozenset(family for p in group.seen for family in p.families))
