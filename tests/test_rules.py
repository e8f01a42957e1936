"""Every rule has words, and every word of the table a rule; compared with the source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from briefgen.model import CountryMentionKind
from briefgen.resolve.across_articles import JoinRule
from briefgen.rules import MEANINGS, PARTS, meaning_of
from rule_names import Source

PACKAGE = Path(__file__).parent.parent / "briefgen"
FILES = ("model.py", "dossiers.py", "amend.py")
FOLDERS = ("analyse", "compile", "explain", "resolve")
# A mention of a country is called by its kind, and a place by the kind of the name in the data.
KINDS = {*get_args(CountryMentionKind), ":city", ":town", ":state", ":part", *get_args(JoinRule)}


def found() -> set[str]:
    files = [PACKAGE / name for name in FILES]
    files += [path for name in FOLDERS for path in sorted((PACKAGE / name).rglob("*.py"))]
    names = {part for name in Source(files).rule_names() for part in PARTS.findall(name)}
    return names | KINDS


def test_every_rule_in_the_source_has_words() -> None:
    assert sorted(found() - MEANINGS.keys()) == []


def test_every_entry_of_the_table_is_a_rule_of_the_source() -> None:
    assert sorted(MEANINGS.keys() - found()) == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("leads", "the sentence says that the person leads a body or works there"),
        (
            "apposition+location",
            "words right after the name, behind a comma, a dash or a bracket: "
            "the country is that of the place in the role",
        ),
        ("capital+city", "the capital's name: the city is meant"),
        ("place:state", "a place in the country: a state of the United States"),
        ("", ""),
        ("no-such-rule", ""),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert meaning_of(rule) == words


@pytest.mark.model
def test_every_rule_on_the_pages_of_the_demonstration_has_words(demo: Path) -> None:
    rules = {
        rule
        for twin in (demo / "output").rglob("index.json")
        for rule in rules_in(json.loads(twin.read_text(encoding="utf-8")))
    }
    assert len(rules) > 30
    parts = {part for rule in rules for part in PARTS.findall(rule)}
    assert sorted(parts - MEANINGS.keys()) == []


def rules_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (rule for key in ("rule", "country_rule") if (rule := value.get(key)))
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from rules_in(inner)
