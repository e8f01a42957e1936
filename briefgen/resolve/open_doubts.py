"""What stayed open about people: who a mention could be, kept with its article and sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from briefgen.decisions import AT
from briefgen.model import Doubt, Member, OpenDoubt, PersonEntity, Record
from briefgen.outline import Outline, PlacedDoubt, without_possessive
from briefgen.resolve.across_articles import Group, Seen
from briefgen.resolve.names import fold_name, is_one_word, is_short, short_forms

SAME_NAME = "several people have this name; what articles say of their roles and countries differs"
UNDECIDED = "several people have this name, and nothing in this article tells which one is meant"
TITLE_ONLY = "only a short name is given here, and nothing proves whose it is"
SHORT_NAME = "only a short name is given here; it fits the name of a person of other articles"
# "He" and "It" begin sentences; they are also family names.
PRONOUN = re.compile("he|she|they|it|his|hers?|their|its|him|them|i|we|you")


Split = Sequence[tuple[PersonEntity, Group]]  # the humans of one name, each with its page


class Known(Record, frozen=True):
    """Who has a page: by person of an article, and by the words a short name could be.

    `named` are articles with the folded names of their people, `doubles` those that several
    people of an article have.
    """

    by_member: Mapping[Member, PersonEntity]
    by_end_word: Mapping[str, tuple[PersonEntity, ...]]
    by_name: Mapping[str, tuple[PersonEntity, ...]]
    doubles: frozenset[tuple[str, str]]
    named: frozenset[tuple[str, str]]

    def has_name(self, article: str, folded: str) -> bool:
        """Whether an article calls somebody so."""
        return (article, folded) in self.named


def known_people(entities: Iterable[PersonEntity], seen: Iterable[Seen]) -> Known:
    """The index that doubts are settled against. `seen` are all people of all articles."""
    by_member = {member: entity for entity in entities for member in entity.members}
    by_end: defaultdict[str, dict[str, PersonEntity]] = defaultdict(dict)
    by_name: defaultdict[str, dict[str, PersonEntity]] = defaultdict(dict)
    counts: Counter[tuple[str, str]] = Counter()
    for person in seen:
        counts[person.member.article, person.folded] += 1
        entity = by_member.get(person.member)
        if entity is None:
            continue
        by_name[person.folded][entity.slug] = entity
        for word in short_forms(person.person.name):
            by_end[word][entity.slug] = entity
    return Known(
        by_member,
        {word: tuple(found[slug] for slug in sorted(found)) for word, found in by_end.items()},
        {name: tuple(found[slug] for slug in sorted(found)) for name, found in by_name.items()},
        frozenset(key for key, count in counts.items() if count > 1),
        frozenset(counts),
    )


def open_doubts(
    outlines: Iterable[Outline],
    known: Known,
    *,
    split: Iterable[Split],
    undecided: Iterable[Seen],
    bare: Iterable[Seen],
) -> tuple[OpenDoubt, ...]:
    """Every open doubt, one per place in an article, sorted by article and place.

    Args:
        outlines: of all articles, any order.
        known: who has a page.
        split: per name, the entities that share it, each with its people.
        undecided: people with a name who could be several of those, or somebody else.
        bare: one-word names without a role.
    """
    found: list[OpenDoubt] = []
    for namesakes in split:
        entities = [entity for entity, _ in namesakes]
        found += [_of_split(group, entities, known) for _, group in namesakes]
    for person in undecided:
        if is_short(person.person.name):
            fits, reason = known.by_end_word.get(person.folded, ()), TITLE_ONLY
        else:
            fits, reason = known.by_name.get(person.folded, ()), UNDECIDED
        found.append(_about(person, reason, fits, known))
    for person in bare:
        if fits := known.by_end_word.get(person.folded, ()):
            found.append(_about(person, SHORT_NAME, fits, known))
    for outline in outlines:
        found += [_of_article(outline, doubt, known) for doubt in outline.doubts]
    return _without_doubles(found)


def _of_split(group: Group, entities: Sequence[PersonEntity], known: Known) -> OpenDoubt:
    """The doubt that a human is told apart from others of one name, at the first article."""
    open_ = _about(group.seen[0], SAME_NAME, entities, known)
    doubt = replace(open_.doubt, kind="namesakes")
    return replace(open_, doubt=doubt, reference="", is_split=True)


def _about(person: Seen, reason: str, fits: Sequence[PersonEntity], known: Known) -> OpenDoubt:
    """The doubt about a person of one article, at the first mention outside a headline."""
    place, is_bare = person.person.place, is_short(person.person.name)
    doubt = Doubt(
        kind="mention" if is_bare else "namesakes",
        start=place.start,
        end=place.end,
        text=person.person.name,
        reason=reason,
        candidates=tuple(sorted(entity.name for entity in fits)),
    )
    slugs = tuple(sorted(entity.slug for entity in fits))
    article = person.member.article
    is_double = (article, person.folded) in known.doubles
    reference = "" if is_double else f"{person.person.name}{AT}{article}"
    return OpenDoubt(article, person.person.sentence, doubt, slugs, reference, is_bare=is_bare)


def _of_article(outline: Outline, placed: PlacedDoubt, known: Known) -> OpenDoubt:
    """A doubt that an article's own reading left, with the pages of its candidates.

    Where the reading names no candidate, a short name gets those that have a page.
    """
    doubt = placed.doubt
    if doubt.candidates:
        members = [
            Member(outline.id, person.id)
            for person in outline.people
            if person.name in doubt.candidates
        ]
        fits = [known.by_member[member] for member in members if member in known.by_member]
    else:
        fits = list(known.by_end_word.get(short_name(doubt.text), ()))
    slugs = tuple(sorted({entity.slug for entity in fits}))
    name = short_name(doubt.text)
    is_free = doubt.candidates and name and not known.has_name(outline.id, name)
    reference = f"{without_possessive(doubt.text)}{AT}{outline.id}" if is_free else ""
    return OpenDoubt(outline.id, placed.sentence, doubt, slugs, reference, words=placed.words)


def short_name(text: str) -> str:
    """The folded name if `text` is one capitalised word and no pronoun, else ""."""
    word = without_possessive(text.strip())
    is_name = is_one_word(word) and word[0].isupper() and not PRONOUN.fullmatch(word.casefold())
    return fold_name(word) if is_name else ""


def _without_doubles(found: Iterable[OpenDoubt]) -> tuple[OpenDoubt, ...]:
    """One doubt per place, the one with most candidates, sorted by article and place."""
    best: dict[tuple[str, int, int], OpenDoubt] = {}
    for doubt in found:
        key = (doubt.article, doubt.doubt.start, doubt.doubt.end)
        if key not in best or len(doubt.candidates) > len(best[key].candidates):
            best[key] = doubt
    return tuple(best[key] for key in sorted(best))
