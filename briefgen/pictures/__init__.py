"""What pictures show, worked out from records: templates/_pictures.html draws it.

Pure functions from records to records: coordinates are units of a picture's viewBox, texts are the
site's own. Nothing here knows of templates, colours or links.
"""

from __future__ import annotations

from briefgen.pictures.coverage_bars import coverage_bars
from briefgen.pictures.graph import graph
from briefgen.pictures.maps import locator, world_map
from briefgen.pictures.network import network
from briefgen.pictures.timeline_strip import timeline_strip

__all__ = [
    "PICTURES",
    "coverage_bars",
    "graph",
    "locator",
    "network",
    "timeline_strip",
    "world_map",
]

# What templates call, by name.
PICTURES = {
    function.__name__: function
    for function in (coverage_bars, graph, locator, network, timeline_strip, world_map)
}
