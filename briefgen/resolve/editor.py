"""Names and pages by an editor's word: who is called what, who has no page, what moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefgen.data import CountryFacts
from briefgen.decisions import Corrections, Rename, wrong
from briefgen.errors import CorrectionError
from briefgen.model import Member, PersonEntity, Record
from briefgen.resolve.corrected import Everybody, Pair, settle
from briefgen.resolve.names import fold_name
from briefgen.resolve.naming import name_people
from briefgen.resolve.references import References, plain_name
from briefgen.resolve.register import Members


class Edited(Record, frozen=True):
    """Everybody by an editor's word.

    `people` have a page; `moved` are old slugs, each with the one that it leads to; `pairs` are
    humans (each by the first person) of whom it is settled that they are two.
    """

    everybody: Everybody
    people: tuple[PersonEntity, ...]
    moved: tuple[tuple[str, str], ...]
    pairs: frozenset[Pair]
    references: References


def edit_people(
    everybody: Everybody,
    before: Sequence[PersonEntity],
    references: References,
    corrections: Corrections,
    facts: Mapping[str, CountryFacts],
) -> Edited:
    """Everybody as the entries say. `before` are the pages without them.

    An entry may use a name that another entry gives.

    Raises:
        CorrectionError: an entry matches nobody, or contradicts another.
    """
    try:
        return _edited(everybody, before, references, corrections, facts)
    except CorrectionError:
        known = _known(corrections, references)
        if known == corrections:
            raise
    named = _edited(everybody, before, references, known, facts).people
    return _edited(everybody, before, references.or_among(named), corrections, facts)


def _edited(
    everybody: Everybody,
    before: Sequence[PersonEntity],
    references: References,
    corrections: Corrections,
    facts: Mapping[str, CountryFacts],
) -> Edited:
    """Everybody as the entries say, by the names that `references` know."""
    settled = settle(everybody, corrections, references)
    joined = name_people(settled.everybody.namesakes, facts)
    after = references.among(joined, apart=settled.apart)
    given = _given_names(corrections.rename, joined, after)
    named, last = joined, after
    if given:
        named = name_people(settled.everybody.namesakes, facts, given)
        last = after.among(named, apart=settled.apart)
    hidden = {last.page(entry.person, entry.line).slug for entry in corrections.hide}
    people = tuple(entity for entity in named if entity.slug not in hidden)
    moved = _moved(before, people, settled.apart)
    return Edited(settled.everybody, people, moved, settled.pairs, last)


def _known(corrections: Corrections, references: References) -> Corrections:
    """The entries on who is who, without those with a name that isn't known yet."""

    def is_known(line: int, *names: str) -> bool:
        try:
            open_mentions = references.register.open_mentions
            return all(open_mentions(name) or references.find(name, line) for name in names)
        except CorrectionError:
            return False

    return Corrections(
        same=tuple(e for e in corrections.same if is_known(e.line, *e.people)),
        different=tuple(e for e in corrections.different if is_known(e.line, *e.people)),
        alias=tuple(e for e in corrections.alias if is_known(e.line, e.person)),
        rename=tuple(e for e in corrections.rename if is_known(e.line, e.person)),
    )


def _given_names(
    entries: Iterable[Rename], people: Iterable[PersonEntity], references: References
) -> dict[Member, str]:
    """The new names, by the first person of each human."""
    given: dict[Member, Rename] = {}
    for entry in entries:
        entity = references.page(entry.person, entry.line)
        first = given.setdefault(entity.members[0], entry)
        if first.name != entry.name:
            message = f"{entry.person!r} is called {first.name!r} in line {first.line}"
            raise wrong(entry.line, message, "take one of the two lines out")
    names = {member: entry.name for member, entry in given.items()}
    owners: defaultdict[str, dict[Member, str]] = defaultdict(dict)
    for entity in people if given else ():
        name = names.get(entity.members[0]) or plain_name(entity)
        owners[fold_name(name)][entity.members[0]] = name
    for member, entry in given.items():
        others = [n for m, n in owners[fold_name(entry.name)].items() if m != member]
        if others:
            hint = "join the two with same, or choose another name"
            raise wrong(entry.line, f"somebody else is called {others[0]!r}", hint)
    return names


def _moved(
    before: Iterable[PersonEntity], people: Sequence[PersonEntity], apart: Members
) -> tuple[tuple[str, str], ...]:
    """The old slugs that nobody has any more, each with that of the page of the same human."""
    now = {member: entity.slug for entity in people for member in entity.members}
    taken = {entity.slug for entity in people}
    moved = {}
    for entity in before:
        members = [member for member in entity.members if member not in apart] or entity.members
        if entity.slug not in taken and members[0] in now:
            moved[entity.slug] = now[members[0]]
    return tuple(sorted(moved.items()))
