"""The small functions that templates call: dates, order, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.dossiers import ArticleSentence, Citation, SaidStatement
from briefgen.model import Mention, Published, Record, Span
from briefgen.pages import PersonRow, SeeRow, Weights
from briefgen.plan.lists import people_records
from briefgen.render import environment_for, language_of
from briefgen.render.feed_filters import instant
from briefgen.render.filters import (
    by_letter,
    by_words_and_rule,
    first_day,
    runs,
    sentence_at,
    with_other_names,
)

ENGLISH = environment_for(Path("/nonexistent"))


class Row(Record, frozen=True):
    name: str
    sort_key: str = ""


def test_rows_are_grouped_by_their_sort_key() -> None:
    rows = [Row("Olena Ng", "ng olena"), Row("1st", "1st"), Row("Nan", "nan")]
    assert [(letter, [r.name for r in group]) for letter, group in by_letter(ENGLISH, rows)] == [
        ("N", ["Olena Ng", "Nan"]),
        ("0", ["1st"]),
    ]


def listed(name: str, sort_key: str, *short_names: str) -> PersonRow:
    return PersonRow(name, sort_key, "", None, None, "", "", 1, 0, short_names)


def test_another_name_leads_to_the_row() -> None:
    rows = [
        listed("Ane Tveit", "tveit ane tveit", "Tveit", "Åne"),
        listed("Đinh Van Orr", "dinh van orr"),
        listed("Ida Rui Jr.", "ida rui jr"),
        listed("Mono", "mono"),
        listed("Olav Olsen", "olav olsen"),
    ]
    (record,) = people_records(rows, Weights({}, {}, {}, {}))
    found = with_other_names(record)
    assert [(one.name, one.person.name if isinstance(one, SeeRow) else "") for one in found] == [
        ("Åne", "Ane Tveit"),
        ("Đinh Van Orr", ""),
        ("Ida Rui Jr.", ""),
        ("Mono", ""),
        ("Olav Olsen", ""),
        ("Orr", "Đinh Van Orr"),
        ("Rui", "Ida Rui Jr."),
        ("Ane Tveit", ""),
    ]


def said(text: str, *, follows: bool = False) -> SaidStatement:
    citation = Citation("a", "s1", 0, len(text), "articles/a/index.html#s1")
    return SaidStatement(text, (citation,), kind="direct", follows=follows)


def test_what_follows_on_stays_with_what_it_follows() -> None:
    quotes = [said("“A,”"), said("“B.”", follows=True), said("“C.”"), said("“D.”", follows=True)]
    assert [[quote.text for quote in run] for run in runs(quotes)] == [
        ["“A,”", "“B.”"],
        ["“C.”", "“D.”"],
    ]
    assert [len(run) for run in runs([said("“E.”", follows=True)])] == [1]


def test_the_sentence_that_a_part_begins_in() -> None:
    sentences = [
        ArticleSentence("s1", 0, 9, "outlet", "stated"),
        ArticleSentence("s2", 12, 20, "outlet", "stated"),
    ]
    places = [sentence_at(sentences, Span(at, at + 1)) for at in (0, 8, 9, 11, 12, 20)]
    assert places == ["s1", "s1", "", "", "s2", ""]


def test_words_and_rule_with_every_place_once() -> None:
    sentences = [
        ArticleSentence("s1", 0, 20, "outlet", "stated"),
        ArticleSentence("s2", 20, 40, "outlet", "stated"),
    ]
    mentions = [
        Mention(0, 9, "Ane\nTveit", "full-name"),
        Mention(10, 15, "Tveit", "last-name"),
        Mention(16, 20, "Tveit", "last-name"),
        Mention(20, 25, "Tveit", "last-name"),
    ]
    assert by_words_and_rule(mentions, sentences) == [
        ("Ane Tveit", "full-name", ["s1"]),
        ("Tveit", "last-name", ["s1", "s2"]),
    ]


@pytest.mark.parametrize(
    ("value", "first"),
    [
        ("2025-08-28", "2025-08-28"),
        ("2025-08-28T14:00", "2025-08-28"),
        ("2025-08", "2025-08-01"),
        ("2025", "2025-01-01"),
        ("2025-W36", "2025-09-01"),
        ("soon", ""),
        ("", ""),
    ],
)
def test_feeds_take_the_first_day_of_a_date(value: str, first: str) -> None:
    assert first_day(value) == first
    assert instant(value) == f"{first or '1970-01-01'}T00:00:00Z"


def test_a_day_of_publication_says_how_it_is_known() -> None:
    publication = language_of(ENGLISH).publication
    assert publication(Published("2031-03-04", "front-matter")) == "4 Mar 2031"
    assert publication(Published("2031-03", "text")) == "Mar 2031"
    assert publication(Published("2031-03-04", "file")) == "undated, file of 4 Mar 2031"
    assert publication(Published("", "file")) == "undated"
