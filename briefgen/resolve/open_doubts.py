"""What stayed open about people: who a mention could be, kept with its article and sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefgen.model import Analysis, Doubt, Member, OpenDoubt, PersonEntity, Record, Span
from briefgen.resolve.across_articles import Group, Seen
from briefgen.resolve.names import end_words, fold_name, is_one_word, without_possessive

SAME_NAME = "several people have this name; what articles say of their roles and countries differs"
UNDECIDED = "several people have this name, and nothing in this article tells which one is meant"
TITLE_ONLY = "only a short name is given here, and nothing proves whose it is"
SHORT_NAME = "only a short name is given here; it fits the name of a person of other articles"
HEADLINE = "s0"  # begins the ids of the sentences of headlines, and of no other
# "He" and "It" begin sentences; they are also family names.
PRONOUN = re.compile("he|she|they|it|his|hers?|their|its|him|them|i|we|you")


class Places(Record, frozen=True):
    """Where sentences of one article start and which they are, for finding the one of a span."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    ids: tuple[str, ...]

    def sentence_of(self, span: Span) -> str:
        """The id of the sentence that holds `span`, "" when none does."""
        number = bisect_right(self.starts, span.start) - 1
        return self.ids[number] if number >= 0 and span.end <= self.ends[number] else ""


class Known(Record, frozen=True):
    """Who has a page: by person of an article, and by the words a short name could be."""

    by_member: Mapping[Member, PersonEntity]
    by_end_word: Mapping[str, tuple[PersonEntity, ...]]
    by_name: Mapping[str, tuple[PersonEntity, ...]]


def known_people(entities: Iterable[PersonEntity], seen: Iterable[Seen]) -> Known:
    """The index that doubts are settled against. `seen` are all people of all articles."""
    by_member = {member: entity for entity in entities for member in entity.members}
    by_end: defaultdict[str, dict[str, PersonEntity]] = defaultdict(dict)
    by_name: defaultdict[str, dict[str, PersonEntity]] = defaultdict(dict)
    for person in seen:
        entity = by_member.get(person.member)
        if entity is None:
            continue
        by_name[person.folded][entity.slug] = entity
        for word in end_words(person.person.name):
            by_end[word][entity.slug] = entity
    return Known(
        by_member,
        {word: tuple(found[slug] for slug in sorted(found)) for word, found in by_end.items()},
        {name: tuple(found[slug] for slug in sorted(found)) for name, found in by_name.items()},
    )


def open_doubts(
    analyses: Sequence[Analysis],
    known: Known,
    *,
    split: Iterable[Sequence[tuple[PersonEntity, Group]]],
    undecided: Iterable[Seen],
    bare: Iterable[Seen],
) -> tuple[OpenDoubt, ...]:
    """Every open doubt, one per place in an article, sorted by article and place.

    Args:
        analyses: what each article says, any order.
        known: who has a page.
        split: per name, the entities that share it, each with its people.
        undecided: people with a name who could be several of those, or somebody else.
        bare: one-word names without a role.
    """
    places = {analysis.article: _places(analysis) for analysis in analyses}
    found: list[OpenDoubt] = []
    for namesakes in split:
        entities = [entity for entity, _ in namesakes]
        found += [_about(group.seen[0], SAME_NAME, entities, places) for _, group in namesakes]
    for person in undecided:
        if is_one_word(person.person.name):
            fits, reason = known.by_end_word.get(person.folded, ()), TITLE_ONLY
        else:
            fits, reason = known.by_name.get(person.folded, ()), UNDECIDED
        found.append(_about(person, reason, fits, places))
    for person in bare:
        if fits := known.by_end_word.get(person.folded, ()):
            found.append(_about(person, SHORT_NAME, fits, places))
    for analysis in analyses:
        found += [_of_article(analysis, doubt, places, known) for doubt in analysis.doubts]
    return _without_doubles(found)


def _places(analysis: Analysis) -> Places:
    """Where the sentences of an article start and end."""
    ordered = sorted(analysis.sentences, key=lambda sentence: sentence.start)
    return Places(
        tuple(sentence.start for sentence in ordered),
        tuple(sentence.end for sentence in ordered),
        tuple(sentence.id for sentence in ordered),
    )


def _about(
    person: Seen, reason: str, fits: Sequence[PersonEntity], places: Mapping[str, Places]
) -> OpenDoubt:
    """The doubt about a person of one article, at the first mention outside a headline."""
    article, mentions = person.member.article, person.person.mentions
    ids = [places[article].sentence_of(mention) for mention in mentions]
    in_body = (n for n, sentence in enumerate(ids) if sentence and sentence[:2] != HEADLINE)
    number = next(in_body, 0)
    first = mentions[number] if mentions else Span(0, 0)
    doubt = Doubt(
        start=first.start,
        end=first.end,
        text=person.person.name,
        reason=reason,
        candidates=tuple(sorted(entity.name for entity in fits)),
    )
    sentence = ids[number] if ids else ""
    return OpenDoubt(article, sentence, doubt, tuple(sorted(entity.slug for entity in fits)))


def _of_article(
    analysis: Analysis, doubt: Doubt, places: Mapping[str, Places], known: Known
) -> OpenDoubt:
    """A doubt that an article's own reading left, with the pages of its candidates.

    Where the reading names no candidate, a short name gets those that have a page.
    """
    if doubt.candidates:
        members = [
            Member(analysis.article, person.id)
            for person in analysis.people
            if person.name in doubt.candidates
        ]
        fits = [known.by_member[member] for member in members if member in known.by_member]
    else:
        fits = list(known.by_end_word.get(_short_name(doubt.text), ()))
    sentence = places[analysis.article].sentence_of(doubt)
    slugs = tuple(sorted({entity.slug for entity in fits}))
    return OpenDoubt(analysis.article, sentence, doubt, slugs)


def _short_name(text: str) -> str:
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
