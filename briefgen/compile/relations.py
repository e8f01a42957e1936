"""What two countries have to do with each other, from the sentences that name both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefgen.compile.companions import EVENT
from briefgen.compile.cut import Cut, caps_for, totals
from briefgen.compile.days import Window
from briefgen.compile.directory import Directory
from briefgen.compile.sections import BOTTOM_LINE, next_statements
from briefgen.compile.sources import cut_sources
from briefgen.compile.speaker_groups import cut_groups, said_about, speaker_groups
from briefgen.compile.statements import (
    Clipping,
    Passage,
    Pick,
    cut_statements,
    passages_of,
    statements_of,
)
from briefgen.compile.told_once import Stories
from briefgen.dossiers import EntityLink, SpeakerGroup
from briefgen.relations import RelationDossier, RelationEntity


def compile_relation(
    entity: RelationEntity,
    clippings: tuple[Sequence[Clipping], Sequence[Clipping]],
    directory: Directory,
    window: Window,
    *,
    stories: Stories,
) -> RelationDossier:
    """The dossier of two countries, its statements without marks.

    Args:
        entity: the two countries with the articles that name both in one sentence.
        clippings: what these articles have for the first and for the second, in the page's order.
        directory: who has which page, seen from this one.
        window: which days count as new.
        stories: which articles are one text.
    """
    one, other = (_link(code, directory) for code in entity.codes)
    both = [p for p in passages_of(clippings[0]) if entity.codes[1] in p.line.countries]
    events = [Pick(p, EVENT) for p in both if entity.codes[1] in p.line.met and not p.line.is_torn]
    lead = statements_of(events, directory, cap=BOTTOM_LINE)
    shown = {statement.text for statement in lead}
    rest = (Pick(p, _rule(p, entity)) for p in both if p.line.text not in shown)
    told = stories.told(c.article for c in clippings[0])
    caps = caps_for(len(told))
    sections: dict[str, Cut[Any]] = {
        "next": next_statements(both, window, directory, cap=caps.next),
        "says[0]": _said_by(entity.codes[0], clippings[1], directory, caps.said),
        "says[1]": _said_by(entity.codes[1], clippings[0], directory, caps.said),
        "relations": cut_statements(rest, directory, cap=caps.dated),
    }
    parts: dict[str, Any] = {name: section.shown for name, section in sections.items()}
    sources = cut_sources(told, both, lead, *parts.values(), cap=caps.listed)
    return RelationDossier(
        slug=entity.slug,
        countries=(one, other),
        bottom_line=lead,
        next=parts["next"],
        says=(parts["says[0]"], parts["says[1]"]),
        relations=parts["relations"],
        sources=sources.shown,
        statements=len({passage.line.text for passage in both}),
        as_of=clippings[0][0].article.published.value if clippings[0] else "",
        totals=totals({**sections, "sources": sources}),
    )


def _rule(passage: Passage, entity: RelationEntity) -> str:
    """Whether the two take part in an event in a sentence, or are only named in it."""
    return EVENT if entity.codes[1] in passage.line.met else "same-sentence"


def _said_by(
    code: str, about: Iterable[Clipping], directory: Directory, cap: int
) -> Cut[SpeakerGroup]:
    """What speakers of a country said about the other one, whose clippings these are."""
    groups = speaker_groups(said_about(about), directory)
    return cut_groups((group for group in groups if group.country == code), cap)


def _link(code: str, directory: Directory) -> EntityLink:
    """The page of a country; a relation has two countries with pages."""
    listed = directory.country(code)
    assert listed is not None, code
    return listed.link
