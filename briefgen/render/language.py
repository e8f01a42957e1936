"""The language that a site speaks to its readers: words, days, numbers and names of countries.

The words of our templates and scripts are English; templates/strings.pot is the table of all of
them. A site's own templates/strings/<language>.po, as any translator's tool writes it, has them in
another language, or other English ones. What articles say is never translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from briefgen.date_values import days_of
from briefgen.locales import locale_of
from briefgen.model import Published
from briefgen.render.translations import FOLDER, TABLE, Texts, has_text, read_catalog, read_table
from briefgen.rules import meaning_of

if TYPE_CHECKING:
    from babel.messages.catalog import Message

ENGLISH = "en"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Words(NamedTuple):
    """The words before and behind a speaker's name, and those without one."""

    before: Markup
    behind: Markup
    alone: Markup


class Voiced(NamedTuple):
    """The words for a voice where they stand first, and after others."""

    first: Words
    after: Words


def _words(text: str, alone: str) -> Words:
    """A text taken apart at the speaker's name."""
    before, _, behind = text.partition("%(speaker)s")
    return Words(escape(before), escape(behind), escape(alone))


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
        names = dict.fromkeys((self.code, self.code.split("-")[0]))
        files = [folder / FOLDER / f"{name}.po" for name in names for folder in folders]
        file = next((path for path in files if path.is_file()), None)
        self._locale = locale_of(code) if self.foreign or file else None
        catalog = read_catalog(file, self._locale) if file and self._locale else None
        self._texts = Texts(catalog)
        self.gettext, self.ngettext = self._texts.gettext, self._texts.ngettext
        self.direction = "ltr"
        self.scripts: Mapping[str, str] = {}
        self.missing = 0
        if self._locale is not None:
            self.direction = self._locale.text_direction
            table = read_table(folders[-1] / FOLDER / TABLE)
            self.missing = sum(not has_text(catalog, message) for message in table)
            self.scripts = self._words_of_scripts(table)
        self.day = lru_cache(maxsize=4096)(self._day)
        self.count = lru_cache(maxsize=4096)(self._count)
        self.meaning = lru_cache(maxsize=4096)(self._meaning)
        self.why = lru_cache(maxsize=4096)(self._why)

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

    def _meaning(self, rule: str) -> str:
        """What a rule says; its name where it has no words."""
        return meaning_of(rule, self.gettext) or rule

    def _why(self, rule: str) -> Markup:
        """What the margin of a statement says on hover of the rule that chose it."""
        text = self.gettext("Why it stands here: %(rule)s")
        return escape(text % {"rule": self.meaning(rule)})

    def modalities(self) -> dict[str, str]:
        """The words for how sure a sentence is, by the names of records."""
        return {
            "stated": self.gettext("Stated"),
            "planned": self.gettext("Planned"),
            "hedged": self.gettext("Hedged"),
            "denied": self.gettext("Denied"),
            "analysis": self.gettext("Analysis"),
        }

    def voices(self) -> dict[str, Voiced]:
        """The words for whose a sentence is, by the names of records."""
        said = self.gettext
        reported = _words(said("Reported by %(speaker)s"), said("Reported"))
        reported_then = _words(said("reported by %(speaker)s"), said("reported"))
        return {
            "quote": Voiced(
                _words(said("Quoted from %(speaker)s"), said("Quoted")),
                _words(said("quoted from %(speaker)s"), said("quoted")),
            ),
            "reported": Voiced(reported, reported_then),
            "unnamed": Voiced(
                _words(said("Reported by %(speaker)s, not named"), said("Reported")),
                _words(said("reported by %(speaker)s, not named"), said("reported")),
            ),
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
