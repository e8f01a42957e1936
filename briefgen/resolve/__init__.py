"""Who is who across articles: the people and countries that get a page, and what stayed open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefgen.data import countries
from briefgen.decisions import NONE, Amendment, Corrections
from briefgen.model import Cast, PersonEntity, Record
from briefgen.outline import Outline
from briefgen.questions import Question
from briefgen.resolve.across_articles import Namesakes, Seen, join_full_names, people_seen
from briefgen.resolve.amendments import amendments_of
from briefgen.resolve.conflicts import contradictions
from briefgen.resolve.corrected import Everybody, Pair
from briefgen.resolve.country_pages import country_entities, relation_entities
from briefgen.resolve.editor import edit_people
from briefgen.resolve.humans import Places, humans_of
from briefgen.resolve.name_forms import join_name_forms
from briefgen.resolve.names import is_short
from briefgen.resolve.naming import name_people
from briefgen.resolve.one_word import join_one_word_names
from briefgen.resolve.open_doubts import Known, Split, known_people, open_doubts
from briefgen.resolve.references import References
from briefgen.resolve.register import Register
from briefgen.resolve.short_names import join_short_names
from briefgen.resolve.stories import count_once, stories_of
from briefgen.resolve.suggestions import suggested_joins

__all__ = [
    "People",
    "cast_of",
    "questions_of",
    "relation_entities",
    "resolve_entities",
    "resolve_people",
]


class People(Record, frozen=True):
    """Everybody with a page, and all that is needed to tell what stayed open.

    `amendments` are what an editor's entries say of articles, by Article.id; `references` finds
    whom they mean, None where there are no entries.
    """

    seen: tuple[Seen, ...]
    everybody: Everybody
    people: tuple[PersonEntity, ...]
    moved: tuple[tuple[str, str], ...] = ()
    pairs: frozenset[Pair] = frozenset()
    amendments: Mapping[str, Amendment] = MappingProxyType({})
    references: References | None = None


def resolve_entities(outlines: Sequence[Outline], corrections: Corrections = NONE) -> Cast:
    """Everybody who gets a page and every doubt that stayed open; the order of `outlines` is free.

    People of two articles are one only when their names are equal but for spelling habits and
    nothing speaks against it, when country and role say so of forms of one name, or when an editor
    says so. Short names were settled within each article; one that an article gives alone is
    settled here where one human has its office. Articles that are one text are one story: what
    they share is counted once.

    Raises:
        CorrectionError: an entry matches nobody, or contradicts another.
    """
    return cast_of(resolve_people(outlines, corrections), outlines)


def resolve_people(outlines: Sequence[Outline], corrections: Corrections = NONE) -> People:
    """Who is who, by the articles and by an editor's word.

    Raises:
        CorrectionError: an entry matches nobody, or contradicts another.
    """
    facts = countries()
    seen = people_seen(outlines)
    short = [person for person in seen if person.folded and is_short(person.person.name)]
    full, settled = join_short_names(join_name_forms(join_full_names(seen)), short)
    open_ = [person for person in short if person.member not in settled]
    one_word, bare = join_one_word_names(open_, [g for same in full for g in same.groups])
    everybody = Everybody((*full, *one_word), bare)
    people = name_people(everybody.namesakes, facts)
    if not corrections:
        return People(seen, everybody, people)
    references = References(Register(seen, outlines), people)
    edited = edit_people(everybody, people, references, corrections, facts)
    return People(
        seen,
        edited.everybody,
        edited.people,
        edited.moved,
        edited.pairs,
        amendments_of(corrections, edited.references, outlines),
        edited.references,
    )


def cast_of(found: People, outlines: Sequence[Outline]) -> Cast:
    """Everybody with a page and what stayed open; `outlines` as amended by an editor's entries."""
    known = known_people(found.people, found.seen)
    doubts = open_doubts(
        outlines,
        known,
        split=[
            split for same in found.everybody.namesakes if (split := _split(same, found, known))
        ],
        undecided=[person for same in found.everybody.namesakes for person in same.undecided],
        bare=found.everybody.bare,
    )
    stories = stories_of(outlines)
    return Cast(
        people=count_once(found.people, outlines, stories),
        countries=country_entities(outlines, countries()),
        doubts=doubts,
        stories=stories,
        moved=found.moved,
    )


def questions_of(found: People, outlines: Sequence[Outline]) -> tuple[Question, ...]:
    """What an editor is asked about people with pages; `outlines` as amended by the entries."""
    humans, places = humans_of(found.people, found.seen), Places(outlines)
    joins = suggested_joins(humans, places, found.pairs)
    return (*joins, *contradictions(humans, places))


def _split(same: Namesakes, found: People, known: Known) -> Split:
    """The humans of one name of whom an editor hasn't said that they are several, with pages."""
    firsts = [group.seen[0].member for group in same.groups]
    open_ = [
        (known.by_member[first], group)
        for first, group in zip(firsts, same.groups, strict=True)
        if first in known.by_member
        and any(frozenset((first, o)) not in found.pairs for o in firsts if o != first)
    ]
    return open_ if len(open_) > 1 else []
