"""The people and countries that most articles are about, and the sentences that join them."""

from __future__ import annotations

from typing import Literal

from briefgen.dossiers import Source, Statement
from briefgen.model import Record

SentenceKind = Literal["event", "named", "planned", "hedged", "denied"]
RoleKind = Literal["role", "inferred-role"]
EdgeKind = SentenceKind | RoleKind
EDGE_KINDS: tuple[EdgeKind, ...] = (
    "event", "named", "planned", "hedged", "denied", "role", "inferred-role",
)  # fmt: skip


class Joined(Record, frozen=True):
    """Whom a page's subject is joined with: the other's address, in how many sentences, the first.

    Of somebody with a role for a country the statement is the role's sentence, and `role` its kind.
    """

    url: str
    count: int
    statement: Statement
    role: RoleKind | None = None


class GraphNode(Record, frozen=True):
    """A person or a country; `weight` is the number of articles in which it acts."""

    what: Literal["person", "country"]
    name: str
    url: str
    code: str | None
    weight: int


class GraphEdge(Record, frozen=True):
    """What joins two nodes (their places in the list of nodes), with the sentence that says so.

    `number` counts from 1; `count` is how many sentences name both.
    """

    number: int
    one: int
    other: int
    kind: EdgeKind
    count: int
    statement: Statement


class GraphRecord(Record, frozen=True):
    """The graph's page and its twin.

    `nodes` are those in most articles that an edge joins, `edges` the strongest between them, the
    strongest first; `nodes_total` and `edges_total` say how many there are of both without a cap:
    of edges, those between the heaviest nodes.
    """

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    nodes_total: int
    edges_total: int
    sources: tuple[Source, ...]
    kind: Literal["graph"] = "graph"


def kind_of(statement: Statement) -> SentenceKind:
    """How sure and how close a sentence joins two: a plan or a denial before what they do."""
    match statement.modality:
        case "planned" | "hedged" | "denied" as modality:
            return modality
        case "analysis":
            return "hedged"
    return "event" if statement.rule == "event" else "named"
