"""A name that an article gives only in short form: whose is it, of the people of other articles?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import msgspec

from briefgen.model import Member, Record
from briefgen.resolve.across_articles import Group, Namesakes, Seen, member_order
from briefgen.resolve.name_forms import is_form_of
from briefgen.resolve.names import short_forms
from briefgen.resolve.naming import display_name
from briefgen.resolve.offices import Post, is_same_office, offices_among

FEW = 10  # a form of a name that at most one in so many articles uses is no rival of the usual one

Members = frozenset[Member]
Place = tuple[int, int]  # the number of the namesakes, and of the human among them


class Bearer(Record, frozen=True):
    """A human who may be meant by a short name, with what all articles together tell."""

    place: Place
    name: str
    stated: frozenset[str]
    countries: frozenset[str]
    offices: frozenset[Post]
    articles: frozenset[str]


def join_short_names(
    namesakes: Sequence[Namesakes], short: Iterable[Seen]
) -> tuple[tuple[Namesakes, ...], Members]:
    """The namesakes with the short names that are surely theirs, and whose those were.

    A short name joins a human of other articles whose name begins or ends with it

    - where exactly one such human has the office that the article gives the short name
      ("President Roe"), and nothing says that it is that of another country or body;
    - where the article states the same country for the short name, gives it no role, and there is
      only one human of that name at all, who has an office of that country.

    A surname alone joins nobody, and neither does a role that several people have at a time.
    """
    open_ = list(short)
    bearers = _bearers(namesakes, {person.folded for person in open_})
    homes = [
        (person, home)
        for person in open_
        if (home := _home(person, bearers.get(person.folded, ())))
    ]
    counts = Counter((home, person.member.article) for person, home in homes)
    joined: defaultdict[Place, list[Seen]] = defaultdict(list)
    for person, home in homes:
        if counts[home, person.member.article] == 1:  # two of one article aren't both that human
            joined[home].append(msgspec.structs.replace(person, joined_by="short-form"))
    members = frozenset(person.member for people in joined.values() for person in people)
    return tuple(_joined(namesakes, joined, members)), members


def _joined(
    namesakes: Iterable[Namesakes], joined: Mapping[Place, Sequence[Seen]], members: Members
) -> Iterator[Namesakes]:
    """The namesakes with what `joined` adds to each human, and without `members` elsewhere."""
    for number, same in enumerate(namesakes):
        groups = [
            _with(group, joined.get((number, place), ()), members)
            for place, group in enumerate(same.groups)
        ]
        yield Namesakes(tuple(group for group in groups if group.seen), same.undecided)


def _bearers(namesakes: Iterable[Namesakes], wanted: Container[str]) -> dict[str, list[Bearer]]:
    """The humans by those short forms of their names, folded, that are `wanted`."""
    found: defaultdict[str, list[Bearer]] = defaultdict(list)
    for number, same in enumerate(namesakes):
        for place, group in enumerate(same.groups):
            names = {person.person.name for person in group.seen}
            forms = [
                form for form in frozenset[str]().union(*map(short_forms, names)) if form in wanted
            ]
            if forms:
                bearer = _bearer((number, place), group)
                for form in forms:
                    found[form].append(bearer)
    return dict(found)


def _bearer(place: Place, group: Group) -> Bearer:
    """A human at a place, with what all articles together tell."""
    return Bearer(
        place=place,
        name=display_name(group),
        stated=frozenset(code for person in group.seen for code in person.stated),
        countries=frozenset(person.country for person in group.seen if person.country),
        offices=offices_among(group.seen),
        articles=frozenset(person.member.article for person in group.seen),
    )


def _home(person: Seen, bearers: Iterable[Bearer]) -> Place | None:
    """The place of the human whose short name this is, None when that isn't sure."""
    known = list(bearers)
    offices = offices_among([person])
    if offices:
        fits = [bearer for bearer in known if _has_office_of(bearer, person, offices)]
    elif person.families or len(known) > 1:
        return None
    else:
        fits = [b for b in known if any(o.country in person.stated for o in b.offices)]
    best = _most_named(fits)
    return best.place if best and person.member.article not in best.articles else None


def _most_named(fits: Sequence[Bearer]) -> Bearer | None:
    """The only one; of several whose names are forms of one, the one whom nearly all articles name.

    Whoever writes "B. L. Roe" a few times most likely means the Barton Roe of all other articles.
    """
    ranked = sorted(fits, key=lambda bearer: -len(bearer.articles))
    if not ranked:
        return None
    best, others = ranked[0], ranked[1:]
    is_clear = all(
        is_form_of(best.name, other.name) and len(other.articles) * FEW <= len(best.articles)
        for other in others
    )
    return best if is_clear else None


def _has_office_of(bearer: Bearer, person: Seen, offices: Iterable[Post]) -> bool:
    """Whether a human has an office that the article gives the short name, and no other country.

    Where neither office nor person has a country, the article has to name the human's.
    """
    countries = bearer.stated or bearer.countries
    own = {person.country} if person.country else person.stated
    is_of_country = bool(countries & (own or person.codes))
    return any(
        is_same_office(office, known)
        and (is_of_country or (office.organisation and office.organisation == known.organisation))
        for office in offices
        for known in bearer.offices
    )


def _with(group: Group, people: Sequence[Seen], members: Members) -> Group:
    """The human with `people` of other articles, and without those of `members`, who are others."""
    own = [person for person in group.seen if person.member not in members]
    if not people and len(own) == len(group.seen):
        return group
    return Group(tuple(sorted((*own, *people), key=member_order)), group.called)
