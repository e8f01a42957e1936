"""What pictures show, worked out from records: templates/_pictures.html draws it.

Pure functions from records to records: coordinates are units of a picture's viewBox, texts are the
site's own. Nothing here knows of templates, colours or links.
"""

from __future__ import annotations

from briefgen.pictures.coverage_bars import coverage_bars
from briefgen.pictures.maps import locator, world_map
from briefgen.pictures.network import network

__all__ = ["PICTURES", "coverage_bars", "locator", "network", "world_map"]

# What templates call, by name.
PICTURES = {
    function.__name__: function for function in (coverage_bars, locator, network, world_map)
}
