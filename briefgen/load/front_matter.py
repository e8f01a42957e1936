"""What the settings at the top of an article mean.

People come with files of other tools (Hugo, Jekyll, Obsidian), so unknown keys are left alone and
the usual other names of a key are understood; a value that can't be used is an error, not a guess.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from briefgen.errors import ArticleError
from briefgen.load.days import day_of, is_two_way
from briefgen.load.settings_block import Entries, Entry, read_entries
from briefgen.model import Record

# The names of each setting; the first one that is there and not empty counts.
TITLE_KEYS = ("title",)
DATE_KEYS = ("date", "published", "publishdate", "pubdate")
SOURCE_KEYS = ("source", "publisher", "outlet", "publication")
URL_KEYS = ("url", "link", "original")
AUTHOR_KEYS = ("authors", "author")
LANGUAGE_KEYS = ("language", "lang")
_DRAFT_VALUES = ("true", "yes", "on")


class FrontMatter(Record, frozen=True):
    """What the settings of an article say; "" and () where they say nothing.

    `date` is an ISO day. `end` counts the characters that the block takes in the text, with its
    closing line; 0 when there is none.
    """

    title: str = ""
    date: str = ""
    source: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = "en"
    draft: bool = False
    end: int = 0


class Setting(Record, frozen=True):
    """A setting that is given: the name used, its text with white space collapsed, its entry."""

    name: str
    text: str
    entry: Entry


def read_front_matter(text: str, path: str) -> FrontMatter:
    """The settings at the top of `text`; an empty FrontMatter when it doesn't start with any.

    Raises:
        ArticleError: the block isn't closed or isn't valid, or one of its values can't be used;
            line and column are those of the file.
    """
    entries, end = read_entries(text, path)
    draft = entries.get("draft")
    source, url = _source(entries, path), _url(entries, path)
    if is_web_address(source):
        # Obsidian's web clipper calls the address "source"; it is no publisher's name.
        source, url = "", url or source
    title = _setting(entries, TITLE_KEYS, path)
    return FrontMatter(
        title=title.text if title else "",
        date=_date(entries, path),
        source=source,
        url=url,
        authors=_authors(entries, path),
        language=_language(entries, path),
        draft=draft is not None and str(draft.value).lower() in _DRAFT_VALUES,
        end=end,
    )


def english_tag(language: str) -> str | None:
    """`language` as a language tag ("en", "en-GB") if it is English or not given, else None.

    >>> english_tag("en_GB"), english_tag("English"), english_tag("de") is None
    ('en-GB', 'en', True)
    """
    tag = language.strip().replace("_", "-")
    main = tag.split("-")[0].lower()
    if main in ("", "eng", "english"):
        return "en"
    return tag if main == "en" else None


def other_language(language: str, path: str, line: int = 0) -> ArticleError:
    """The error for an article that is marked as being in another language than English."""
    return ArticleError(
        f"is marked as {language}; only English is read",
        hint="keep it outside the content folder, or correct its language if it is in English",
        path=path,
        line=line,
    )


def is_web_address(url: str) -> bool:
    """Whether `url` is an absolute http or https address."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in url
    except ValueError:
        return False


def _given(entries: Entries, names: tuple[str, ...]) -> tuple[str, Entry] | None:
    """The first of `names` that is there and not empty, with its entry."""
    for name in names:
        entry = entries.get(name)
        if entry and entry.value not in ("", ()):
            return name, entry
    return None


def _setting(entries: Entries, names: tuple[str, ...], path: str) -> Setting | None:
    """A setting that has to be one text, None when it isn't given."""
    given = _given(entries, names)
    if given is None:
        return None
    name, entry = given
    if not isinstance(entry.value, str):
        hint = f'write it as {name}: "…", in quotes when it starts with a bracket'
        raise _wrong(name, entry, path, "has to be a single text", hint)
    return Setting(name, " ".join(entry.value.split()), entry)


def _wrong(name: str, entry: Entry, path: str, message: str, hint: str) -> ArticleError:
    """The error for a value that can't be used."""
    return ArticleError(
        f'"{name}" {message}', hint=hint, path=path, line=entry.line, column=entry.column
    )


def _source(entries: Entries, path: str) -> str:
    """The publisher's name as given."""
    setting = _setting(entries, SOURCE_KEYS, path)
    return setting.text if setting else ""


def _date(entries: Entries, path: str) -> str:
    """The publication day as ISO, "" when not given."""
    setting = _setting(entries, DATE_KEYS, path)
    if setting is None:
        return ""
    if day := day_of(setting.text):
        return day
    if is_two_way(setting.text):
        message = f"{setting.text} could be two different days"
        hint = "write year, month and day: 2025-04-03 is the third of April"
    else:
        message = f'"{setting.text}" is not a day'
        hint = "write year, month and day, e.g. 2025-04-03"
    raise _wrong(setting.name, setting.entry, path, message, hint)


def _url(entries: Entries, path: str) -> str:
    """The address of the original, "" when not given."""
    setting = _setting(entries, URL_KEYS, path)
    if setting is None:
        return ""
    if not is_web_address(setting.text):
        message = f'"{setting.text}" is not a web address'
        hint = "write the whole address, starting with https://"
        raise _wrong(setting.name, setting.entry, path, message, hint)
    return setting.text


def _authors(entries: Entries, path: str) -> tuple[str, ...]:
    """The authors as written, without the brackets of a wiki link."""
    given = _given(entries, AUTHOR_KEYS)
    if given is None:
        return ()
    name, entry = given
    if entry.value is None:
        hint = "write a name, or a list of names"
        raise _wrong(name, entry, path, "has to be a name or a list of names", hint)
    names = (entry.value,) if isinstance(entry.value, str) else entry.value
    cleaned = (" ".join(each.removeprefix("[[").removesuffix("]]").split()) for each in names)
    return tuple(each for each in cleaned if each)


def _language(entries: Entries, path: str) -> str:
    """The language tag, "en" when not given."""
    setting = _setting(entries, LANGUAGE_KEYS, path)
    if setting is None:
        return "en"
    tag = english_tag(setting.text)
    if tag is None:
        raise other_language(setting.text, path, setting.entry.line)
    return tag
