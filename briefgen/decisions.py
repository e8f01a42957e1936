"""What an editor decided: the records of corrections.toml, and what they change in one article.

A person is named by a reference: the name on the page, any name that articles use for the person
alone, the last part of the page's address, or "NAME @ ARTICLE" for the person of that name in one
article, by the article's address.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from briefgen.errors import CorrectionError
from briefgen.model import Quote, Record

FILE_NAME = "corrections.toml"
AT = " @ "  # between the name and the article of a reference
SIMILAR = 60  # percent: a word below is no hint
SHOWN = 8  # known words in a hint


class Same(Record, frozen=True):
    """All these are one human, called as the first; two references or more."""

    line: int
    people: tuple[str, ...]


class Different(Record, frozen=True):
    """No two of these are one human; the first keeps what no other one takes."""

    line: int
    people: tuple[str, ...]


class Hide(Record, frozen=True):
    """No page, no link, no line in a list for this person."""

    line: int
    person: str


class Rename(Record, frozen=True):
    """The page of `person` is called `name`."""

    line: int
    person: str
    name: str


class Alias(Record, frozen=True):
    """Whoever articles call `name` and nothing longer is `person`."""

    line: int
    person: str
    name: str


class RoleChange(Record, frozen=True):
    """What articles from `first_day` to `last_day` say with the words `text` of `person`.

    `country` is a code, "" for none, None to leave it as read; the same for `organisation`.
    With `wrong` on, the words are no role of the person. With `article` only that one is meant,
    and a role that was not read there is added, in the words of the article.
    """

    line: int
    person: str
    text: str
    country: str | None = None
    organisation: str | None = None
    article: str = ""
    first_day: str = ""
    last_day: str = ""
    wrong: bool = False


class CountryChange(Record, frozen=True):
    """The country that `person` stands for, as a code; "" for none."""

    line: int
    person: str
    country: str


class SpeakerChange(Record, frozen=True):
    """Who said the one quote of `article` that holds `words`; "" for nobody who is known."""

    line: int
    article: str
    words: str
    person: str


Entry = Same | Different | Hide | Rename | Alias | RoleChange | CountryChange | SpeakerChange


class Corrections(Record, frozen=True):
    """All entries, each kind in the order of the file."""

    same: tuple[Same, ...] = ()
    different: tuple[Different, ...] = ()
    rename: tuple[Rename, ...] = ()
    alias: tuple[Alias, ...] = ()
    hide: tuple[Hide, ...] = ()
    role: tuple[RoleChange, ...] = ()
    country: tuple[CountryChange, ...] = ()
    speaker: tuple[SpeakerChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any entry."""
        return self != NONE


NONE = Corrections()


class CountrySet(Record, frozen=True):
    """The country of a Person.id of one article, as a code; "" for none."""

    line: int
    person: str
    country: str


class RoleSet(Record, frozen=True):
    """What the words `text` of one article say of a Person.id; see `RoleChange`.

    With `is_new` they weren't read as a role of the person.
    """

    line: int
    person: str
    text: str
    country: str | None
    organisation: str | None
    wrong: bool
    is_new: bool


class SpeakerSet(Record, frozen=True):
    """The Person.id who said the quote that holds `words`; "" for nobody who is known."""

    line: int
    words: str
    person: str


class MentionSet(Record, frozen=True):
    """The Person.id whom one article's open mentions with the words `name` mean."""

    line: int
    name: str
    person: str


class Amendment(Record, frozen=True):
    """All that an editor's entries say of one article."""

    countries: tuple[CountrySet, ...] = ()
    roles: tuple[RoleSet, ...] = ()
    speakers: tuple[SpeakerSet, ...] = ()
    mentions: tuple[MentionSet, ...] = ()

    def without_lines(self) -> Amendment:
        """The same without the places in the file, which change nothing."""
        return Amendment(
            tuple(replace(one, line=0) for one in self.countries),
            tuple(replace(one, line=0) for one in self.roles),
            tuple(replace(one, line=0) for one in self.speakers),
            tuple(replace(one, line=0) for one in self.mentions),
        )


def folded_words(text: str) -> str:
    """A text without case, with plain apostrophes and single blanks."""
    return " ".join(text.casefold().replace("’", "'").split())


def holds_words(quote: Quote, words: str) -> bool:
    """Whether a quotation holds the words of an entry `speaker`."""
    return folded_words(words) in folded_words(quote.text)


def wrong(line: int, message: str, hint: str) -> CorrectionError:
    """The error for the entry on a line of corrections.toml."""
    return CorrectionError(message, hint=hint, path=FILE_NAME, line=line)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with the most similar known word; where none is similar, with some that are known.

    Similarity only makes hints: no decision rests on it.
    """
    from rapidfuzz import fuzz, process  # only for a file with an error in it

    names = list(known)
    best = process.extractOne(
        word, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=SIMILAR
    )
    return f"did you mean {best[0]!r}?" if best else f"known are: {', '.join(names[:SHOWN])}"
