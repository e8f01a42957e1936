"""The timeline of all articles: which sentences are in it, in which order, on which page."""

from __future__ import annotations

import pytest

import harbour_world
from briefgen.dossiers import EntityLink
from briefgen.plan import timeline_pages
from briefgen.plan.timeline import AHEAD, ALL, NEWEST
from briefgen.timeline import TimelineDossier, TimelinePage
from builders import Story
from whole import Dossiers, compiled, outlines


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return harbour_world.dossiers()


def only(dossiers: Dossiers) -> TimelineDossier:
    (page,) = dossiers.timelines
    return page


def test_dates_in_the_text_then_the_first_sentence_by_its_day_of_publication(
    dossiers: Dossiers,
) -> None:
    page = only(dossiers)
    assert [(s.time and s.time.value, s.rule, s.citations[0].sentence) for s in page.timeline] == [
        ("2025-06-12", "date-of-publication", "s1"),
        ("2025-06-10", "date-in-text", "s2"),
        ("2025-W19", "date-in-text", "s7"),
        ("2025-05-03", "date-of-publication", "s3"),
        ("2025-05-02", "date-in-text", "s1"),
    ]
    assert page.total == 6
    assert page.periods == ()


def test_what_is_to_come_stands_apart(dossiers: Dossiers) -> None:
    """The newest article is of 12 June."""
    assert [(s.text, s.modality) for s in only(dossiers).ahead] == [
        ("Kenya will sign a harbour treaty with Norway in July.", "planned")
    ]


def test_each_source_is_numbered(dossiers: Dossiers) -> None:
    assert [(s.number, s.article, s.sentences) for s in only(dossiers).sources] == [
        (1, "harbour-visit", 3),
        (2, "pier-post-quota", 1),
        (3, "quota-talks", 2),
    ]


def pier(name: str, text: str, **changes: str) -> Story:
    """An article of 4 March 2031 in which Holt acts in every sentence, and Latvia is named."""
    story = Story(name, "2031-03-04", text, **changes)
    numbers = range(1, len(text.split("\n")) + 1)
    story.person("Mira Holt", *((f"s{n}", "Mira Holt", "acts") for n in numbers))
    for n in numbers:
        story.country("LV", (f"s{n}", "Latvia"))
    return story


def test_one_sentence_of_an_article_is_dated_by_its_publication() -> None:
    story = pier("a", "Mira Holt opened a pier in Latvia, officials there say.\n"
                      "Mira Holt closed another pier in Latvia at the same time.")  # fmt: skip
    assert [s.citations[0].sentence for s in only(compiled(story)).timeline] == ["s1"]


def test_a_file_s_own_day_dates_nothing() -> None:
    story = pier("a", "Mira Holt opened a pier in Latvia, officials there say.", basis="file")
    page = only(compiled(story))
    assert (page.timeline, page.ahead, page.total, page.sources) == ((), (), 0, ())


def test_a_sentence_in_which_nobody_acts_is_left_out() -> None:
    story = Story("a", "2031-03-04", "A long pier was opened in Latvia by its owners today.")
    story.country("LV", ("s1", "Latvia"))
    assert only(compiled(story)).total == 0


def test_a_plan_with_a_date_is_in_it_though_nobody_acts() -> None:
    story = Story("a", "2031-03-04", "A long pier is to be opened in Latvia on 5 April.")
    story.country("LV", ("s1", "Latvia"))
    story.sentence("s1", modality="planned")
    story.time(("s1", "5 April"), "2031-04-05")
    assert [s.text for s in only(compiled(story)).ahead] == [
        "A long pier is to be opened in Latvia on 5 April."
    ]


def test_a_sentence_that_two_articles_have_is_one_line() -> None:
    """The articles are no copies of each other: one goes on otherwise."""
    text = "Mira Holt opened a pier in Latvia, officials there say."
    long = "\n".join(
        f"Mira Holt counted {n} ships and {n} other things in Latvia." for n in range(9)
    )
    page = only(compiled(pier("a", text), pier("b", f"{text}\n{long}")))
    (line,) = (s for s in page.timeline if s.text == text)
    assert sorted(c.article for c in line.citations) == ["a", "b"]


def test_without_articles_there_is_an_empty_page() -> None:
    assert [(p.url, p.lines, p.total) for p in timeline_pages((), {}, as_of="")] == [
        ("timeline/index.html", (), 0)
    ]


def many(values: list[str]) -> list[TimelinePage]:
    """The pages of one article, of 20 May 2031, with sentences of these values."""
    (outline,) = outlines([pier("a", "Mira Holt opened a pier in Latvia.")])
    return list(timeline_pages([outline], {"a": values}, as_of="2031-05-20"))


def test_a_long_timeline_has_a_page_per_month_and_the_newest_first() -> None:
    months = [f"2031-{month:02}-{day:02}" for month in (3, 4, 5) for day in range(1, 20)]
    old = ["1998", "1998-05-03", "2031", "2031-Q1"]
    coming = [f"2031-06-{day:02}" for day in range(1, 29)]
    first, *rest = many([*months, *old, *coming, *["2031-04-02"] * 20])
    assert (len(first.ahead), len(first.lines)) == (AHEAD, NEWEST)
    assert (first.ahead[0].place, first.lines[0].place) == (61, 56)  # 1 June, 19 May
    assert first.total == 109
    assert [(link.month, link.url, link.articles) for link in first.periods] == [
        ("2031-06", "timeline/2031-06/index.html", 1),
        ("2031-05", "timeline/2031-05/index.html", 1),
        ("2031-04", "timeline/2031-04/index.html", 1),
        ("2031-03", "timeline/2031-03/index.html", 1),
        ("2031", "timeline/2031/index.html", 1),
        ("1998", "timeline/1998/index.html", 1),
    ]
    assert [(page.period, len(page.lines), page.total) for page in rest] == [
        ("2031-06", 28, 28),
        ("2031-05", 19, 19),
        ("2031-04", 39, 39),
        ("2031-03", 19, 19),
        ("2031", 2, 2),
        ("1998", 2, 2),
    ]
    april = rest[2]
    assert april.older == EntityLink("2031-03", "timeline/2031-03/index.html")
    assert april.newer == EntityLink("2031-05", "timeline/2031-05/index.html")


def test_a_busy_month_has_several_pages() -> None:
    _, *pages = many(["2031-05-02"] * (ALL + 1))
    assert [(page.url, len(page.lines)) for page in pages] == [
        ("timeline/2031-05/index.html", ALL),
        ("timeline/2031-05/2/index.html", 1),
    ]
    assert [line.place for line in pages[1].lines] == [ALL]  # in the order of the text


def test_without_days_of_publication_every_month_has_its_page() -> None:
    (outline,) = outlines([Story("a", "", "Nothing.")])
    pages = timeline_pages([outline], {"a": ["1998-05"] * (ALL + 1)}, as_of="")
    assert [page.period for page in pages] == ["", "1998-05", "1998-05"]
