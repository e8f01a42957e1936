"""Errors meant for the user: what is wrong, where, and what to try."""

from __future__ import annotations

import msgspec


class BriefgenError(Exception):
    """Base of every error meant for the user; anything else that escapes is a bug.

    Args:
        message: what is wrong, in one line, without a full stop at the end.
        hint: what to try.
        path: the file or folder concerned, as the user knows it; "" when there is none.
        line: line number from 1, or 0 when the error has no line.
        column: column number from 1, or 0 when the error has no column.
    """

    exit_code = 1

    def __init__(
        self, message: str, *, hint: str, path: str = "", line: int = 0, column: int = 0
    ) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
        self.path, self.line, self.column = path, line, column

    def __str__(self) -> str:
        return f"{place(self.path, self.line, self.column)}{self.message}"


class UsageError(BriefgenError):
    """The command was called with something it can't take; exit code 2."""

    exit_code = 2


class ConfigError(BriefgenError):
    """A setting is unknown or has a wrong value; exit code 2."""

    exit_code = 2


class CorrectionError(ConfigError):
    """An entry of corrections.toml is misspelt, matches nothing or contradicts another."""


class ModelError(BriefgenError):
    """The language model is missing, or its files are not the verified ones."""


class OutputError(BriefgenError):
    """The output folder can't be written, or isn't ours."""


class TemplateError(BriefgenError):
    """A template can't be read or used."""


class SearchError(BriefgenError):
    """The search index can't be made; the site is built without it, unless strictly."""


class PublishError(BriefgenError):
    """The site could not be pushed; nothing was changed at the remote."""


class ArticleError(BriefgenError):
    """One article can't be read; the others are built without it."""


class Skipped(msgspec.Struct, frozen=True):
    """An article that was left out, as it stands in the summary, on the about page and in JSON."""

    path: str
    line: int
    column: int
    message: str
    hint: str

    @classmethod
    def from_error(cls, error: BriefgenError) -> Skipped:
        """The record of `error`."""
        return cls(error.path, error.line, error.column, error.message, error.hint)

    def __str__(self) -> str:
        return f"{place(self.path, self.line, self.column)}{self.message}"


def place(path: str, line: int, column: int) -> str:
    """`path:line:col: `, without the parts that are not known; "" when there is no path."""
    if not path:
        return ""
    parts = [path, *([str(line)] if line else []), *([str(column)] if line and column else [])]
    return ":".join(parts) + ": "
