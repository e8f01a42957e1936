"""Names of one person that aren't equal: "Yo-han" and "Yohan", "Ida B. Strauss", "Strauß Ida"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from briefgen.person_names import SUFFIXES, core_words, same_name, suffix_of
from briefgen.resolve.across_articles import (
    Evidence,
    Group,
    JoinRule,
    Namesakes,
    Seen,
    agreement,
    member_order,
)
from briefgen.resolve.names import fold_name
from briefgen.resolve.naming import display_name
from briefgen.resolve.offices import SOLE, is_same_office, offices_among

COUNTRY_AND_ROLE = 2  # what `agreement` gives where both agree


class Candidate:
    """The one human of a name, with what all articles together tell."""

    def __init__(self, number: int, group: Group) -> None:
        first = group.seen[0]
        self.number = number
        self.group = group
        self.name = first.person.name
        self.words = _words(first.person.name)
        self.without_suffix = " ".join(core_words(self.name))
        self.letters = first.folded.replace(" ", "")
        self.articles = frozenset(person.member.article for person in group.seen)
        stated = frozenset(code for person in group.seen for code in person.stated)
        families = frozenset(family for person in group.seen for family in person.families)
        self.evidence = Evidence(stated, families)
        self.countries = frozenset(person.country for person in group.seen if person.country)

    def blocks(self) -> Iterator[tuple[str, ...]]:
        """What names that may be one person's have in common, at least one of these."""
        yield ("letters", self.letters)
        if self.words:
            yield ("last", self.words[-1])
            yield ("words", *sorted(self.words))

    def is_form_of(self, other: Candidate) -> bool:
        """Whether the two names can be one person's."""
        if self.letters == other.letters or is_form_of(self.name, other.name):
            return True
        return suffix_of(self.name) != suffix_of(other.name) and is_form_of(
            self.without_suffix, other.without_suffix
        )

    def agrees_with(self, other: Candidate) -> bool:
        """Whether country and role agree, as far as the names need it.

        Where only a middle name is missing, a concluded country will do. Where only one is "Jr.",
        it has to be an office that one person holds at a time: fathers and sons share much else.
        """
        if not self.countries & other.countries:
            return False
        if suffix_of(self.name) != suffix_of(other.name):
            return self._shares_office(other, only_sole=True)
        ends = [(c.words[:1], c.words[-1:]) for c in (self, other)]
        if ends[0] == ends[1] and self.evidence.families & other.evidence.families:
            return True
        agree = agreement(self.evidence, other.evidence) == COUNTRY_AND_ROLE
        return agree or self._shares_office(other)

    def _shares_office(self, other: Candidate, *, only_sole: bool = False) -> bool:
        """Whether the two have one office; with `only_sole`, one held by one person at a time."""
        return any(
            is_same_office(one, two) and (one.family in SOLE or not only_sole)
            for one in offices_among(self.group.seen)
            for two in offices_among(other.group.seen)
        )


def is_form_of(name: str, other: str) -> bool:
    """Whether two names can be forms of one, but for blanks and hyphens.

    The end must be there: "Nam Gyu" and "Nam Gyu Rin" may be brothers.
    """
    one, two = _words(name), _words(other)
    ends_alike = one[-1:] == two[-1:] or sorted(one) == sorted(two)
    return ends_alike and same_name(name, other) and _middle_fits(one, two)


def join_name_forms(namesakes: Iterable[Namesakes]) -> tuple[Namesakes, ...]:
    """The namesakes, with those joined whose names are forms of one name.

    Forms are: the same letters with other blanks and hyphens (newsrooms write Korean and Chinese
    given names as one word or two); a middle name or initial more; an initial or short form of the
    given name; the two words in the other order; "Jr." left out. None of this is proof ("Li Na",
    "Lina"): two are joined only where country and role agree as well, no article names both,
    neither name has several bearers, and all that would come together this way could be one ("Ida
    A. Strauss" and "Ida B. Strauss" leave "Ida Strauss" alone).
    """
    known = list(namesakes)
    single = [
        Candidate(number, same.groups[0])
        for number, same in enumerate(known)
        if len(same.groups) == 1 and not same.undecided
    ]
    joined = dict(enumerate(known))
    for together in _components(single):
        if all(_may_be_one(one, other) for one, other in combinations(together, 2)):
            for candidate in together[1:]:
                del joined[candidate.number]
            joined[together[0].number] = Namesakes((_one_group(together),))
    return tuple(joined[number] for number in sorted(joined))


def _components(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Candidates that are linked, directly or through others; two or more each."""
    known = {candidate.number: candidate for candidate in candidates}
    blocks: defaultdict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.countries and candidate.evidence.families:
            for key in candidate.blocks():
                blocks[key].append(candidate)
    links: defaultdict[int, set[int]] = defaultdict(set)
    for alike in blocks.values():
        for one, other in combinations(alike, 2):
            if one.agrees_with(other) and one.is_form_of(other):
                links[one.number].add(other.number)
                links[other.number].add(one.number)
    done: set[int] = set()
    for start in sorted(links):
        if start in done:
            continue
        found, waiting = {start}, [start]
        while waiting:
            new = links[waiting.pop()] - found
            found |= new
            waiting += new
        done |= found
        yield [known[number] for number in sorted(found)]


def _may_be_one(one: Candidate, other: Candidate) -> bool:
    """Whether nothing speaks against two being one: names, articles, countries."""
    countries_differ = (
        one.evidence.stated
        and other.evidence.stated
        and not one.evidence.stated & other.evidence.stated
    )
    return (
        not countries_differ and one.is_form_of(other) and one.articles.isdisjoint(other.articles)
    )


def _words(name: str) -> list[str]:
    """The folded words of a name without "Jr." and the like."""
    return [word for word in fold_name(name).split() if word not in SUFFIXES]


def _middle_fits(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words between first and last are the same, or missing in one of the two.

    "George B. Roe" and "George A. B. Roe" are father and son as often as one man.
    """
    if min(len(one), len(other)) < 3 or one[0][0] != other[0][0] or one[-1] != other[-1]:
        return True
    return len(one) == len(other)


def _one_group(together: Sequence[Candidate]) -> Group:
    """One human of several; whoever has not the name of the page is joined by a rule."""
    seen = [person for candidate in together for person in candidate.group.seen]
    whole = Group(tuple(sorted(seen, key=member_order)))
    name = display_name(whole)
    page = next(person for person in whole.seen if person.person.name == name)
    return Group(tuple(_with_rule(person, page.folded) for person in whole.seen))


def _with_rule(person: Seen, folded: str) -> Seen:
    """The person with the rule that joined it to the one whose name is `folded`."""
    if person.folded == folded:
        return person
    same_letters = person.folded.replace(" ", "") == folded.replace(" ", "")
    rule: JoinRule = "equal-letters" if same_letters else "form-of-name"
    return msgspec.structs.replace(person, joined_by=rule)
