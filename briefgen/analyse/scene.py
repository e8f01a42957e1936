"""One article while its speech is read: tokens, people, quotations, and who is who in a phrase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from briefgen.analyse.clauses import SAME_THING, phrase_of
from briefgen.analyse.gazetteer import kind_of
from briefgen.analyse.lexicon import ORGANISATION_NOUNS, role_ending_at, role_nouns
from briefgen.analyse.people import PersonReading
from briefgen.analyse.quotes import Quotation
from briefgen.analyse.tokens import Range, Reading, Token
from briefgen.model import Basis, Role, Span, Speaker, SpeakerKind

HE, SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
OTHER_PRONOUNS = frozenset({"they", "it", "we", "i", "you", "who", "that", "which", "this"})

# Longer words in capitals that open a paragraph are a dateline: "USA said" is none.
ABBREVIATION = 4


class Standing(NamedTuple):
    """A person's roles, and the country with its basis, rule and the sentences it was read from."""

    roles: tuple[Role, ...] = ()
    country: str | None = None
    basis: Basis | None = None
    rule: str = ""
    evidence: tuple[Span, ...] = ()


class Scene:
    """Everything the rules about speech look at. Built once per article, then only read."""

    def __init__(
        self,
        reading: Reading,
        people: Sequence[PersonReading],
        quotations: Sequence[Quotation],
        countries: Mapping[int, str],
        places: Set[int] = frozenset(),
        doubtful: Set[int] = frozenset(),
        title: str = "",
    ) -> None:
        """`countries` gives the country code of each token that is part of a country mention.

        `places` are those of these tokens that name a city or another place, not the country.
        `doubtful` are the tokens of short names that could be several people's. `title` is the
        article's, which its text needn't hold.
        """
        self.title = title
        self.reading, self.people, self.quotations = reading, people, quotations
        self.countries, self.places, self.doubtful = countries, places, doubtful
        self.standings: Sequence[Standing] = ()
        self.person_at = {
            index: number
            for number, person in enumerate(people)
            for first, last, _ in person.mentions
            for index in range(first, last)
        }
        self.quote_at: dict[int, int] = {}
        self.ranges: list[Range] = []
        for number, quotation in enumerate(quotations):
            tokens = reading.between(quotation.start, quotation.end)
            self.ranges.append(tokens)
            self.quote_at.update(dict.fromkeys(range(*tokens), number))

    def country_of(self, number: int) -> str | None:
        """The country that a person stands for, once the roles are read; None when not known."""
        return self.standings[number].country if self.standings else None

    def is_quoted(self, index: int) -> bool:
        """Whether token `index` stands inside a quotation, marks included."""
        return index in self.quote_at

    def person_of(self, head: Token) -> int | None:
        """The number of the one person that the noun `head` means, title and apposition included.

        "parliamentary speaker Roe" is Roe; "Roe's lawyer" and "the mother of Roe" are not.
        Two people joined by "and" are nobody in particular.
        """
        found = {self.person_at[head.index]} if head.index in self.person_at else set()
        waiting = list(self.reading.children(head.index))
        while waiting:
            token = self.reading.tokens[waiting.pop()]
            if token.dep in SAME_THING:
                if (
                    token.index in self.person_at
                    and token.dep != "compound"
                    and token.dep != "nmod"
                ):
                    found.add(self.person_at[token.index])
                waiting += self.reading.children(token.index) if token.dep == "appos" else []
            elif token.dep == "conj" and token.index in self.person_at:
                found.add(self.person_at[token.index])
        if not found:
            adjacent = self._right_after(head)
            found = {adjacent} if adjacent is not None else set()
        return found.pop() if len(found) == 1 else None

    def _right_after(self, head: Token) -> int | None:
        """The person whose name follows a role noun without a comma ("chief of staff Roe")."""
        phrase = phrase_of(self.reading, head)
        for index in range(head.index + 1, min(phrase.last + 1, len(self.reading.tokens))):
            token = self.reading.tokens[index]
            if token.sentence != head.sentence or token.text in (",", "'s", "’s") or token.is_verb:
                return None
            if index in self.person_at:
                role = role_ending_at(self.reading, index - 1)
                return self.person_at[index] if role and role[1] <= head.index else None
        return None

    def names(self, tokens: Range, person: int | None) -> bool:
        """Whether somebody is named in a range: people rarely name themselves when they speak."""
        return person is not None and any(
            self.person_at.get(index) == person for index in range(*tokens)
        )

    def speaker(self, head: Token, person: int | None, of: int | None = None) -> Speaker:
        """The record of the speaker whose phrase is headed by `head`."""
        phrase = phrase_of(self.reading, head)
        if phrase.last - 1 > head.index and self.reading.tokens[phrase.last - 1].tag == "POS":
            phrase = Range(phrase.first, phrase.last - 1)
        span = self.reading.span(phrase.first, phrase.last)
        return Speaker(
            start=span.start,
            end=span.end,
            text=" ".join(self.reading.words(phrase.first, phrase.last).split()),
            kind=self._kind(head, person),
            person=None if person is None else person_id(person),
            of=None if of is None else person_id(of),
            country=self._speaking_state(head) if person is None else None,
        )

    def _speaking_state(self, head: Token) -> str | None:
        """The state that a speaker without a name stands for: "Lima", "the Kremlin".

        "A Peruvian" and "Lima" in a dateline ("LIMA — …") stand for none, and a town neither.
        """
        if self.is_dateline(head) or head.index in self.places or kind_of(head.text) == "demonym":
            return None
        first = head.index
        while first and first - 1 in self.countries:
            first -= 1
        before = self.reading.tokens[first - 1] if first else None
        if before is not None and before.tag == "NNP" and before.sentence == head.sentence:
            return None  # "Roe Peru", a company
        return self.countries.get(head.index)

    def is_dateline(self, token: Token) -> bool:
        """Whether a word is one of the capitals that open a paragraph: "LIMA, Peru — …"."""
        opens = self.reading.tokens[self.reading.block_ranges[token.block].first : token.index + 1]
        return len(token.text) > ABBREVIATION and all(t.text.isupper() for t in opens)

    def _kind(self, head: Token, person: int | None) -> SpeakerKind:
        """What kind of speaker it is, by its head word."""
        if head.lower in HE or head.lower in SHE or head.lower in OTHER_PRONOUNS:
            return "pronoun"
        if head.index in self.person_at or (
            person is not None and self._right_after(head) is not None
        ):
            return "named"
        if person is not None:
            return "role" if head.lower in role_nouns() else "named"
        if head.index in self.countries:
            return "country"
        if head.lower in ORGANISATION_NOUNS or head.label == "ORG" or head.tag in ("NNP", "NNPS"):
            return "organisation"
        return "unnamed"


def person_id(number: int) -> str:
    """The Person.id of the person with this number."""
    return f"p{number + 1}"
