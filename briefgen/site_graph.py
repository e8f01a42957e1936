"""The graph of one build: what joins the heaviest people and countries, kept with their pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from briefgen.chunks import Chunks
from briefgen.dossiers import CountryDossier, PersonDossier
from briefgen.graph import GraphNode, Joined
from briefgen.page_maker import PageMaker
from briefgen.pages import Page
from briefgen.plan import GRAPH, Overview, graph_record, heaviest_nodes, joined_with

if TYPE_CHECKING:
    from briefgen.write import SiteWriter


def graph_pages(
    overview: Overview, maker: PageMaker, chunks: Chunks, writer: SiteWriter
) -> Iterator[Page]:
    """The page of the graph and its twin."""
    nodes = heaviest_nodes(overview.people, overview.countries, overview.weights)

    def joined(node: GraphNode) -> tuple[Joined, ...]:
        """What the page of a node has: read from its twin once, then kept."""
        return chunks.joined(maker.made_from[node.url], lambda: joined_with(_twin(node, writer)))

    record = graph_record(
        nodes,
        {node.url: joined(node) for node in nodes},
        overview.leads,
        overview.copies,
        total=len(overview.people) + len(overview.countries),
    )
    yield Page(GRAPH, "graph.html", record)
    yield Page(GRAPH.removesuffix(".html") + ".json", None, record)


def _twin(node: GraphNode, writer: SiteWriter) -> PersonDossier | CountryDossier:
    """The record beside a page of this build."""
    content = writer.read(node.url.removesuffix(".html") + ".json")
    if node.what == "person":
        return msgspec.json.decode(content, type=PersonDossier)
    return msgspec.json.decode(content, type=CountryDossier)
