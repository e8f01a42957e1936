"""Who is who by an editor's word: same, different, alias, rename, hide."""

from __future__ import annotations

import itertools

import pytest

from briefgen.corrections import parse_corrections
from briefgen.errors import CorrectionError
from briefgen.model import Cast, Member
from briefgen.resolve import resolve_entities
from builders import Story
from whole import compiled, outlines


def osei(article: str, sentence: str, role: str = "", code: str | None = None) -> Story:
    """An article of one sentence that names David Osei, with a role if it gives one."""
    story = Story(article, "2025-05-01", sentence)
    roles = [story.role(("s1", role), code)] if role else []
    story.person("David Osei", ("s1", "David Osei", "acts"), roles=roles)
    return story


def short(article: str, name: str) -> Story:
    """An article that names somebody by one word only."""
    story = Story(article, "2025-05-02", f"{name} rested.")
    story.person(name, ("s1", name, "acts"))
    return story


def match() -> Story:
    story = Story("match", "2025-05-01", "Mira Holt beat Tess Holt.")
    story.person("Mira Holt", ("s1", "Mira Holt", "acts"))
    story.person("Tess Holt", ("s1", "Tess Holt"))
    return story


def two_oseis() -> list[Story]:
    """A minister and a sprinter, told apart by the articles, and one who could be either."""
    return [
        osei("clinic", "Ghanaian health minister David Osei opened a clinic.",
             "Ghanaian health minister", "GH"),
        osei("race", "Canadian sprinter David Osei won the race.", "Canadian sprinter", "CA"),
        osei("gala", "David Osei came to the gala."),
    ]  # fmt: skip


def one_osei() -> list[Story]:
    """Three articles that read as if they were about one man."""
    return [osei(name, f"David Osei came to the {name}.") for name in ("clinic", "gala", "race")]


def corrected(stories: list[Story], text: str) -> Cast:
    """The cast, whatever the order of the articles."""
    found = parse_corrections(text)
    casts = [resolve_entities(order, found) for order in itertools.permutations(outlines(stories))]
    assert all(cast == casts[0] for cast in casts)
    return casts[0]


def pages(cast: Cast) -> dict[str, tuple[str, list[str]]]:
    """Slug → name and articles."""
    return {p.slug: (p.name, [m.article for m in p.members]) for p in cast.people}


def refused(stories: list[Story], text: str) -> CorrectionError:
    with pytest.raises(CorrectionError) as caught:
        resolve_entities(outlines(stories), parse_corrections(text))
    assert caught.value.path == "corrections.toml"
    return caught.value


def test_without_entries_nothing_is_different() -> None:
    assert corrected(two_oseis(), "same = []") == resolve_entities(outlines(two_oseis()))


def test_two_who_are_the_same_have_one_page_called_as_the_first() -> None:
    cast = corrected([match()], 'same = [["Tess Holt", "Mira Holt"]]')
    assert pages(cast) == {"tess-holt": ("Tess Holt", ["match", "match"])}
    assert cast.moved == (("mira-holt", "tess-holt"),)


def test_namesakes_who_are_the_same_need_no_label() -> None:
    text = 'same = [["David Osei (minister, Ghana)", "david-osei-sprinter-canada"]]'
    cast = corrected(two_oseis(), text)
    assert pages(cast) == {"david-osei": ("David Osei", ["clinic", "race"])}
    assert cast.moved == (
        ("david-osei-minister-ghana", "david-osei"),
        ("david-osei-sprinter-canada", "david-osei"),
    )


def test_who_could_be_either_is_settled_by_article() -> None:
    text = 'same = [["David Osei (sprinter, Canada)", "David Osei @ gala"]]'
    cast = corrected(two_oseis(), text)
    assert pages(cast)["david-osei-sprinter-canada"][1] == ["gala", "race"]
    assert [
        d.doubt.reason for d in cast.doubts if "nothing in this article" in d.doubt.reason
    ] == []
    assert cast.moved == ()


def test_a_short_name_of_an_article_is_settled() -> None:
    cast = corrected([match(), short("later", "Holt")], 'same = [["Mira Holt", "Holt @ later"]]')
    assert pages(cast)["mira-holt"] == ("Mira Holt", ["later", "match"])
    assert cast.doubts == ()


def test_an_alias_holds_in_every_article() -> None:
    stories = [match(), short("later", "Holty"), short("even-later", "Holty")]
    cast = corrected(stories, 'alias = [{ person = "Tess Holt", name = "Holty" }]')
    assert pages(cast)["tess-holt"] == ("Tess Holt", ["even-later", "later", "match"])
    assert [alias.text for alias in cast.people[1].aliases] == ["Holty", "Tess Holt"]


def test_an_article_of_another_man_is_taken_out() -> None:
    cast = corrected(one_osei(), 'different = [["David Osei", "David Osei @ race"]]')
    assert pages(cast) == {
        "david-osei": ("David Osei", ["clinic", "gala"]),
        "david-osei-2": ("David Osei", ["race"]),
    }
    assert cast.doubts == ()


def test_the_order_of_names_in_different_is_free() -> None:
    one = corrected(one_osei(), 'different = [["David Osei", "David Osei @ race"]]')
    assert one == corrected(one_osei(), 'different = [["David Osei @ race", "David Osei"]]')


def test_two_who_were_taken_out_may_be_one() -> None:
    text = """
    different = [["David Osei", "David Osei @ race"], ["David Osei", "David Osei @ gala"]]
    same = [["David Osei @ gala", "David Osei @ race"]]
    rename = [{ person = "David Osei @ race", name = "David K. Osei" }]
    """
    assert pages(corrected(one_osei(), text)) == {
        "david-osei": ("David Osei", ["clinic"]),
        "david-k-osei": ("David K. Osei", ["gala", "race"]),
    }


def test_namesakes_who_are_different_are_no_doubt() -> None:
    text = 'different = [["David Osei (minister, Ghana)", "David Osei (sprinter, Canada)"]]'
    before, after = corrected(two_oseis(), ""), corrected(two_oseis(), text)
    assert [doubt.article for doubt in before.doubts] == ["clinic", "gala", "race"]
    assert [doubt.article for doubt in after.doubts] == ["gala"]
    assert before.people == after.people


def test_names_joined_by_spelling_can_be_different() -> None:
    stories = []
    for article, name in (("a", "Seo Yo-han"), ("b", "Seo Yohan")):
        story = Story(article, "2025-05-01", f"Kenyan minister {name} spoke.")
        role = story.role(("s1", "Kenyan minister"), "KE")
        story.person(name, ("s1", name), roles=[role])
        stories.append(story)
    assert len(resolve_entities(outlines(stories)).people) == 1
    cast = corrected(stories, 'different = [["Seo Yo-han", "Seo Yohan"]]')
    assert sorted(members for _, members in pages(cast).values()) == [["a"], ["b"]]


def test_a_new_name_leaves_the_old_address_behind() -> None:
    cast = corrected([match()], 'rename = [{ person = "Mira Holt", name = "Mira Holt-Åsen" }]')
    assert pages(cast)["mira-holt-asen"] == ("Mira Holt-Åsen", ["match"])
    assert cast.moved == (("mira-holt", "mira-holt-asen"),)


def test_a_new_name_can_be_used_in_other_entries() -> None:
    text = """
    hide = ["Mira Åsen"]
    rename = [{ person = "Mira Holt", name = "Mira Åsen" }]
    """
    assert list(pages(corrected([match()], text))) == ["tess-holt"]


def test_a_name_that_an_entry_gave_can_be_joined_and_parted() -> None:
    text = """
    same = [["Mira Åsen", "Holt @ later"]]
    different = [["Mira Åsen", "Tess Holt"]]
    rename = [{ person = "Mira Holt", name = "Mira Åsen" }]
    """
    cast = corrected([match(), short("later", "Holt")], text)
    assert pages(cast)["mira-asen"] == ("Mira Åsen", ["later", "match"])


def test_the_label_that_an_entry_gave_is_a_name() -> None:
    stories = [
        osei("clinic", "Health minister David Osei opened a clinic.", "Health minister"),
        osei("race", "Sprinter David Osei won the race.", "Sprinter"),
    ]
    text = """
    different = [["David Osei", "David Osei @ race"]]
    rename = [{ person = "David Osei (sprinter)", name = "Dave Osei" }]
    """
    assert len(resolve_entities(outlines(stories)).people) == 1
    assert pages(corrected(stories, text)) == {
        "dave-osei": ("Dave Osei", ["race"]),
        "david-osei-minister": ("David Osei (minister)", ["clinic"]),
    }


def test_the_other_namesake_keeps_name_and_address() -> None:
    text = 'rename = [{ person = "David Osei (sprinter, Canada)", name = "Dave Osei" }]'
    assert list(pages(corrected(two_oseis(), text))) == ["dave-osei", "david-osei-minister-ghana"]


def test_who_is_hidden_has_no_page_and_leaves_none() -> None:
    cast = corrected([match(), short("later", "Holt")], 'hide = ["Mira Holt"]')
    assert list(pages(cast)) == ["tess-holt"]
    assert cast.moved == ()
    assert [doubt.candidates for doubt in cast.doubts] == [("tess-holt",)]


def test_a_name_may_be_written_without_accents_and_hyphens() -> None:
    story = Story("a", "2025-05-01", "Zoë Le-Brun spoke.")
    story.person("Zoë Le-Brun", ("s1", "Zoë Le-Brun"))
    assert corrected([story], 'hide = ["zoe le brun"]').people == ()


def test_members_of_one_article_can_be_one() -> None:
    cast = corrected([match()], 'same = [["Mira Holt", "Tess Holt"]]')
    assert cast.people[0].members == (Member("match", "p1"), Member("match", "p2"))


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('hide = [\n"Mira Hlt"]', "2: nobody is called 'Mira Hlt'", "did you mean 'Mira Holt'?"),
        ('hide = ["Mira Holt @ mtach"]', "1: there is no article 'mtach'", "mean 'match'?"),
        ('hide = ["Tess Hot @ match"]', "1: nobody is called 'Tess Hot' in the article 'match'",
         "did you mean 'Tess Holt'?"),
        ('same = [["Mira Holt", "Tess Holt"]]\ndifferent = [["Mira Holt", "Tess Holt"]]',
         "2: 'Mira Holt' and 'Tess Holt' are one human by one entry and two by another, in line 1",
         "take one"),
        ('same = [["Mira Holt", "Holt @ later"],\n["Holt @ later", "Tess Holt"]]\n'
         'different = [["Mira Holt", "Tess Holt"]]', "3: 'Mira Holt' and 'Tess Holt'", "take one"),
        ('rename = [{ person = "Mira Holt", name = "M" },\n{ person = "Mira Holt", name = "N" }]',
         "2: 'Mira Holt' is called 'M' in line 1", "take one"),
        ('rename = [{ person = "Mira Holt", name = "tess holt" }]',
         "1: somebody else is called 'Tess Holt'", "join the two"),
        ('alias = [{ person = "Mira Holt", name = "Hlot" }]', "1: no article calls anybody 'Hlot'",
         "did you mean 'Holt'?"),
        ('rename = [{ person = "Holt", name = "Una Holt" }]', "1: 'Holt' has no page", "same = "),
        ('different = [["Mira Holt", "Mira Holt @ match"]]', "1: 'Mira Holt", "NAME @ ARTICLE"),
    ],
)  # fmt: skip
def test_an_entry_that_fits_nothing_or_contradicts(text: str, message: str, hint: str) -> None:
    error = refused([match(), short("later", "Holt")], text)
    assert str(error).startswith(f"corrections.toml:{message}")
    assert hint in error.hint


def test_a_name_of_two_people_is_refused() -> None:
    error = refused(two_oseis(), 'hide = ["David Osei"]')
    assert error.message == "2 people are called 'David Osei'"
    assert "david-osei-minister-ghana, david-osei-sprinter-canada" in error.hint


# --- the lines that a page offers ----------------------------------------------------------------


def offered(stories: list[Story]) -> dict[str, list[tuple[str, ...]]]:
    """The lines that settle each doubt, by the slug of the page that shows it."""
    return {p.slug: [line.settle for line in p.uncertain] for p in compiled(*stories).people}


def test_a_page_offers_the_line_that_settles_a_short_name() -> None:
    stories = [match(), short("later", "Holt")]
    line = 'same = [["Tess Holt", "Holt @ later"]]'
    assert offered(stories)["tess-holt"] == [(line,)]
    assert pages(corrected(stories, line))["tess-holt"][1] == ["later", "match"]


def test_pages_of_one_name_offer_to_join_or_to_part_them() -> None:
    one, other = "David Osei (minister, Ghana)", "David Osei (sprinter, Canada)"
    found = offered(two_oseis())["david-osei-minister-ghana"]
    both = (f'same = [["{one}", "{other}"]]', f'different = [["{one}", "{other}"]]')
    assert found == [both, (f'same = [["{one}", "David Osei @ gala"]]',), both]
    for lines in found:
        for line in lines:
            assert corrected(two_oseis(), line) != corrected(two_oseis(), "")


def test_people_of_one_name_without_a_label_are_offered_by_their_addresses() -> None:
    story = Story("party", "2025-05-01", "Aldo Renn brought his son, Aldo Renn.")
    story.person("Aldo Renn", ("s1", "Aldo Renn"))
    story.person("Aldo Renn", ("s1", "Aldo Renn."))
    (lines,) = offered([story])["aldo-renn"]
    assert lines[0] == 'same = [["aldo-renn", "aldo-renn-2"]]'
    assert list(pages(corrected([story], lines[0]))) == ["aldo-renn"]
