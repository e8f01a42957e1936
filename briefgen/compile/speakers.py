"""Who said it, by name or in the words of the article."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.compile.directory import Directory
from briefgen.dossiers import EntityLink
from briefgen.model import Speaker
from briefgen.outline import Outline


def speaker_link(
    article: Outline, speaker: Speaker | None, directory: Directory
) -> EntityLink | None:
    """The speaker's full name if resolved, else the words as written; None without a speaker.

    The address is "" for those without a page. A pronoun that nobody was found for gives None: "he"
    outside its article is nobody.
    """
    if speaker is None:
        return None
    if speaker.person:
        return person_link(article, speaker.person, directory)
    if speaker.kind == "pronoun":
        return None
    listed = directory.country(speaker.country) if speaker.kind == "country" else None
    return EntityLink(" ".join(speaker.text.split()), listed.link.url if listed else "")


def person_link(article: Outline, person: str, directory: Directory) -> EntityLink | None:
    """The name and page of a person of an article; None where it has no such person."""
    if listed := directory.person(article.id, person):
        return listed.link
    found = article.person(person)
    return EntityLink(found.name, "") if found else None


def attribution(
    article: Outline, speakers: Iterable[Speaker | None], directory: Directory
) -> EntityLink | None:
    """The one speaker of a sentence's words; None without, when one is unknown or they differ."""
    links = {speaker_link(article, speaker, directory) for speaker in speakers}
    return links.pop() if len(links) == 1 else None
