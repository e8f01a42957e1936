"""The graph of the whole site on paper: where each node stands, and the lines between them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from itertools import combinations
from math import hypot

import msgspec

from briefgen.graph import EDGE_KINDS, EdgeKind, GraphEdge, GraphNode, GraphRecord
from briefgen.model import Record

FEWEST = 3  # nodes that are worth a picture
WIDTH, HEIGHT = 1200, 860  # units of the viewBox
MARGIN = 24  # units between names and the edge of the picture
SEED = 5  # of the layout: the same record gives the same picture
ROUNDS = 300  # of the layout, after which nothing moves any more
APART = 400  # rounds in which names that overlap are moved apart, at most
LETTERS = 16  # of a name in one line
WORD = 26  # letters of a word that isn't broken
LETTER, LINE = 8.4, 18  # units that a letter is wide and a line is high
SIZES = (5, 7, 9, 11)  # radius by weight


class PlacedNode(Record, frozen=True):
    """A node: its middle, its radius, and the lines of its name with the height of their base."""

    node: GraphNode
    x: int
    y: int
    size: int
    lines: tuple[tuple[int, str], ...]


class PlacedEdge(Record, frozen=True):
    """A line between two nodes, and where its number stands."""

    edge: GraphEdge
    x1: int
    y1: int
    x2: int
    y2: int
    x: int
    y: int


class Graph(Record, frozen=True):
    """The graph on paper, and the kinds of lines that it has."""

    size: tuple[int, int]
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
    kinds: tuple[EdgeKind, ...]


class Box(msgspec.Struct):
    """A node with its name while it is being moved: its middle and half of its size."""

    x: float
    y: float
    half_width: float
    half_height: float


def graph(
    record: GraphRecord, called: Callable[[str, str | None], str] = lambda name, _: name
) -> Graph | None:
    """Where nodes and lines of a graph stand; None where there are fewer than three nodes.

    `called` gives the name to draw for an English name and a country's code, None of a person.
    """
    if len(record.nodes) < FEWEST:
        return None
    names = [_wrapped(called(node.name, node.code)) for node in record.nodes]
    heaviest = max(node.weight for node in record.nodes) or 1
    sizes = [_size(node.weight, heaviest) for node in record.nodes]
    boxes = [
        Box(x, y, max(map(len, lines)) * LETTER / 2 + 4, size + LINE * len(lines) / 2 + 3)
        for (x, y), lines, size in zip(_layout(record), names, sizes, strict=True)
    ]
    _spread(boxes)
    nodes = tuple(
        _placed(node, box, size, lines)
        for node, box, size, lines in zip(record.nodes, boxes, sizes, names, strict=True)
    )
    return Graph(
        size=(WIDTH, HEIGHT),
        nodes=nodes,
        edges=tuple(_line(edge, nodes[edge.one], nodes[edge.other]) for edge in record.edges),
        kinds=tuple(kind for kind in EDGE_KINDS if any(edge.kind == kind for edge in record.edges)),
    )


def _layout(record: GraphRecord) -> list[tuple[float, float]]:
    """A place for each node, near those that many sentences join it with, inside the picture."""
    import networkx  # a graph is drawn only where it has changed

    network = networkx.Graph()
    network.add_nodes_from(range(len(record.nodes)))
    for edge in record.edges:
        network.add_edge(edge.one, edge.other, weight=1 + edge.count.bit_length() / 4)
    found = networkx.forceatlas2_layout(
        network, max_iter=ROUNDS, seed=SEED, weight="weight", strong_gravity=True, dim=2
    )
    points = [found[number] for number in range(len(record.nodes))]
    sides = []
    for axis, room in ((0, WIDTH), (1, HEIGHT)):
        low = min(point[axis] for point in points)
        high = max(point[axis] for point in points)
        scale = (room - 2 * MARGIN - 120) / ((high - low) or 1)
        sides.append([MARGIN + 60 + float(point[axis] - low) * scale for point in points])
    return list(zip(*sides, strict=True))


def _spread(boxes: Sequence[Box]) -> None:
    """Move nodes apart until no name lies on another; in a crowd, as far as there is room."""
    for _ in range(APART):
        moved = False
        for one, other in combinations(boxes, 2):
            over_x = one.half_width + other.half_width - abs(one.x - other.x)
            over_y = one.half_height + other.half_height - abs(one.y - other.y)
            if over_x <= 0 or over_y <= 0:
                continue
            moved = True
            if over_x < over_y:
                step = over_x / 2 * (1 if one.x >= other.x else -1)
                one.x, other.x = one.x + step, other.x - step
            else:
                step = over_y / 2 * (1 if one.y >= other.y else -1)
                one.y, other.y = one.y + step, other.y - step
        for box in boxes:
            box.x = min(max(box.x, MARGIN + box.half_width), WIDTH - MARGIN - box.half_width)
            box.y = min(max(box.y, MARGIN + box.half_height), HEIGHT - MARGIN - box.half_height)
        if not moved:
            return


def _placed(node: GraphNode, box: Box, size: int, lines: Sequence[str]) -> PlacedNode:
    """A node with its name below it, both in the box."""
    y = round(box.y - box.half_height + size + 2)
    first = y + size + LINE - 4
    return PlacedNode(
        node=node,
        x=round(box.x),
        y=y,
        size=size,
        lines=tuple((first + LINE * number, line) for number, line in enumerate(lines)),
    )


def _line(edge: GraphEdge, one: PlacedNode, other: PlacedNode) -> PlacedEdge:
    """The line between two nodes, from rim to rim, its number in the middle."""
    length = hypot(other.x - one.x, other.y - one.y) or 1
    step_x, step_y = (other.x - one.x) / length, (other.y - one.y) / length
    return PlacedEdge(
        edge=edge,
        x1=round(one.x + step_x * one.size),
        y1=round(one.y + step_y * one.size),
        x2=round(other.x - step_x * other.size),
        y2=round(other.y - step_y * other.size),
        x=round((one.x + other.x) / 2),
        y=round((one.y + other.y) / 2) + 4,
    )


def _size(weight: int, heaviest: int) -> int:
    """The radius of a node by the share that its weight is of the heaviest one's."""
    return SIZES[min(int(weight / heaviest * len(SIZES)), len(SIZES) - 1)]


def _wrapped(name: str) -> tuple[str, ...]:
    """The lines of a name; a word too long for one is broken, nothing is left out."""
    longest = max(map(len, name.split()), default=0)
    return tuple(textwrap.wrap(name, max(LETTERS, min(longest, WORD)))) or (name,)
