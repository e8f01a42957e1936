"""Names of one word: a name of its own, or short for somebody? Joined only when sure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from briefgen.data import role_words
from briefgen.resolve.across_articles import Evidence, Group, Namesakes, Seen, member_order
from briefgen.resolve.names import is_short, role_family, short_forms
from briefgen.resolve.offices import OF_THE_WORLD


def join_one_word_names(
    seen: Iterable[Seen], full_names: Iterable[Group]
) -> tuple[tuple[Namesakes, ...], tuple[Seen, ...]]:
    """The one-word names that stand for somebody, and the bare ones; both sorted.

    A one-word name stands for somebody only where its article gives it a role ("President …"),
    which "wife" or "son" is not: those go with first names. Two articles mean the same human only
    when the name, the country and a role agree. Those whose name and role are also a fuller
    name's, or of whose only fuller name no role is known, are undecided: it may be the same human,
    told shortly.
    """
    roles, bare = _with_and_without_role(seen)
    by_end = _by_end_word(full_names)
    namesakes = []
    for name in sorted(roles):
        own = [p for p in roles[name] if not _may_be_one_of(p, by_end.get(name, ()))]
        short = [p for p in roles[name] if p not in own]
        joined = _joined(own)
        undecided = sorted([*short, *joined.undecided], key=member_order)
        namesakes.append(Namesakes(joined.groups, tuple(undecided)))
    return tuple(namesakes), tuple(bare)


def _with_and_without_role(
    seen: Iterable[Seen],
) -> tuple[dict[str, list[Seen]], list[Seen]]:
    """The people with a one-word name: those with a role by folded name, and the others."""
    roles: defaultdict[str, list[Seen]] = defaultdict(list)
    bare: list[Seen] = []
    for person in seen:
        if not person.folded or not is_short(person.person.name):
            continue
        if any(role.rule and role_family(role.text) not in _kin() for role in person.person.roles):
            roles[person.folded].append(person)
        else:
            bare.append(person)
    return dict(roles), sorted(bare, key=member_order)


@cache
def _kin() -> frozenset[str]:
    """Role families that relate somebody to somebody else."""
    return frozenset(map(role_family, role_words("kin")))


def _by_end_word(groups: Iterable[Group]) -> dict[str, set[Evidence]]:
    """What articles tell about the humans with a full name, by the first and last word of it."""
    by_end: defaultdict[str, set[Evidence]] = defaultdict(set)
    for group in groups:
        for person in group.seen:
            for word in short_forms(person.person.name):
                by_end[word].add(Evidence(person.stated, person.families))
    return dict(by_end)


def _may_be_one_of(person: Seen, others: Iterable[Evidence]) -> bool:
    """Whether somebody with a fuller name has a role of the same family, and no other country.

    The same for the only one with a fuller name, if no role of his or hers is known. A page of its
    own would then most likely be a second page for one human; joining the two would be a guess.
    """
    known = list(others)
    return any(
        (person.families & other.families or (len(known) == 1 and not other.families))
        and not (person.stated and other.stated and not person.stated & other.stated)
        for other in known
    )


def _joined(people: Sequence[Seen]) -> Namesakes:
    """People with one one-word name, joined where country and role agree.

    A name that only one article has is decided. Of several, those without a country or a role
    that can be compared are undecided, and so are two of one article that would become the same.
    """
    if len(people) < 2:
        return Namesakes(tuple(Group((person,)) for person in people))
    undecided = [person for person in people if not (_realm(person) and person.families)]
    groups: list[Group] = []
    for cluster in _clusters([person for person in people if person not in undecided]):
        counts = Counter(person.member.article for person in cluster)
        if max(counts.values()) > 1:
            undecided += cluster
        elif len(cluster) > 1:
            joined = (msgspec.structs.replace(p, joined_by="one-word-name") for p in cluster)
            groups.append(Group(tuple(joined)))
        else:
            groups.append(Group(tuple(cluster)))
    return Namesakes(tuple(groups), tuple(undecided))


def _realm(person: Seen) -> str:
    """What a person's role is for: a country, an organisation, the world; "" where unknown."""
    if person.country:
        return person.country
    if person.families & OF_THE_WORLD:
        return "*"
    return min(person.bodies, default="")


def _clusters(people: Iterable[Seen]) -> list[list[Seen]]:
    """People linked, directly or through others, by what they are for and a shared role."""
    clusters: list[tuple[frozenset[str], list[Seen]]] = []
    for person in sorted(people, key=member_order):
        realm, families, members = _realm(person), person.families, [person]
        rest = []
        for known, others in clusters:
            if _realm(others[0]) == realm and known & families:
                families, members = families | known, others + members
            else:
                rest.append((known, others))
        clusters = [*rest, (families, members)]
    return [sorted(members, key=member_order) for _, members in clusters]
