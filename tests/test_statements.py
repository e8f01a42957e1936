"""What a statement is: its words, its citation, its speaker, its time, its marks."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from briefgen.compile.clips import NOTHING, clips_of
from briefgen.compile.days import newest_first, window_of
from briefgen.compile.directory import Directory, make_directory
from briefgen.compile.indexed import IndexedArticle, index_article
from briefgen.compile.lines import line_of, time_of
from briefgen.compile.marks import article_marks, statement_marks
from briefgen.compile.statements import (
    Clipping,
    Pick,
    line_statement,
    passages_of,
    statements_of,
)
from briefgen.date_values import days_of
from briefgen.dossiers import Statement, StatementTime
from briefgen.model import Cast, CountryEntity, Member, PersonEntity
from briefgen.outline import outline_of
from builders import Story

ISLAND = Directory({}, {}, {})


def indexed(story: Story) -> IndexedArticle:
    return index_article(story.article(), story.analysis())


def directory_for(*articles: str) -> Directory:
    """A directory with p1 of the articles as Mira Holt, and Chile."""
    members = tuple(Member(article, "p1") for article in articles)
    chile = CountryEntity("chile", "CL", "Chile", articles)
    return make_directory(Cast((PersonEntity("mira-holt", "Mira Holt", members, ()),), (chile,)))


def clipping(one: IndexedArticle) -> Clipping:
    """What an article has for p1."""
    return Clipping(outline_of(one.article, one.analysis), clips_of(one).get("p1", NOTHING))


def statement_of(one: IndexedArticle, number: int, directory: Directory) -> Statement:
    """A sentence of an article as a statement."""
    line = line_of(one, one.prose[number])
    return line_statement(outline_of(one.article, one.analysis), line, directory, rule="test")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-08-28", date(2025, 8, 28), date(2025, 8, 28)),
        ("2025-W36", date(2025, 9, 1), date(2025, 9, 7)),
        ("2025-W36-WE", date(2025, 9, 6), date(2025, 9, 7)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025-SU", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_days_of(value: str, first: date, last: date) -> None:
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", ["", None, "2025-13", "2025-02-30", "2025-W60", "soon", "2025-1"])
def test_no_days(value: str | None) -> None:
    assert days_of(value) is None


def test_window_ends_on_the_newest_known_day() -> None:
    old = Story("old", "2025-05-01", "One.").article()
    new = Story("new", "2025-05-08", "One.").article()
    saved = Story("saved", "2025-11-30", "One.", basis="file").article()
    window = window_of([saved, old, new], days=7)
    assert (window.as_of, window.since) == ("2025-05-08", "2025-05-01")
    assert [window.holds(article) for article in (old, new, saved)] == [True, True, False]
    assert [article.id for article in newest_first([saved, old, new])] == ["new", "old", "saved"]


def test_files_days_count_where_no_article_tells_more() -> None:
    one = Story("one", "2025-05-01", "One.", basis="file").article()
    two = Story("two", "2025-05-20", "One.", basis="file").article()
    window = window_of([one, two], days=7)
    assert window.as_of == "2025-05-20"
    assert [window.holds(one), window.holds(two)] == [False, True]


def test_no_article_no_window() -> None:
    assert window_of([], days=7).as_of == ""


def test_headlines_headings_and_tag_lines_are_no_statements() -> None:
    story = Story("a", "2025-05-01", "Mira Holt won.", headline="Mira Holt wins", tail="Mira Holt")
    story.person("Mira Holt", ("s0", "Mira Holt", "acts"), ("s1", "Mira Holt", "acts"))
    (passage,) = passages_of([clipping(indexed(story))])
    assert passage.line.text == "Mira Holt won."
    assert passage.line.acts


def test_only_sentences_with_a_mention_concern_a_person() -> None:
    story = Story("a", "2025-05-01", "Mira Holt won.\nRain fell.\nThe crowd saw Holt leave.")
    story.person("Mira Holt", ("s1", "Mira Holt", "acts"), ("s3", "Holt"))
    passages = passages_of([clipping(indexed(story))])
    assert [(p.line.id, p.line.acts) for p in passages] == [("s1", True), ("s3", False)]


def test_a_statement_is_the_sentence_and_its_place() -> None:
    story = Story("a", "2025-05-01", "Rain fell.\nMira Holt won.")
    story.person("Mira Holt", ("s2", "Mira Holt", "acts"))
    one = indexed(story)
    statement = statement_of(one, 1, ISLAND)
    (citation,) = statement.citations
    assert statement.text == "Mira Holt won."
    assert (citation.article, citation.sentence) == ("a", "s2")
    assert one.article.text[citation.start : citation.end] == "Mira Holt won."
    assert citation.url == "articles/a/index.html#s2"


def copies(*voices: str) -> list[IndexedArticle]:
    """The same sentence in several articles, published on 1, 2, 3 … May."""
    found = []
    for number, voice in enumerate(voices, start=1):
        story = Story(f"a{number}", f"2025-05-0{number}", "Filler stands here.\nMira Holt won.")
        story.person("Mira Holt", ("s2", "Mira Holt", "acts"))
        story.sentence("s2", voice=voice)
        found.append(indexed(story))
    return found


def test_copies_are_one_statement_with_all_citations_newest_first() -> None:
    articles = copies("outlet", "outlet", "outlet")
    newest_first = enumerate(map(clipping, reversed(articles)))
    passages = passages_of(msgspec.structs.replace(c, rank=rank) for rank, c in newest_first)
    (statement,) = statements_of((Pick(p, "test") for p in reversed(passages)), ISLAND)
    assert [citation.article for citation in statement.citations] == ["a3", "a2", "a1"]


def test_copies_in_another_voice_are_another_statement() -> None:
    articles = copies("outlet", "reported")
    passages = passages_of(map(clipping, reversed(articles)))
    statements = statements_of((Pick(p, "test") for p in passages), ISLAND)
    assert [s.voice for s in statements] == ["reported", "outlet"]


def test_a_full_section_still_cites_copies() -> None:
    articles = copies("outlet", "outlet")
    passages = passages_of(map(clipping, reversed(articles)))
    (statement,) = statements_of((Pick(p, "test") for p in passages), ISLAND, cap=1)
    assert len(statement.citations) == 2


def timed(*marks: tuple[str, str | None], basis: str = "front-matter") -> StatementTime | None:
    """The time of one sentence with the marks (words, value)."""
    story = Story(
        "a", "2025-05-10", "In 2019 and in March, on Monday or on 3 May she won.", basis=basis
    )
    for words, value in marks:
        story.time(("s1", words), value, "computed" if words == "Monday" else "text")
    one = indexed(story)
    return time_of(one, one.prose[0])


def test_one_time_is_the_time() -> None:
    assert timed(("2019", "2019")) == StatementTime("2019", "2019", "text")


def test_the_day_wins_over_background() -> None:
    assert timed(("2019", "2019"), ("Monday", "2025-05-05")) == StatementTime(
        "Monday", "2025-05-05", "computed"
    )


def test_two_days_leave_the_time_open() -> None:
    assert timed(("Monday", "2025-05-05"), ("3 May", "2025-05-03")) is None


def test_two_vague_times_leave_the_time_open() -> None:
    assert timed(("2019", "2019"), ("March", "2025-03")) is None


def test_one_day_told_twice_is_one_day() -> None:
    assert timed(("Monday", "2025-05-05"), ("3 May", "2025-05-05")) == StatementTime(
        "Monday", "2025-05-05", "computed"
    )


def test_no_value_no_time() -> None:
    assert timed(("Monday", None)) is None


def test_what_was_computed_from_a_files_day_is_not_known() -> None:
    assert timed(("Monday", "2025-05-05"), basis="file") is None
    assert timed(("3 May", "2025-05-03"), basis="file") == StatementTime(
        "3 May", "2025-05-03", "text"
    )


@pytest.mark.parametrize(
    ("sentence", "modality", "words", "value"),
    [
        ("Holt has swum since May.", "stated", "May", "2024-05"),
        ("Holt has won since the races began in May.", "stated", "May", "2024-05"),
        ("Holt will defend the cup she won in March.", "planned", "March", "2025-03"),
    ],
)
def test_what_cannot_date_a_sentence(sentence: str, modality: str, words: str, value: str) -> None:
    story = Story("a", "2025-05-10", sentence)
    story.sentence("s1", modality=modality)
    story.time(("s1", words), value, "computed")
    one = indexed(story)
    assert time_of(one, one.prose[0]) is None


def reported() -> Story:
    """A sentence with a reported statement, and one with two speakers."""
    story = Story(
        "a",
        "2025-05-01",
        """
        Mira Holt said rain would come.
        Holt said it would rain, while the ministry said it would snow.
        Officials said rain would come.
        """,
    )
    holt = story.person("Mira Holt", ("s1", "Mira Holt", "acts"), ("s2", "Holt", "acts"))
    story.quote(("s1", "rain would come"), ("s1", "Mira Holt"), person=holt, kind="reported")
    story.quote(("s2", "it would rain"), ("s2", "Holt"), person=holt, kind="reported")
    story.quote(
        ("s2", "it would snow"),
        ("s2", "the ministry"),
        kind="reported",
        speaker_kind="organisation",
    )
    story.quote(
        ("s3", "rain would come"), ("s3", "Officials"), kind="reported", speaker_kind="unnamed"
    )
    story.sentence("s1", voice="reported")
    story.sentence("s2", voice="reported")
    story.sentence("s3", voice="unnamed")
    return story


def test_a_reported_sentence_says_by_whom() -> None:
    one = indexed(reported())
    statement = statement_of(one, 0, directory_for("a"))
    assert (statement.by, statement.by_url) == ("Mira Holt", "people/mira-holt/index.html")


def test_a_person_without_a_page_is_named_without_an_address() -> None:
    one = indexed(reported())
    statement = statement_of(one, 0, ISLAND)
    assert (statement.by, statement.by_url) == ("Mira Holt", "")


def test_two_speakers_in_one_sentence_leave_by_open() -> None:
    one = indexed(reported())
    assert statement_of(one, 1, ISLAND).by == ""


def test_unnamed_speakers_stand_in_the_articles_words() -> None:
    one = indexed(reported())
    statement = statement_of(one, 2, ISLAND)
    assert (statement.voice, statement.by, statement.by_url) == ("unnamed", "Officials", "")


def test_an_unresolved_pronoun_is_nobody() -> None:
    story = Story("a", "2025-05-01", "He said rain would come.")
    story.quote(("s1", "rain would come"), ("s1", "He"), kind="reported", speaker_kind="pronoun")
    story.sentence("s1", voice="reported")
    one = indexed(story)
    assert statement_of(one, 0, ISLAND).by == ""


def marked() -> IndexedArticle:
    story = Story("a", "2025-05-01", "Chile's Mira Holt will swim to Chiloe in July, she said.")
    story.person("Mira Holt", ("s1", "Mira Holt", "acts"))
    story.country("CL", ("s1", "Chile"))
    story.country("CL", ("s1", "Chile's Mira"))  # overlaps both the name and the country
    story.country("PE", ("s1", "Chiloe"), "place")
    story.time(("s1", "July"), "2025-07", "computed")
    story.sentence("s1", modality="planned", cues=["will"])
    story.quote(("s1", "Mira Holt will swim to Chiloe in July"), None, kind="reported", cue="said")
    return indexed(story)


def test_marks_of_a_statement() -> None:
    one = marked()
    found = statement_marks(one, one.prose[0], directory_for("a"))
    text = one.article.text
    assert [(m.kind, text[m.start : m.end], m.url, m.title) for m in found] == [
        ("country", "Chile's Mira", "countries/chile/index.html", "Chile, name (name)"),
        ("cue", "will", "", ""),
        ("country", "Chiloe", "", "PE, place (place)"),
        ("time", "July", "", "2025-07, computed (day)"),
        ("cue", "said", "", ""),
    ]


def test_a_person_wins_over_a_country_of_the_same_length() -> None:
    story = Story("a", "2025-05-01", "Jordan won.")
    story.person("Jordan", ("s1", "Jordan", "acts"))
    story.country("JO", ("s1", "Jordan"))
    one = indexed(story)
    (mark,) = statement_marks(one, one.prose[0], ISLAND)
    assert mark.kind == "person"


def test_nobody_links_to_the_page_they_stand_on() -> None:
    story = Story("a", "2025-05-01", "Mira Holt beat Chile.")
    story.person("Mira Holt", ("s1", "Mira Holt", "acts"))
    story.country("CL", ("s1", "Chile"))
    one = indexed(story)
    own = directory_for("a").on("people/mira-holt/index.html")
    assert [mark.url for mark in statement_marks(one, one.prose[0], own)] == [
        "",
        "countries/chile/index.html",
    ]


def test_the_title_tells_short_names_and_the_rule() -> None:
    story = Story("a", "2025-05-01", "Mira Holt won.\nHolt smiled.")
    story.person("Mira Holt", ("s1", "Mira Holt", "acts"), ("s2", "Holt", "acts"))
    one = indexed(story)
    titles = [
        mark.title for mark in article_marks(one, outline_of(one.article, one.analysis), ISLAND)
    ]
    assert titles == ["Mira Holt, full name (full-name)", "Mira Holt, short name (last-name)"]


def test_in_an_article_a_quote_holds_the_marks_inside_it() -> None:
    story = Story("a", "2025-05-01", "“Holt swims,” said Mira Holt.")
    holt = story.person("Mira Holt", ("s1", "Holt"), ("s1", "Mira Holt"))
    story.quote(("s1", "“Holt swims,”"), ("s1", "Mira Holt"), person=holt, cue="said")
    one = indexed(story)
    found = article_marks(one, outline_of(one.article, one.analysis), directory_for("a"))
    assert [(m.kind, m.title) for m in found] == [
        ("quote", "Mira Holt, quote (cue-after)"),
        ("person", "Mira Holt, short name (last-name)"),
        ("cue", ""),
        ("person", "Mira Holt, full name (full-name)"),
    ]
