"""Quotes grouped by speaker: said about a person or a country, and a country's official voices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from briefgen.compile.cut import Cut
from briefgen.compile.directory import Directory
from briefgen.compile.said import Saying, said_statements
from briefgen.compile.speakers import person_link, speaker_link
from briefgen.compile.statements import Clipping
from briefgen.dossiers import EntityLink, SpeakerGroup
from briefgen.model import Basis
from briefgen.outline import Outline, PersonOutline


def said(clippings: Iterable[Clipping]) -> Iterator[Saying]:
    """What the person, or those who speak for the country, said, in the order of the articles."""
    return (Saying(c.article, quote) for c in clippings for quote in c.clip.said)


def said_about(clippings: Iterable[Clipping]) -> Iterator[Saying]:
    """What others said about the person or the country, in the order of the articles.

    Left out are speakers who could be the person (role words that are also the person's, "the
    minister"), those who stand for the country, and those whose country is not known: they may be
    the country's own.
    """
    return (Saying(c.article, quote) for c in clippings for quote in c.clip.about)


def speaker_groups(sayings: Iterable[Saying], directory: Directory) -> tuple[SpeakerGroup, ...]:
    """The sayings by speaker in the order they first come.

    A speaker with a page is one in all articles; one without is one within an article; words
    ("the ministry") are one where country and principal are the same too. Unresolved pronouns are
    nobody's.
    """
    by_speaker: dict[tuple[str, ...], list[Saying]] = {}
    for saying in sayings:
        if key := _speaker_key(saying, directory):
            by_speaker.setdefault(key, []).append(saying)
    return tuple(_group(found, directory) for found in by_speaker.values())


def cut_groups(groups: Iterable[SpeakerGroup], cap: int) -> Cut[SpeakerGroup]:
    """The first `cap` statements, with who said them."""
    shown: list[SpeakerGroup] = []
    left, left_out = cap, 0
    for group in groups:
        if left:
            kept = group.statements[:left]
            shown.append(msgspec.structs.replace(group, statements=kept))
            left -= len(kept)
            left_out += len(group.statements) - len(kept)
        else:
            left_out += len(group.statements)
    return Cut(tuple(shown), left_out)


def _speaker_key(saying: Saying, directory: Directory) -> tuple[str, ...] | None:
    """What two quotes must have in common to be one speaker's; None for nobody's."""
    article, speaker = saying.article, saying.quote.speaker
    link = speaker_link(article, speaker, directory)
    if link is None:
        return None
    if speaker.person:
        return (link.url,) if link.url else (article.id, speaker.person)
    principal = _principal(saying, directory)
    of = (principal.name, principal.url) if principal else ()
    return ("words", link.name.casefold(), speaker.country or "", *of)


def _principal(saying: Saying, directory: Directory) -> EntityLink | None:
    """Whom an unnamed speaker belongs to, None where that is not known."""
    of = saying.quote.speaker.of
    return person_link(saying.article, of, directory) if of else None


def _group(sayings: list[Saying], directory: Directory) -> SpeakerGroup:
    """One speaker with name, role and country as the newest article that has them tells."""
    newest = sayings[0]
    link = speaker_link(newest.article, newest.quote.speaker, directory)
    role = next((_role(person) for person in _people(sayings) if person.roles), "")
    country, basis = _country(newest, _people(sayings))
    return SpeakerGroup(
        speaker=link.name if link else "",
        url=link.url if link else "",
        role=role,
        country=country,
        statements=said_statements(sayings, directory),
        country_basis=basis,
        of=_principal(newest, directory),
    )


def _role(person: PersonOutline) -> str:
    """The first role of a person in which it speaks for a state, else the first one, as written."""
    speaking = (role for role in person.roles if role.office == "speaks")
    return " ".join(next(speaking, person.roles[0]).text.split())


def _people(sayings: Iterable[Saying]) -> Iterator[PersonOutline]:
    """The speakers as people of their articles."""
    for saying in sayings:
        if person := _person(saying.article, saying.quote.speaker.person):
            yield person


def _person(article: Outline, person: str | None) -> PersonOutline | None:
    """A person of an article, None without an id."""
    return article.person(person) if person else None


def _country(saying: Saying, people: Iterable[PersonOutline]) -> tuple[str | None, Basis | None]:
    """The country a speaker stands for and how it is known, from the newest article that tells.

    For speakers without a name it is the one that their words stand for.
    """
    for person in people:
        if person.country:
            return person.country, person.country_basis
    speaker = saying.quote.speaker
    if speaker.person or speaker.country is None:
        return None, None
    return speaker.country, saying.quote.basis
