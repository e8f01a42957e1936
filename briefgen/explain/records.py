"""What `briefgen explain` finds, as records; their fields are the keys of `--json`.

A rule always comes with its `meaning` in plain words. A `line` is one of corrections.toml, 0 where
no entry decided. Texts are verbatim.
"""

from __future__ import annotations

from typing import Literal

from briefgen.errors import Skipped
from briefgen.model import Alias, Basis, Record, Use


class Place(Record, frozen=True):
    """A sentence of an article: the article's id, file and day, the sentence's id and text.

    `sentence` and `text` are "" where the words stand in no sentence.
    """

    article: str
    path: str
    published: str
    sentence: str
    text: str


class Naming(Record, frozen=True):
    """How a page got its name: by which rule, and the forms with how many articles have each.

    `label` is what is added in brackets to tell namesakes apart.
    """

    rule: str
    meaning: str
    forms: tuple[Alias, ...]
    label: str = ""
    line: int = 0


class Joined(Record, frozen=True):
    """A person of one article who is this human: the name there, the first mention, and why."""

    name: str
    rule: str
    meaning: str
    place: Place
    line: int = 0


class Named(Record, frozen=True):
    """One mention: the words, their characters in the article's text, and the rule."""

    text: str
    start: int
    end: int
    rule: str
    meaning: str
    use: Use
    place: Place


class CountryReading(Record, frozen=True):
    """The country that one article gives a person; all None where it gives none.

    `is_shown` says whether it is the one on the page.
    """

    article: str
    path: str
    published: str
    code: str | None
    name: str | None
    basis: Basis | None
    rule: str
    meaning: str
    evidence: tuple[Place, ...]
    is_shown: bool = False


class ShownCountry(Record, frozen=True):
    """The country on the page, why it is that one, and what every article says, newest first."""

    code: str | None
    name: str | None
    basis: Basis | None
    as_of: str | None
    why: str
    readings: tuple[CountryReading, ...]
    line: int = 0


class RoleReading(Record, frozen=True):
    """A role in the words of one article, with the sentences that led to an inferred country."""

    text: str
    rule: str
    meaning: str
    country: str | None
    country_basis: Basis | None
    organisation: str | None
    place: Place
    evidence: tuple[Place, ...]


class ShownRole(Record, frozen=True):
    """A role as the page has it, and where articles have it, newest first."""

    text: str
    country: str | None
    country_basis: Basis | None
    organisation: str | None
    first_seen: str
    last_seen: str
    readings: tuple[RoleReading, ...]


class AliasSeen(Record, frozen=True):
    """A form of the name, how often it comes, and where it came first."""

    text: str
    count: int
    first: Named


class Namesake(Record, frozen=True):
    """Somebody else of this name, what speaks against one human, and a sentence of each."""

    name: str
    url: str
    against: str
    own: Place
    other: Place
    line: int = 0


class Open(Record, frozen=True):
    """A mention that could be this human: why it is open, who else, what settles it."""

    text: str
    reason: str
    place: Place
    others: tuple[str, ...]
    settle: tuple[str, ...]


class Decision(Record, frozen=True):
    """An entry of corrections.toml that concerns this human, as it stands there."""

    line: int
    kind: str
    text: str


class Chosen(Record, frozen=True):
    """A sentence of a section of the page, and why it is there."""

    section: Literal["bottom_line", "new", "next"]
    text: str
    rule: str
    meaning: str
    places: tuple[Place, ...]


class PersonExplained(Record, frozen=True):
    """Why a person is who the page says. `slug` and `url` are "" without a page: see `no_page`."""

    name: str
    slug: str
    url: str
    no_page: str
    named: Naming | None
    articles: tuple[Joined, ...]
    mentions: tuple[Named, ...]
    country: ShownCountry
    roles: tuple[ShownRole, ...]
    aliases: tuple[AliasSeen, ...]
    apart: tuple[Namesake, ...]
    open: tuple[Open, ...]
    corrections: tuple[Decision, ...]
    statements: tuple[Chosen, ...]
    kind: Literal["person"] = "person"


class CountryExplained(Record, frozen=True):
    """Where a country is meant, and why sentences stand on its page."""

    name: str
    code: str
    slug: str
    url: str
    mentions: tuple[Named, ...]
    statements: tuple[Chosen, ...]
    kind: Literal["country"] = "country"


class Explanation(Record, frozen=True):
    """Everybody and every country that a name can mean, and the articles that can't be read."""

    asked: str
    people: tuple[PersonExplained, ...]
    countries: tuple[CountryExplained, ...]
    skipped: tuple[Skipped, ...]
