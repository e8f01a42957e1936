"""A site's TOML files as text and as data, with errors that name file, line and column."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from briefgen.errors import ConfigError


def text_of(
    path: Path, what: str, error_type: type[ConfigError], *, newline: str | None = None
) -> str:
    """The file's text, "" when there is none. `what` it holds ("settings") is named in errors.

    `newline` is that of `open`: "" keeps line ends as they are.

    Raises:
        ConfigError: of `error_type`, when it can't be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline=newline) as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise error_type(
            f"the {what} are not UTF-8", hint="save the file as UTF-8", path=path.name, line=line
        ) from error
    except OSError as error:
        raise error_type(
            f"the {what} can't be read: {error.strerror}",
            hint="check that it is a file you may read",
            path=path.name,
        ) from error


def parsed(text: str, name: str, hint: str, error_type: type[ConfigError]) -> dict[str, Any]:
    """The data in the text of the file called `name`; `hint` shows how it is written.

    Raises:
        ConfigError: of `error_type`, when it is no TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 0)
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise error_type(
            f"not valid TOML: {message[0].lower()}{message[1:]}",
            hint=hint,
            path=name,
            line=line,
            column=column,
        ) from error
