"""The graph of the whole site: who is in it, what joins two, and where each stands."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import msgspec
import pytest

import harbour_world
from briefgen.dossiers import Citation, Statement
from briefgen.graph import GraphEdge, GraphNode, GraphRecord, Joined, kind_of
from briefgen.pages import CountryRow, Page, PersonRow, Weights
from briefgen.pictures import graph
from briefgen.pictures.graph import HEIGHT, LETTER, LINE, WIDTH
from briefgen.plan import graph_record, heaviest_nodes
from briefgen.plan.graph import EDGES, NODES
from whole import plan_all, site_of


def statement(text: str = "They met.", **changes: Any) -> Statement:
    citation = Citation("a", "s1", 0, 4, "articles/a/index.html#s1")
    return Statement(text, (citation,), **changes)


def person(name: str, weight: int = 1) -> GraphNode:
    return GraphNode("person", name, f"people/{name}/index.html", None, weight)


def joined(name: str, count: int, **changes: Any) -> Joined:
    return Joined(f"people/{name}/index.html", count, statement(**changes))


def record(nodes: list[GraphNode], found: dict[str, list[Joined]]) -> GraphRecord:
    by_url = {f"people/{name}/index.html": those for name, those in found.items()}
    return graph_record(nodes, by_url, (), {}, total=9)


def edges(found: GraphRecord) -> list[tuple[str, str, str, int]]:
    names = [node.name for node in found.nodes]
    return [(names[e.one], names[e.other], e.kind, e.count) for e in found.edges]


def test_the_graph_of_a_small_site() -> None:
    """Counts are sentences that name both; an edge of a role stands where no sentence joins two."""
    dossiers = harbour_world.dossiers()
    pages: dict[str, Page] = {p.path: p for p in plan_all(dossiers, site_of(dossiers))}
    found: Any = pages["graph/index.html"].record
    assert edges(found)[:3] == [
        ("Ane Tveit", "Iceland", "named", 4),
        ("Ane Tveit", "Wambui Karimo", "named", 2),
        ("Ane Tveit", "Norway", "named", 2),
    ]
    assert ("Jonas Hrafnsson", "Iceland", "role", 1) in edges(found)
    assert ("Kenya", "Peter Odhira", "inferred-role", 1) in edges(found)
    assert ("Kenya", "Norway", "planned", 1) in edges(found)
    assert (found.nodes_total, found.edges_total) == (7, 12)
    assert [edge.number for edge in found.edges] == list(range(1, 13))
    numbered = {source.article for source in found.sources}
    assert {e.statement.citations[0].article for e in found.edges} == numbered


def test_those_who_act_in_most_articles_are_in_it() -> None:
    row = PersonRow("P", "p", "", None, None, "", "", 0, 0)
    people = [
        msgspec.structs.replace(row, name=f"P{n}", url=f"people/p{n:02}/index.html")
        for n in range(NODES + 5)
    ]
    latvia = CountryRow("Latvia", "countries/latvia/index.html", "LV", "", 0, 0)
    weights = Weights(
        named={latvia.url: 9},
        acting_lately={},
        acting={row.url: n for n, row in enumerate(people)} | {latvia.url: 60},
        quotes={},
    )
    found = heaviest_nodes(people, [latvia], weights)
    assert len(found) == NODES
    assert [node.name for node in found[-2:]] == ["P7", "P6"]
    # 48 of 53 people act in 5 to 52 articles; Latvia acts in more than all of them.
    assert (found[0].name, found[0].what, found[0].code) == ("Latvia", "country", "LV")


def test_of_two_sentences_that_with_an_event_joins() -> None:
    found = record(
        [person("ada"), person("ben"), person("eve")],
        {
            "ada": [joined("ben", 3, rule="same-sentence")],
            "ben": [joined("ada", 3, rule="event", modality="denied")],
        },
    )
    assert edges(found) == [("ada", "ben", "denied", 3)]  # and nothing joins eve


def test_a_role_joins_where_no_sentence_does() -> None:
    role = Joined("people/ben/index.html", 1, statement(), "inferred-role")
    nodes = [person("ada"), person("ben")]
    assert edges(record(nodes, {"ada": [role]})) == [("ada", "ben", "inferred-role", 1)]
    met = joined("ada", 2)
    assert edges(record(nodes, {"ada": [role], "ben": [met]})) == [("ada", "ben", "named", 2)]


def test_the_lines_of_most_sentences_are_drawn() -> None:
    names = [f"p{n:02}" for n in range(20)]
    pairs = list(combinations(names, 2))[: EDGES + 2]
    found: dict[str, list[Joined]] = {}
    for count, (one, other) in enumerate(pairs, start=1):
        found.setdefault(one, []).append(joined(other, count))
    whole = record([person(name) for name in names], found)
    assert (len(whole.edges), whole.edges_total) == (EDGES, EDGES + 2)
    assert [edge.count for edge in whole.edges[:2]] == [EDGES + 2, EDGES + 1]
    assert whole.edges[-1].count == 3


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"rule": "event"}, "event"),
        ({"rule": "same-sentence"}, "named"),
        ({"rule": "event", "modality": "planned"}, "planned"),
        ({"rule": "event", "modality": "hedged"}, "hedged"),
        ({"rule": "same-sentence", "modality": "analysis"}, "hedged"),
        ({"rule": "same-sentence", "modality": "denied"}, "denied"),
    ],
)
def test_the_kind_of_a_line_is_that_of_its_sentence(changes: dict[str, str], kind: str) -> None:
    assert kind_of(statement(**changes)) == kind


def drawn(count: int) -> GraphRecord:
    """A ring of people with long names, each joined with the next and with the first."""
    nodes = tuple(person(f"Maximiliane Featherstonehaugh the {n}th", n) for n in range(count))
    pairs = [(n, (n + 1) % count) for n in range(count)] + [(0, n) for n in range(2, count - 1)]
    lines = tuple(
        GraphEdge(n, min(pair), max(pair), "named", n, statement())
        for n, pair in enumerate(pairs, start=1)
    )
    return GraphRecord(nodes, lines, count, len(lines), ())


def test_names_do_not_lie_on_each_other_and_are_inside() -> None:
    picture = graph(drawn(30))
    assert picture
    boxes = []
    for one in picture.nodes:
        half = max(len(text) for _, text in one.lines) * LETTER / 2
        top, bottom = one.y - one.size, one.lines[-1][0]
        assert half <= one.x <= WIDTH - half
        assert top >= 0
        assert bottom <= HEIGHT
        boxes.append((one.x - half, one.x + half, top, bottom))
    for a, b in combinations(boxes, 2):
        apart_x = a[1] <= b[0] or b[1] <= a[0]
        apart_y = a[3] <= b[2] or b[3] - a[2] <= 0 or a[3] - b[2] <= 0
        assert apart_x or apart_y, (a, b)


def test_a_name_is_wrapped_and_nothing_of_it_is_left_out() -> None:
    picture = graph(drawn(4))
    assert picture
    assert [text for _, text in picture.nodes[1].lines] == [
        "Maximiliane",
        "Featherstonehaugh",
        "the 1th",
    ]
    first, second = picture.nodes[1].lines[:2]
    assert second[0] - first[0] == LINE


def test_a_line_ends_at_the_rims_of_its_nodes() -> None:
    picture = graph(drawn(5))
    assert picture
    for line in picture.edges:
        one, other = picture.nodes[line.edge.one], picture.nodes[line.edge.other]
        from_middle = ((line.x1 - one.x) ** 2 + (line.y1 - one.y) ** 2) ** 0.5
        assert abs(from_middle - one.size) < 1.5
        assert line.x == round((one.x + other.x) / 2)


def test_the_same_graph_is_drawn_in_the_same_way() -> None:
    assert graph(drawn(12)) == graph(drawn(12))


def test_two_nodes_are_no_picture() -> None:
    nodes = (person("ada"), person("ben"))
    line = GraphEdge(1, 0, 1, "named", 1, statement())
    assert graph(GraphRecord(nodes, (line,), 2, 1, ())) is None
