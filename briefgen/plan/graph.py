"""Which people and countries the graph of the whole site has, and what joins them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefgen.dossiers import Companion, Copy, CountryDossier, PersonDossier, Statement
from briefgen.graph import GraphEdge, GraphNode, GraphRecord, Joined, RoleKind, kind_of
from briefgen.outline import Outline
from briefgen.pages import CountryRow, PersonRow, Weights
from briefgen.plan.sources import sources_cited

GRAPH = "graph/index.html"
NODES = 48  # more can't be told apart
EDGES = 50  # lines that still can be followed, and rows of the table beside the picture
NEIGHBOURS = 12  # kept of one page


def heaviest_nodes(
    people: Iterable[PersonRow], countries: Iterable[CountryRow], weights: Weights
) -> tuple[GraphNode, ...]:
    """The people and countries that act in most articles, those first that act in most."""
    found = [
        *(GraphNode("person", p.name, p.url, None, weights.acting.get(p.url, 0)) for p in people),
        *(
            GraphNode("country", c.name, c.url, c.code, weights.acting.get(c.url, 0))
            for c in countries
        ),
    ]
    found.sort(key=lambda node: (-node.weight, -weights.named.get(node.url, 0), node.url))
    return tuple(found[:NODES])


def joined_with(dossier: PersonDossier | CountryDossier) -> tuple[Joined, ...]:
    """Whom a page is joined with: those met in its sentences, and the country of its first role."""
    if isinstance(dossier, CountryDossier):
        return _met(dossier.relations)
    country = dossier.country
    role: list[Joined] = []
    if country.url and country.statements:
        kind: RoleKind = "inferred-role" if country.basis == "inferred" else "role"
        role = [_joined(country.url, 1, country.statements[0], kind)]
    return (*role, *_met(dossier.people), *_met(dossier.countries))


def graph_record(
    nodes: Sequence[GraphNode],
    joined: Mapping[str, Sequence[Joined]],
    leads: Iterable[Outline],
    copies: Mapping[str, tuple[Copy, ...]],
    *,
    total: int,
) -> GraphRecord:
    """The graph of some nodes, without those that nothing joins with another.

    Of two that meet, the sentence is that of the page which has one in which both take part in an
    event, else that of the heavier one. A role for a country is a line where no sentence joins the
    two otherwise.

    Args:
        nodes: the heaviest, in order.
        joined: by address, what `joined_with` gives of each.
        leads: the articles that stand for their text, newest first.
        copies: the other articles of each text.
        total: how many people and countries the site has.
    """
    place = {node.url: number for number, node in enumerate(nodes)}
    best: dict[tuple[int, int], Joined] = {}
    for node in nodes:
        for one in joined.get(node.url, ()):
            if one.url in place:
                low, high = sorted((place[node.url], place[one.url]))
                last = best.get((low, high))
                if last is None or _preference(one) < _preference(last):
                    best[low, high] = one
    order = sorted(best.items(), key=lambda item: (-item[1].count, item[0]))
    chosen = order[:EDGES]
    used = sorted({number for pair, _ in chosen for number in pair})
    again = {number: at for at, number in enumerate(used)}
    edges = tuple(
        GraphEdge(
            number, again[pair[0]], again[pair[1]], one.role or kind_of(one.statement),
            one.count, one.statement,
        )
        for number, (pair, one) in enumerate(chosen, start=1)
    )  # fmt: skip
    return GraphRecord(
        nodes=tuple(nodes[number] for number in used),
        edges=edges,
        nodes_total=total,
        edges_total=len(order),
        sources=sources_cited((edge.statement for edge in edges), leads, copies),
    )


def _met(companions: Sequence[Companion]) -> tuple[Joined, ...]:
    """Those met in the same sentences, as their first sentence joins them."""
    return tuple(
        _joined(one.link.url, one.count, one.statements[0]) for one in companions[:NEIGHBOURS]
    )


def _joined(url: str, count: int, statement: Statement, role: RoleKind | None = None) -> Joined:
    """Without the statement's marks: its links stand in the same row already."""
    return Joined(url, count, msgspec.structs.replace(statement, marks=()), role)


def _preference(one: Joined) -> tuple[bool, bool]:
    """A sort key: a sentence before a role, one with an event before one that only names both."""
    return one.role is not None, one.statement.rule != "event"
