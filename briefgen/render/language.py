"""The language that a site speaks to its readers: words, days, numbers and names of countries.

The words of our templates and scripts are English; templates/strings.pot is the table of all of
them. A site's own templates/strings/<language>.po, as any translator's tool writes it, has them in
another language, or other English ones. What articles say is never translated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.date_values import days_of
from briefgen.errors import TemplateError
from briefgen.locales import locale_of
from briefgen.model import Published

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog, Message

STRINGS = "strings"  # the folder of translations among the templates
TABLE = "strings/strings.pot"
ENGLISH = "en"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
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


class Language:
    """How one site writes words, days, numbers and names of countries.

    Attributes:
        code: as HTML has it: "en", "pt-BR".
        direction: "ltr" or "rtl".
        foreign: whether articles, which are English, are in another language than the site.
        scripts: the words of our scripts that are not as they stand there.
        missing: how many texts of the table a translation lacks.
    """

    def __init__(self, code: str, dirs: Iterable[Path]) -> None:
        """Find the translation of a language in the folders of templates, the site's own first.

        Raises:
            UnknownLanguageError: nobody has heard of that language.
            TemplateError: a translation can't be read, or has a field that the English text lacks.
        """
        folders = list(dirs)
        self.code = code.replace("_", "-")
        self.foreign = code.split("-")[0].split("_")[0].lower() != ENGLISH
        files = [folder / STRINGS / f"{self.code}.po" for folder in folders]
        file = next((path for path in files if path.is_file()), None)
        self._locale = locale_of(code) if self.foreign or file else None
        catalog = _catalog(file, self._locale) if file and self._locale else None
        self._texts = Texts(catalog)
        self.gettext, self.ngettext = self._texts.gettext, self._texts.ngettext
        self.direction = "ltr"
        self.scripts: Mapping[str, str] = {}
        self.missing = 0
        if self._locale is not None:
            self.direction = self._locale.text_direction
            table = _table(folders[-1] / TABLE)
            self.missing = sum(not _has(catalog, message) for message in table)
            self.scripts = self._words_of_scripts(table)
        self.day = lru_cache(maxsize=4096)(self._day)
        self.count = lru_cache(maxsize=4096)(self._count)

    def _words_of_scripts(self, table: Iterable[Message]) -> dict[str, str]:
        """What our scripts say in this language, by the English words.

        They know two forms of a text with a number: that of one, and that of a thousand.
        """
        found: dict[str, str] = {}
        for message in table:
            if not any(path.endswith(".js") for path, _ in message.locations):
                continue
            if isinstance(message.id, str):
                found[message.id] = self.gettext(message.id)
            else:
                one, more = message.id
                found |= {one: self.ngettext(one, more, 1), more: self.ngettext(one, more, 1000)}
        return {text: said for text, said in found.items() if said != text}

    def modalities(self) -> dict[str, str]:
        """The words for how sure a sentence is, by the names of records."""
        return {
            "stated": self.gettext("Stated"),
            "planned": self.gettext("Planned"),
            "hedged": self.gettext("Hedged"),
            "denied": self.gettext("Denied"),
            "analysis": self.gettext("Analysis"),
        }

    def number(self, number: int) -> str:
        """A number with its thousands apart: "1,204"."""
        if not self.foreign:
            return f"{number:,}"
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale)

    def _count(self, number: int, noun: str, plural: str = "") -> str:
        """ "1 article", "1,204 articles"."""
        one, more = f"%(n)s {noun}", f"%(n)s {plural or noun + 's'}"
        return self.ngettext(one, more, number) % {"n": self.number(number)}

    def country(self, name: str, code: str | None) -> str:
        """The name of a country with that code in this language; `name` in English."""
        if not self.foreign or self._locale is None or not code:
            return name
        return str(self._locale.territories.get(code, name))

    def publication(self, published: Published) -> str:
        """A day of publication as readers write it; one that is only the file's says so."""
        if not published.value:
            return self.gettext("undated")
        if published.basis == "file":
            return self.gettext("undated, file of %(day)s") % {"day": self.day(published.value)}
        return self.day(published.value)

    def _day(self, value: str | None) -> str:
        """A value as readers write it, as exact as it is: "28 Aug 2025", "1–7 Sep 2025".

        A value of another form is given back as it is; none is "".
        """
        if not value:
            return ""
        if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            return self._season(match[2], match[1])
        if re.fullmatch(r"\d{3}", value):
            return self.gettext("%(decade)s0s") % {"decade": value}
        days = days_of(value)
        if days is None or re.fullmatch(r"\d{4}", value):
            return value
        if re.fullmatch(r"\d{4}-\d\d", value):
            return self._month(days[0])
        if re.fullmatch(r"\d{4}-Q\d", value):
            return self._months(*days)
        return self._days(*days)

    def month_of_year(self, value: str) -> str:
        """A month beside others of its year: "Aug"; of another value, its first word: "2025"."""
        days = days_of(value)
        if self.foreign and days and re.fullmatch(r"\d{4}-\d\d", value):
            from babel.dates import format_date

            return str(format_date(days[0], "LLL", locale=self._locale))
        return self.day(value).split()[0]

    def _season(self, season: str, year: str) -> str:
        """A season of a year."""
        text = {
            "SP": self.gettext("spring %(year)s"),
            "SU": self.gettext("summer %(year)s"),
            "FA": self.gettext("autumn %(year)s"),
            "WI": self.gettext("winter %(year)s"),
        }[season]
        return text % {"year": year}

    def _month(self, day: date) -> str:
        """A month of a year."""
        if not self.foreign:
            return f"{MONTHS[day.month - 1]} {day.year}"
        from babel.dates import format_skeleton

        return str(format_skeleton("yMMM", day, locale=self._locale))

    def _months(self, first: date, last: date) -> str:
        """Months of one year."""
        if not self.foreign:
            return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
        from babel.dates import format_interval

        return str(format_interval(first, last, "yMMM", locale=self._locale))

    def _days(self, first: date, last: date) -> str:
        """A day, or two as a range: months and years only where they differ."""
        if self.foreign:
            from babel.dates import format_interval, format_skeleton

            if first == last:
                return str(format_skeleton("yMMMd", first, locale=self._locale))
            return str(format_interval(first, last, "yMMMd", locale=self._locale))
        end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
        if first == last:
            return end
        if first.year != last.year:
            return f"{first.day} {MONTHS[first.month - 1]} {first.year} – {end}"
        if first.month != last.month:
            return f"{first.day} {MONTHS[first.month - 1]} – {end}"
        return f"{first.day}–{end}"


def _catalog(file: Path, locale: Locale) -> Catalog:
    """A translation.

    Raises:
        TemplateError: it can't be read, or has a field that its English text lacks.
    """
    from babel.messages.pofile import PoFileError, read_po

    name = f"templates/{STRINGS}/{file.name}"
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


def _table(file: Path) -> list[Message]:
    """Every text there is."""
    from babel.messages.pofile import read_po

    with file.open("rb") as stream:
        return [message for message in read_po(stream) if message.id]


def _has(catalog: Catalog | None, message: Message) -> bool:
    """Whether a translation has a text."""
    found = (
        catalog.get(message.id if isinstance(message.id, str) else message.id[0])
        if catalog
        else None
    )
    if found is None or found.fuzzy or not found.string:
        return False
    return isinstance(found.string, str) or all(found.string)
