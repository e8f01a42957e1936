"""A country's dossier, from the articles that mean the country and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from briefgen.compile.companions import companions
from briefgen.compile.country_people import country_people
from briefgen.compile.coverage import coverage
from briefgen.compile.cut import LIGHT, WHOLE, Caps, Cut, cut, totals
from briefgen.compile.days import Window
from briefgen.compile.differing import differing_accounts
from briefgen.compile.directory import Directory
from briefgen.compile.introduction import introduction
from briefgen.compile.sections import bottom_line, new_statements, next_statements, timeline
from briefgen.compile.sources import cut_sources
from briefgen.compile.speaker_groups import cut_groups, said, said_about, speaker_groups
from briefgen.compile.statements import Clipping, Passage, passages_of
from briefgen.compile.told_once import Stories
from briefgen.dossiers import Companion, CountryDossier, MonthLink
from briefgen.model import Alias, CountryEntity

NAMES = 40  # of places, and of bodies


def compile_country(
    entity: CountryEntity,
    clippings: Sequence[Clipping],
    directory: Directory,
    window: Window,
    *,
    stories: Stories,
    months: tuple[MonthLink, ...] = (),
) -> CountryDossier:
    """The dossier of one country, its statements without marks.

    Args:
        entity: the country with its articles.
        clippings: what its articles have for it, in the order of the page.
        directory: who has which page, seen from the country's own.
        window: which days count as new.
        stories: which articles are one text.
        months: where the rest is.
    """
    passages = passages_of(clippings)
    caps = LIGHT if months else WHOLE
    lead = bottom_line(passages, directory)
    holders = country_people(clippings, directory)
    sections: dict[str, Cut[Any]] = {
        "new": new_statements(passages, window, directory, without=lead, cap=caps.new),
        "next": next_statements(passages, window, directory, cap=caps.next),
        "people": cut(holders, caps.offices),
        "says": cut_groups(speaker_groups(said(clippings), directory), caps.said),
        "said_about": cut_groups(speaker_groups(said_about(clippings), directory), caps.said),
        "relations": _relations(entity.code, passages, directory, caps),
        "places": cut(_named(place for c in clippings for place in c.clip.places), NAMES),
        "organisations": cut(_named(body for c in clippings for body in c.clip.bodies), NAMES),
        "timeline": timeline(passages, directory, cap=caps.timeline),
    }
    shown: dict[str, Any] = {name: section.shown for name, section in sections.items()}
    first = introduction((), lead, passages, directory)
    differing = differing_accounts(passages, directory)[: caps.differing]
    told = stories.told(c.article for c in clippings)
    sources = cut_sources(told, passages, first, lead, differing, *shown.values(), cap=caps.listed)
    return CountryDossier(
        slug=entity.slug,
        code=entity.code,
        name=entity.name,
        introduction=first,
        bottom_line=lead,
        differing=differing,
        statements=len({passage.line.text for passage in passages}),
        as_of=clippings[0].article.published.value if clippings else "",
        sources=sources.shown,
        speaking=len({(p.name, p.url) for p in holders if p.name and p.office == "speaks"}),
        totals=totals({**sections, "sources": sources}),
        months=months,
        **shown,
        coverage=coverage(clippings),
    )


def _relations(
    code: str, passages: Sequence[Passage], directory: Directory, caps: Caps
) -> Cut[Companion]:
    """The other countries that sentences name, each with the page of the two where there is one."""
    pages = directory.relations.get(code, {})
    met = companions(passages, directory, kind="country", caps=caps)
    shown = tuple(
        msgspec.structs.replace(one, page=pages.get(one.link.code or "", "")) for one in met.shown
    )
    return Cut(shown, met.left_out)


def _named(names: Iterable[str]) -> tuple[Alias, ...]:
    """The places or bodies of a country that sentences name, most frequent first.

    Datelines write places in capitals; they are counted with the other spelling.
    """
    counts = Counter(names)
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for text in sorted(counts, key=lambda text: (text.isupper(), -counts[text], text)):
        spellings[text.casefold()].append(text)
    found = (Alias(same[0], sum(counts[text] for text in same)) for same in spellings.values())
    return tuple(sorted(found, key=lambda name: (-name.count, name.text)))
