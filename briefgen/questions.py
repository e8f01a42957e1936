"""What an editor is asked about people with pages: are two of them one, which role or country?

It decides nothing: the pages are as they would be without it.
"""

from __future__ import annotations

from briefgen.model import DoubtKind, Record, Span


class Side(Record, frozen=True):
    """One of the answers to a question, where the newest article has it, and which articles have.

    `slug` is the page that it is about, `text` the name or the role as written there, `texts` the
    same in all these articles. `reference` is what corrections.toml calls the person in the newest,
    "" where it can't.
    """

    slug: str
    text: str
    article: str
    sentence: str
    place: Span
    articles: tuple[str, ...]
    texts: tuple[str, ...] = ()
    country: str = ""
    reference: str = ""


class Question(Record, frozen=True):
    """Two or more sides of which an editor may choose; `why` says what speaks for asking."""

    kind: DoubtKind
    why: str
    sides: tuple[Side, ...]

    @property
    def slugs(self) -> tuple[str, ...]:
        """The pages that it is about, each once."""
        return tuple(dict.fromkeys(side.slug for side in self.sides))
