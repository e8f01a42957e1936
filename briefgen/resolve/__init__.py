"""Who is who across articles: the people and countries that get a page, and what stayed open."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.data import countries
from briefgen.model import Cast
from briefgen.outline import Outline
from briefgen.resolve.across_articles import join_full_names, people_seen
from briefgen.resolve.country_pages import country_entities
from briefgen.resolve.naming import name_people
from briefgen.resolve.one_word import join_one_word_names
from briefgen.resolve.open_doubts import known_people, open_doubts
from briefgen.resolve.spellings import join_spellings
from briefgen.resolve.stories import count_once, stories_of

__all__ = ["resolve_entities"]


def resolve_entities(outlines: Sequence[Outline]) -> Cast:
    """Everybody who gets a page and every doubt that stayed open; the order of `outlines` is free.

    People of two articles are one only when their names are equal but for spelling habits and
    nothing speaks against it. Short names were settled within each article; none is settled here.
    Articles that are one text are one story: what they share is counted once.
    """
    facts = countries()
    seen = people_seen(outlines)
    full = join_spellings(join_full_names(seen))
    one_word, bare = join_one_word_names(seen, [g for same in full for g in same.groups])
    namesakes = (*full, *one_word)
    people = name_people(namesakes, facts)
    known = known_people(people, seen)
    doubts = open_doubts(
        outlines,
        known,
        split=[
            [(known.by_member[group.seen[0].member], group) for group in same.groups]
            for same in namesakes
            if len(same.groups) > 1
        ],
        undecided=[person for same in namesakes for person in same.undecided],
        bare=bare,
    )
    stories = stories_of(outlines)
    return Cast(
        people=count_once(people, outlines, stories),
        countries=country_entities(outlines, facts),
        doubts=doubts,
        stories=stories,
    )
