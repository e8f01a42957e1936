"""The block of settings at the top of a file, as entries with their place in the file.

YAML between "---" lines, TOML between "+++" lines. What the entries mean: `front_matter.py`.
"""

from __future__ import annotations

import re
import tomllib

from briefgen.errors import ArticleError
from briefgen.model import Record

_CLOSING = {"---": ("---", "..."), "+++": ("+++",)}
# A hint shows the line as it should be, unless it is longer than anybody would read.
_MAX_SHOWN = 200
_NULLS = ("", "~", "null")
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class Entry(Record, frozen=True):
    """A value as written, None when it is neither a text nor a list of texts.

    Line and column are those of the file, from 1.
    """

    value: str | tuple[str, ...] | None
    line: int
    column: int


Entries = dict[str, Entry]


def read_entries(text: str, path: str) -> tuple[Entries, int]:
    """The entries at the top of `text`, keys in lower case, and the characters that they take.

    The characters are counted to the end of the closing line; 0 when the text doesn't start with
    a block. Values stay as written: nothing is turned into dates or numbers.

    Raises:
        ArticleError: the block isn't closed, isn't valid, or has a key twice.
    """
    fence, _, rest = text.partition("\n")
    fence = fence.rstrip()
    if fence not in _CLOSING:
        return {}, 0
    block, end = _block(fence, rest, path)
    entries = _yaml_entries(block, path) if fence == "---" else _toml_entries(block, path)
    return entries, len(text) - len(rest) + end


def _block(fence: str, rest: str, path: str) -> tuple[str, int]:
    """The lines between the fences, and how many characters of `rest` the block takes."""
    offset = 0
    for line in rest.split("\n"):
        if line.rstrip() in _CLOSING[fence]:
            return rest[:offset], offset + len(line)
        offset += len(line) + 1
    raise ArticleError(
        f'the front matter that starts with "{fence}" is not closed',
        hint=f'put a line "{fence}" below the last setting',
        path=path,
        line=1,
    )


def _yaml_entries(block: str, path: str) -> Entries:
    """The entries of a YAML block: it is parsed to nodes only, so values stay as written."""
    # Loaded only when an article has such a block: no other command needs it.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.nodes import MappingNode

    try:
        node = YAML(typ="safe", pure=True).compose(block)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        problem = error.problem or error.context or "it can't be read"
        raise _yaml_error(block, path, line, column, problem) from error
    except (YAMLError, RecursionError) as error:
        raise _yaml_error(block, path, 0, 0, "it can't be read") from error
    if node is None:
        return {}
    if not isinstance(node, MappingNode):
        raise ArticleError(
            "the front matter is not a list of settings",
            hint='write one "key: value" per line, e.g. title: Talks open in Lima',
            path=path,
            line=2,
        )
    return _yaml_mapping(node, path)


def _yaml_mapping(node: object, path: str) -> Entries:
    """The entries of a YAML mapping node, keys in lower case."""
    from ruamel.yaml.nodes import ScalarNode, SequenceNode

    entries: Entries = {}
    for key, value in node.value:  # type: ignore[attr-defined]  # ruamel has no types for nodes
        if not isinstance(key, ScalarNode):
            continue
        name = str(key.value).lower()
        if name in entries:
            raise _given_twice(str(key.value), path, key.start_mark.line + 2)
        read: str | tuple[str, ...] | None = None
        if isinstance(value, ScalarNode):
            is_null = str(value.value) in _NULLS and value.style is None
            read = "" if is_null else str(value.value)
        elif isinstance(value, SequenceNode) and all(
            isinstance(item, ScalarNode) for item in value.value
        ):
            read = tuple(str(item.value) for item in value.value)
        mark = value.start_mark
        entries[name] = Entry(read, mark.line + 2, mark.column + 1)
    return entries


def _given_twice(key: str, path: str, line: int) -> ArticleError:
    return ArticleError(
        f'the front matter has "{key}" twice', hint="delete one of them", path=path, line=line
    )


def _yaml_error(block: str, path: str, line: int, column: int, problem: str) -> ArticleError:
    """The error for a block that isn't YAML; `line` and `column` count from 0 within the block."""
    lines = block.split("\n")
    written = lines[line] if line < len(lines) else ""
    key, colon, value = written.partition(": ")
    hint = 'put values that hold ": ", a quotation mark or an unusual first character in quotes'
    if "\t" in written:
        hint = "indent with blanks, not with tabs"
    elif colon and value.strip() and len(value) <= _MAX_SHOWN:
        inner = value.strip()
        if len(inner) > 1 and inner[0] == inner[-1] and inner[0] in "\"'":
            inner = inner[1:-1]
        quoted = inner.replace("\\", "\\\\").replace('"', '\\"')
        hint = f'put the value in quotes: {key}: "{quoted}"'
    return ArticleError(
        f"the front matter is not valid YAML: {problem}",
        hint=hint,
        path=path,
        line=line + 2,
        column=column + 1,
    )


def _toml_entries(block: str, path: str) -> Entries:
    """The entries of a TOML block, keys in lower case."""
    try:
        table = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (block.count("\n"), 0)
        problem = _TOML_PLACE.sub("", str(error)).strip()
        raise ArticleError(
            f"the front matter is not valid TOML: {problem}",
            hint='write one key = "value" per line; dates need no quotes',
            path=path,
            line=line + 1,
            column=column,
        ) from error
    return {
        key.lower(): Entry(_toml_value(value), _toml_line(block, key), 1)
        for key, value in table.items()
    }


def _toml_value(value: object) -> str | tuple[str, ...] | None:
    """A TOML value as text, or None for a table or a list of anything but texts."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return tuple(value) if all(isinstance(item, str) for item in value) else None
    return None if isinstance(value, dict) else str(value)


def _toml_line(block: str, key: str) -> int:
    """The file's line in which `key` is set, 1 when it can't be told."""
    found = re.search(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", block, re.MULTILINE)
    return block[: found.end()].count("\n") + 2 if found else 1
