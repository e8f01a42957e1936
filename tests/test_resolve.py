"""Who gets a page, under which name and address, and what stays open."""

from __future__ import annotations

import itertools

import harbour_world
import whole
from briefgen.model import Alias, Cast, Member
from briefgen.resolve import resolve_entities
from builders import Story
from whole import outlines


def osei(article: str, sentence: str, role: str, code: str | None) -> Story:
    """An article of one sentence that names David Osei with a role."""
    story = Story(article, "2025-05-01", sentence)
    roles = [story.role(("s1", role), code)] if role else []
    story.person("David Osei", ("s1", "David Osei", "acts"), roles=roles)
    return story


def two_oseis() -> list[Story]:
    """Two men of one name, and a third mention that could be either."""
    return [
        osei("clinic", "Ghanaian health minister David Osei opened a clinic.",
             "Ghanaian health minister", "GH"),
        osei("race", "Canadian sprinter David Osei won the race.", "Canadian sprinter", "CA"),
        osei("gala", "David Osei came to the gala.", "", None),
    ]  # fmt: skip


def resolved(*stories: Story) -> Cast:
    return whole.resolved(stories)


def test_one_person_in_three_articles() -> None:
    cast = harbour_world.cast()
    assert [person.slug for person in cast.people] == [
        "ane-tveit",
        "jonas-hrafnsson",
        "peter-odhira",
        "wambui-karimo",
    ]
    tveit = cast.people[0]
    assert tveit.name == "Ane Tveit"
    assert tveit.members == (
        Member("harbour-visit", "p1"),
        Member("pier-post-quota", "p1"),
        Member("quota-talks", "p1"),
    )
    assert tveit.aliases == (Alias("Tveit", 10), Alias("Ane Tveit", 3))


def test_countries_have_their_articles() -> None:
    cast = harbour_world.cast()
    assert [(c.slug, c.code, c.name, c.articles) for c in cast.countries] == [
        ("iceland", "IS", "Iceland", ("harbour-visit", "pier-post-quota", "quota-talks")),
        ("kenya", "KE", "Kenya", ("harbour-visit",)),
        ("norway", "NO", "Norway", ("harbour-visit", "quota-talks")),
    ]


def test_short_name_of_another_article_is_a_doubt_with_its_candidate() -> None:
    (doubt,) = harbour_world.cast().doubts
    assert (doubt.article, doubt.sentence, doubt.candidates) == (
        "council-note",
        "s2",
        ("ane-tveit",),
    )
    assert (doubt.doubt.text, doubt.doubt.candidates) == ("Tveit", ("Ane Tveit",))
    assert doubt.doubt.reason.startswith("only a short name is given here")


def test_the_order_of_articles_changes_nothing() -> None:
    analyses = outlines(make() for make in harbour_world.STORIES)
    expected = harbour_world.cast()
    for order in itertools.permutations(analyses):
        assert resolve_entities(order) == expected


def test_the_order_of_namesakes_changes_nothing() -> None:
    analyses = outlines(two_oseis())
    expected = resolve_entities(analyses)
    for order in itertools.permutations(analyses):
        assert resolve_entities(order) == expected


def test_namesakes_are_told_apart_in_name_and_address() -> None:
    cast = resolved(*two_oseis())
    assert [(person.name, person.slug) for person in cast.people] == [
        ("David Osei (minister, Ghana)", "david-osei-minister-ghana"),
        ("David Osei (sprinter, Canada)", "david-osei-sprinter-canada"),
    ]


def test_namesakes_are_doubts_of_each_other_and_of_who_could_be_either() -> None:
    cast = resolved(*two_oseis())
    both = ("david-osei-minister-ghana", "david-osei-sprinter-canada")
    assert [(doubt.article, doubt.candidates) for doubt in cast.doubts] == [
        ("clinic", both),
        ("gala", both),
        ("race", both),
    ]
    assert "several people have this name" in cast.doubts[1].doubt.reason


def test_namesakes_with_one_role_word_are_told_apart_by_the_whole_role() -> None:
    story = Story(
        "bench",
        "2025-05-01",
        """
        Judge for traffic Aldo Renn met judge for taxes Aldo Renn.
        """,
    )
    story.person("Aldo Renn", ("s1", "Aldo Renn"), roles=[story.role(("s1", "Judge for traffic"))])
    story.person("Aldo Renn", ("s1", "Aldo Renn"), roles=[story.role(("s1", "judge for taxes"))])
    assert [person.name for person in resolved(story).people] == [
        "Aldo Renn (judge for taxes)",
        "Aldo Renn (Judge for traffic)",
    ]


def test_namesakes_of_whom_nothing_is_known_have_a_number_in_their_address() -> None:
    story = Story("party", "2025-05-01", "Aldo Renn brought his son, Aldo Renn.")
    story.person("Aldo Renn", ("s1", "Aldo Renn"))
    story.person("Aldo Renn", ("s1", "Aldo Renn."))
    cast = resolved(story)
    assert [(p.name, p.slug) for p in cast.people] == [
        ("Aldo Renn", "aldo-renn"),
        ("Aldo Renn", "aldo-renn-2"),
    ]


def test_two_people_with_one_surname_stay_two() -> None:
    story = Story("match", "2025-05-01", "Mira Holt beat Tess Holt.")
    story.person("Mira Holt", ("s1", "Mira Holt", "acts"))
    story.person("Tess Holt", ("s1", "Tess Holt"))
    other = Story("later", "2025-05-02", "Holt rested.")
    other.person("Holt", ("s1", "Holt", "acts"))
    cast = resolved(story, other)
    assert [person.slug for person in cast.people] == ["mira-holt", "tess-holt"]
    assert [doubt.candidates for doubt in cast.doubts] == [("mira-holt", "tess-holt")]


def test_the_most_used_form_is_the_name() -> None:
    forms = ["Seo Yo Han", "Seo Yo-han", "Seo Yo-han"]
    stories = []
    for number, name in enumerate(forms):
        story = Story(f"a{number}", "2025-05-01", f"{name} spoke.")
        story.person(name, ("s1", name))
        stories.append(story)
    (person,) = resolved(*stories).people
    assert person.name == "Seo Yo-han"
    assert person.aliases == (Alias("Seo Yo-han", 2), Alias("Seo Yo Han", 1))


def test_possessives_are_no_aliases() -> None:
    story = Story("a", "2025-05-01", "Ida Strauss's plan and Ida Strauss’ house.")
    story.person("Ida Strauss", ("s1", "Ida Strauss's"), ("s1", "Ida Strauss’"))
    assert resolved(story).people[0].aliases == (Alias("Ida Strauss", 2),)


def test_doubt_of_an_article_gets_the_pages_of_its_candidates() -> None:
    story = Story("match", "2025-05-01", "Mira Holt beat Tess Holt.\nHolt smiled.")
    story.person("Mira Holt", ("s1", "Mira Holt"))
    story.person("Tess Holt", ("s1", "Tess Holt"))
    story.doubt(("s2", "Holt"), "Mira Holt", "Tess Holt")
    (doubt,) = resolved(story).doubts
    assert (doubt.sentence, doubt.doubt.reason) == ("s2", "two fit")
    assert doubt.candidates == ("mira-holt", "tess-holt")


def test_a_pronoun_is_nobodys_short_name() -> None:
    story = Story("a", "2025-05-01", "He Lanping spoke.\nHe left.")
    story.person("He Lanping", ("s1", "He Lanping"))
    story.doubt(("s2", "He"))
    (doubt,) = resolved(story).doubts
    assert doubt.candidates == ()


def test_a_name_of_one_word_with_a_title_has_a_page() -> None:
    story = Story("a", "2025-05-01", "Indonesian governor Wirayo spoke.")
    story.person(
        "Wirayo", ("s1", "Wirayo"), roles=[story.role(("s1", "Indonesian governor"), "ID")]
    )
    assert [person.slug for person in resolved(story).people] == ["wirayo"]


def test_a_short_name_with_a_title_that_fits_a_longer_one_is_a_doubt() -> None:
    full = Story("a", "2025-05-01", "Norwegian minister Ane Tveit spoke.")
    full.person(
        "Ane Tveit", ("s1", "Ane Tveit"), roles=[full.role(("s1", "Norwegian minister"), "NO")]
    )
    short = Story("b", "2025-05-02", "Minister Tveit left.")
    short.person("Tveit", ("s1", "Tveit"), roles=[short.role(("s1", "Minister"))])
    cast = resolved(full, short)
    assert [person.slug for person in cast.people] == ["ane-tveit"]
    assert [(d.article, d.candidates) for d in cast.doubts] == [("b", ("ane-tveit",))]


def test_no_articles() -> None:
    assert resolve_entities([]) == Cast((), (), ())
