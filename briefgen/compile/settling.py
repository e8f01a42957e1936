"""How an editor settles a doubt: the lines for corrections.toml, of which one is right."""

from __future__ import annotations

import json
from collections.abc import Sequence

from briefgen.compile.directory import Directory
from briefgen.model import OpenDoubt


def settling_lines(
    doubt: OpenDoubt, slug: str, others: Sequence[str], directory: Directory
) -> tuple[str, ...]:
    """The lines that settle a doubt on the page of a person, `others` being who else it could be.

    Nothing where the mention can't be named, or where more than two pages are told apart: an
    editor has to look at each of them first.
    """
    own = directory.reference(slug)
    if doubt.is_split and len(others) == 1:
        pair = (own, directory.reference(others[0]))
        return _entry("same", *pair), _entry("different", *pair)
    if doubt.reference:
        return (_entry("same", own, doubt.reference),)
    return ()


def _entry(kind: str, *people: str) -> str:
    """An entry as corrections.toml has it; JSON writes texts as TOML does."""
    return f"{kind} = [{json.dumps(people, ensure_ascii=False)}]"
