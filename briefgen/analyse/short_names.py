"""Which person a short name ("Kim", "van der Meer", "MBR") means within one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.analyse.lexicon import honorific, nation_words, role_ending_at
from briefgen.analyse.short_forms import Forms, forms_of, is_shouted, shouted_forms
from briefgen.analyse.standing_alone import stands_alone
from briefgen.analyse.tokens import Range, Reading, Token
from briefgen.data import particles
from briefgen.person_names import (
    core_words,
    fold,
    is_initials_of,
    nicknames,
    suffix_of,
    surname_forms,
)

MIN_PAIR = 3  # tokens before "Ana" in "Rui Sole and Ana Sole"
# Who runs for an office, and the offices that one runs for.
RUNNING = frozenset({"candidate", "nominee", "contender", "hopeful", "frontrunner", "front-runner"})
HEADS = frozenset({"president", "prime minister", "chancellor", "governor"})
# A word before a surname that tells two bearers apart, so that the nearer one may not be meant.
TOLD_APART = frozenset({"younger", "elder", "older", "senior", "junior", "late", "other"})


class Named(NamedTuple):
    """A person with a full name: the name, where it stands in full, and what titles told.

    `variants` are the full forms that the article uses, `name` among them. `gender` is "m", "f"
    or ""; `titles` are lower-case role nouns right before or after the name.
    """

    name: str
    variants: tuple[str, ...]
    places: tuple[Range, ...]
    gender: str
    titles: frozenset[str]


class ShortMention(NamedTuple):
    """A short name: its tokens, the number of the person meant or None, candidates, rule."""

    first: int
    last: int
    person: int | None
    candidates: tuple[int, ...]
    rule: str


def short_mentions(reading: Reading, named: Sequence[Named]) -> list[ShortMention]:
    """All short names of the people in `named`, in text order, headlines included.

    Whatever the model called the word, it is a mention if it is capitalised, stands for no longer
    name or thing, and equals the end or the first word of a full name. Where several people fit,
    `person` is None unless a title, the gender or the paragraph leaves one.
    """
    forms = forms_of([person.variants for person in named])
    shouted = shouted_forms(reading, [person.variants for person in named])
    longest = max((len(form) for form in forms), default=0)
    openings = {form[0] for form in (*forms, *shouted)}
    covered = {i for person in named for place in person.places for i in range(*place)}
    found: list[ShortMention] = []
    last = 0
    for index in [token.index for token in reading.tokens if token.text in openings]:
        if index < last:
            continue
        here = shouted if is_shouted(reading, reading.tokens[index]) else forms
        last = _match(reading, index, here, longest, covered)
        if last == index:
            continue
        fits = here[tuple(t.text for t in reading.tokens[index:last])]
        mention = _judged(reading, index, last, fits, named)
        if mention:
            found.append(mention)
    return found


def _match(
    reading: Reading,
    index: int,
    forms: Forms,
    longest: int,
    covered: set[int],
) -> int:
    """The token after the longest short form that starts at token `index`, or `index`."""
    tokens = reading.tokens
    if index in covered or not (tokens[index].text[0].isalpha()):
        return index
    for size in range(min(longest, len(tokens) - index), 0, -1):
        part = tokens[index : index + size]
        if part[-1].block != tokens[index].block or covered.intersection(t.index for t in part):
            continue
        if tuple(t.text for t in part) in forms and stands_alone(reading, index, index + size):
            return index + size
    return index


def _judged(
    reading: Reading, first: int, last: int, fits: tuple[int, ...], named: Sequence[Named]
) -> ShortMention | None:
    """The mention with the person that the evidence leaves, or None if it is no mention."""
    tokens = reading.tokens
    word = tokens[first]
    known_person = (
        word.label == "PERSON"
        or _title_before(reading, first) is not None
        or is_shouted(reading, word)
    )
    if not known_person and not _may_be_name(reading, first, last, fits, named):
        return None
    text = reading.words(first, last)
    left = [n for n in fits if _suits(reading, first, named[n])]
    seniors = left if suffix_of(text) else _without_juniors(left, named)
    told_by = "title-agrees" if seniors == left else "no-junior"
    left = seniors
    if not left and len(fits) == 1 and _only_runs(reading, first, named[fits[0]]):
        return ShortMention(first, last, None, fits, "ambiguous")
    if not left:
        other_sex = all(_contradicts(reading, first, named[n]) for n in fits)
        return (
            ShortMention(first, last, None, fits, "other-gender")
            if other_sex
            else (_judged_by_place(reading, first, last, fits, named))
        )
    if len(left) == 1:
        rule = _form_rule(text, named[left[0]])
        return ShortMention(first, last, left[0], fits, rule if len(fits) == 1 else told_by)
    return _judged_by_place(reading, first, last, left, named)


def _without_juniors(fits: Sequence[int], named: Sequence[Named]) -> list[int]:
    """The candidates without those who bear another's name with a "Jr.": they are called by it."""
    plain = {core_words(named[n].name) for n in fits if not suffix_of(named[n].name)}
    return [
        n for n in fits if not suffix_of(named[n].name) or core_words(named[n].name) not in plain
    ]


def _judged_by_place(
    reading: Reading, first: int, last: int, fits: Sequence[int], named: Sequence[Named]
) -> ShortMention:
    """The mention with the one candidate whom its place tells, or with nobody.

    "named-so-far": news names a person in full before using a short name, so that one whom only
    later sentences introduce can't be meant. "same-paragraph": the paragraph names only one.
    """
    if len(fits) == 1:
        rule = _form_rule(reading.words(first, last), named[fits[0]])
        return ShortMention(first, last, fits[0], tuple(fits), rule)
    so_far = [n for n in fits if any(p.first < first for p in _body_places(reading, named[n]))]
    if len(so_far) == 1 and _is_only_bearer(reading, first, named[so_far[0]]):
        return ShortMention(first, last, so_far[0], tuple(fits), "named-so-far")
    near = _only_in_paragraph(reading, first, fits, named)
    if near is not None and _shares_surname(reading, named[near]):
        near = None
    rule = "ambiguous" if near is None else "same-paragraph"
    return ShortMention(first, last, near, tuple(fits), rule)


def _body_places(reading: Reading, person: Named) -> list[Range]:
    """Where the body names a person in full."""
    return [p for p in person.places if not reading.is_headline(reading.tokens[p.first])]


def _is_only_bearer(reading: Reading, first: int, person: Named) -> bool:
    """Whether the short name at token `first` can mean nobody but the only one named so far.

    Not after "Rui and Ana Sole", which names two, nor after "Mr" where the sex isn't known.
    """
    title = _title_before(reading, first)
    known = honorific(title.text) if title else None
    unsure = bool(known and known.gender and not person.gender)
    return not (unsure or _told_apart(reading, first) or _shares_surname(reading, person))


def _shares_surname(reading: Reading, person: Named) -> bool:
    """Whether the surname is told of somebody else too: "Rui and Ana Sole"."""
    tokens = reading.tokens
    return any(
        place.first > 1
        and tokens[place.first - 1].lower in ("and", "&")
        and tokens[place.first - 2].tag.startswith("NNP")
        and (place.first < MIN_PAIR or not tokens[place.first - 3].tag.startswith("NNP"))
        and tokens[place.first - 2].block == tokens[place.first].block
        for place in person.places
    )


def _told_apart(reading: Reading, first: int) -> bool:
    """Whether a word before the name tells that somebody else than the known one is meant."""
    return first > 0 and reading.tokens[first - 1].lower in TOLD_APART


def _may_be_name(
    reading: Reading, first: int, last: int, fits: tuple[int, ...], named: Sequence[Named]
) -> bool:
    """Whether a word that the model didn't take for a person is one of the names all the same."""
    token, text = reading.tokens[first], reading.words(first, last)
    if not reading.tokens[last - 1].is_capitalised or text in nation_words():
        return False
    proper = all(
        t.lower in particles() or t.tag in ("NNP", "NNPS", "HYPH") or t.label
        for t in reading.tokens[first:last]
    )
    is_surname = any(
        text.lower() == form.lower()
        for n in fits
        for name in named[n].variants
        for form in surname_forms(name)
    )
    if not proper:
        return is_surname and _does_something(reading, first, last)
    return is_surname or token.label in ("PERSON", "ORG", "GPE", "")


def _does_something(reading: Reading, first: int, last: int) -> bool:
    """Whether a surname that the model takes for a plain word owns or does something.

    "Little has left", "Nees' painting": a plain word would have an article before it.
    """
    tokens = reading.tokens
    if last >= len(tokens) or reading.is_headline(tokens[first]) or tokens[first].label:
        return False
    before = tokens[first - 1] if first else None
    described = before is not None and before.tag in ("DT", "JJ", "PRP$", "CD", "POS")
    if described and before is not None and before.block == tokens[first].block:
        return False
    following = tokens[last]
    if following.text == ",":
        return tokens[first].tag.startswith("NN")
    return following.tag in ("VBD", "VBZ", "MD", "POS") and following.block == tokens[first].block


def _form_rule(text: str, person: Named) -> str:
    """The name of the rule by which `text` stands for a person."""
    names = person.variants
    if any(fold(text) == fold(name) for name in names):
        return "known-name"
    if any(is_initials_of(text, name) for name in names):
        return "initials"
    if any(text.strip("“”‘’\"'()") in nicknames(name) for name in names):
        return "nickname"
    ends = {form.lower() for name in names for form in surname_forms(name)}
    return "last-name" if text.lower() in ends else "first-name"


def _title_before(reading: Reading, first: int) -> Token | None:
    """The honorific right before the name, or None."""
    before = reading.tokens[first - 1] if first else None
    if before and before.text == "." and first > 1:
        before = reading.tokens[first - 2]
    return before if before and honorific(before.text) else None


def _only_runs(reading: Reading, first: int, person: Named) -> bool:
    """Whether an office stands before the short name of somebody who is told to run for one.

    "President Roe" is then the one in office as likely, a relative or somebody of the same name.
    """
    role = role_ending_at(reading, first - 1) if first else None
    held = role is not None and role[0].noun in HEADS
    return held and any(title.split()[-1] in RUNNING for title in person.titles)


def _suits(reading: Reading, first: int, person: Named) -> bool:
    """Whether the title before the short name agrees with the person: gender, then role."""
    title = _title_before(reading, first)
    if title and (known := honorific(title.text)):
        if known.gender and person.gender:
            return known.gender == person.gender
        return not known.is_role or known.word.lower().rstrip(".") in person.titles
    role = role_ending_at(reading, first - 1) if first else None
    return role is None or role[0].noun in person.titles


def _contradicts(reading: Reading, first: int, person: Named) -> bool:
    """Whether "Mr" or "Ms" before the name says that this person can't be meant."""
    title = _title_before(reading, first)
    known = honorific(title.text) if title else None
    return bool(known and known.gender and person.gender and known.gender != person.gender)


def _only_in_paragraph(
    reading: Reading, first: int, fits: Sequence[int], named: Sequence[Named]
) -> int | None:
    """The one candidate whom an earlier sentence of this paragraph names in full, or None."""
    token = reading.tokens[first]
    block = reading.block_ranges[token.block]
    here = [
        number
        for number in fits
        for place in named[number].places
        if block.first <= place.first < block.last
    ]
    near = [
        number
        for number in fits
        for place in named[number].places
        if block.first <= place.first < first
        and reading.tokens[place.first].sentence != token.sentence
    ]
    alone = len(set(near)) == len(set(here)) == 1 and not _told_apart(reading, first)
    return near[0] if alone else None
