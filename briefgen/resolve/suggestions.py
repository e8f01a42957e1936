"""Pages that may be one human's, because their names are nearly equal. It joins nothing.

Names are never compared all with all: each is filed under what nearly equal names have in common,
and only names filed together are looked at. A further name costs the same however many there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from briefgen.data import read_table
from briefgen.model import Member
from briefgen.questions import Question
from briefgen.resolve.humans import Human, Places, side_of

LONG_WORD = 5  # letters: in a shorter one, another letter makes another name ("Jong Un", "Jong Il")
BOTH = 2  # country and role agree

ORDER = "the two names are the same words in another order"
MIDDLE = "one of the two names has a middle name or an initial more"
SPELLING = "the two names are spelt nearly alike, as the same name from another alphabet can be"
VOWEL = "the two names are spelt alike but for vowels, and country and role agree"
LETTER = "the two names differ in one letter, and country or role agree"
NICKNAME = "one first name is short for the other, and country or role agree"

# How English newsrooms spell one sound of another alphabet, in this order; doubled letters last.
SPELLINGS = (
    (re.compile("ou|oo"), "u"),
    (re.compile("ee"), "i"),
    (re.compile("kh"), "h"),
    (re.compile("gh"), "g"),
    (re.compile("ph"), "f"),
    (re.compile("ck|q"), "k"),
    (re.compile("tsch|tch|cz"), "ch"),
    (re.compile("sch"), "sh"),
    (re.compile("w"), "v"),
    (re.compile("[yj]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("ie(?=$|[^aeiou])"), "i"),
)
VOWELS = re.compile("(?<=.)[aeiou]")

Pair = frozenset[Member]
Key = TypeVar("Key")


class Near(NamedTuple):
    """How two names are alike, and how many of country and role have to agree for a suggestion."""

    why: str
    agreeing: int = 0


def suggested_joins(
    humans: Iterable[Human], places: Places, settled: frozenset[Pair]
) -> Iterator[Question]:
    """A question for each two pages of nearly one name, unless something speaks against it.

    Against it speaks that an article names both, that both have stated countries and none in
    common, or that both have roles, none alike, and no common country. Another letter, other vowels
    and a short form of a first name need something that speaks for it as well. `settled` are the
    pairs, each human by its first person, of whom an editor has said that they are two.
    """
    named: dict[str, list[Human]] = {}
    for human in humans:
        for name in human.names:
            named.setdefault(name, []).append(human)
    found: dict[tuple[str, str], Question] = {}
    for (one, other), near in sorted(_near_names(named).items()):
        for first in named[one]:
            for second in named[other]:
                low, high = sorted((first, second), key=lambda human: human.entity.slug)
                key = (low.entity.slug, high.entity.slug)
                if key not in found and _may_be_one(low, high, near, settled):
                    found[key] = _question(low, high, near.why, places)
    return (found[key] for key in sorted(found))


def _question(one: Human, other: Human, why: str, places: Places) -> Question:
    """The question about two pages: each with its newest article."""
    sides = []
    for human in (one, other):
        people = places.of(human)
        sides.append(side_of(human, people, [people[0].person.name]))
    return Question("join", why, tuple(sides))


def _may_be_one(one: Human, other: Human, near: Near, settled: frozenset[Pair]) -> bool:
    """Whether nothing speaks against two humans being one, and enough for it."""
    if one.names & other.names or _settled(one, other) in settled:
        return False
    shared = one.stated & other.stated
    if one.stated and other.stated and not shared:
        return False
    alike = one.families & other.families
    if one.families and other.families and not alike and not shared:
        return False
    if bool(shared) + bool(alike) < near.agreeing:
        return False
    there = {member.article for member in one.entity.members}
    return not any(member.article in there for member in other.entity.members)


def _settled(one: Human, other: Human) -> Pair:
    """Two humans as an editor's entries have them."""
    return frozenset((one.entity.members[0], other.entity.members[0]))


# --- names -----------------------------------------------------------------------------------


def _near_names(names: Iterable[str]) -> dict[tuple[str, str], Near]:
    """The pairs of nearly equal folded names, each sorted, by what speaks for them most."""
    words = {name: tuple(name.split()) for name in names}
    found: dict[tuple[str, str], Near] = {}
    for near, pairs in (
        (Near(ORDER), _in_other_order(words)),
        (Near(MIDDLE), _with_middle_name(words)),
        (Near(SPELLING), _spelt_alike(words)),
        (Near(LETTER, 1), _one_letter_apart(words)),
        (Near(VOWEL, BOTH), _alike_but_for_vowels(words)),
        (Near(NICKNAME, 1), _by_nickname(words)),
    ):
        for one, other in pairs:
            found.setdefault((one, other) if one < other else (other, one), near)
    return found


Words = Mapping[str, tuple[str, ...]]
Pairs = Iterator[tuple[str, str]]


def _in_other_order(names: Words) -> Pairs:
    """Names of the same words: "Seo Minjae", "Minjae Seo"."""
    return _filed_together((tuple(sorted(words)), name) for name, words in names.items())


def _spelt_alike(names: Words) -> Pairs:
    """Names that are one but for how a sound is spelt: "Taravsky", "Taravskyy"."""
    return _filed_together((tuple(map(_sounds, words)), name) for name, words in names.items())


def _alike_but_for_vowels(names: Words) -> Pairs:
    """Names whose long words have the same consonants: "Mohammed", "Muhammad"."""
    filed = ((tuple(map(_consonants, words)), name) for name, words in names.items())
    return _filed_together(filed)


def _with_middle_name(names: Words) -> Pairs:
    """Names of which one has more words, or initials, between the same first and last ones."""
    for _, same in _keyed(((words[0], words[-1]), name) for name, words in names.items()):
        for one, other in combinations(sorted(same, key=lambda name: len(names[name])), 2):
            if _is_within(names[one][1:-1], names[other][1:-1]):
                yield one, other


def _is_within(fewer: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """Whether all middle names of one are those of the other in order, initials included."""
    rest = iter(more)
    return all(any(_is_initial_of(word, other) for other in rest) for word in fewer)


def _is_initial_of(one: str, other: str) -> bool:
    """Whether two words are equal, or one is the first letter of the other."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _one_letter_apart(names: Words) -> Pairs:
    """Names that differ in one long word by a letter more, less, another, or two exchanged.

    Words are filed under what is left of them without one letter: two that share nothing there are
    further apart.
    """
    beside = (
        ((at, words[:at], words[at + 1 :]), name)
        for name, words in names.items()
        for at, word in enumerate(words)
        if len(word) >= LONG_WORD - 1
    )
    for (at, _, _), same in _keyed(beside):
        left = ((rest, name) for name in same for rest in _without_a_letter(names[name][at]))
        for one, other in _filed_together(left):
            words = names[one][at], names[other][at]
            if max(map(len, words)) >= LONG_WORD and _is_one_edit(*words):
                yield one, other


def _without_a_letter(word: str) -> set[str]:
    """A word, and what is left of it without any one letter."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_one_edit(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or another, or by two exchanged ones."""
    return OSA.distance(one, other, score_cutoff=1) == 1


def _by_nickname(names: Words) -> Pairs:
    """Names of which one begins with a short form of the other's first name, or its initial."""
    forms = {form: whole.split() for form, whole in read_table("given_names.csv")}
    initials: defaultdict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for name, words in names.items():
        if len(words[0]) == 1:
            initials[words[0], words[1:]].append(name)
        for whole in forms.get(words[0], ()):
            other = " ".join((whole, *words[1:]))
            if other in names:
                yield name, other
    for name, words in names.items():
        if len(words[0]) > 1:
            for other in initials.get((words[0][0], words[1:]), ()):
                yield name, other


@lru_cache(maxsize=65536)
def _sounds(word: str) -> str:
    """A long word as it is spelt without the choices that newsrooms make; a short one as it is."""
    if len(word) < LONG_WORD:
        return word
    for pattern, plain in SPELLINGS:
        word = pattern.sub(plain, word)
    return word


def _consonants(word: str) -> str:
    """What is left of a long word without its vowels, the first letter kept."""
    return VOWELS.sub("", _sounds(word)) if len(word) >= LONG_WORD else word


def _filed_together(filed: Iterable[tuple[Key, str]]) -> Pairs:
    """All pairs of names that are filed under one key."""
    for _, same in _keyed(filed):
        yield from combinations(sorted(set(same)), 2)


def _keyed(filed: Iterable[tuple[Key, str]]) -> Iterator[tuple[Key, list[str]]]:
    """Each key with several names, and the names."""
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for key, name in filed:
        found[key].append(name)
    return ((key, names) for key, names in found.items() if len(names) > 1)
