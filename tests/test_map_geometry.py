"""The tool's geometry: projections against published figures, cutting and paths by hand."""

from __future__ import annotations

import importlib.util
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

TOOL = Path(__file__).parent.parent / "tools" / "map_geometry.py"


@pytest.fixture(scope="module")
def geo() -> Any:
    spec = importlib.util.spec_from_file_location("map_geometry", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_equal_earth_has_the_extent_that_its_authors_give(geo: Any) -> None:
    assert geo.equal_earth(180, 0) == pytest.approx((2.70663, 0), abs=1e-5)
    assert geo.equal_earth(0, 90) == pytest.approx((0, -1.31736), abs=1e-5)


@pytest.mark.parametrize(
    ("latitude", "place", "expected"),
    [
        (0, (0, 0), (0, 0)),
        (0, (90, 0), (sqrt(2), 0)),  # a quarter of the globe away: the disc that half of it fills
        (0, (0, 90), (0, -sqrt(2))),
        (90, (0, 0), (0, sqrt(2))),
        (90, (90, 0), (sqrt(2), 0)),
        (45, (0, 45), (0, 0)),
    ],
)
def test_equal_area_around_a_latitude(geo: Any, latitude: float, place: Any, expected: Any) -> None:
    found = geo.equal_area_around(latitude)(*place)
    assert found == pytest.approx(expected, abs=1e-9)
    assert geo.equal_area_around(latitude)(*geo.from_equal_area(latitude, *found)) == pytest.approx(
        expected, abs=1e-9
    )


def test_an_arc_across_the_180th_meridian_goes_on(geo: Any) -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[178, 10], [1, 0], [-358, 2], [2, 0]]],
    }
    assert geo.arcs_of(topology) == [[(178, 10), (179, 10), (181, 12), (183, 12)]]


def test_a_ring_around_the_pole_is_closed_along_it(geo: Any) -> None:
    ring = geo.chained([[(-180, -70), (0, -75)], [(0, -75), (180, -70)]])
    assert ring[2:] == [(180, -70), (180, -90), (-180, -90), (-180, -70)]


def test_a_ring_is_cut_at_a_box(geo: Any) -> None:
    square = [(0, 0), (0, 4), (4, 4), (4, 0), (0, 0)]
    cut = geo.clipped_ring(square, (2, -1, 9, 3))
    assert geo.area(cut) == 6
    assert set(cut) == {(2, 0), (2, 3), (4, 3), (4, 0)}
    assert geo.clipped_ring(square, (5, 5, 6, 6)) == []


def test_a_line_is_cut_into_the_pieces_inside_a_box(geo: Any) -> None:
    line = [(-2, 1), (2, 1), (2, 9), (3, 9), (3, 1)]
    assert geo.clipped_line(line, (0, 0, 5, 5)) == [
        [(0, 1), (2, 1), (2, 5)],
        [(3, 5), (3, 1)],
    ]


def test_a_line_is_thinned_but_keeps_what_sticks_out(geo: Any) -> None:
    line = [(0, 0), (1, 0.01), (2, 0), (3, 0.9), (4, 0)]
    assert geo.thinned(line, 0.1) == [(0, 0), (2, 0), (3, 0.9), (4, 0)]


def test_paths_are_whole_and_short(geo: Any) -> None:
    ring = [(0.2, 0.1), (10, 0), (20, 0), (20, -7), (0.2, 0.1)]
    assert geo.path([ring], closed=True) == "M0 0l20 0 0-7z"
    assert geo.path([[(1, 1), (1.2, 1.1)]], closed=False) == ""
    assert geo.path([[(1, 1), (4, 2)]], closed=False) == "M1 1l3 1"
