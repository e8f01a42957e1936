"""Who is who across articles, from texts that the real model reads; nobody in them exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.analyse import analyse_articles
from briefgen.corrections import parse_corrections
from briefgen.load import article_from_text
from briefgen.outline import outline_of
from briefgen.resolve import resolve_entities

if TYPE_CHECKING:
    from briefgen.analyse.pipeline import Reader
    from briefgen.model import Cast

pytestmark = pytest.mark.model


def cast_of(reader: Reader, corrections: str = "", /, **texts: str) -> Cast:
    """Everybody in some articles, whose ids are the keywords, by an editor's entries."""
    articles = [
        article_from_text(f"{key}.txt", text, published="2031-05-02", article_id=key)
        for key, text in texts.items()
    ]
    readings = analyse_articles(articles, reader)
    return resolve_entities(
        [outline_of(article, reading) for article, reading in zip(articles, readings, strict=True)],
        parse_corrections(corrections),
    )


def pages(cast: Cast) -> dict[str, list[str]]:
    """The names of pages with the articles of each."""
    return {
        person.name: sorted({member.article for member in person.members}) for person in cast.people
    }


def doubts(cast: Cast) -> dict[str, list[str]]:
    """What is open, by article: the words, and the pages that they could mean."""
    return {
        f"{open_.article}: {open_.doubt.text}": sorted(open_.candidates) for open_ in cast.doubts
    }


PREMIER = (
    "The Estonian parliament met on Monday.\n\n"
    "Estonian Prime Minister Tarmo Leppikson said the budget would be cut. "
    "Leppikson told lawmakers that the fishing fleet would be spared."
)


def test_two_people_with_one_surname_in_one_article(reader: Reader) -> None:
    cast = cast_of(
        reader,
        a="Norwegian Defence Minister Kari Brattvoll met Swedish lawmaker Nils Brattvoll in Oslo. "
        "Kari Brattvoll said the talks were useful. Nils Brattvoll left early.",
    )
    assert pages(cast) == {"Kari Brattvoll": ["a"], "Nils Brattvoll": ["a"]}


def test_two_people_with_one_surname_in_two_articles(reader: Reader) -> None:
    cast = cast_of(
        reader,
        a="Norwegian Defence Minister Kari Brattvoll visited Bodø. Brattvoll praised the crews.",
        b="Swedish painter Nils Brattvoll opened a show in Malmö. Brattvoll sold nine pictures.",
        c="The quay was closed. “It was a mistake,” Mr Brattvoll told reporters in Narvik.",
    )
    assert pages(cast) == {"Kari Brattvoll": ["a"], "Nils Brattvoll": ["b"]}
    assert doubts(cast) == {"c: Brattvoll": ["kari-brattvoll", "nils-brattvoll"]}


def test_one_full_name_with_two_countries_and_two_roles(reader: Reader) -> None:
    cast = cast_of(
        reader,
        a="Peruvian Energy Minister Marisol Quenaya signed the deal in Lima on Friday.",
        b="Spanish sprinter Marisol Quenaya won the race in Seville on Friday.",
    )
    assert pages(cast) == {
        "Marisol Quenaya (minister, Peru)": ["a"],
        "Marisol Quenaya (sprinter, Spain)": ["b"],
    }


def test_a_role_that_changes_leaves_one_person(reader: Reader) -> None:
    cast = cast_of(
        reader,
        a="Latvian Finance Minister Ilze Graudone presented the budget in Riga.",
        b="Latvian Prime Minister Ilze Graudone named her cabinet in Riga on Tuesday.",
        c="Former Latvian prime minister Ilze Graudone joined the board of the port of Ventspils.",
    )
    assert pages(cast) == {"Ilze Graudone": ["a", "b", "c"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoltán Kerekházy", "Zoltan Kerekhazy"),
        ("Jean-Luc Vardonnet", "Jean Luc Vardonnet"),
        ("Bertram K. Oakhurst", "Bertram Oakhurst"),
        ("Kerekházy Zoltán", "Zoltán Kerekházy"),
        ("Bertram Oakhurst Jr.", "Bertram Oakhurst"),
    ],
)
def test_forms_of_a_name_are_one_where_country_and_office_agree(
    reader: Reader, one: str, other: str
) -> None:
    cast = cast_of(
        reader,
        a=f"Hungarian Foreign Minister {one} arrived in Vienna on Sunday.",
        b=f"Hungarian Foreign Minister {other} left Vienna on Monday.",
    )
    assert [sorted(articles) for articles in pages(cast).values()] == [["a", "b"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bertram K. Oakhurst", "Bertram Oakhurst"),
        ("Bertram Oakhurst Jr.", "Bertram Oakhurst"),
        ("Mike Oakhurst", "Michael Oakhurst"),
    ],
)
def test_forms_of_a_name_are_two_where_the_roles_differ(
    reader: Reader, one: str, other: str
) -> None:
    cast = cast_of(
        reader,
        a=f"British judge {one} adjourned the case in Leeds on Sunday.",
        b=f"British surgeon {other} opened the clinic in Leeds on Monday.",
    )
    assert sorted(pages(cast).values()) == [["a"], ["b"]]


def test_two_middle_names_leave_the_name_without_one_alone(reader: Reader) -> None:
    cast = cast_of(
        reader,
        a="Irish lawmaker Aoife B. Durnagh spoke in Dublin on Monday.",
        b="Irish lawmaker Aoife T. Durnagh spoke in Cork on Monday.",
        c="Irish lawmaker Aoife Durnagh spoke in Galway on Monday.",
    )
    assert sorted(pages(cast).values()) == [["a"], ["b"], ["c"]]


def test_names_of_one_family_are_joined_by_the_whole_name_only(reader: Reader) -> None:
    """As "Kim Jong Un", "Kim Jong-un" and "Kim Jong Il": two people."""
    cast = cast_of(
        reader,
        a="South Korean Unification Minister Nam Gyu Rin spoke in Seoul on Monday.",
        b="South Korean Unification Minister Nam Gyu-rin spoke in Busan on Tuesday.",
        c="South Korean Unification Minister Nam Gyu Tae spoke in Seoul ten years ago.",
    )
    assert sorted(pages(cast).values()) == [["a", "b"], ["c"]]


def test_a_relative_with_the_same_surname_is_somebody_else(reader: Reader) -> None:
    cast = cast_of(
        reader,
        a=PREMIER,
        b="Maarika Leppikson, the wife of Estonian Prime Minister Tarmo Leppikson, opened the "
        "school in Tartu. Maarika Leppikson thanked the teachers.",
    )
    assert pages(cast) == {"Tarmo Leppikson": ["a", "b"], "Maarika Leppikson": ["b"]}


def test_a_short_name_alone_joins_where_one_human_has_its_office(reader: Reader) -> None:
    cast = cast_of(
        reader,
        a=PREMIER,
        b="Prime Minister Leppikson will fly to Riga on Friday, the government in Estonia said.",
        c="Estonian tenor Uku Leppikson sang in Pärnu.",
    )
    assert pages(cast) == {"Tarmo Leppikson": ["a", "b"], "Uku Leppikson": ["c"]}
    assert not doubts(cast)


@pytest.mark.parametrize(
    "text",
    [
        "Leppikson will fly to Riga on Friday, the harbour office said.",
        "Latvian Prime Minister Leppikson will fly to Riga on Friday.",
        "Economy Minister Leppikson will fly to Riga on Friday, the government in Estonia said.",
    ],
)
def test_a_short_name_alone_joins_nobody_without_the_office_and_the_country(
    reader: Reader, text: str
) -> None:
    cast = cast_of(reader, a=PREMIER, b=text)
    assert pages(cast)["Tarmo Leppikson"] == ["a"]


def test_a_short_name_that_two_humans_with_one_office_bear_is_a_doubt(reader: Reader) -> None:
    cast = cast_of(
        reader,
        a=PREMIER,
        b="Estonian Prime Minister Liina Leppikson resigned twenty years ago in Tallinn.",
        c="Estonian Prime Minister Leppikson was not in Tallinn that day.",
    )
    assert pages(cast) == {"Tarmo Leppikson": ["a"], "Liina Leppikson": ["b"]}
    assert doubts(cast) == {"c: Leppikson": ["liina-leppikson", "tarmo-leppikson"]}


def test_an_article_that_names_the_human_means_another_by_the_short_name(reader: Reader) -> None:
    cast = cast_of(
        reader,
        a=PREMIER,
        b="Senator Leppikson disagreed. The harbour of Tallinn stayed open, and Estonia paid.",
    )
    assert pages(cast)["Tarmo Leppikson"] == ["a"]


def test_first_names_of_relatives_get_no_page(reader: Reader) -> None:
    cast = cast_of(
        reader, a="The baker closed early. His wife Ottilie said that flour had become dear."
    )
    assert "Ottilie" not in pages(cast)


def test_a_page_is_called_by_the_full_name_however_often_the_short_one_comes(
    reader: Reader,
) -> None:
    short = "Prime Minister Leppikson spoke in Tartu. Estonia listened."
    cast = cast_of(reader, a=PREMIER, b=short, c=short.replace("Tartu", "Narva"))
    assert pages(cast) == {"Tarmo Leppikson": ["a", "b", "c"]}


SHORT = "Prime Minister Leppikson will fly to Riga on Friday, the government in Estonia said."


def test_an_editor_takes_a_short_name_from_the_one_whom_it_was_given_to(reader: Reader) -> None:
    entry = 'different = [["Tarmo Leppikson", "Leppikson @ b"]]'
    cast = cast_of(reader, entry, a=PREMIER, b=SHORT)
    assert pages(cast) == {"Tarmo Leppikson": ["a"], "Leppikson": ["b"]}


def test_an_editor_gives_a_short_name_to_somebody(reader: Reader) -> None:
    entry = 'same = [["Tarmo Leppikson", "Leppikson @ b"]]'
    cast = cast_of(reader, entry, a=PREMIER, b="“It will do,” Mr Leppikson told reporters.")
    assert pages(cast) == {"Tarmo Leppikson": ["a", "b"]}
