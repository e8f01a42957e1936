"""What concerns whom in an article: a change elsewhere leaves somebody's part as it was."""

from __future__ import annotations

import msgspec
import pytest

from briefgen.analyse import analyse_articles
from briefgen.analyse.pipeline import Reader
from briefgen.load import article_from_text
from briefgen.parts import parts_of

pytestmark = pytest.mark.model

FIRST = "Maltese Transport Minister Rupert Zammitello opened the ferry line to Gozo on Monday."
SECOND = "The ferry left for Kenya at noon."
LAST = "Finland closed its north harbour in May."


def changed(reader: Reader, before: str, after: str) -> set[str]:
    """The names and codes whose part of an article differs between two texts of it."""
    found = []
    for text in (before, after):
        article = article_from_text("ferry.txt", text, published="2031-03-03")
        (analysis,) = analyse_articles([article], reader)
        names = {person.id: person.name for person in analysis.people}
        parts = parts_of(article, analysis)
        found.append({names.get(key, key): digest for key, digest in parts.items()})
    one, other = found
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def text(*sentences: str) -> str:
    return "Ferry line opens\n\n" + " ".join(sentences)


def test_the_same_text_has_the_same_parts(reader: Reader) -> None:
    assert changed(reader, text(FIRST, SECOND), text(FIRST, SECOND)) == set()


def test_a_sentence_more_concerns_those_in_it(reader: Reader) -> None:
    more = "Kenya sent two pilots."
    both = text(FIRST, SECOND, LAST)
    assert changed(reader, both, f"{both} {more}") == {"KE"}


def test_other_words_concern_those_in_the_sentence(reader: Reader) -> None:
    other = LAST.replace("north", "south")
    assert changed(reader, text(FIRST, SECOND, LAST), text(FIRST, SECOND, other)) == {"FI"}


def test_a_quote_concerns_everybody(reader: Reader) -> None:
    before = text(FIRST, SECOND, LAST)
    after = f"{before} “Nobody will wait for a berth,” Zammitello said."
    assert {"Rupert Zammitello", "MT", "KE", "FI", ""} <= changed(reader, before, after)


def test_a_role_concerns_everybody(reader: Reader) -> None:
    after = text(FIRST.replace("Transport Minister", "Labour Minister"), SECOND, LAST)
    expected = {"Rupert Zammitello", "MT", "KE", "FI", ""}
    assert expected <= changed(reader, text(FIRST, SECOND, LAST), after)


def test_the_publisher_concerns_everybody(reader: Reader) -> None:
    article = article_from_text("ferry.txt", text(FIRST, SECOND), published="2031-03-03")
    (analysis,) = analyse_articles([article], reader)
    other = msgspec.structs.replace(article, source="Ferry Wire")
    one, two = parts_of(article, analysis), parts_of(other, analysis)
    assert one.keys() == two.keys()
    assert all(one[key] != two[key] for key in one)


def test_who_did_something_with_whom_concerns_the_two(reader: Reader) -> None:
    before = text(FIRST, SECOND, "Norway and Finland thanked Estonia.", LAST)
    after = before.replace("thanked", "ignored")
    assert changed(reader, before, after) == {"NO", "FI", "EE"}
