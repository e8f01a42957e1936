"""`briefgen correct`: an entry goes into corrections.toml or out of it; the rest stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import Array, InlineTable

from briefgen.corrections import parse_corrections, place_of, read_corrections
from briefgen.decisions import FILE_NAME, Corrections, nearest
from briefgen.errors import CorrectionError, UsageError

# An entry as TOML has it: a name, a list of names, or fields.
Value = str | list[str] | dict[str, Any]
INDENT = "  "


def correct(site_dir: Path, kind: str, value: Value, *, undo: bool) -> str:
    """Write an entry, or take it out with `undo`; what was done, in one line.

    An entry is checked first, together with all others, against what was read so far; it is
    written only if it holds.

    Raises:
        CorrectionError: the file, or another entry, is wrong.
        UsageError: the entry itself doesn't hold, or is there already, or with `undo` isn't.
    """
    before = read_corrections(site_dir)
    if undo:
        _write(site_dir, without_entry(before, kind, value))
        return f"{FILE_NAME}: {kind} {shown(value)} taken out"
    after = with_entry(before, kind, value)
    line = place_of(after, kind, -1)
    try:
        checked = _check(site_dir, parse_corrections(after))
    except CorrectionError as error:
        if error.line != line:
            raise
        raise UsageError(error.message, hint=error.hint) from error
    _write(site_dir, after)
    return f"{FILE_NAME}:{line}: {kind} {shown(value)}{'' if checked else '; build to check it'}"


def with_entry(text: str, kind: str, value: Value) -> str:
    """The text of a corrections.toml with one entry more, as the last of its kind.

    Raises:
        CorrectionError: the text is no valid file.
        UsageError: the entry is there already.
    """
    parse_corrections(text)
    document = tomlkit.parse(text if text.endswith("\n") or not text else f"{text}\n")
    entries = document.get(kind)
    if entries is None:
        entries = tomlkit.array().multiline(multiline=True)
        document.add(kind, entries)
    assert isinstance(entries, Array)
    number = _number(entries.unwrap(), value)
    if number >= 0:
        raise UsageError(
            f"{kind} {shown(value)} is there already",
            hint="take it out with --undo",
            path=FILE_NAME,
            line=place_of(text, kind, number),
        )
    if len(entries) and "\n" not in entries.as_string():
        entries.append(_item(value))
    else:
        entries.multiline(multiline=False)
        entries.add_line(_item(value), indent=INDENT)
        if not entries.as_string().rstrip("]").endswith("\n"):
            entries.add_line(indent="", add_comma=False)
    return document.as_string()


def without_entry(text: str, kind: str, value: Value) -> str:
    """The text of a corrections.toml without one entry; a kind without entries goes too.

    Raises:
        CorrectionError: the text is no valid file.
        UsageError: there is no such entry.
    """
    parse_corrections(text)
    document = tomlkit.parse(text)
    entries = document.get(kind, tomlkit.array())
    assert isinstance(entries, Array)
    number = _number(entries.unwrap(), value)
    if number < 0:
        known = [shown(entry) for entry in entries.unwrap()]
        hint = nearest(shown(value), known) if known else f"there is no entry of the kind {kind!r}"
        raise UsageError(f"{FILE_NAME} has no entry {kind} {shown(value)}", hint=hint)
    del entries[number]
    if not len(entries):
        del document[kind]
    return document.as_string()


def shown(value: Value) -> str:
    """An entry in one line, as TOML."""
    item = _item(value)
    return item.as_string()


def _number(entries: list[Value], value: Value) -> int:
    """Which of the entries is `value`, -1 where none is. The order of joined names is free."""
    wanted = _comparable(value)
    return next((n for n, entry in enumerate(entries) if _comparable(entry) == wanted), -1)


def _comparable(value: Value) -> object:
    """An entry so that equal ones are equal."""
    if isinstance(value, dict):
        return {key: str(field) for key, field in value.items()}
    return sorted(value) if isinstance(value, list) else value


def _item(value: Value) -> Array | InlineTable | tomlkit.items.String:
    """An entry as tomlkit has it."""
    if isinstance(value, str):
        return tomlkit.string(value)
    if isinstance(value, list):
        found = tomlkit.array()
        found.extend(value)
        return found
    table = tomlkit.inline_table()
    table.update(value)
    return table


def _check(site_dir: Path, corrections: Corrections) -> bool:
    """Whether the entries could be checked: they can where every article was read before.

    Raises:
        CorrectionError: one is wrong.
    """
    from briefgen.build import Model  # the language model is found, not loaded
    from briefgen.cache import Cache, LostEntryError
    from briefgen.config import load_config
    from briefgen.library import Library
    from briefgen.lock import BuildLock
    from briefgen.resolve import resolve_people

    config = load_config(site_dir)
    with BuildLock(config.site_dir), Cache(config.site_dir) as cache:
        model = Model(config.model, cache)
        library = Library(cache, config.site_dir, config.content_dir, model.digest)
        if library.words_to_read:
            return False
        people = resolve_people(tuple(library.outlines.values()), corrections)
        try:
            library.amend(people.amendments)
        except LostEntryError:  # the next build reads it again
            return False
    return True


def _write(site_dir: Path, text: str) -> None:
    """Put the text in place of the file, which is the old one or the new one at any time.

    Raises:
        CorrectionError: it can't be written.
    """
    path = (site_dir / FILE_NAME).resolve()
    part = path.with_name(f".{FILE_NAME}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        message = f"the corrections can't be written: {error.strerror}"
        hint = "check the rights of the file and its folder"
        raise CorrectionError(message, hint=hint, path=FILE_NAME) from error
