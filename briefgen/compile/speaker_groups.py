"""Quotes grouped by speaker: said about a person or a country, and a country's official voices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.said import Saying, said_statements, sayings_of
from briefgen.compile.speakers import basis_in_words, speaker_link
from briefgen.compile.statements import Subject
from briefgen.dossiers import EntityLink, SpeakerGroup
from briefgen.model import Basis, CountryMention, Mention, Person, Sentence, Speaker

SAID = 40  # statements in a section of quotes, whoever said them


def says(subject: Subject, articles: Iterable[IndexedArticle]) -> Iterator[Saying]:
    """The quotes of a person, in the order of the articles."""
    for indexed in articles:
        own = subject.people.get(indexed.article.id, frozenset())
        for saying in sayings_of(indexed):
            if saying.quote.speaker and saying.quote.speaker.person in own:
                yield saying


def said_about_person(
    subject: Subject, articles: Iterable[IndexedArticle], directory: Directory
) -> tuple[SpeakerGroup, ...]:
    """What others said about a person, by speaker, whoever spoke last first.

    Left out are speakers who could be the person: unresolved pronouns and role words that are
    also the person's ("the minister").
    """
    return speaker_groups(
        (
            saying
            for indexed in articles
            for saying in sayings_of(indexed)
            if _is_about(subject, saying)
            and not _may_be_own(indexed, saying.quote.speaker, subject)
        ),
        directory,
    )


def official_voices(
    code: str, articles: Iterable[IndexedArticle], directory: Directory
) -> tuple[SpeakerGroup, ...]:
    """What those said who stand for a country: its people by country or role, its government."""
    return speaker_groups(
        (
            saying
            for indexed in articles
            for saying in sayings_of(indexed)
            if code in countries_of(indexed, saying.quote.speaker)
        ),
        directory,
    )


def said_about_country(
    subject: Subject, articles: Iterable[IndexedArticle], directory: Directory
) -> tuple[SpeakerGroup, ...]:
    """What speakers of other countries said about a country, by speaker.

    Speakers whose country is not known are left out: they may be the country's own.
    """
    return speaker_groups(
        (
            saying
            for indexed in articles
            for saying in sayings_of(indexed)
            if (known := countries_of(indexed, saying.quote.speaker))
            and subject.code not in known
            and _is_about(subject, saying)
        ),
        directory,
    )


def speaker_groups(
    sayings: Iterable[Saying], directory: Directory, *, cap: int = SAID, each: int = SAID
) -> tuple[SpeakerGroup, ...]:
    """The sayings by speaker in the order they first come: at most `cap`, `each` a speaker.

    A speaker with a page is one in all articles; one without is one within an article; words
    ("the ministry") are one where country and principal are the same too. Unresolved pronouns are
    nobody's.
    """
    by_speaker: dict[tuple[str, ...], list[Saying]] = {}
    for saying in sayings:
        if key := _speaker_key(saying, directory):
            by_speaker.setdefault(key, []).append(saying)
    groups: list[SpeakerGroup] = []
    left = cap
    for found in by_speaker.values():
        if left > 0:
            groups.append(_group(found, directory, cap=min(left, each)))
            left -= len(groups[-1].statements)
    return tuple(groups)


def countries_of(indexed: IndexedArticle, speaker: Speaker | None) -> frozenset[str]:
    """The countries that a speaker stands for in an article; empty when not known."""
    if speaker is None:
        return frozenset()
    codes = {speaker.country}
    if person := indexed.person.get(speaker.person or ""):
        codes.add(person.country)
        codes.update(role.country for role in person.roles)
    return frozenset(code for code in codes if code)


def _is_about(subject: Subject, saying: Saying) -> bool:
    """Whether a quote names the subject: inside it, or, where reported, in its sentence.

    Names inside the words for a speaker ("…'s spokeswoman") and places outside the quote don't
    make a statement about them.
    """
    indexed, quote = saying.indexed, saying.quote
    for sentence in indexed.sentences.touched(quote):
        for mention in subject.mentions_in(indexed, sentence):
            if quote.holds(mention):
                return True
            if quote.kind == "reported" and not _is_aside(indexed, sentence, mention):
                return True
    return False


def _is_aside(
    indexed: IndexedArticle, sentence: Sentence, mention: Mention | CountryMention
) -> bool:
    """Whether a mention only says who spoke or where ("In Lima, Mali's envoy said …")."""
    quotes = indexed.quotes_in.get(sentence.id, ())
    return mention.use == "place" or any(
        quote.speaker and quote.speaker.touches(mention) for quote in quotes
    )


def _may_be_own(indexed: IndexedArticle, speaker: Speaker | None, subject: Subject) -> bool:
    """Whether the speaker is the person of the page, or could be."""
    own = subject.people.get(indexed.article.id, frozenset())
    if speaker is None or speaker.person in own:
        return True
    if speaker.person or speaker.kind != "role":
        return False
    words = {word.casefold() for word in speaker.text.split()}
    people = (indexed.person[person] for person in own)
    heads = {word for p in people for role in p.roles for word in role.text.casefold().split()[-1:]}
    return bool(words & heads)


def _speaker_key(saying: Saying, directory: Directory) -> tuple[str, ...] | None:
    """What two quotes must have in common to be one speaker's; None for nobody's."""
    indexed, speaker = saying.indexed, saying.quote.speaker
    link = speaker_link(indexed, speaker, directory)
    if speaker is None or link is None:
        return None
    if speaker.person in indexed.person:
        return (link.url,) if link.url else (indexed.article.id, str(speaker.person))
    principal = _principal(indexed, speaker, directory)
    of = (principal.name, principal.url) if principal else ()
    return ("words", link.name.casefold(), speaker.country or "", *of)


def _principal(
    indexed: IndexedArticle, speaker: Speaker, directory: Directory
) -> EntityLink | None:
    """Whom an unnamed speaker belongs to, None where that is not known."""
    person = indexed.person.get(speaker.of or "")
    if person is None:
        return None
    listed = directory.person(indexed.article.id, person.id)
    return listed.link if listed else EntityLink(person.name, "")


def _group(sayings: list[Saying], directory: Directory, *, cap: int) -> SpeakerGroup:
    """One speaker with name, role and country as the newest article that has them tells."""
    newest = sayings[0]
    link = speaker_link(newest.indexed, newest.quote.speaker, directory)
    people = [person for saying in sayings if (person := _person(saying))]
    role = next((" ".join(p.roles[0].text.split()) for p in people if p.roles), "")
    country, basis = _country(newest, people)
    speaker = newest.quote.speaker
    return SpeakerGroup(
        speaker=link.name if link else "",
        url=link.url if link else "",
        role=role,
        country=country,
        statements=said_statements(sayings, directory, cap=cap),
        country_basis=basis,
        of=_principal(newest.indexed, speaker, directory) if speaker else None,
    )


def _person(saying: Saying) -> Person | None:
    """The speaker as a person of the article."""
    speaker = saying.quote.speaker
    return saying.indexed.person.get(speaker.person or "") if speaker else None


def _country(saying: Saying, people: Iterable[Person]) -> tuple[str | None, Basis | None]:
    """The country a speaker stands for and how it is known, from the newest article that tells.

    For speakers without a name it is the one that their words stand for.
    """
    for person in people:
        if person.country:
            return person.country, person.country_basis
    speaker = saying.quote.speaker
    if speaker is None or speaker.person or speaker.country is None:
        return None, None
    return speaker.country, basis_in_words(saying.indexed, speaker, speaker.country)
