"""Pages of two countries: who gets one, and what stands on it."""

from __future__ import annotations

import pytest

from briefgen.model import Party
from builders import Story
from whole import Dossiers, compiled


def ferry(article: str, day: str, when: str = "today", *, event: bool = False) -> Story:
    """An article in which Latvia does something with Estonia, and another sentence names both."""
    prose = f"Latvia warned Estonia {when}.\nEstonia and Latvia share ferries."
    story = Story(article, day, prose)
    for sentence in ("s1", "s2"):
        story.country("LV", (sentence, "Latvia"))
        story.country("EE", (sentence, "Estonia"))
    if event:
        one, other = story.at(("s1", "Latvia")), story.at(("s1", "Estonia"))
        story.event(
            ("s1", "warned"),
            Party(one.start, one.end, country="LV"),
            Party(other.start, other.end, country="EE"),
        )
    return story


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return compiled(
        ferry("first", "2031-05-01"),
        ferry("second", "2031-06-01", "again"),
        lone("third", "2031-06-02"),
    )


def lone(article: str, day: str) -> Story:
    """The only article that names Estonia with Finland."""
    story = Story(article, day, "Estonia thanked Finland.\nLatvia waited.")
    story.country("EE", ("s1", "Estonia"))
    story.country("FI", ("s1", "Finland"))
    story.country("LV", ("s2", "Latvia"))
    return story


def test_two_countries_have_a_page_where_sentences_of_two_articles_name_both(
    dossiers: Dossiers,
) -> None:
    assert [relation.slug for relation in dossiers.relations] == ["estonia--latvia"]
    (relation,) = dossiers.relations
    assert [link.name for link in relation.countries] == ["Estonia", "Latvia"]


def test_all_sentences_that_name_both_stand_there_newest_first(dossiers: Dossiers) -> None:
    (relation,) = dossiers.relations
    assert [(s.text, len(s.citations)) for s in relation.relations] == [
        ("Latvia warned Estonia again.", 1),
        ("Estonia and Latvia share ferries.", 2),
        ("Latvia warned Estonia today.", 1),
    ]
    assert (relation.statements, relation.as_of) == (3, "2031-06-01")
    assert [source.article for source in relation.sources] == ["second", "first"]


def test_the_pages_of_both_lead_to_it(dossiers: Dossiers) -> None:
    pages = {
        (country.slug, met.link.name): met.page
        for country in dossiers.countries
        for met in country.relations
    }
    assert pages["estonia", "Latvia"] == "relations/estonia--latvia/index.html"
    assert pages["latvia", "Estonia"] == "relations/estonia--latvia/index.html"
    assert pages["estonia", "Finland"] == ""


def test_what_one_does_with_the_other_comes_first() -> None:
    stories = [
        ferry("first", "2031-05-01", event=True),
        ferry("second", "2031-06-01", "again", event=True),
    ]
    (relation,) = compiled(*stories).relations
    assert [(s.text, s.rule) for s in relation.bottom_line] == [
        ("Latvia warned Estonia again.", "event"),
        ("Latvia warned Estonia today.", "event"),
    ]
    assert [s.text for s in relation.relations] == ["Estonia and Latvia share ferries."]
