"""What an editor's entries on roles, countries and speakers say of each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from briefgen.decisions import (
    AT,
    Amendment,
    Corrections,
    CountryChange,
    CountrySet,
    MentionSet,
    RoleChange,
    RoleSet,
    Same,
    SpeakerChange,
    SpeakerSet,
    folded_words,
    nearest,
    wrong,
)
from briefgen.model import Member
from briefgen.outline import Outline
from briefgen.resolve.references import References
from briefgen.resolve.register import Members

Placed = tuple[str, CountrySet | RoleSet | SpeakerSet | MentionSet]  # with the article's id


def amendments_of(
    corrections: Corrections, references: References, outlines: Iterable[Outline]
) -> Mapping[str, Amendment]:
    """What the entries say of articles, by Article.id, sorted.

    Raises:
        CorrectionError: an entry matches nobody or nothing, or contradicts another.
    """
    by_id = {outline.id: outline for outline in outlines}
    countries = [p for entry in corrections.country for p in _countries(entry, references)]
    roles = [p for entry in corrections.role for p in _roles(entry, references, by_id)]
    speakers = [p for entry in corrections.speaker for p in _speakers(entry, references)]
    mentions = [p for entry in corrections.same for p in _mentions(entry, references)]
    kinds = (countries, roles, speakers, mentions)
    _refuse_contradictions(one for placed in kinds for one in placed)
    found: defaultdict[str, list[list[Placed]]] = defaultdict(lambda: [[] for _ in kinds])
    for number, placed in enumerate(kinds):
        for one in placed:
            found[one[0]][number].append(one)
    return {
        article: Amendment(*(_sorted(placed) for placed in found[article]))  # type: ignore[arg-type]
        for article in sorted(found)
    }


def _countries(entry: CountryChange, references: References) -> Iterator[Placed]:
    """The country of a person in every article."""
    for member in references.find(entry.person, entry.line):
        yield member.article, CountrySet(entry.line, member.person, entry.country)


def _roles(
    entry: RoleChange, references: References, outlines: Mapping[str, Outline]
) -> Iterator[Placed]:
    """What the words of a role say of a person, in every article that the entry means."""
    members = references.find(entry.person, entry.line)
    if entry.article:
        members = references.in_article(entry.person, entry.article, entry.line)
    members = frozenset(m for m in members if _is_meant(entry, outlines[m.article]))
    having = [member for member in members if _has_role(outlines, member, entry.text)]
    if not having and not (entry.article and members and not entry.wrong):
        message = f"no article that is meant gives {entry.person!r} the role {entry.text!r}"
        raise wrong(entry.line, message, nearest(entry.text, _role_texts(outlines, members)))
    for member in having or [min(members, key=lambda member: member.person)]:
        yield (
            member.article,
            RoleSet(
                line=entry.line,
                person=member.person,
                text=folded_words(entry.text) if having else entry.text,
                country=entry.country,
                organisation=entry.organisation,
                wrong=entry.wrong,
                is_new=not having,
            ),
        )


def _speakers(entry: SpeakerChange, references: References) -> Iterator[Placed]:
    """The speaker of a quote of an article."""
    references.register.check_article(entry.article, entry.line)
    person = ""
    if entry.person:
        members = references.in_article(entry.person, entry.article, entry.line)
        person = min(member.person for member in members)
    yield entry.article, SpeakerSet(entry.line, entry.words, person)


def _mentions(entry: Same, references: References) -> Iterator[Placed]:
    """The open mentions of articles that an entry gives to somebody who is named there too."""
    found = {text: references.register.open_mentions(text) for text in entry.people}
    lead = next((text for text in entry.people if not found[text]), "")
    for text, mentions in found.items():
        if mentions:
            article = text.rpartition(AT)[2].strip()
            members = references.in_article(lead, article, entry.line)
            person = min(member.person for member in members)
            yield from ((article, MentionSet(entry.line, words, person)) for words in mentions)


def _is_meant(entry: RoleChange, outline: Outline) -> bool:
    """Whether an article was published in the days that an entry means."""
    day = outline.published.value
    after_start = not entry.first_day or (bool(day) and day >= entry.first_day)
    return after_start and (not entry.last_day or (bool(day) and day <= entry.last_day))


def _has_role(outlines: Mapping[str, Outline], member: Member, text: str) -> bool:
    """Whether an article gives a person a role in these words."""
    return folded_words(text) in map(folded_words, _role_texts(outlines, frozenset([member])))


def _role_texts(outlines: Mapping[str, Outline], members: Members) -> list[str]:
    """The roles that articles give people."""
    people = (outlines[member.article].person(member.person) for member in members)
    return sorted({role.text for person in people if person for role in person.roles})


def _refuse_contradictions(placed: Iterable[Placed]) -> None:
    """Refuse two entries that say different things of the same.

    Raises:
        CorrectionError: there are such; names the later line, and the other one.
    """
    known: dict[tuple[str, ...], Placed] = {}
    for article, one in sorted(placed, key=lambda item: item[1].line):
        match one:
            case CountrySet():
                key: tuple[str, ...] = (article, "country", one.person)
            case RoleSet():
                key = (article, "role", one.person, one.text)
            case SpeakerSet():
                key = (article, "speaker", folded_words(one.words))
            case MentionSet():
                key = (article, "mention", one.name)
        _, first = known.setdefault(key, (article, one))
        if replace(first, line=0) != replace(one, line=0):
            message = f"line {first.line} says something else of the same in {article!r}"
            raise wrong(one.line, message, "take one of the two lines out")


def _sorted(placed: Iterable[Placed]) -> tuple[object, ...]:
    """The changes of one article, each once, in an order that is not the file's."""
    found = {repr(replace(one, line=0)): one for _, one in placed}
    return tuple(found[key] for key in sorted(found))
