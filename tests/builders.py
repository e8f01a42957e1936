"""Articles and analyses written by hand: texts as sentences, places found by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from briefgen.model import (
    Analysis,
    Article,
    Block,
    CountryMention,
    CountryReading,
    Cue,
    Doubt,
    Event,
    Mention,
    Office,
    Party,
    Person,
    Published,
    Quote,
    Role,
    Sentence,
    Span,
    Speaker,
    TimeMark,
)

Place = tuple[str, str]  # a sentence's id and words in it


class Story:
    """An article under construction; every part is named by a sentence id and words in it.

    Paragraphs are separated by blank lines, sentences stand one to a line; the text has them on
    one line, as articles do. The headline is "s0", the sentences are "s1" onwards.
    """

    def __init__(
        self,
        article: str,
        published: str,
        prose: str,
        *,
        headline: str = "",
        source: str = "Harbour Wire",
        basis: Any = "front-matter",
        tail: str = "",
    ) -> None:
        """Lay out the text; `tail` is a last paragraph that isn't prose."""
        self.text = ""
        self.blocks: list[Block] = []
        self.sentences: dict[str, Sentence] = {}
        self.people: list[Person] = []
        self.countries: dict[str, list[CountryMention]] = {}
        self.quotes: list[Quote] = []
        self.times: list[TimeMark] = []
        self.offices: list[Office] = []
        self.doubts: list[Doubt] = []
        self.events: list[Event] = []
        self._article, self._headline, self._source = article, headline, source
        self._published = Published(published, basis)
        if headline:
            self._add_block([headline], "title")
        for paragraph in prose.strip().split("\n\n"):
            self._add_block([line.strip() for line in paragraph.split("\n")], "paragraph")
        if tail:
            self._add_block([tail], "boilerplate")

    def at(self, place: Place) -> Span:
        """The characters of the words of `place`, searched from its sentence's start."""
        sentence, words = place
        start = self.text.index(words, self.sentences[sentence].start)
        return Span(start, start + len(words))

    def sentence(self, sentence: str, *, cues: Sequence[str] = (), **changes: Any) -> None:
        """Change voice or modality of a sentence; `cues` are words in it."""
        self.sentences[sentence] = msgspec.structs.replace(
            self.sentences[sentence],
            cues=tuple(self._cue(sentence, words, changes) for words in cues),
            **changes,
        )

    def _cue(self, sentence: str, words: str, changes: dict[str, Any]) -> Cue:
        """Words that make the sentence what it is, unless they only say who spoke."""
        span = self.at((sentence, words))
        only_says = words.split()[0] in ("said", "added", "told")
        return Cue(
            span.start, span.end, "stated" if only_says else changes.get("modality", "stated")
        )

    def person(
        self,
        name: str,
        *mentions: Place | tuple[str, str, str],
        roles: Sequence[Role] = (),
        country: str | None = None,
        basis: Any = None,
        evidence: Sequence[Place] = (),
    ) -> str:
        """A person with mentions (sentence, words and "acts" where it acts); their Person.id.

        Without `country`, the person has that of the first role that has one.
        """
        donor = next((role for role in roles if role.country), None)
        if country is None and donor:
            country, basis = donor.country, donor.country_basis
        spans = tuple(self.at(place) for place in evidence) or (donor.evidence if donor else ())
        found = []
        for place in mentions:
            span = self.at((place[0], place[1]))
            rule = "full-name" if place[1] == name else "last-name"
            found.append(
                Mention(
                    start=span.start,
                    end=span.end,
                    text=place[1],
                    rule=rule,
                    use="acts" if len(place) == 3 else "other",
                )
            )
        self.people.append(
            Person(
                id=f"p{len(self.people) + 1}",
                name=name,
                mentions=tuple(found),
                roles=tuple(roles),
                country=country,
                country_basis=basis,
                country_rule="role" if country else "",
                evidence=spans,
            )
        )
        return self.people[-1].id

    def role(
        self,
        place: Place,
        country: str | None = None,
        basis: Any = "stated",
        *,
        organisation: str | None = None,
        evidence: Sequence[Place] = (),
        office: Any = None,
    ) -> Role:
        """A role at a place; `office` is what its holder is to the state."""
        span = self.at(place)
        return Role(
            start=span.start,
            end=span.end,
            text=place[1],
            rule="role-before-name",
            country=country,
            country_basis=basis if country else None,
            organisation=organisation,
            evidence=tuple(self.at(other) for other in evidence) or ((span,) if country else ()),
            office=office,
        )

    def country(self, code: str, place: Place, kind: Any = "name", use: Any = "other") -> None:
        """A mention of a country."""
        span = self.at(place)
        mention = CountryMention(
            start=span.start, end=span.end, text=place[1], kind=kind, rule=kind, use=use
        )
        self.countries.setdefault(code, []).append(mention)

    def quote(
        self,
        place: Place,
        speaker: Place | None,
        *,
        person: str | None = None,
        kind: Any = "direct",
        speaker_kind: Any = "named",
        cue: str = "",
        follows: str | None = None,
        country: str | None = None,
        of: str | None = None,
    ) -> str:
        """A quote with its speaker and its cue (words of its sentence); its Quote.id."""
        span = self.at(place)
        said_by = None
        if speaker:
            where = self.at(speaker)
            said_by = Speaker(
                start=where.start,
                end=where.end,
                text=speaker[1],
                kind=speaker_kind,
                person=person,
                of=of,
                country=country,
            )
        self.quotes.append(
            Quote(
                start=span.start,
                end=span.end,
                id=f"q{len(self.quotes) + 1}",
                text=place[1],
                kind=kind,
                sentence=place[0],
                speaker=said_by,
                rule="cue-after",
                cue=self.at((place[0], cue)) if cue else None,
                follows=follows,
            )
        )
        return self.quotes[-1].id

    def time(self, place: Place, value: str | None, basis: Any = "text") -> None:
        """A time expression."""
        span = self.at(place)
        self.times.append(
            TimeMark(
                start=span.start, end=span.end, text=place[1], value=value, rule="day", basis=basis
            )
        )

    def event(self, place: Place, subject: Party, other: Party, *, mutual: bool = False) -> None:
        """What one party did with another, by the verb's place."""
        span = self.at(place)
        self.events.append(Event(span.start, span.end, place[1], subject, other, "object", mutual))

    def office(self, place: Place, country: str, kind: Any = "speaks") -> None:
        """An office holder without a name."""
        span = self.at(place)
        self.offices.append(Office(span.start, span.end, place[1], "office", country, kind=kind))

    def doubt(self, place: Place, *candidates: str, kind: Any = "mention") -> None:
        """A mention that the article leaves open."""
        span = self.at(place)
        self.doubts.append(Doubt(span.start, span.end, place[1], "two fit", candidates, kind))

    def article(self) -> Article:
        """The finished article."""
        return Article(
            id=self._article,
            path=f"content/{self._article}.md",
            title=self._headline or self._article,
            text=self.text,
            blocks=tuple(self.blocks),
            published=self._published,
            source=self._source,
        )

    def analysis(self) -> Analysis:
        """What the article says."""
        return Analysis(
            article=self._article,
            sentences=tuple(self.sentences.values()),
            people=tuple(self.people),
            countries=tuple(
                CountryReading(code, tuple(found)) for code, found in self.countries.items()
            ),
            quotes=tuple(self.quotes),
            times=tuple(self.times),
            offices=tuple(self.offices),
            doubts=tuple(self.doubts),
            events=tuple(self.events),
        )

    def _add_block(self, lines: Sequence[str], kind: Any) -> None:
        """Append a block with one sentence per line."""
        self.text += "\n\n" if self.text else ""
        block_start = len(self.text)
        for line in lines:
            self.text += " " if len(self.text) > block_start else ""
            start = len(self.text)
            self.text += line
            numbered = sum(not name.startswith("s0") for name in self.sentences)
            name = "s0" if kind == "title" else f"s{numbered + 1}"
            if kind != "boilerplate":
                self.sentences[name] = Sentence(start, len(self.text), name, kind)
        self.blocks.append(Block(block_start, len(self.text), kind))
