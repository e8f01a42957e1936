"""corrections.toml → `Corrections`: each entry, its line, its check (docs/corrections.md)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefgen.data import countries
from briefgen.decisions import (
    FILE_NAME,
    Alias,
    Corrections,
    CountryChange,
    Different,
    Entry,
    Hide,
    Rename,
    RoleChange,
    Same,
    SpeakerChange,
    nearest,
    wrong,
)
from briefgen.errors import CorrectionError
from briefgen.toml_files import parsed, text_of

# Kind → the fields of an entry, those it must have first; a kind without fields is written shorter.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "same": (),
    "different": (),
    "rename": ("person", "name"),
    "alias": ("person", "name"),
    "hide": (),
    "role": ("person", "text"),
    "country": ("person", "country"),
    "speaker": ("article", "words", "person"),
}
OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "role": ("country", "organisation", "article", "from", "to", "wrong")
}
EXAMPLES: Mapping[str, str] = {
    "same": 'same = [["Ane Tveit", "A. Tveit"]]',
    "different": 'different = [["David Osei", "David Osei @ race"]]',
    "rename": 'rename = [{ person = "Ane Tveit", name = "Ane Marie Tveit" }]',
    "alias": 'alias = [{ person = "Ane Tveit", name = "Annie" }]',
    "hide": 'hide = ["Ane Tveit"]',
    "role": 'role = [{ person = "Ane Tveit", text = "envoy", country = "Norway" }]',
    "country": 'country = [{ person = "Ane Tveit", country = "Norway" }]',
    "speaker": 'speaker = [{ article = "talks", words = "We agreed", person = "Ane Tveit" }]',
}
# Comments, texts, marks, and whatever stands between them.
TOKEN = re.compile(
    r'#[^\n]*|"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
    r"|[\[\]{},=]|[^\s\[\]{},=#\"']+",
    re.DOTALL,
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def load_corrections(site_dir: Path) -> Corrections:
    """What the editor of the site in `site_dir` decided; nothing where there is no file.

    Raises:
        CorrectionError: the file can't be read, or an entry is not written as it has to be; names
            the line and the nearest right word.
    """
    return parse_corrections(read_corrections(site_dir))


def read_corrections(site_dir: Path) -> str:
    """The text of the site's corrections.toml, "" where there is none.

    Raises:
        CorrectionError: it can't be read.
    """
    return text_of(site_dir / FILE_NAME, "corrections", CorrectionError, newline="")


def parse_corrections(text: str) -> Corrections:
    """The corrections that the text of a corrections.toml holds.

    Raises:
        CorrectionError: see `load_corrections`.
    """
    hint = f"a correction is written as: {EXAMPLES['same']}"
    data = parsed(text, FILE_NAME, hint, CorrectionError)
    places = _Places(text)
    found: dict[str, tuple[Entry, ...]] = {}
    for kind, entries in data.items():
        line = places.kinds.get(kind, 0)
        if kind not in NEEDED:
            raise wrong(line, f"unknown kind of correction {kind!r}", nearest(kind, NEEDED))
        if not isinstance(entries, list) or kind in places.headed:
            message = f"{kind!r} is a list in square brackets, behind an equals sign"
            raise wrong(line, message, f"write it as: {EXAMPLES[kind]}")
        lines = places.entries.get(kind, [])
        found[kind] = tuple(
            _MAKERS[kind](line, value) for line, value in zip(lines, entries, strict=True)
        )
    return Corrections(**found)  # type: ignore[arg-type]


def place_of(text: str, kind: str, number: int) -> int:
    """The line of an entry in a valid file, by its number from 0, or from -1 backwards."""
    return _Places(text).entries[kind][number]


def country_code(text: str, line: int) -> str:
    """The code of the country that `text` is the code or the name of; "" stays "".

    Raises:
        CorrectionError: there is no such country.
    """
    if not text or text in countries():
        return text
    codes = {facts.name.casefold(): facts.code for facts in countries().values()}
    code = codes.get(text.casefold())
    if code is None:
        names = [facts.name for facts in countries().values()]
        raise wrong(line, f"there is no country {text!r}", nearest(text, names))
    return code


class _Places:
    """The lines of a valid file: of each kind's name, of each of its entries.

    `headed` are the names that stand in square brackets of their own, as heads of a section.
    """

    def __init__(self, text: str) -> None:
        self.kinds: dict[str, int] = {}
        self.entries: defaultdict[str, list[int]] = defaultdict(list)
        self.headed: set[str] = set()
        kind, depth, is_value, is_start = "", 0, False, False
        for line, token in _tokens(text):
            if depth == 1 and is_value and is_start and token not in ",]":
                self.entries[kind].append(line)
            if depth == 0 and token not in "[]{}=,":
                kind, is_value = token.strip("\"'"), False
                self.kinds.setdefault(kind, line)
            elif not is_value and depth and token not in "[]{}=,":
                self.kinds.setdefault(token.strip("\"'"), line)
                self.headed.add(token.strip("\"'"))
            is_value = is_value or token == "="
            is_start = token == "," or (token == "[" and depth == 0)
            depth += (token in "[{") - (token in "]}")
            is_value = is_value and not (depth == 0 and token in "]}")


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """The marks and words of a file with their lines, without comments."""
    line, last = 1, 0
    for match in TOKEN.finditer(text):
        line, last = line + text.count("\n", last, match.start()), match.start()
        if not match[0].startswith("#"):
            yield line, match[0]


def _text(value: object, line: int, kind: str, what: str) -> str:
    """A text with something in it."""
    if not isinstance(value, str) or not value.strip():
        raise wrong(line, f"{what} must be a text in quotation marks", f"as in: {EXAMPLES[kind]}")
    return value.strip()


def _people(value: object, line: int, kind: str) -> tuple[str, ...]:
    """Two references or more, all different."""
    if not isinstance(value, list) or len(value) < 2:
        message = f"an entry of {kind!r} is a list of two names or more"
        raise wrong(line, message, f"as in: {EXAMPLES[kind]}")
    people = tuple(_text(name, line, kind, "a name") for name in value)
    if len(set(people)) < len(people):
        hint = "name two people; those of one name are told apart as: NAME @ ARTICLE"
        raise wrong(line, "the same name stands twice in one entry", hint)
    return people


def _fields(value: object, line: int, kind: str) -> dict[str, Any]:
    """The fields of an entry, each known, each needed one there."""
    needed, known = NEEDED[kind], (*NEEDED[kind], *OPTIONAL.get(kind, ()))
    if not isinstance(value, dict):
        message = f"an entry of {kind!r} has the fields {', '.join(needed)}, in curly brackets"
        raise wrong(line, message, f"as in: {EXAMPLES[kind]}")
    for name in value:
        if name not in known:
            raise wrong(line, f"unknown field {name!r} in {kind!r}", nearest(name, known))
    for name in needed:
        if name not in value:
            message = f"the field {name!r} is missing in an entry of {kind!r}"
            raise wrong(line, message, f"as in: {EXAMPLES[kind]}")
    return value


def _rename(line: int, value: object) -> Rename:
    fields = _fields(value, line, "rename")
    return Rename(line, *(_text(fields[f], line, "rename", f"{f!r}") for f in NEEDED["rename"]))


def _alias(line: int, value: object) -> Alias:
    fields = _fields(value, line, "alias")
    return Alias(line, *(_text(fields[f], line, "alias", f"{f!r}") for f in NEEDED["alias"]))


def _country(line: int, value: object) -> CountryChange:
    fields = _fields(value, line, "country")
    person = _text(fields["person"], line, "country", "'person'")
    return CountryChange(line, person, _code(fields["country"], line, "country"))


def _speaker(line: int, value: object) -> SpeakerChange:
    fields = _fields(value, line, "speaker")
    article, words = (_text(fields[f], line, "speaker", f"{f!r}") for f in ("article", "words"))
    person = fields["person"]
    return SpeakerChange(
        line, article, words, person and _text(person, line, "speaker", "'person'")
    )


def _role(line: int, value: object) -> RoleChange:
    fields = _fields(value, line, "role")
    person, text = (_text(fields[f], line, "role", f"{f!r}") for f in NEEDED["role"])
    body = fields.get("organisation")
    is_wrong = fields.get("wrong", False)
    if not (body is None or isinstance(body, str)) or not isinstance(is_wrong, bool):
        message = "'organisation' is a text, 'wrong' is true or false"
        raise wrong(line, message, "mend the entry")
    if is_wrong and not fields.keys().isdisjoint({"country", "organisation"}):
        message = "a role that is wrong has no country and no organisation"
        raise wrong(line, message, "leave out 'wrong', or the other")
    return RoleChange(
        line=line,
        person=person,
        text=text,
        country=_code(fields["country"], line, "role") if "country" in fields else None,
        organisation=body,
        article=_text(fields["article"], line, "role", "'article'") if "article" in fields else "",
        first_day=_day(fields.get("from", ""), line),
        last_day=_day(fields.get("to", ""), line),
        wrong=is_wrong,
    )


def _code(value: object, line: int, kind: str) -> str:
    """A country's code, or "" for an empty text."""
    return country_code(_text(value, line, kind, "'country'"), line) if value else ""


def _day(value: object, line: int) -> str:
    """A day in ISO form; TOML's own dates are taken too."""
    day = str(value)
    if day and not DAY.fullmatch(day):
        raise wrong(line, f"{day!r} is not a day", 'write it as: from = "2031-03-01"')
    return day


_MAKERS: Mapping[str, Callable[[int, Any], Entry]] = {
    "same": lambda line, value: Same(line, _people(value, line, "same")),
    "different": lambda line, value: Different(line, _people(value, line, "different")),
    "hide": lambda line, value: Hide(line, _text(value, line, "hide", "a name")),
    "rename": _rename,
    "alias": _alias,
    "role": _role,
    "country": _country,
    "speaker": _speaker,
}
