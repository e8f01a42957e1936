"""A country's dossier, from the articles that mean the country and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from briefgen.compile.companions import RELATION_STATEMENTS, companions
from briefgen.compile.country_people import country_people
from briefgen.compile.coverage import coverage
from briefgen.compile.days import Window
from briefgen.compile.differing import differing_accounts
from briefgen.compile.directory import Directory
from briefgen.compile.sections import bottom_line, new_statements, next_statements, timeline
from briefgen.compile.sources import sources_of
from briefgen.compile.speaker_groups import said, said_about, speaker_groups
from briefgen.compile.statements import Clipping, Passage, passages_of
from briefgen.compile.told_once import Stories
from briefgen.dossiers import Companion, CountryDossier
from briefgen.model import Alias, CountryEntity

PLACES = 40


def compile_country(
    entity: CountryEntity,
    clippings: Sequence[Clipping],
    directory: Directory,
    window: Window,
    *,
    stories: Stories,
) -> CountryDossier:
    """The dossier of one country, its statements without marks.

    Args:
        entity: the country with its articles.
        clippings: what its articles have for it, in the order of the page.
        directory: who has which page, seen from the country's own.
        window: which days count as new.
        stories: which articles are one text.
    """
    passages = passages_of(clippings)
    lead = bottom_line(passages, directory)
    return CountryDossier(
        slug=entity.slug,
        code=entity.code,
        name=entity.name,
        bottom_line=lead,
        new=new_statements(passages, window, directory, without=lead),
        next=next_statements(passages, window, directory),
        people=country_people(clippings, directory),
        says=speaker_groups(said(clippings), directory),
        said_about=speaker_groups(said_about(clippings), directory),
        relations=_relations(entity.code, passages, directory),
        places=_places(clippings),
        timeline=timeline(passages, directory),
        sources=sources_of(stories.told(c.article for c in clippings), passages),
        differing=differing_accounts(passages, directory),
        statements=len({passage.line.text for passage in passages}),
        as_of=clippings[0].article.published.value if clippings else "",
        coverage=coverage(clippings),
    )


def _relations(
    code: str, passages: Sequence[Passage], directory: Directory
) -> tuple[Companion, ...]:
    """The other countries that sentences name, each with the page of the two where there is one."""
    pages = directory.relations.get(code, {})
    met = companions(passages, directory, kind="country", each=RELATION_STATEMENTS)
    return tuple(
        msgspec.structs.replace(one, page=pages.get(one.link.code or "", "")) for one in met
    )


def _places(clippings: Iterable[Clipping]) -> tuple[Alias, ...]:
    """The cities and places of the country that sentences name as places, most frequent first.

    Datelines write them in capitals; they are counted with the other spelling.
    """
    counts = Counter(place for clipping in clippings for place in clipping.clip.places)
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for text in sorted(counts, key=lambda text: (text.isupper(), -counts[text], text)):
        spellings[text.casefold()].append(text)
    places = (Alias(same[0], sum(counts[text] for text in same)) for same in spellings.values())
    return tuple(sorted(places, key=lambda place: (-place.count, place.text))[:PLACES])
