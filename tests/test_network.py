"""Networks: who is in them, how each is joined, and where it stands."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
import pytest

import harbour_world
from briefgen.dossiers import Citation, Companion, EntityLink, PersonDossier, Statement
from briefgen.pictures import network
from briefgen.pictures.network import LETTERS, WIDTH
from whole import Dossiers


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return harbour_world.dossiers()


@pytest.fixture(scope="module")
def tveit(dossiers: Dossiers) -> PersonDossier:
    return dossiers.people[0]


def joined(name: str, **changes: Any) -> Companion:
    """Somebody met in a sentence of an article that doesn't exist."""
    slug = name.lower().replace(" ", "-")
    citation = Citation("a", "s1", 0, 4, "articles/a/index.html#s1")
    statement = Statement("They met.", (citation,), **changes)
    return Companion(EntityLink(name, f"x/{slug}/index.html"), 1, (statement,))


def test_the_network_of_a_person(tveit: PersonDossier) -> None:
    """Most shared sentences first, as under "With whom"; she has a role for a country she met."""
    net = network(tveit)
    assert net
    assert [(node.what, node.name, node.number, node.kind, node.role) for node in net.nodes] == [
        ("person", "Wambui Karimo", 1, "named", None),
        ("person", "Jonas Hrafnsson", 2, "named", None),
        ("person", "Peter Odhira", 3, "named", None),
        ("country", "Iceland", 4, "named", None),
        ("country", "Norway", 5, "named", "role"),
        ("country", "Kenya", 6, "named", None),
    ]
    rows = (*tveit.people, *tveit.countries)
    assert [net.numbers[row] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert net.kinds == ("named", "role")


def test_the_network_of_a_country_has_each_holder_of_an_office_once(dossiers: Dossiers) -> None:
    """At the first row of the table; who is out of office has no line for it."""
    kenya = next(one for one in dossiers.countries if one.code == "KE")
    karimo, odhira = kenya.people
    older = msgspec.structs.replace(karimo, role="deputy")
    former = msgspec.structs.replace(
        karimo, name="Asha Mwangi", url="people/asha-mwangi/index.html", office="out"
    )
    judge = msgspec.structs.replace(
        odhira, name="Juma Okello", url="people/juma-okello/index.html", office="serves"
    )
    people = (former, judge, karimo, odhira, older)
    net = network(msgspec.structs.replace(kenya, people=people))
    assert net
    found = [(node.name, node.role) for node in net.nodes if node.what == "person"]
    assert found == [
        ("Wambui Karimo", "role"),
        ("Peter Odhira", "inferred-role"),
        ("Juma Okello", "inferred-role"),
    ]
    assert net.numbers[karimo] == 1
    assert net.numbers[judge] == 3
    assert not net.numbers.keys() & {older, former}


def test_a_network_has_at_most_twenty_five_neighbours(tveit: PersonDossier) -> None:
    people = tuple(joined(f"Person {number}") for number in range(30))
    places = tuple(joined(f"Country {number}") for number in range(12))
    net = network(msgspec.structs.replace(tveit, people=people, countries=places))
    assert net
    assert len(net.nodes) == 25
    assert [node.number for node in net.nodes] == list(range(1, 26))
    assert [node.name for node in net.nodes if node.what == "country"] == [
        p.link.name for p in places
    ]


def test_two_rows_are_no_network(tveit: PersonDossier) -> None:
    """Her own country doesn't count: the head of the page tells it."""
    met = (joined("Ole Bakke"), joined("Eva Lund"))
    assert network(msgspec.structs.replace(tveit, people=met, countries=())) is None


def test_names_of_a_network_are_whole_and_apart(tveit: PersonDossier) -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff the Younger of Upper Saxony"
    people = (joined(long), *(joined(f"Person {number}") for number in range(11)))
    net = network(msgspec.structs.replace(tveit, people=people))
    assert net
    letters = "".join(line for _, line in net.nodes[0].lines).replace(" ", "")
    assert letters == long.replace(" ", "")
    for side in ("person", "country"):
        bases = [y for node in net.nodes if node.what == side for y, _ in node.lines]
        assert all(later - earlier >= 19 for earlier, later in pairwise(bases))
    for node in net.nodes:
        assert all(len(line) <= LETTERS for _, line in node.lines)
        assert all(0 < y < net.size[1] for y, _ in node.lines)
        assert 0 < node.text_x < WIDTH


def test_a_country_that_is_only_a_persons_own_has_no_number(dossiers: Dossiers) -> None:
    """The head of the page and its roles tell it; there is no sentence that names both."""
    odhira = next(one for one in dossiers.people if one.name == "Peter Odhira")
    net = network(msgspec.structs.replace(odhira, people=(*odhira.people, joined("Ole Bakke"))))
    assert net
    assert [(node.name, node.number, node.kind, node.role) for node in net.nodes] == [
        ("Ane Tveit", 1, "named", None),
        ("Ole Bakke", 2, "named", None),
        ("Kenya", None, None, "inferred-role"),
        ("Norway", 3, "named", None),
    ]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"rule": "event"}, "event"),
        ({"rule": "same-sentence"}, "named"),
        ({"rule": "event", "modality": "planned"}, "planned"),
        ({"rule": "event", "modality": "hedged"}, "hedged"),
        ({"rule": "event", "modality": "analysis"}, "hedged"),
        ({"rule": "same-sentence", "modality": "denied"}, "denied"),
    ],
)
def test_a_line_is_of_the_kind_of_its_sentence(
    tveit: PersonDossier, changes: dict[str, Any], kind: str
) -> None:
    met = (joined("Ole Bakke", **changes), joined("Eva Lund"), joined("Jan Moe"))
    net = network(msgspec.structs.replace(tveit, people=met, countries=()))
    assert net
    assert net.nodes[0].kind == kind
