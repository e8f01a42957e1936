"""Which pages an editor is asked about: nearly equal names, and what articles contradict."""

from __future__ import annotations

import itertools

import pytest

from briefgen.corrections import parse_corrections
from briefgen.model import Role
from briefgen.questions import Question
from briefgen.resolve import questions_of, resolve_people
from builders import Story
from whole import outlines

NORWEGIAN, KENYAN = ("Norwegian minister", "NO"), ("Kenyan minister", "KE")
COACH = ("coach", None)


def named(
    article: str, name: str, role: tuple[str, str | None] | None = None, day: str = "2031-03-01"
) -> Story:
    """An article of one sentence that names somebody, with a role and its country."""
    story = Story(article, day, f"{role[0] if role else 'There'} {name} spoke.")
    roles: list[Role] = [story.role(("s1", role[0]), role[1])] if role else []
    story.person(name, ("s1", name, "acts"), roles=roles)
    return story


def asked(*stories: Story, corrections: str = "") -> tuple[Question, ...]:
    """The questions, whatever the order of the articles."""
    entries = parse_corrections(corrections)
    found = [
        questions_of(resolve_people(order, entries), order)
        for order in itertools.permutations(outlines(stories))
    ]
    assert all(one == found[0] for one in found)
    return found[0]


def pairs(*stories: Story, corrections: str = "") -> list[tuple[str, ...]]:
    """The pages that may be one person's."""
    found = asked(*stories, corrections=corrections)
    return [question.slugs for question in found if question.kind == "join"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodar Zelensky", "Volodar Zelenskyy"),
        ("Volodar Zelenskii", "Volodar Zelenskij"),
        ("Mohamed Sarrouh", "Mohammed Sarruh"),
        ("Khalid Wazirov", "Halid Vazirov"),
        ("Tan Jinyuan", "Jinyuan Tan"),
        ("Jon F. Karlsen", "Jon Karlsen"),
        ("Jon F. Karlsen", "Jon Fredrik Karlsen"),
        ("Jon Fredrik Olav Karlsen", "Jon Karlsen"),
    ],
)
def test_names_that_are_nearly_equal_are_asked_about(one: str, other: str) -> None:
    (question,) = asked(named("a", one), named("b", other))
    assert question.kind == "join"
    assert sorted(side.text for side in question.sides) == sorted([one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un", "Kim Jong Il"),
        ("Ane Tveit", "Ann Tveit"),
        ("Jon F. Karlsen", "Jon G. Karlsen"),
        ("Jon Karlsen", "Per Karlsen"),
        ("Volodar Zelensky", "Volodar Salensky"),
        ("Jon Karlsen", "Jon"),
    ],
)
def test_names_that_are_not_are_not_even_where_all_else_agrees(one: str, other: str) -> None:
    assert pairs(named("a", one, NORWEGIAN), named("b", other, NORWEGIAN)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marta Silvar", "Maria Silvar"),
        ("Daniel Costan", "Daniela Costan"),
        ("Isa Brekke", "Isa Berkke"),
    ],
)
def test_one_letter_is_asked_about_where_country_or_role_agree(one: str, other: str) -> None:
    assert pairs(named("a", one), named("b", other)) == []
    assert len(pairs(named("a", one, COACH), named("b", other, COACH))) == 1
    assert len(pairs(named("a", one, NORWEGIAN), named("b", other, NORWEGIAN))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Bob Karlsen", "Robert Karlsen"), ("J. Karlsen", "Jon Karlsen")]
)
def test_short_first_names_are_asked_about_where_country_or_role_agree(
    one: str, other: str
) -> None:
    assert pairs(named("a", one), named("b", other)) == []
    assert len(pairs(named("a", one, COACH), named("b", other, COACH))) == 1


def test_names_alike_but_for_vowels_need_country_and_role() -> None:
    one, other = "Kassym Jomartov", "Kassim Jumartov"
    assert pairs(named("a", one), named("b", other)) == []
    assert pairs(named("a", one, COACH), named("b", other, COACH)) == []
    assert len(pairs(named("a", one, NORWEGIAN), named("b", other, NORWEGIAN))) == 1


def test_stated_countries_that_differ_speak_against_it() -> None:
    one, other = named("a", "Jon F. Karlsen", NORWEGIAN), named("b", "Jon Karlsen", KENYAN)
    assert pairs(one, other) == []


def test_roles_that_have_nothing_in_common_speak_against_it() -> None:
    one, other = named("a", "Jon F. Karlsen", COACH), named("b", "Jon Karlsen", ("nurse", None))
    assert pairs(one, other) == []


def test_an_article_that_names_both_speaks_against_it() -> None:
    both = Story("c", "2031-03-01", "Jon F. Karlsen met Jon Karlsen.")
    both.person("Jon F. Karlsen", ("s1", "Jon F. Karlsen", "acts"))
    both.person("Jon Karlsen", ("s1", "Jon Karlsen"))
    assert pairs(named("a", "Jon F. Karlsen"), named("b", "Jon Karlsen"), both) == []


def test_an_editor_is_asked_once() -> None:
    stories = [named("a", "Jon F. Karlsen"), named("b", "Jon Karlsen")]
    assert pairs(*stories) == [("jon-f-karlsen", "jon-karlsen")]
    for kind in ("same", "different"):
        line = f'{kind} = [["Jon F. Karlsen", "Jon Karlsen"]]'
        assert pairs(*stories, corrections=line) == []


def test_a_side_is_the_newest_article_of_a_page() -> None:
    stories = [
        named("a", "Jon F. Karlsen", day="2031-03-01"),
        named("b", "Jon F. Karlsen", day="2031-03-04"),
        named("c", "Jon Karlsen", day="2031-03-02"),
    ]
    (question,) = asked(*stories)
    first, second = question.sides
    assert (first.slug, first.article, first.articles) == ("jon-f-karlsen", "b", ("b", "a"))
    assert (second.slug, second.reference) == ("jon-karlsen", "Jon Karlsen @ c")


# --- contradictions ---------------------------------------------------------------------------


def contradictions(*stories: Story) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """The kind of each question, and its countries with the articles that have them."""
    found = [question for question in asked(*stories) if question.kind != "join"]
    return [(q.kind, [(side.country, side.articles) for side in q.sides]) for q in found]


def test_one_role_of_two_countries_is_asked_about() -> None:
    stories = [
        named("a", "Jon Karlsen", ("foreign minister", "NO")),
        named("b", "Jon Karlsen", ("Foreign Minister", "DK"), "2031-09-01"),
        named("c", "Jon Karlsen", ("foreign minister", "NO"), "2031-02-01"),
    ]
    assert contradictions(*stories) == [("role", [("NO", ("a", "c")), ("DK", ("b",))])]


def test_a_coach_may_change_teams_but_not_have_two_at_a_time() -> None:
    def teams(day: str) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
        return contradictions(
            named("a", "Jon Karlsen", ("coach", "NO"), "2031-03-01"),
            named("b", "Jon Karlsen", ("coach", "DK"), day),
        )

    sides = [("DK", ("b",)), ("NO", ("a",))]
    assert teams("2031-09-01") == [("country", sides)]
    assert teams("2031-03-20") == [("role", sides)]


def test_one_office_of_two_countries_at_a_time_is_asked_about() -> None:
    french = named("a", "Luc Bertin", ("French foreign minister", "FR"), "2031-03-01")
    belgian = named("b", "Luc Bertin", ("Belgian foreign minister", "BE"), "2031-03-30")
    assert contradictions(french, belgian) == [("role", [("BE", ("b",)), ("FR", ("a",))])]


def test_a_former_office_contradicts_no_other_but_the_country_is_asked_about() -> None:
    french = named("a", "Luc Bertin", ("former French minister", "FR"))
    belgian = named("b", "Luc Bertin", ("Belgian minister", "BE"))
    assert contradictions(french, belgian) == [("country", [("BE", ("b",)), ("FR", ("a",))])]


def test_one_country_in_all_articles_is_no_question() -> None:
    stories = [named("a", "Luc Bertin", NORWEGIAN), named("b", "Luc Bertin", ("envoy", "NO"))]
    assert asked(*stories) == ()
