"""The cards that other sites show of a link: what is on one, where, and how it is drawn.

A picture can't be corrected by a reader's eye on the page, so nothing on it is cut: a sentence that
doesn't fit, or has a letter that the fonts lack, is left out; without the name there is no card.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefgen.data import countries
from briefgen.dossiers import Copy, CountryDossier, PersonDossier, Source, Statement
from briefgen.pages import CardLine, CardRecord, Site
from briefgen.render.feed_filters import how_sure
from briefgen.render.filters import numbered
from briefgen.render.language import Language

LIBRARY = "resvg_py"
FONTS = Path(__file__).parent / "fonts"
FACES = ("serif", "serif-bold", "sans")
UNIT = 1000  # widths are in thousandths of the font's size
WIDTH = 1040  # of 1200, with a margin of 80 on both sides
LEADING = 1.28  # from line to line, in sizes
TITLE, KICK, FIRST, LAST, SOURCE = 92, 168, 170, 548, 590  # heights on a card of 630
NAMES = ((76, 1), (60, 2), (46, 3))  # sizes to try, each with how many lines there may be
ROLES = ((34, 2), (28, 3))
SENTENCES = (40, 35, 31, 28)
NOTE = 26


def card_of(
    dossier: PersonDossier | CountryDossier, site: Site, language: Language
) -> CardRecord | None:
    """What is on the card of somebody or some country; None where the name can't be drawn.

    The name, the newest role with its day, the first sentence of the page with its source, and
    of which site and day it all is.
    """
    placed = _Placed(language)
    name = dossier.name
    if isinstance(dossier, CountryDossier):
        name = language.country(name, dossier.code)
    if not placed.put(name, "serif-bold", NAMES, FIRST):
        return None
    if isinstance(dossier, PersonDossier) and dossier.roles:
        role = dossier.roles[0]
        if placed.put(role.text, "serif", ROLES, placed.end + 14):
            placed.put(_as_of(role.last_seen, language), "sans", ((NOTE, 1),), placed.end + 2)
    if dossier.bottom_line:
        placed.quote(dossier.bottom_line[0], numbered(dossier.sources))
    code, kick = _kick(dossier, language)
    placed.line(kick, "sans", 28, KICK, left=128 if code else 80)
    placed.line(site.title, "sans", 28, TITLE)
    placed.line(_newest(dossier.sources, language), "sans", 28, TITLE, right=True)
    return CardRecord(code, tuple(placed.lines))


def _kick(dossier: PersonDossier | CountryDossier, language: Language) -> tuple[str, str]:
    """Whose flag stands above the name, and the words beside it; none for an inferred country."""
    if isinstance(dossier, CountryDossier):
        return dossier.code, language.gettext("Country")
    code, person = dossier.country.code, language.gettext("Person")
    if not code:
        return "", person
    name = language.country(countries()[code].name, code)
    if dossier.country.basis == "inferred":
        return "", f"{person} · {name}, {language.gettext('inferred')}"
    return code, f"{name} · {person}"


def _newest(sources: Iterable[Source], language: Language) -> str:
    """The day of the newest source that has one of its own."""
    days = (source.published.value for source in sources if source.published.basis != "file")
    newest = max(days, default="")
    return _as_of(newest, language) if newest else ""


def _as_of(day: str, language: Language) -> str:
    """ "as of 3 May 2031"."""
    return language.gettext("as of %(day)s") % {"day": language.day(day)}


class _Placed:
    """The lines of a card under construction; `end` is how far down they reach."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.lines: list[CardLine] = []
        self.end = 0.0

    def put(self, text: str, face: str, sizes: Iterable[tuple[int, int]], top: float) -> bool:
        """Place a text below `top` in the first size in which it fits; whether there is one."""
        for size, most in sizes:
            lines = wrapped(text, face, size)
            if lines and len(lines) <= most:
                self._add(lines, face, size, top)
                return True
        return False

    def quote(self, statement: Statement, sources: Mapping[str, Source | Copy]) -> None:
        """Place a whole sentence with how sure it is, whose words and from where; else nothing."""
        source = sources[statement.citations[0].article]
        sure = how_sure(self._language, statement)
        publisher = source.source or self._language.gettext("Publisher not given")
        note = f"{publisher}, {self._language.publication(source.published)}"
        note = f"{sure} · {note}" if sure else note
        if len(wrapped(note, "sans", NOTE)) != 1:
            return
        top = self.end + 22
        sizes = [(size, int((LAST - top) / (size * LEADING))) for size in SENTENCES]
        if self.put(statement.text, "serif", sizes, top):
            self.line(note, "sans", NOTE, SOURCE)

    def line(
        self, text: str, face: str, size: int, y: float, *, left: int = 80, right: bool = False
    ) -> None:
        """Place one line at a height if it fits."""
        if len(wrapped(text, face, size)) == 1:
            x = 1120 - round(_width(text, face, size)) if right else left
            self.lines.append(CardLine(text, x, round(y), size, face))

    def _add(self, lines: Iterable[str], face: str, size: int, top: float) -> None:
        """Place lines below each other."""
        self.end = top
        for text in lines:
            self.end += size * LEADING
            self.lines.append(CardLine(text, 80, round(self.end), size, face))


def wrapped(text: str, face: str, size: int) -> list[str]:
    """A text in lines of the card's width; [] where a word is wider, or a letter is missing."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, face, size) <= WIDTH:
            lines[-1] = longer
        elif _width(word, face, size) <= WIDTH:
            lines.append(word)
        else:
            return []
    return lines


def _width(text: str, face: str, size: int) -> float:
    """How wide a text is, at most: pairs of letters that move together aren't counted."""
    widths = _widths()[face]
    return sum(widths.get(letter, UNIT * UNIT) for letter in text) * size / UNIT


@cache
def _widths() -> Mapping[str, Mapping[str, int]]:
    """Face → letter → its width. Letters that the fonts lack aren't in it."""
    found: Mapping[str, Mapping[str, int]] = json.loads((FONTS / "widths.json").read_text("utf-8"))
    return found


def painter() -> Callable[[bytes], bytes] | None:
    """What makes a PNG of an SVG, the same bytes everywhere; None where it isn't installed."""
    if find_spec(LIBRARY) is None:
        return None
    from resvg_py import svg_to_bytes  # optional

    files = [str(FONTS / f"{face}.ttf") for face in FACES]
    return lambda svg: svg_to_bytes(
        svg_string=svg.decode(), font_files=files, skip_system_fonts=True
    )
