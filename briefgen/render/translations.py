"""Translations of our texts: gettext's .po files, read and checked, and the table of all texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import TemplateError

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog, Message

FOLDER = "strings"  # the folder of translations among the templates
TABLE = "strings.pot"
# A line of a .po file: a comment, nothing, or a text that ends with its quotation mark.
WHOLE = re.compile(rb'\s*(?:#|$|(?:msg\w+(?:\[\d+\])?\s*)?".*"\s*$)')
FIELD = re.compile(r"%\((\w+)\)s")


class Texts:
    """Translations by the English words; of what isn't in them the English words are shown."""

    def __init__(self, catalog: Catalog | None) -> None:
        self._one: dict[str, str] = {}
        self._many: dict[str, tuple[str, ...]] = {}
        self._form: Callable[[int], int] = lambda n: int(n != 1)
        for message in catalog or ():
            if not message.id or message.fuzzy:
                continue
            if isinstance(message.id, str):
                self._one[message.id] = str(message.string)
            elif all(message.string or ()):
                self._many[message.id[0]] = tuple(message.string or ())
        if catalog is not None and self._many:
            from gettext import c2py

            self._form = c2py(catalog.plural_expr)

    def gettext(self, text: str) -> str:
        """The words for an English text."""
        return self._one.get(text) or text

    def ngettext(self, one: str, more: str, number: int) -> str:
        """The words for an English text that depends on a number."""
        forms = self._many.get(one)
        if forms is None:
            return one if number == 1 else more
        return forms[min(self._form(number), len(forms) - 1)]


def read_catalog(file: Path, locale: Locale) -> Catalog:
    """A translation.

    Raises:
        TemplateError: it can't be read, or has a field that its English text lacks.
    """
    from babel.messages.pofile import PoFileError, read_po

    name = f"templates/{FOLDER}/{file.name}"
    try:
        content = file.read_bytes()
        line = next(
            (n for n, text in enumerate(content.splitlines(), 1) if not WHOLE.match(text)), 0
        )
        catalog = read_po(BytesIO(content), locale=locale, abort_invalid=True)
        if line:
            raise PoFileError("a quotation mark is missing", catalog, "", line)
    except (OSError, ValueError, PoFileError) as error:
        raise TemplateError(
            f"a translation can't be read: {error}",
            hint='a line is: msgstr "…"; a tool for .po files writes it right',
            path=name,
            line=getattr(error, "lineno", 0) or 0,
        ) from error
    for message in catalog:
        if message.id:
            _check(message, name)
    return catalog


def _check(message: Message, name: str) -> None:
    """Nothing.

    Raises:
        TemplateError: a text has a field that the English one lacks.
    """
    ids = (message.id,) if isinstance(message.id, str) else message.id
    strings = (message.string,) if isinstance(message.string, str) else message.string or ()
    known = {field for text in ids for field in FIELD.findall(text)}
    for text in strings:
        strange = [field for field in FIELD.findall(text) if field not in known]
        rest = FIELD.sub("", text).replace("%%", "")
        if strange or ("%" in rest and known):
            what = f"%({strange[0]})s" if strange else "%"
            fields = ", ".join(f"%({field})s" for field in sorted(known)) or "none"
            raise TemplateError(
                f"a text has {what}, which {ids[0]!r} has not",
                hint=f"its fields are: {fields}; a percent sign is written %%",
                path=name,
                line=message.lineno or 0,
            )


def read_table(file: Path) -> list[Message]:
    """Every text there is."""
    from babel.messages.pofile import read_po

    with file.open("rb") as stream:
        return [message for message in read_po(stream) if message.id]


def has_text(catalog: Catalog | None, message: Message) -> bool:
    """Whether a translation has a text."""
    found = (
        catalog.get(message.id if isinstance(message.id, str) else message.id[0])
        if catalog
        else None
    )
    if found is None or found.fuzzy or not found.string:
        return False
    return isinstance(found.string, str) or all(found.string)
