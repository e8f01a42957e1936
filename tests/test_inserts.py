"""Teasers inside paragraphs are cut out of them."""

from __future__ import annotations

import pytest

from briefgen.load.inserts import cut_inserts
from briefgen.model import Block


def parts(text: str) -> list[tuple[str, str]]:
    blocks = cut_inserts(text, [Block(0, len(text), "paragraph")])
    return [(block.kind, text[block.start : block.end]) for block in blocks]


def test_a_teaser_behind_a_name_is_boilerplate() -> None:
    text = (
        "On Monday, Senator Oakhurst Walter T. OakhurstFerry talks stall again Harbour bill fails "
        "MORE said the bridge would open."
    )
    assert parts(text) == [
        ("paragraph", "On Monday, Senator Oakhurst"),
        (
            "boilerplate",
            "Walter T. OakhurstFerry talks stall again Harbour bill fails MORE",
        ),
        ("paragraph", "said the bridge would open."),
    ]


def test_a_teaser_glued_to_the_name_before_it() -> None:
    text = "Sen. Priya RamanPriya Anand RamanHarbour bill fails Ferry talks stall MORE objected."
    assert [kind for kind, _ in parts(text)] == ["paragraph", "boilerplate", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "Walter Oakhurst, whom Walter T. Oakhurst senior had trained, wants MORE of it.",
        "Priya Raman and Anand Raman said they needed MORE time.",
        "Oakhurst Walter Oakhurst said the bridge would open.",
        "",
    ],
)
def test_prose_stays_whole(text: str) -> None:
    assert parts(text) == [("paragraph", text)]
