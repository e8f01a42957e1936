"""The same person in two articles? Equal names join unless something speaks against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from briefgen.model import Member, Record
from briefgen.outline import Outline, PersonOutline
from briefgen.resolve.names import fold_name, is_short, role_family

# Why a person of an article is taken for somebody: the full names are equal; equal but for blanks
# and hyphens; forms of one name ("Ida B. Strauss"); a short name of the one holder of an office;
# one-word names that agree; an editor's entry.
JoinRule = Literal[
    "equal-names", "equal-letters", "form-of-name", "short-form", "one-word-name", "correction"
]


class Seen(Record, frozen=True):
    """A person of one article, reduced to what decides who it is.

    `stated` are the countries that the article states for the person, `country` the one it gives
    on any basis; `families` are the head nouns of the roles, `bodies` the organisations they name,
    `codes` the countries that the article names at all. `joined_by` is the rule that makes the
    person one with others of the group.
    """

    member: Member
    person: PersonOutline
    folded: str
    stated: frozenset[str]
    country: str | None
    families: frozenset[str]
    bodies: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    joined_by: JoinRule = "equal-names"


class Group(Record, frozen=True):
    """One human: the people of several articles that are taken for one. Never empty.

    `called` is the name that an editor's word gives, "" for the one that most articles use.
    """

    seen: tuple[Seen, ...]
    called: str = ""


class Namesakes(Record, frozen=True):
    """All who share one name: the humans told apart, and the people that fit several of them."""

    groups: tuple[Group, ...]
    undecided: tuple[Seen, ...] = ()


class Evidence(Record, frozen=True):
    """What articles tell about a person. `only` is set where one article names two of that name.

    It is that person's place then, so that the two are never taken for one; otherwise all people
    about whom articles tell the same share one evidence.
    """

    stated: frozenset[str]
    families: frozenset[str]
    only: Member | None = None
    bodies: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


# Stands for the countries of an article that names some, none of them stated for a namesake.
ELSEWHERE = frozenset({"*"})

Rivals = Mapping[Evidence, frozenset[Evidence]]


def people_seen(outlines: Iterable[Outline]) -> tuple[Seen, ...]:
    """Every person of every article, sorted by article and then in the article's order."""
    return tuple(
        _seen(outline, person)
        for outline in sorted(outlines, key=lambda outline: outline.id)
        for person in outline.people
    )


def join_full_names(seen: Iterable[Seen]) -> tuple[Namesakes, ...]:
    """People with names of two words or more, joined by equal folded name, sorted by that name."""
    by_name: defaultdict[str, list[Seen]] = defaultdict(list)
    for person in seen:
        if person.folded and not is_short(person.person.name):
            by_name[person.folded].append(person)
    return tuple(_told_apart(by_name[name]) for name in sorted(by_name))


def in_conflict(one: Evidence | Seen, other: Evidence | Seen) -> bool:
    """Whether two of one name can't be one: their roles differ, and so do their countries.

    Either alone proves nothing: people change office, and an article may state where somebody
    comes from instead of whom they serve. Where only one has a stated country, the other's article
    must not name that country at all, and the two must belong to different organisations: a nurse
    of a union in one country, and the head of an office of another.
    """
    if not (one.families and other.families) or one.families & other.families:
        return False
    if one.stated and other.stated:
        return not one.stated & other.stated
    apart = bool(one.bodies and other.bodies) and not one.bodies & other.bodies
    return apart and (_is_elsewhere(one, other) or _is_elsewhere(other, one))


def _is_elsewhere(one: Evidence | Seen, other: Evidence | Seen) -> bool:
    """Whether the other's article names countries, but none that is stated for this one."""
    return bool(one.stated and other.codes and not other.stated and not one.stated & other.codes)


def agreement(one: Evidence | Seen, other: Evidence | Seen) -> int:
    """How much speaks for two of one name being one: 0 to 2, for a stated country and for a role.

    Stated countries that differ take everything back.
    """
    shared = one.stated & other.stated
    if one.stated and other.stated and not shared:
        return 0
    return bool(shared) + bool(one.families & other.families)


def _seen(outline: Outline, person: PersonOutline) -> Seen:
    """A person of one article, reduced to what decides who it is."""
    stated = {role.country for role in person.roles if role.country_basis == "stated"}
    if person.country_basis == "stated":
        stated.add(person.country)
    return Seen(
        member=Member(outline.id, person.id),
        person=person,
        folded=fold_name(person.name),
        stated=frozenset(code for code in stated if code),
        country=person.country,
        families=frozenset(family for role in person.roles if (family := role_family(role.text))),
        bodies=frozenset(fold_name(r.organisation) for r in person.roles if r.organisation),
        codes=frozenset(outline.codes),
    )


def _told_apart(people: Sequence[Seen]) -> Namesakes:
    """People of one name as one human, or, where something speaks against it, as several.

    Those who could be one of two humans that surely are two join the one with which they agree
    most; where no one or several agree most, they stay undecided.
    """
    counts = Counter(person.member.article for person in people)
    stated = frozenset(code for person in people for code in person.stated)
    by_evidence: defaultdict[Evidence, list[Seen]] = defaultdict(list)
    for person in people:
        only = person.member if counts[person.member.article] > 1 else None
        evidence = Evidence(
            stated=person.stated,
            families=person.families,
            only=only,
            bodies=person.bodies,
            codes=_codes_that_matter(person, stated),
        )
        by_evidence[evidence].append(person)
    rivals = _rivals(by_evidence)
    if not any(rivals.values()):
        return Namesakes((Group(tuple(people)),))
    cores = _cores(rivals)
    joined: list[list[Seen]] = [[] for _ in cores]
    undecided: list[Seen] = []
    for evidence, fitting in by_evidence.items():
        home = _home(evidence, cores, rivals)
        (undecided if home is None else joined[home]).extend(fitting)
    return _without_doubles(joined, undecided)


def _codes_that_matter(person: Seen, stated: frozenset[str]) -> frozenset[str]:
    """Of the countries that the article names, those `stated` for a namesake; `ELSEWHERE` if none.

    Empty where nothing is decided by it, so that most people about whom articles tell the same
    share one evidence.
    """
    if person.stated or not person.bodies or not person.codes:
        return frozenset()
    return person.codes & stated or ELSEWHERE


def _rivals(by_evidence: Iterable[Evidence]) -> Rivals:
    """For each evidence all others that can't be the same human."""
    known = tuple(by_evidence)
    return {
        one: frozenset(
            other
            for other in known
            if other != one and (in_conflict(one, other) or _in_one_article(one, other))
        )
        for one in known
    }


def _in_one_article(one: Evidence, other: Evidence) -> bool:
    """Whether one article names both, as two people."""
    return bool(one.only and other.only and one.only.article == other.only.article)


def _cores(rivals: Rivals) -> list[frozenset[Evidence]]:
    """The humans that are surely different ones, each with all evidence that fits no other.

    Evidence is sure when no two it could be the same human as exclude each other. What fits one
    sure evidence is then the same as what fits any other of that human, so that cores don't
    overlap.
    """
    fits = {one: frozenset(rivals) - rivals[one] for one in rivals}
    sure = {one for one in rivals if not any(rivals[other] & fits[one] for other in fits[one])}
    return list(dict.fromkeys(fits[one] & sure for one in sorted(sure, key=_order)))


def _order(evidence: Evidence) -> tuple[list[str], list[str], str, list[str], list[str]]:
    """A sort key that depends on the evidence only, never on the order of articles."""
    only = evidence.only
    place = f"{only.article} {only.person}" if only else ""
    return (
        sorted(evidence.stated),
        sorted(evidence.families),
        place,
        sorted(evidence.bodies),
        sorted(evidence.codes),
    )


def _home(evidence: Evidence, cores: Sequence[frozenset[Evidence]], rivals: Rivals) -> int | None:
    """The number of the one core that `evidence` belongs to, None when no one or several fit."""
    for number, core in enumerate(cores):
        if evidence in core:
            return number
    scores = {
        number: max(agreement(evidence, other) for other in core)
        for number, core in enumerate(cores)
        if not rivals[evidence] & core
    }
    best = max(scores.values(), default=0)
    fits = [number for number, score in scores.items() if score == best]
    return fits[0] if best and len(fits) == 1 else None


def _without_doubles(joined: Sequence[Sequence[Seen]], undecided: Sequence[Seen]) -> Namesakes:
    """The humans; people of one article that came to be the same one are undecided again."""
    groups: list[Group] = []
    unsure = list(undecided)
    for people in joined:
        counts = Counter(person.member.article for person in people)
        single = [person for person in people if counts[person.member.article] == 1]
        unsure += [person for person in people if counts[person.member.article] > 1]
        if single:
            groups.append(Group(tuple(sorted(single, key=member_order))))
    return Namesakes(tuple(groups), tuple(sorted(unsure, key=member_order)))


def member_order(person: Seen) -> tuple[str, str]:
    """A sort key: the article, then the person's id."""
    return person.member.article, person.member.person
