"""Who is who by an editor's word: people are taken apart and put together, then given names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from briefgen.decisions import AT, Alias, Corrections, Different, Same, nearest, wrong
from briefgen.model import Member, Record
from briefgen.resolve.across_articles import Group, Namesakes, Seen, member_order
from briefgen.resolve.names import fold_name
from briefgen.resolve.naming import display_name
from briefgen.resolve.references import References
from briefgen.resolve.register import Members

Pair = frozenset[Member]


class Everybody(Record, frozen=True):
    """All people of all articles: by name, and the names of one word that stand for nobody."""

    namesakes: tuple[Namesakes, ...]
    bare: tuple[Seen, ...]


class Parted(Record, frozen=True):
    """An entry `different`: of each reference the people that it means and no other one does.

    References to one article come last: the first of `people` keeps what no other one takes.
    """

    line: int
    names: tuple[str, ...]
    people: tuple[Members, ...]


class Units:
    """Who is one human, while it is being settled: each unit is a set of people of articles."""

    def __init__(self, everybody: Everybody) -> None:
        self._unit: dict[Member, int] = {}
        self._people: dict[int, dict[Member, Seen]] = {}
        self._called: dict[int, str] = {}
        self._changed: set[int] = set()
        for same in everybody.namesakes:
            for group in same.groups:
                self._add(group.seen)
            for person in same.undecided:
                self._add([person])
        for person in everybody.bare:
            self._add([person])

    def of(self, members: Iterable[Member]) -> frozenset[int]:
        """The units that people are in."""
        return frozenset(self._unit[member] for member in members)

    def take_out(self, members: Iterable[Member]) -> None:
        """Make a unit of their own of the people of one unit; nothing where they are all of it."""
        units = self.of(members)
        for unit in units:
            people = {m: p for m, p in self._people[unit].items() if m in frozenset(members)}
            if len(people) < len(self._people[unit]):
                for member in people:
                    del self._people[unit][member]
                self._changed |= {unit, self._add(people.values())}

    def join(self, people: Sequence[Members]) -> None:
        """Make one unit of all that some people are in, called as the first."""
        lead = min(self.of(people[0]))
        name = self._called.get(lead) or display_name(self._group(lead))
        for unit in sorted(frozenset[int]().union(*map(self.of, people)) - {lead}):
            for member, person in self._people.pop(unit).items():
                self._people[lead][member] = msgspec.structs.replace(person, joined_by="correction")
                self._unit[member] = lead
        self._called[lead] = name
        self._changed.add(lead)

    def changed(self) -> Iterator[Group]:
        """The humans that are others than before."""
        for unit in sorted(self._changed & self._people.keys()):
            yield self._group(unit)

    def first(self, members: Iterable[Member]) -> Member:
        """The first of all people in the unit that people are in."""
        unit = min(self.of(members))
        return self._group(unit).seen[0].member

    def _group(self, unit: int) -> Group:
        """A unit as one human."""
        seen = sorted(self._people[unit].values(), key=member_order)
        return Group(tuple(seen), called=self._called.get(unit, ""))

    def _add(self, people: Iterable[Seen]) -> int:
        """A new unit."""
        unit = len(self._unit)
        while unit in self._people:
            unit += 1
        self._people[unit] = {person.member: person for person in people}
        self._unit.update(dict.fromkeys(self._people[unit], unit))
        return unit


class Settled(Record, frozen=True):
    """Everybody by an editor's word; whom `different` took out of their human, and the pairs of
    humans (each by its first person) of whom it is settled that they are two.
    """

    everybody: Everybody
    apart: Members
    pairs: frozenset[Pair]


def settle(everybody: Everybody, corrections: Corrections, references: References) -> Settled:
    """Everybody, taken apart and joined as the entries say.

    Raises:
        CorrectionError: an entry matches nobody, or contradicts another.
    """
    units = Units(everybody)
    parted = [_parted(entry, references) for entry in corrections.different]
    apart: set[Member] = set()
    for one in parted:
        stay: set[Member] = set()
        for members in one.people:
            if units.of(members) & units.of(stay):
                units.take_out(members)
                apart |= members
            stay |= members
    after = references.without(frozenset(apart))
    joining: list[Same | Alias] = [*corrections.same, *corrections.alias]
    for entry in sorted(joining, key=lambda entry: entry.line):
        units.join(_joined(entry, after))
        _check(entry, parted, units, after)
    pairs = {
        frozenset((units.first(one), units.first(other)))
        for entry in parted
        for one, other in combinations(_cores(entry, frozenset(apart)), 2)
    }
    changed = tuple(units.changed())
    return Settled(_everybody(everybody, changed), frozenset(apart), frozenset(pairs))


def _parted(entry: Different, references: References) -> Parted:
    """The people of each reference, told apart; the narrower reference wins."""
    names = sorted(entry.people, key=lambda text: AT in text)
    found = [references.find(text, entry.line) for text in names]
    if len(frozenset(found)) < len(found):
        found = [
            members.intersection(references.register.called(text)) or members
            for text, members in zip(names, found, strict=True)
        ]
    own = [members.difference(*(other for other in found if other < members)) for members in found]
    for number, members in enumerate(own):
        if not members or any(members & other for other in own[:number]):
            hint = "tell them apart by an article: NAME @ ARTICLE"
            raise wrong(entry.line, f"{names[number]!r} is not told apart here", hint)
    return Parted(entry.line, tuple(names), tuple(own))


def _cores(parted: Parted, apart: Members) -> Iterator[Members]:
    """Of each reference, those whom no other entry took out of their human."""
    for members in parted.people:
        yield members - apart or members


def _joined(entry: Same | Alias, references: References) -> list[Members]:
    """The people whom an entry joins, the one who gives the name first."""
    if isinstance(entry, Same):
        open_mentions = references.register.open_mentions
        names = [text for text in entry.people if not open_mentions(text)]
        if not names:
            hint = "write whose mention it is: same = [[NAME, SHORT NAME @ ARTICLE]]"
            raise wrong(entry.line, f"{entry.people[0]!r} is a mention of nobody", hint)
        return [references.find(text, entry.line) for text in names]
    called = references.register.called(entry.name)
    if not called:
        hint = nearest(entry.name, references.register.names())
        raise wrong(entry.line, f"no article calls anybody {entry.name!r}", hint)
    return [references.find(entry.person, entry.line), called]


def _check(
    entry: Same | Alias, parted: Iterable[Parted], units: Units, references: References
) -> None:
    """Refuse a join of two who are different by another entry."""
    for other in parted:
        cores = list(_cores(other, references.apart))
        for one, two in combinations(range(len(cores)), 2):
            if units.of(cores[one]) & units.of(cores[two]):
                here, there = sorted((entry.line, other.line), reverse=True)
                names = f"{other.names[one]!r} and {other.names[two]!r}"
                message = f"{names} are one human by one entry and two by another, in line {there}"
                raise wrong(here, message, "take one of the two lines out")


def _everybody(before: Everybody, changed: Sequence[Group]) -> Everybody:
    """Everybody with the changed humans in place of what they were made of."""
    used = frozenset(person.member for group in changed for person in group.seen)
    homes: dict[str, int] = {}
    for number, same in enumerate(before.namesakes):
        for person in (*(p for g in same.groups for p in g.seen), *same.undecided):
            if person.joined_by != "short-form":
                homes.setdefault(person.folded, number)
    new: defaultdict[int, list[Group]] = defaultdict(list)
    for group in changed:
        folded = fold_name(display_name(group))
        new[homes.setdefault(folded, len(before.namesakes) + len(homes))].append(group)
    namesakes = [
        Namesakes(
            tuple(sorted([*_without(same.groups, used), *new.pop(number, ())], key=_first)),
            tuple(person for person in same.undecided if person.member not in used),
        )
        for number, same in enumerate(before.namesakes)
    ]
    namesakes += [Namesakes(tuple(new[number])) for number in sorted(new)]
    bare = tuple(person for person in before.bare if person.member not in used)
    return Everybody(tuple(same for same in namesakes if same.groups or same.undecided), bare)


def _without(groups: Iterable[Group], used: Members) -> Iterator[Group]:
    """The humans of whom nobody is used."""
    return (group for group in groups if group.seen[0].member not in used)


def _first(group: Group) -> tuple[str, str]:
    """A sort key: the first person of a human."""
    return member_order(group.seen[0])
