"""What one article has for the dossier of one person or country: small, and enough to compile it.

The dossier of somebody whom thousands of articles name is made from their clips; an article
itself is opened only where a chosen statement is drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import msgspec

from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.lines import Line, line_of
from briefgen.compile.placed_roles import PlacedRole, lines_at, roles_of, state_of
from briefgen.compile.utterances import (
    Utterance,
    may_be,
    named_in,
    quotes_with_speaker,
    utterance_of,
)
from briefgen.model import Basis, CountryMention, Person, Record, Span, Speaker


class Allegiance(Record, frozen=True):
    """The country that a person of the article stands for, with its rule and its sentences."""

    country: str
    basis: Basis | None
    rule: str
    evidence: tuple[Line, ...]


class Clip(Record, frozen=True):
    """What one article has for one page, each part in text order.

    `said` is by the person, or by those who speak for the country; `about` by others, of whom
    none could be the person, or is of the country. `roles` are the person's, or the offices of the
    country that people and unnamed holders have. `places` are the names of the country's places,
    and `bodies` those of its ministries, parliament and other bodies, as often as they come.
    """

    passages: tuple[Line, ...] = ()
    said: tuple[Utterance, ...] = ()
    about: tuple[Utterance, ...] = ()
    roles: tuple[PlacedRole, ...] = ()
    allegiances: tuple[Allegiance, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


NOTHING = Clip()


def clips_of(indexed: IndexedArticle) -> dict[str, Clip]:
    """The clips of an article by Person.id and country code, without empty ones."""
    lines = {sentence.id: line_of(indexed, sentence) for sentence in indexed.sentences.ordered}
    passages = _passages(indexed, lines)
    said, about = _utterances(indexed)
    roles = roles_of(indexed, lines)
    allegiances = {
        person.id: (_allegiance(indexed, person, lines),)
        for person in indexed.analysis.people
        if person.country
    }
    places = _names(indexed, lambda m: m.use == "place" and m.kind in ("place", "capital"))
    bodies = _names(indexed, lambda m: m.kind == "body")
    keys = dict.fromkeys([*passages, *said, *about, *roles, *allegiances, *places, *bodies])
    return {
        key: Clip(
            passages=tuple(passages.get(key, ())),
            said=tuple(said.get(key, ())),
            about=tuple(about.get(key, ())),
            roles=tuple(roles.get(key, ())),
            allegiances=allegiances.get(key, ()),
            places=tuple(places.get(key, ())),
            bodies=tuple(bodies.get(key, ())),
        )
        for key in keys
    }


def merged(clips: Mapping[str, Clip]) -> Clip:
    """The clip of somebody whom an article has as several people, by Person.id."""
    found = [clips[person] for person in sorted(clips)]
    if len(found) == 1:
        return found[0]
    passages: dict[str, Line] = {}
    for line in (line for clip in found for line in clip.passages):
        first = passages.get(line.id, line)
        passages[line.id] = msgspec.structs.replace(
            line,
            acts=line.acts or first.acts,
            met=tuple(dict.fromkeys((*first.met, *line.met))),
            countries=tuple(code for code in line.countries if code in first.countries),
        )
    said = {quote.id: quote for clip in found for quote in clip.said}
    about = {quote.id: quote for clip in found for quote in clip.about}
    return Clip(
        passages=tuple(sorted(passages.values(), key=lambda line: line.start)),
        said=tuple(sorted(said.values(), key=_place)),
        about=tuple(sorted((q for q in about.values() if q.id not in said), key=_place)),
        roles=tuple(role for clip in found for role in clip.roles),
        allegiances=tuple(one for clip in found for one in clip.allegiances),
    )


def spoken_for(speaker: Speaker, person: Person | None) -> frozenset[str]:
    """The countries that a speaker has an office to speak for, in this article's words."""
    codes = {speaker.country}
    if person:
        codes.update(state_of(role, person) for role in person.roles if role.office == "speaks")
    return frozenset(code for code in codes if code)


def countries_of(speaker: Speaker, person: Person | None) -> frozenset[str]:
    """The countries that a speaker is of in any way, who may be a person of the article."""
    codes = {speaker.country}
    if person:
        codes.update([person.country, *(role.country for role in person.roles)])
    return frozenset(code for code in codes if code)


def _passages(indexed: IndexedArticle, lines: Mapping[str, Line]) -> dict[str, list[Line]]:
    """Every sentence that names somebody or a country, by whom; no headlines and headings."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    met = _met(indexed)
    for sentence in indexed.prose:
        line = lines[sentence.id]
        acts: dict[str, bool] = {}
        people = indexed.people_in.get(sentence.id, ())
        named = ((person.id, mention.use) for person, mention in people)
        countries = indexed.countries_in.get(sentence.id, ())
        for key, use in (*named, *((code, mention.use) for code, mention in countries)):
            acts[key] = acts.get(key, False) or use == "acts"
        for key, is_acting in acts.items():
            others = line.countries
            if (person := indexed.person.get(key)) and person.roles and countries:
                free = (c for c, m in countries if not any(role.holds(m) for role in person.roles))
                others = tuple(dict.fromkeys(free))
            partners = tuple(met.get((sentence.id, key), ()))
            if (is_acting, others, partners) != (line.acts, line.countries, ()):
                own = msgspec.structs.replace(line, acts=is_acting, countries=others, met=partners)
                found[key].append(own)
            else:
                found[key].append(line)
    return found


def _met(indexed: IndexedArticle) -> dict[tuple[str, str], list[str]]:
    """With whom each person or country takes part in an event, by sentence id and key."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for event in indexed.analysis.events:
        sentence = indexed.sentences.of_start(event)
        if sentence is not None:
            one, other = (p.person or p.country or "" for p in (event.subject, event.object))
            found[sentence.id, one].append(other)
            found[sentence.id, other].append(one)
    return found


def _utterances(
    indexed: IndexedArticle,
) -> tuple[dict[str, list[Utterance]], dict[str, list[Utterance]]]:
    """What was said, by those who said it and by those whom it is about."""
    said: defaultdict[str, list[Utterance]] = defaultdict(list)
    about: defaultdict[str, list[Utterance]] = defaultdict(list)
    for quote in quotes_with_speaker(indexed):
        utterance = utterance_of(indexed, quote)
        speaker = utterance.speaker
        person = indexed.person.get(speaker.person or "")
        countries = countries_of(speaker, person)
        for key in (*([person.id] if person else ()), *sorted(spoken_for(speaker, person))):
            said[key].append(utterance)
        for key in dict.fromkeys(named_in(indexed, quote)):
            is_person = key in indexed.person
            is_own = may_be(indexed, quote, key) if is_person else key in countries
            if not is_own and (is_person or countries):
                about[key].append(utterance)
    return said, about


def _allegiance(indexed: IndexedArticle, person: Person, lines: Mapping[str, Line]) -> Allegiance:
    """The country of a person of the article with the sentences that it was read from."""
    spans: Sequence[Span] = person.evidence or [
        span
        for role in person.roles
        if role.country == person.country
        for span in (*role.evidence, role)
    ]
    evidence = lines_at(indexed, spans, lines)
    return Allegiance(person.country or "", person.country_basis, person.country_rule, evidence)


def _names(
    indexed: IndexedArticle, counts: Callable[[CountryMention], bool]
) -> dict[str, list[str]]:
    """The words of the mentions of each country that count."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for country in indexed.analysis.countries:
        for mention in country.mentions:
            if counts(mention):
                found[country.code].append(" ".join(mention.text.split()))
    return found


def _place(span: Span) -> tuple[int, int]:
    """A sort key: text order."""
    return span.start, span.end
