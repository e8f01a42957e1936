"""briefgen.toml → `Config`: each setting, its default, its check."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefgen.errors import ConfigError
from briefgen.locales import UnknownLanguageError, locale_of
from briefgen.toml_files import parsed, text_of

FILE_NAME = "briefgen.toml"
DEFAULT_TITLE = "Briefings"
ENGLISH = "en"
# Section → setting → the type of its value. What is not here is an error.
SETTINGS: Mapping[str, Mapping[str, type]] = {
    "site": {
        "title": str,
        "base_url": str,
        "language": str,
        "description": str,
        "search": bool,
        "cards": bool,
    },
    "content": {"dir": str},
    "analysis": {"model": str},
    "briefing": {"window_days": int},
    "publish": {"remote": str, "branch": str, "cname": str},
}
TYPE_WORDS = {str: "a text in quotation marks", int: "a whole number", bool: "true or false"}


class Config(msgspec.Struct, frozen=True):
    """All settings of one site. Folders are absolute; `base_url` ends with "/" or is ""."""

    site_dir: Path
    output_dir: Path
    title: str = DEFAULT_TITLE
    description: str = ""
    base_url: str = ""
    language: str = ENGLISH
    search: bool = True
    cards: bool = False
    content_dir: str = "content"
    model: str = ""
    window_days: int = 7
    remote: str = "origin"
    branch: str = "gh-pages"
    cname: str = ""

    @property
    def base_path(self) -> str:
        """The path that `base_url` ends with: "/repo/", or "/" without one."""
        match = re.match(r"https?://[^/]+(/.*)", self.base_url)
        return match.group(1) if match else "/"


def load_config(
    site_dir: Path, *, output: Path | None = None, base_url: str | None = None
) -> Config:
    """The settings of the site in `site_dir`; `output` and `base_url` win over the file.

    Raises:
        ConfigError: the file can't be read, or a section, a setting or a value is wrong; names
            the line and the nearest right word.
    """
    site_dir = site_dir.resolve()
    text = text_of(site_dir / FILE_NAME, "settings", ConfigError)
    hint = 'a setting is written as: title = "My briefings"'
    values = _checked(parsed(text, FILE_NAME, hint, ConfigError), text)
    url = base_url if base_url is not None else values.get("site.base_url", "")
    window = values.get("briefing.window_days", 7)
    if window < 1:
        raise _wrong(text, "briefing", "window_days", "window_days is less than 1", "write 7")
    return Config(
        site_dir=site_dir,
        output_dir=(output or site_dir / "output").absolute(),
        title=values.get("site.title", DEFAULT_TITLE),
        description=values.get("site.description", ""),
        base_url=_base_url(url, text, from_file=base_url is None),
        language=_language(values.get("site.language", ENGLISH), text),
        search=values.get("site.search", True),
        cards=values.get("site.cards", False),
        content_dir=_content_dir(values.get("content.dir", "content"), text),
        model=values.get("analysis.model", ""),
        window_days=window,
        remote=values.get("publish.remote", "origin"),
        branch=values.get("publish.branch", "gh-pages"),
        cname=values.get("publish.cname", ""),
    )


def _checked(data: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The values as "section.setting" → value, each known and of the right type."""
    values: dict[str, Any] = {}
    for section, settings in data.items():
        if section not in SETTINGS:
            is_section = isinstance(settings, dict)
            hint = _nearest(section, SETTINGS if is_section else _all_names())
            what = "section" if is_section else "setting"
            raise _wrong(text, "", section, f"unknown {what} {section!r}", hint)
        if not isinstance(settings, dict):
            hint = f"write [{section}] on a line of its own, its settings below"
            raise _wrong(text, "", section, f"{section!r} is a section, not a setting", hint)
        for name, value in settings.items():
            kind = SETTINGS[section].get(name)
            if kind is None:
                hint = _nearest(name, SETTINGS[section])
                raise _wrong(text, section, name, f"unknown setting {name!r} in [{section}]", hint)
            if type(value) is not kind:
                message = f"{name!r} in [{section}] must be {TYPE_WORDS[kind]}"
                raise _wrong(text, section, name, message, f"change the value of {name!r}")
            values[f"{section}.{name}"] = value
    return values


def _all_names() -> list[str]:
    return [name for settings in SETTINGS.values() for name in settings]


def _nearest(word: str, known: Mapping[str, object] | list[str]) -> str:
    """A hint with the most similar known word, or all of them."""
    names = list(known)
    close = difflib.get_close_matches(word, names, n=1)
    if not close:
        return f"known are: {', '.join(names)}"
    owners = [s for s, settings in SETTINGS.items() if close[0] in settings and settings != known]
    where = f" (in [{owners[0]}])" if owners and close[0] not in SETTINGS else ""
    return f"did you mean {close[0]!r}{where}?"


def _wrong(text: str, section: str, name: str, message: str, hint: str) -> ConfigError:
    """The error for a setting, with the line it stands on."""
    return ConfigError(message, hint=hint, path=FILE_NAME, line=_line_of(text, section, name))


def _line_of(text: str, section: str, name: str) -> int:
    """The line of a setting (or of a section's head), or 0 where it isn't found."""
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        head = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
        if head:
            current = head[1].strip("\"'")
            if not section and current == name:
                return number
        elif current == section and re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[.=]", line):
            return number
    return 0


def _base_url(url: str, text: str, *, from_file: bool) -> str:
    """The address with one "/" at its end, or "" for none."""
    if not url:
        return ""
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", url):
        raise ConfigError(
            f"base_url is not an address of a site: {url!r}",
            hint="write it with http:// or https://, e.g. https://user.github.io/repo/",
            path=FILE_NAME if from_file else "",
            line=_line_of(text, "site", "base_url") if from_file else 0,
        )
    return url.rstrip("/") + "/"


def _language(code: str, text: str) -> str:
    """The language that the site speaks, one that babel knows."""
    if code != ENGLISH:
        try:
            locale_of(code)
        except UnknownLanguageError as error:
            message = f"the language {code!r} is not known"
            raise _wrong(text, "site", "language", message, str(error)) from error
    return code


def _content_dir(name: str, text: str) -> str:
    """The content folder's name, relative to the site folder and inside it."""
    parts = Path(name).parts
    if not parts or Path(name).is_absolute() or ".." in parts:
        raise _wrong(
            text, "content", "dir", f"the content folder {name!r} is not inside the site's folder",
            'write a name such as "content"',
        )  # fmt: skip
    return Path(name).as_posix()
