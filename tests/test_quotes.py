"""Where quotations start and end, without a model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.analyse.quotes import find_quotations
from briefgen.model import Block


def quoted(text: str) -> list[str]:
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(start, start + len(line), "paragraph"))
        start += len(line) + 1
    return [text[q.start : q.end] for q in find_quotations(text, blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “Yes.” She said: “No.”", ["“Yes.”", "“No.”"]),
        ('He said: "Yes." She said: "No."', ['"Yes."', '"No."']),
        ("«We wait», he said.", ["«We wait»"]),
        # A missing closing mark cuts at the end of the paragraph, and never further.
        ("He said: “Yes.\nShe left.", ["“Yes."]),
        # A stray closing mark is passed over.
        ("He said yes.” She said “no”.", ["“no”"]),
        # A second opening mark ends the sentence before it.
        ("“One is lost. “Two is not,” he said.", ["“One is lost.", "“Two is not,”"]),
        # An opening mark in the place of a closing one.
        ("“Never,“ he said. “Not me.”", ["“Never,“", "“Not me.”"]),
        # Inches and apostrophes are no quotation marks.
        ("The 14\" pipe and the leaders' plan weren't ready.", []),
        # Single marks count where the text uses those for its quotations.
        ("‘We will wait,’ the mayor said. ‘It’s fine.’", ["‘We will wait,’", "‘It’s fine.’"]),
        # In a text with double marks they stand inside a quotation and belong to it.
        (
            "“He told me ‘never again’ and left,” she said.",
            ["“He told me ‘never again’ and left,”"],
        ),
        ("(“Quite so,” he said.)", ["“Quite so,”"]),
        ("It was “huge”—“enormous”, he said.", ["“huge”", "“enormous”"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_open_quotation_says_that_it_goes_on() -> None:
    text = "“One.\n“Two.”"
    blocks = [Block(0, 5, "paragraph"), Block(6, 12, "paragraph")]
    assert [q.closed for q in find_quotations(text, blocks)] == [False, True]


@given(st.text(alphabet="ab .,“”\"'‘’«»(\n", max_size=60))
def test_any_text_gives_quotations_inside_it_in_order(text: str) -> None:
    blocks = [Block(0, len(text), "paragraph")]
    found = find_quotations(text, blocks)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
