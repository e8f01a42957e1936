"""Does a country act, or is it a place: each rule on a reading written by hand."""

from __future__ import annotations

import pytest

from briefgen.analyse.gazetteer import Entry
from briefgen.analyse.tokens import ParagraphReading, Reading
from briefgen.analyse.usage import is_literal_city, use_of
from briefgen.model import Block

NORWAY = Entry("Norway", "name", ("NO",), "common")
OSLO = Entry("Oslo", "capital", ("NO",), "government")
BRUSSELS = Entry("Brussels", "capital", ("BE",), "place")
PALACE = Entry("Downing Street", "body", ("GB",), "office")
KENYAN = Entry("Kenyan", "demonym", ("KE",), "adjective")
MUMBAI = Entry("Mumbai", "place", ("IN",), "city")


def reading(lines: str, *, kind: str = "paragraph") -> Reading:
    """A reading from one word per entry: "word/TAG/relation/head number" (heads count from 0)."""
    words = [word.rsplit("/", 3) for word in lines.split()]
    text, starts = "", []
    for word, *_ in words:
        starts.append(len(text))
        text += word + " "
    paragraph = ParagraphReading(
        starts=tuple(starts),
        ends=tuple(start + len(word[0]) for start, word in zip(starts, words, strict=True)),
        tags=tuple(word[1] for word in words),
        deps=tuple(word[2] for word in words),
        heads=tuple(int(word[3]) for word in words),
        entities=(),
        sentences=(0,),
    )
    block = Block(0, len(text), "title" if kind == "title" else "paragraph")
    return Reading(text, (block,), (paragraph,))


REJECTED = "{0}/NNP/nsubj/1 rejected/VBD/ROOT/1 it/PRP/dobj/1"
WAS = "{0}/NNP/nsubj/1 was/VBD/ROOT/1 ready/JJ/acomp/1"
ACCUSED = "{0}/NNP/nsubjpass/2 was/VBD/auxpass/2 accused/VBN/ROOT/2"
SAW = "{0}/NNP/nsubj/1 saw/VBD/ROOT/1 snow/NN/dobj/1"
IN = "talks/NNS/ROOT/0 in/IN/prep/0 {0}/NNP/pobj/1"
BY = "seized/VBN/ROOT/0 by/IN/agent/0 {0}/NNP/pobj/1"
AGAINST = "sanctions/NNS/ROOT/0 against/IN/prep/0 {0}/NNP/pobj/1"
REFUSAL = "{0}/NNP/poss/2 's/POS/case/0 refusal/NN/ROOT/2"
COAST = "{0}/NNP/poss/2 's/POS/case/0 coast/NN/ROOT/2"
LEFT = "he/PRP/nsubj/1 left/VBD/ROOT/1 {0}/NNP/dobj/1"


@pytest.mark.parametrize(
    ("words", "at", "entry", "expected"),
    [
        (REJECTED, 0, NORWAY, "acts"),
        (REJECTED, 0, OSLO, "acts"),
        (REJECTED, 0, BRUSSELS, "other"),
        (REJECTED, 0, MUMBAI, "place"),
        (WAS, 0, NORWAY, "acts"),
        (WAS, 0, OSLO, "other"),
        (ACCUSED, 0, NORWAY, "other"),
        (SAW, 0, NORWAY, "acts"),
        (SAW, 0, OSLO, "other"),
        (IN, 2, NORWAY, "place"),
        (IN, 2, OSLO, "place"),
        (BY, 2, NORWAY, "acts"),
        (BY, 2, OSLO, "acts"),
        (AGAINST, 2, NORWAY, "other"),
        (REFUSAL, 0, NORWAY, "acts"),
        (REFUSAL, 0, OSLO, "acts"),
        (COAST, 0, NORWAY, "other"),
        (LEFT, 2, NORWAY, "place"),
    ],
)
def test_use(words: str, at: int, entry: Entry, expected: str) -> None:
    assert use_of(reading(words.format(entry.name)), at, at + 1, entry) == expected


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        (REJECTED, 0, False),
        (WAS, 0, False),
        (SAW, 0, True),
        (IN, 2, True),
        (AGAINST, 2, False),
        (REFUSAL, 0, False),
        (COAST, 0, True),
        (LEFT, 2, True),
    ],
)
def test_a_capital_is_a_city_unless_something_says_government(
    words: str, at: int, *, expected: bool
) -> None:
    assert is_literal_city(reading(words.format("Oslo")), at, at + 1, OSLO) is expected


def test_both_of_a_list_act() -> None:
    found = reading(
        "Norway/NNP/nsubj/3 and/CC/cc/0 Kenya/NNP/conj/0 signed/VBD/ROOT/3 it/PRP/dobj/3"
    )
    assert use_of(found, 0, 1, NORWAY) == use_of(found, 2, 3, NORWAY) == "acts"


def test_a_government_acts_for_its_country() -> None:
    found = reading("Kenyan/JJ/amod/1 troops/NNS/nsubj/2 withdrew/VBD/ROOT/2")
    assert use_of(found, 0, 1, KENYAN) == "acts"


def test_farmers_do_not() -> None:
    found = reading("Kenyan/JJ/amod/1 farmers/NNS/nsubj/2 withdrew/VBD/ROOT/2")
    assert use_of(found, 0, 1, KENYAN) == "other"


def test_a_body_as_subject_acts() -> None:
    found = reading("Downing/NNP/compound/1 Street/NNP/nsubj/2 refused/VBD/ROOT/2")
    assert use_of(found, 0, 2, PALACE) == "acts"


@pytest.mark.parametrize(("after", "expected"), [("based", "place"), ("backed", "other")])
def test_a_hyphen_and_a_participle(after: str, expected: str) -> None:
    found = reading(f"Oslo/NNP/npadvmod/2 -/HYPH/punct/2 {after}/VBN/amod/3 plan/NN/ROOT/3")
    assert use_of(found, 0, 1, OSLO) == expected
    assert is_literal_city(found, 0, 1, OSLO) is (after == "based")


@pytest.mark.parametrize("after", ["(", "—", "--"])
def test_a_dateline_is_a_place(after: str) -> None:
    found = reading(f"OSLO/NNP/nsubj/2 {after}/-LRB-/punct/0 Talks/NNS/ROOT/2 ended/VBD/x/2")
    assert use_of(found, 0, 1, OSLO) == "place"


def test_a_headline_in_capitals_is_no_dateline() -> None:
    found = reading("OSLO/NNP/nsubj/1 REJECTS/VBZ/ROOT/1 OFFER/NN/dobj/1", kind="title")
    assert use_of(found, 0, 1, OSLO) == "acts"


def test_the_country_of_a_city_is_a_place() -> None:
    found = reading("in/IN/prep/0 OSLO/NNP/pobj/0 ,/,/punct/1 Norway/NNP/appos/1")
    assert use_of(found, 3, 4, NORWAY) == "place"


def test_the_end_of_a_clubs_name_does_not_act() -> None:
    found = reading("Rapid/NNP/compound/1 Oslo/NNP/nsubj/2 won/VBD/ROOT/2")
    assert use_of(found, 1, 2, OSLO) == "other"
    assert is_literal_city(found, 1, 2, OSLO)
