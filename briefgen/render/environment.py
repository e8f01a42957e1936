"""Jinja's settings, and where templates and static files are looked up."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from briefgen.data import countries
from briefgen.errors import TemplateError
from briefgen.pages import OutputFile
from briefgen.pictures import PICTURES
from briefgen.render.feed_filters import FEED_FILTERS
from briefgen.render.filters import FILTERS
from briefgen.render.language import ENGLISH, Language
from briefgen.render.linked_data import linked_data
from briefgen.render.translations import FIELD

# A text without fields, as templates ask for it.
PLAIN = re.compile(r"""\b_\((["'])((?:(?!\1)[^\\\n])+)\1\)""")
FOLDER = "templates"  # in the site's folder; a file there wins over ours of the same name
STATIC = "static"


class Flags:
    """The flags of one page: each that was drawn goes once into the sprite at the page's end."""

    def __init__(self, symbols: Mapping[str, str]) -> None:
        self._symbols = symbols
        self._used: set[str] = set()

    def __call__(self, code: str | None, *, big: bool = False) -> Markup:
        """The flag of a country's code; nothing where there is none."""
        if not code or code.lower() not in self._symbols:
            return Markup("")
        self._used.add(code.lower())
        return Markup(
            '<svg class="flag{}" aria-hidden="true" focusable="false"><use href="#f-{}"/></svg>'
        ).format(" big" if big else "", code.lower())

    def sprite(self) -> Markup:
        """The symbols of the flags drawn so far."""
        symbols = "".join(self._symbols[code] for code in sorted(self._used))
        return Markup(symbols)


class SaidAtOnce(Extension):
    """Puts a text without fields, `_("Sources")`, into a template when it is read.

    A site speaks one language, so that this is known then; a page asks for fifty of them.
    """

    def preprocess(
        self,
        source: str,
        name: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
    ) -> str:
        """The template with the texts in the site's language; lines stay where they are."""
        language = language_of(self.environment)
        return PLAIN.sub(
            lambda m: json.dumps(language.gettext(m[2]).replace("%%", "%"), ensure_ascii=False),
            source,
        )


class Said:
    """What `_("as of %(day)s", day=…)` gives in a template: HTML, what is filled in escaped.

    Each text is looked up and taken apart once; Jinja's own does both at every call.
    """

    def __init__(self, gettext: Callable[[str], str]) -> None:
        self._gettext = gettext
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str, **fields: object) -> Markup:
        """The text in the site's language; a field that it names must be among `fields`."""
        parts = self._known.get(text)
        if parts is None:
            said = FIELD.split(self._gettext(text))
            words = (part if at % 2 else part.replace("%%", "%") for at, part in enumerate(said))
            parts = self._known[text] = tuple(words)
        if len(parts) == 1:
            return Markup(parts[0])
        filled = (escape(fields[p]) if at % 2 else p for at, p in enumerate(parts))
        return Markup("".join(filled))


def default_template_dir() -> Path:
    """Our templates: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER


def template_dirs(site_dir: Path) -> tuple[Path, ...]:
    """The folders to look in: the site's own templates, where there are any, then ours."""
    own, ours = site_dir / FOLDER, default_template_dir()
    return (own, ours) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)


def environment_for(site_dir: Path, language: str = ENGLISH) -> Environment:
    """The environment of a site. Its `templates/x.html` wins over ours and may extend it.

    In a site's own template, ours of the same name is "briefgen/x.html". `language` is what the
    site speaks to its readers; its `Language` is the environment's global of that name.
    """
    dirs = template_dirs(site_dir)
    ours = FileSystemLoader(dirs[-1])
    environment = Environment(
        loader=ChoiceLoader(
            [*(FileSystemLoader(folder) for folder in dirs), PrefixLoader({"briefgen": ours})]
        ),
        extensions=["jinja2.ext.i18n", SaidAtOnce],
        autoescape=lambda name: name is None or name.endswith((".html", ".xml", ".svg")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    spoken = Language(language, dirs)
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        spoken.gettext, spoken.ngettext, newstyle=True
    )
    environment.globals["_"] = Said(spoken.gettext)
    environment.filters.update(FILTERS | FEED_FILTERS | PICTURES, linked_data=linked_data)
    environment.filters.update(
        count=spoken.count,
        country=spoken.country,
        day=spoken.day,
        english=_english(spoken),
        meaning=spoken.meaning,
        why=spoken.why,
        month_of_year=spoken.month_of_year,
        number=spoken.number,
        publication=spoken.publication,
    )
    environment.globals["language"] = spoken
    environment.globals["modalities"] = spoken.modalities()
    environment.globals["voices"] = spoken.voices()
    # What articles say stays in their language, whatever the site's own is.
    environment.globals["verbatim"] = Markup(' lang="en" dir="ltr"' if spoken.foreign else "")
    static = {file.path: file.content for file in static_files(dirs)}
    environment.globals["asset"] = {
        path: f"{path}?v={hashlib.sha256(content).hexdigest()[:8]}"
        for path, content in static.items()
    }
    environment.globals["country_names"] = {
        code: spoken.country(c.name, code) for code, c in countries().items()
    }
    return environment


def _english(language: Language) -> Callable[[str], str]:
    """What marks a text of records as English where the page is in another language."""
    if not language.foreign:
        return str
    return Markup('<span lang="en" dir="ltr">{}</span>').format


def language_of(environment: Environment) -> Language:
    """The language of a site's environment."""
    found = environment.globals["language"]
    assert isinstance(found, Language)
    return found


def static_files(dirs: tuple[Path, ...]) -> Iterator[OutputFile]:
    """The static files of all template folders, sorted; a site's own one wins."""
    found: dict[str, Path] = {}
    for folder in reversed(dirs):
        for path in (folder / STATIC).rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                found[f"{STATIC}/{path.relative_to(folder / STATIC).as_posix()}"] = path
    for name, path in sorted(found.items()):
        try:
            yield OutputFile(name, path.read_bytes())
        except OSError as error:
            raise TemplateError(
                f"a static file can't be read: {error.strerror}",
                hint="check its rights",
                path=f"{FOLDER}/{name}",
            ) from error


def flag_symbols(environment: Environment) -> Mapping[str, str]:
    """Lower-case country code → the `<symbol>` of its flag, from `flags.svg`, read once."""
    known = environment.globals.get("flag_symbols")
    if not isinstance(known, dict):
        assert environment.loader is not None
        text = environment.loader.get_source(environment, "flags.svg")[0]
        known = {m[1]: m[0] for m in re.finditer(r'<symbol id="f-(..)".*?</symbol>', text)}
        environment.globals["flag_symbols"] = known
    return known
