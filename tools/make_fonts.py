"""Builds the fonts of the drawn cards from those of the pages, and their table of widths.

A tool for those who work on briefgen; nothing of it is installed. The pages' fonts are .woff2,
one for each part of the alphabets, and what draws the cards reads one .ttf file per face. Needs
fonttools 4.68.0 and brotli 1.2.1 (PyPI):

    python tools/make_fonts.py

The same packages write the same bytes. `docs/data.md` tells where the fonts are from.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Container
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "templates" / "static" / "fonts"
CARDS = ROOT / "briefgen" / "render" / "fonts"
# Face of the cards → the pages' files, the family and the weight that cards ask for.
FACES = {
    "serif": ("source-serif-4", "Card Serif", 400),
    "serif-bold": ("source-serif-4", "Card Serif", 600),
    "sans": ("inter", "Card Sans", 400),
}
PARTS = ("latin", "latin-ext", "vietnamese")
NAMES_KEPT = {0, 13, 14}  # copyright, licence, its address
UNIT = 1000  # widths are told in thousandths of the font's size


def main() -> None:
    """Rewrite the fonts and `widths.json`."""
    CARDS.mkdir(exist_ok=True)
    widths: dict[str, dict[str, int]] = {}
    for face, given in FACES.items():
        # The later faces have no letters that the first one lacks.
        widths[face] = _make(face, *given, letters=widths.get("serif"))
    text = json.dumps(widths, ensure_ascii=False, indent=0, sort_keys=True)
    (CARDS / "widths.json").write_text(text + "\n", encoding="utf-8")


def _make(
    face: str, file: str, family: str, weight: int, *, letters: Container[str] | None
) -> dict[str, int]:
    """Write one font of `letters` (None: of all there are); the width of each that it has."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for part in PARTS:
            font = TTFont(PAGES / f"{file}-{part}-{weight}-normal.woff2", recalcTimestamp=False)
            font.flavor = None
            parts.append(str(Path(folder) / f"{part}.ttf"))
            font.save(parts[-1])
        merged = Merger().merge(parts)
        merged.recalcTimestamp = False
        merged["head"].created = merged["head"].modified = 0
        options = subset.Options(layout_features=["kern", "mark", "ccmp"], hinting=False)
        options.drop_tables += ["GlyphOrder", "STAT", "BASE"]
        subsetter = subset.Subsetter(options)
        there = (code for code in merged.getBestCmap() if code >= 0x20)
        subsetter.populate(unicodes=[c for c in there if letters is None or chr(c) in letters])
        subsetter.subset(merged)
        _rename(merged, family, weight)
        merged.save(CARDS / f"{face}.ttf")
    em = merged["head"].unitsPerEm
    return {
        chr(code): round(merged["hmtx"][glyph][0] * UNIT / em)
        for code, glyph in sorted(merged.getBestCmap().items())
    }


def _rename(font: TTFont, family: str, weight: int) -> None:
    """Name the font after its use: it is a changed version."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in NAMES_KEPT]
    style = "Regular" if weight == 400 else "Bold"
    texts = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


if __name__ == "__main__":
    main()
