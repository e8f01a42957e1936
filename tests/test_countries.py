"""Countries in `tests/cases/countries.md`: those marked (model) on the model's reading.

The others are read without a model: every word in a capital is a proper noun, and `[words](LABEL)`
in a case says what the model would take them for.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.analyse.countries import countries_in, country_mentions, find_countries
from briefgen.analyse.pipeline import Reader
from briefgen.analyse.sentences import sentence_ranges
from briefgen.analyse.tokens import ParagraphReading, Reading
from briefgen.model import Block, BlockKind, CountryMention

CASES = Path(__file__).parent / "cases" / "countries.md"
LABELLED = re.compile(r"\[([^\]]+)\]\(([A-Z]*)\)")
TOKEN = re.compile(r"U\.S\.|U\.K\.|St\.|['’]s\b|\w+|[^\w\s]")
MODEL = " (model)"
Case = tuple[str, str, list[str]]


def all_cases() -> list[Case]:
    """(title, text, expected lines) of every case."""
    found = []
    for part in CASES.read_text(encoding="utf-8").split("## ")[1:]:
        title, rest = part.split("\n", 1)
        text, expected = rest.split("\n---\n", 1)
        lines = [line for line in expected.splitlines() if line and line != "nothing"]
        found.append((title, text.strip(), lines))
    return found


PLAIN = [case for case in all_cases() if not case[0].endswith(MODEL)]
WITH_MODEL = [case for case in all_cases() if case[0].endswith(MODEL)]


def blocks_of(text: str) -> tuple[Block, ...]:
    """The paragraphs of a case; one in capitals is the title."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        kind: BlockKind = "title" if part.isupper() else "paragraph"
        blocks.append(Block(start, start + len(part), kind))
        start += len(part) + 2
    return tuple(blocks)


def plain_reading(marked: str) -> Reading:
    """A reading without a model: proper nouns by their capital, entities as marked."""
    text, labels = "", []
    done = 0
    for hit in LABELLED.finditer(marked):
        text += marked[done : hit.start()]
        labels.append((len(text), len(text) + len(hit.group(1)), hit.group(2)))
        text += hit.group(1)
        done = hit.end()
    text += marked[done:]
    blocks = blocks_of(text)
    return _reading(text, blocks, [_paragraph(text, block, labels) for block in blocks])


def _paragraph(text: str, block: Block, labels: list[tuple[int, int, str]]) -> ParagraphReading:
    hits = list(TOKEN.finditer(text, block.start, block.end))
    entities = []
    for start, end, label in labels:
        inside = [n for n, hit in enumerate(hits) if start <= hit.start() and hit.end() <= end]
        if label and inside:
            entities.append((inside[0], inside[-1] + 1, label))
    starts = [0] + [n + 1 for n, hit in enumerate(hits[:-1]) if hit.group() == "."]
    return ParagraphReading(
        starts=tuple(hit.start() - block.start for hit in hits),
        ends=tuple(hit.end() - block.start for hit in hits),
        tags=tuple(_tag(hit.group()) for hit in hits),
        deps=("",) * len(hits),
        heads=tuple(range(len(hits))),
        entities=tuple(entities),
        sentences=tuple(starts),
    )


def _tag(word: str) -> str:
    if word in ("'s", "’s", "'", "’"):
        return "POS"
    return "PRP" if word == "us" else "NNP" if word[0].isupper() else ""


def _reading(text: str, blocks: tuple[Block, ...], paragraphs: list[ParagraphReading]) -> Reading:
    reading = Reading(text, blocks, paragraphs)
    reading.set_sentences(sentence_ranges(reading))
    return reading


def found_in(reading: Reading) -> list[tuple[CountryMention, str]]:
    """All mentions with their country, in text order."""
    found = [
        (mention, country.code)
        for country in find_countries(reading)
        for mention in country.mentions
    ]
    return sorted(found, key=lambda pair: pair[0].start)


@pytest.mark.parametrize(("title", "text", "expected"), PLAIN, ids=[case[0] for case in PLAIN])
def test_case(title: str, text: str, expected: list[str]) -> None:
    found = found_in(plain_reading(text))
    assert [f"{m.text} -> {code} {m.kind}" for m, code in found] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "text", "expected"), WITH_MODEL, ids=[case[0] for case in WITH_MODEL]
)
def test_case_with_the_model(title: str, text: str, expected: list[str], reader: Reader) -> None:
    blocks = blocks_of(text)
    reading = _reading(text, blocks, list(reader.read(text[b.start : b.end] for b in blocks)))
    found = found_in(reading)
    assert [f"{m.text} -> {code} {m.kind} {m.use}" for m, code in found] == expected


def test_there_are_many_cases() -> None:
    assert len(all_cases()) >= 80
    assert len({case[0] for case in all_cases()}) == len(all_cases())


def test_mentions_are_spans_of_the_text() -> None:
    reading = plain_reading("Norway’s envoy met the Danish minister in Côte d’Ivoire.")
    for mention, _ in found_in(reading):
        assert reading.text[mention.start : mention.end] == mention.text


def test_offsets_count_from_the_start_of_the_article() -> None:
    reading = plain_reading("NORWAY SIGNS\n\nThe envoy left Kenya.")
    assert [(m.start, m.end) for m, _ in found_in(reading)] == [(0, 6), (29, 34)]


def test_countries_come_in_the_order_of_their_first_mention() -> None:
    reading = plain_reading("Kenya met Norway, and Norway met Kenya.")
    assert [country.code for country in find_countries(reading)] == ["KE", "NO"]
    assert [len(country.mentions) for country in find_countries(reading)] == [2, 2]


def test_each_mention_names_its_rule() -> None:
    reading = plain_reading("North Korea and a Korean envoy met Jordanian and Jordan officers.")
    rules = [mention.rule for mention, _ in found_in(reading)]
    assert rules == ["name", "demonym+named", "demonym", "name+named"]


def test_mentions_within_tokens() -> None:
    reading = plain_reading("Norway and the Kenyan minister met.")
    found = country_mentions(reading)
    assert [one.code for one in countries_in(found, 2, 5)] == ["KE"]
    assert countries_in(found, 3, 3) == ()


def test_a_text_without_words_names_no_country() -> None:
    assert find_countries(plain_reading("")) == ()
