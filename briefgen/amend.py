"""An article's records as an editor's entries say; its text is never another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from briefgen.analyse.office_phrases import Named, noun_in
from briefgen.analyse.offices import office_of
from briefgen.decisions import (
    Amendment,
    CountrySet,
    MentionSet,
    RoleSet,
    SpeakerSet,
    folded_words,
    holds_words,
    nearest,
    wrong,
)
from briefgen.model import (
    Analysis,
    Article,
    Basis,
    Doubt,
    Mention,
    OfficeKind,
    Person,
    Quote,
    Role,
    Span,
    Speaker,
)
from briefgen.sentence_index import NOT_STATEMENTS, Sentences, in_order

RULE = "correction"  # the rule of everything that an entry decided
KEPT_KINDS = frozenset({"named", "pronoun", "role"})  # of speakers, for words that mean a person

T = TypeVar("T", CountrySet, RoleSet)


def amended(article: Article, analysis: Analysis, amendment: Amendment) -> Analysis:
    """The records with what an editor's entries say: mentions, roles, countries, speakers.

    Raises:
        CorrectionError: the article doesn't have the words of an entry, or a quote two speakers.
    """
    analysis = _with_mentions(analysis, amendment.mentions)
    sentences = in_order(analysis.sentences)
    people = []
    for person in analysis.people:
        for role in _of(person, amendment.roles):
            person = _with_role(article, analysis, sentences, person, role)
        for country in _of(person, amendment.countries):
            person = _with_country(person, country.country, sentences)
        people.append(person)
    quotes = _with_speakers(analysis, amendment.speakers)
    settled = [
        quote.speaker
        for old, quote in zip(analysis.quotes, quotes, strict=True)
        if quote.speaker and quote != old
    ]
    doubts = (d for d in analysis.doubts if not any(speaker.touches(d) for speaker in settled))
    return replace(analysis, people=tuple(people), quotes=quotes, doubts=tuple(doubts))


def _of(person: Person, changes: Iterable[T]) -> Iterator[T]:
    """The changes that are about a person."""
    return (change for change in changes if change.person == person.id)


# --- mentions ---------------------------------------------------------------------------------


def _with_mentions(analysis: Analysis, changes: Iterable[MentionSet]) -> Analysis:
    """The records with open mentions given to somebody, as a speaker too."""
    owner = {change.name: change.person for change in changes}
    settled = [doubt for doubt in analysis.doubts if doubt.text in owner]
    people = []
    for person in analysis.people:
        new = [
            Mention(start=d.start, end=d.end, text=d.text, rule=RULE)
            for d in settled
            if owner[d.text] == person.id
        ]
        mentions = sorted((*person.mentions, *new), key=lambda m: (m.start, m.end))
        people.append(replace(person, mentions=tuple(mentions)) if new else person)
    quotes = tuple(_spoken(quote, settled, owner) for quote in analysis.quotes)
    doubts = tuple(doubt for doubt in analysis.doubts if doubt.text not in owner)
    return replace(analysis, people=tuple(people), quotes=quotes, doubts=doubts)


def _spoken(quote: Quote, settled: Iterable[Doubt], owner: Mapping[str, str]) -> Quote:
    """The quote with its speaker, if that is one of the mentions."""
    speaker = quote.speaker
    if speaker is None or speaker.person:
        return quote
    found = next((d for d in settled if (d.start, d.end) == (speaker.start, speaker.end)), None)
    if found is None:
        return quote
    new = replace(speaker, person=owner[found.text], kind="named", of=None, country=None)
    return replace(quote, speaker=new, rule=RULE)


# --- roles and countries ----------------------------------------------------------------------


def _with_role(
    article: Article, analysis: Analysis, sentences: Sentences, person: Person, change: RoleSet
) -> Person:
    """The person with a role added, changed or taken away; the country follows its role."""
    old = [role for role in person.roles if folded_words(role.text) == change.text]
    if change.is_new:
        new = [_new_role(article, analysis, sentences, person, change)]
    else:
        new = [] if change.wrong else [_changed(analysis, person, role, change) for role in old]
    others = [role for role in person.roles if role not in old]
    roles = tuple(sorted([*others, *new], key=lambda role: (role.start, role.end)))
    before = {role.country for role in old} or {None}
    person = replace(person, roles=roles)
    codes = [role.country for role in new]
    if person.country in before and person.country not in codes:
        code = next((c for c in (*codes, *(role.country for role in others)) if c), "")
        return _with_country(person, code, sentences)
    return person


def _changed(analysis: Analysis, person: Person, role: Role, change: RoleSet) -> Role:
    """A role with the country and the organisation of an entry."""
    if change.country is not None:
        basis = _basis(analysis, role, change.country)
        evidence = (Span(role.start, role.end),) if change.country else ()
        country = change.country or None
        role = replace(role, country=country, country_basis=basis, evidence=evidence)
    if change.organisation is not None:
        role = replace(role, organisation=change.organisation or None)
    office = None if change.country == "" else _office(analysis, person, role)
    return replace(role, rule=RULE, office=office)


def _office(analysis: Analysis, person: Person, role: Role) -> OfficeKind | None:
    """What a role of an entry is to its country, or else to its holder's, by its words.

    A "president" to whom the entry gives a country is one of the state; with an organisation,
    one of that.
    """
    is_of_state = role.office is not None or role.country is not None
    return office_of(
        role,
        role.text,
        noun_in(role.text),
        Named(analysis.countries, [m for one in analysis.people for m in one.mentions]),
        code=role.country or person.country,
        is_owned=role.country_basis == "stated",
        is_title=is_of_state and role.organisation is None,
    )


def _new_role(
    article: Article, analysis: Analysis, sentences: Sentences, person: Person, change: RoleSet
) -> Role:
    """Words of the article as a role: those nearest to the person, in a sentence that names it.

    Without such a sentence the first words in any other one.
    """
    pattern = r"\s+".join(map(re.escape, change.text.split()))
    found = [
        Span(match.start(), match.end())
        for match in re.finditer(pattern, article.text)
        if sentences.at(Span(match.start(), match.end()))
    ]
    if not found:
        message = f"the article {article.id!r} has no sentence with the words {change.text!r}"
        raise wrong(change.line, message, "copy them from the article, letter for letter")
    span = min(found, key=lambda span: (_distance(span, person, sentences), span.start))
    text = article.excerpt(span)
    role = Role(start=span.start, end=span.end, text=text, rule=RULE)
    return _changed(analysis, person, role, change)


def _distance(span: Span, person: Person, sentences: Sentences) -> float:
    """The characters between words and the nearest mention in their sentence; none is far."""
    sentence = sentences.at(span)
    gaps = [
        max(mention.start - span.end, span.start - mention.end)
        for mention in person.mentions
        if sentence and sentence.holds(mention)
    ]
    return min(gaps, default=float("inf"))


def _basis(analysis: Analysis, words: Span, code: str) -> Basis | None:
    """How a role's country is known: "stated" if its words name it, else "inferred"."""
    if not code:
        return None
    mentions = (m for c in analysis.countries if c.code == code for m in c.mentions)
    return "stated" if any(words.holds(mention) for mention in mentions) else "inferred"


def _with_country(person: Person, code: str, sentences: Sentences) -> Person:
    """The person with a country: stated if a role states it, else inferred.

    It follows then from the person's roles for that country, or from the first mention.
    """
    if not code:
        return replace(person, country=None, country_basis=None, country_rule="", evidence=())
    roles = [role for role in person.roles if role.country == code]
    stated = [role for role in roles if role.country_basis == "stated"]
    places: Sequence[Span] = stated or roles or _first_mention(person.mentions, sentences)
    return replace(
        person,
        country=code,
        country_basis="stated" if stated else "inferred",
        country_rule=RULE,
        evidence=tuple(Span(place.start, place.end) for place in places),
    )


def _first_mention(mentions: Sequence[Mention], sentences: Sentences) -> Sequence[Mention]:
    """The first mention, outside of headlines if there is one; none without mentions."""
    prose = [m for m in mentions if (s := sentences.at(m)) and s.block not in NOT_STATEMENTS]
    return (prose or mentions)[:1]


# --- speakers ---------------------------------------------------------------------------------


def _with_speakers(analysis: Analysis, changes: Iterable[SpeakerSet]) -> tuple[Quote, ...]:
    """The quotes, those that entries name, and what continues them, with their new speakers."""
    decided: dict[str, SpeakerSet] = {}
    for change in changes:
        quote = _quote_with(analysis, change)
        first = decided.setdefault(quote.id, change)
        if first.person != change.person:
            here, there = sorted((first.line, change.line), reverse=True)
            message = f"this quotation has another speaker in line {there}"
            raise wrong(here, message, "take one of the two lines out")
    quotes = []
    for quote in sorted(analysis.quotes, key=lambda quote: (quote.start, quote.end)):
        if quote.follows in decided:
            decided.setdefault(quote.id, decided[quote.follows])
        chosen = decided.get(quote.id)
        if chosen is not None:
            quote = replace(quote, speaker=_speaker(analysis, quote, chosen.person), rule=RULE)
        quotes.append(quote)
    by_id = {quote.id: quote for quote in quotes}
    return tuple(by_id[quote.id] for quote in analysis.quotes)


def _quote_with(analysis: Analysis, change: SpeakerSet) -> Quote:
    """The one quote that holds an entry's words; a direct one before what is reported."""
    found = [quote for quote in analysis.quotes if holds_words(quote, change.words)]
    direct = [quote for quote in found if quote.kind == "direct"]
    found = direct or found
    if not found:
        message = f"no quotation in {analysis.article!r} holds the words {change.words!r}"
        raise wrong(change.line, message, nearest(change.words, [q.text for q in analysis.quotes]))
    if len(found) > 1:
        message = f"{len(found)} quotations hold the words {change.words!r}"
        raise wrong(change.line, message, "write more of the words")
    return found[0]


def _speaker(analysis: Analysis, quote: Quote, person: str) -> Speaker | None:
    """The speaker in the words that stand there, or in the person's nearest mention."""
    if not person:
        return None
    if quote.speaker:
        kind = quote.speaker.kind if quote.speaker.kind in KEPT_KINDS else "named"
        return replace(quote.speaker, person=person, kind=kind, of=None, country=None)
    mentions = next(one.mentions for one in analysis.people if one.id == person)
    nearest_one = min(
        mentions, key=lambda m: (max(m.start - quote.end, quote.start - m.end), m.start)
    )
    return Speaker(
        start=nearest_one.start,
        end=nearest_one.end,
        text=nearest_one.text,
        kind="named",
        person=person,
    )
