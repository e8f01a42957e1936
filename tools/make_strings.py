"""Writes templates/strings/strings.pot: every text of our pages and scripts, with where it is.

    python tools/make_strings.py          after a change of a text
    python tools/make_strings.py --check  whether the table is as it should be

What is translated is marked as gettext wants it: `_("…")` and `{% trans %}` in templates, `_("…")`
and `ngettext(…)` in scripts, `gettext("…")` in briefgen/render. Beside these are the nouns that
templates count (`|count("article")`), the meanings of rules and the notes of maps.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from briefgen.data import read_table
from briefgen.rules import MEANINGS

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
TABLE = TEMPLATES / "strings" / "strings.pot"
JINJA = {"trimmed": "true", "silent": "false"}
KEYWORDS = {"_": None, "gettext": None, "said": None, "ngettext": (1, 2)}
COUNT = re.compile(r"""\|count\("([^"]+)"(?:, "([^"]+)")?\)""")
HEAD = """# Every text that briefgen's own pages and scripts show, made by tools/make_strings.py.
# A translation is a copy of this file named after its language, templates/strings/fr.po in a
# site's folder, with the texts filled in."""

Found = tuple[str, int, str | tuple[str, str]]


def found() -> Iterator[Found]:
    """(file, line, text or (singular, plural)) of everything that is shown."""
    for path in sorted(TEMPLATES.rglob("*")):
        if path.suffix in (".html", ".xml", ".svg") and "static" not in path.parts:
            yield from _extracted(path, "jinja2.ext:babel_extract")
            yield from _counted(path)
        elif path.suffix == ".js" and "static" in path.parts:
            yield from _extracted(path, "javascript")
    for path in sorted((ROOT / "briefgen" / "render").glob("*.py")):
        yield from _extracted(path, "python")
    for text in dict.fromkeys(MEANINGS.values()):
        yield "briefgen/rules.py", 0, text
    for note in sorted({row[-1] for row in read_table("locator_maps.csv") if row[-1]}):
        yield "briefgen/data/locator_maps.csv", 0, note


def table() -> bytes:
    """The file."""
    catalog = Catalog(header_comment=HEAD, charset="utf-8")
    for name, _, text in found():
        catalog.add(text, locations=[(name, 0)])
    out = BytesIO()
    write_po(out, catalog, omit_header=True, sort_by_file=True, include_lineno=False, width=100)
    return f"{HEAD}\n\n".encode() + out.getvalue()


def _extracted(path: Path, method: str) -> Iterator[Found]:
    """The texts that are marked in a file."""
    name = path.relative_to(ROOT).as_posix()
    for line, text, _, _ in extract_from_file(method, path, KEYWORDS, options=dict(JINJA)):
        if isinstance(text, str):
            yield name, line, text
        else:
            yield name, line, (text[0], text[1])


def _counted(path: Path) -> Iterator[Found]:
    """The nouns that a template counts."""
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for match in COUNT.finditer(text):
            noun, plural = match[1], match[2] or f"{match[1]}s"
            yield path.relative_to(ROOT).as_posix(), line, (f"%(n)s {noun}", f"%(n)s {plural}")


def main() -> int:
    """Write or compare the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if given.check:
        return int(not TABLE.is_file() or TABLE.read_bytes() != table())
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_bytes(table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
