"""The map around one country: its neighbourhood on paper, with the capital and some names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import floor, hypot, log2
from typing import NamedTuple

import map_geometry as geo
from map_geometry import Box, Line, Point, Projection

WIDTH, HEIGHT = 576, 432  # units of its viewBox, which pictures.maps has too
TOLERANCE = 1.2  # units
MIN_RING = 8.0  # square units: a smaller island is left out, unless it is its country's largest
MARGIN = 1.9  # how many times its country's extent the map shows
LARGE, SMALL_MARGIN = 0.5, 1.4  # of a country of this many times the Earth's radius
TALL_MARGIN = 1.35  # as much of the height at most: a map is wider than high
MIN_EXTENT = 0.11  # of the Earth's radius, some 700 km: the least that it shows
MAX_EXTENT = 2.6  # nearly the hemisphere
# Parts with less than this share of the largest one's area don't widen the map: Hawaii.
MAIN_PART = 0.17
TINY = 24.0  # units: a country that is smaller on paper gets a ring around it
NAMES = 8
LETTER, LINE = 13, 26  # units that a letter of a name is wide, and a name high: 12 px of Inter
EDGE = 8  # units between a name and the frame
FAR = 25.0  # degrees beyond the frame, where a shape is cut before it is projected


class World(NamedTuple):
    """All that maps are made from: arcs in degrees, shapes and land as numbers of arcs."""

    arcs: list[Line]
    shapes: Mapping[str, Sequence[Sequence[int]]]
    land: Sequence[Sequence[int]]
    borders: Sequence[int]
    places: Mapping[str, Point]
    capitals: Mapping[str, tuple[str, Point]]
    names: Mapping[str, str]
    thinned: dict[tuple[int, int], Line]


class Frame(NamedTuple):
    """What a map shows: its center, the degrees around it, and where they are on paper."""

    longitude: float
    box: Box
    project: Projection
    degree: float


def locator(world: World, code: str) -> tuple[str, ...]:
    """The row of a code: paths of its country, all land, borders; dot, capital, neighbours."""
    frame = frame_of(world, code)
    # The next finer of a few tolerances: maps of one scale share their thinned arcs.
    step = floor(log2(TOLERANCE / frame.degree) * 2)

    def arc(number: int) -> Line:
        line = thinned_arc(world, number if number >= 0 else ~number, step)
        return line if number >= 0 else line[::-1]

    def rings(shape: Iterable[Sequence[int]]) -> list[Line]:
        return on_paper((geo.chained(map(arc, ring)) for ring in shape), frame)

    own = rings(world.shapes.get(code, ()))
    lines = [arc(number) for number in world.borders]
    taken: list[Box] = []
    dot, capital = "", ""
    if not own or is_tiny(own, TINY):
        place = world.capitals[code][1] if code in world.capitals else world.places[code]
        x, y = place_on(frame, place)
        dot = f"{round(x)} {round(y)}"
        taken.append((x - 16, y - 16, x + 16, y + 16))
    if code in world.capitals:
        name, place = world.capitals[code]
        x, y = place_on(frame, place)
        if 0 <= x <= WIDTH and 0 <= y <= HEIGHT:
            taken.append((x - 6, y - 6, x + 6, y + 6))
            spot, anchor = beside(x, y, name, taken, 24 if dot else 13)
            capital = f"{round(x)} {round(y)} {round(spot[0])} {round(spot[1])} {anchor} {name}"
    others = {other: rings(shape) for other, shape in sorted(world.shapes.items()) if other != code}
    return (
        code,
        geo.path(large_rings(own), closed=True),
        geo.path(large_rings(rings(world.land)), closed=True),
        geo.path(borders_on_paper(lines, frame), closed=False),
        dot,
        capital,
        ";".join(neighbours(others, own, world.names, taken)),
    )


def thinned_arc(world: World, number: int, step: int) -> Line:
    """An arc thinned with a tolerance of two to the power of half of `step` degrees."""
    if (number, step) not in world.thinned:
        world.thinned[number, step] = geo.thinned(world.arcs[number], 2 ** (step / 2))
    return world.thinned[number, step]


def frame_of(world: World, code: str) -> Frame:
    """The frame around a country's main parts and its capital, with room for its neighbours."""
    parts = [geo.chained(part(world, n) for n in ring) for ring in world.shapes.get(code, ())]
    parts.sort(key=geo.area_on_sphere, reverse=True)
    main = [p for p in parts if geo.area_on_sphere(p) >= MAIN_PART * geo.area_on_sphere(parts[0])]
    points = [point for line in main for point in line] or [world.places[code]]
    if code in world.capitals:
        points.append(world.capitals[code][1])
    start = points[0][0]
    points = [((lon - start + 180) % 360 - 180 + start, lat) for lon, lat in points]
    west, south, east, north = geo.bounds(points)
    longitude, latitude = (west + east) / 2, (south + north) / 2
    project = geo.equal_area_around(latitude)
    left, top, right, bottom = geo.bounds(project(lon - longitude, lat) for lon, lat in points)
    margin = SMALL_MARGIN if max(right - left, bottom - top) > LARGE else MARGIN
    wide = max(
        MIN_EXTENT * WIDTH / HEIGHT,
        (right - left) * margin,
        (bottom - top) * min(margin, TALL_MARGIN) * WIDTH / HEIGHT,
    )
    scale = WIDTH / min(wide, MAX_EXTENT)
    center = ((left + right) / 2, (top + bottom) / 2)

    def on_map(lon: float, lat: float) -> Point:
        x, y = project(lon, lat)
        return (x - center[0]) * scale + WIDTH / 2, (y - center[1]) * scale + HEIGHT / 2

    box = degrees_around(latitude, center, scale)
    return Frame(longitude, box, on_map, scale * 0.01745)


def part(world: World, number: int) -> Line:
    """An arc, backwards where its number says so."""
    return world.arcs[number] if number >= 0 else world.arcs[~number][::-1]


def degrees_around(latitude: float, center: Point, scale: float) -> Box:
    """The degrees that a map shows and some more; all around where it shows a pole."""
    half_x, half_y = WIDTH / 2 / scale, HEIGHT / 2 / scale
    sides = [n / 10 for n in range(-10, 11)]
    edge = [(center[0] + s * half_x, center[1] + t * half_y) for s in sides for t in sides]
    seen = [geo.from_equal_area(latitude, x, y) for x, y in edge]
    west, south, east, north = geo.bounds(seen)
    wider = (90 - max(abs(south), abs(north))) < FAR
    return (
        -180.0 if wider else max(-180.0, west - FAR),
        max(-90.0, south - FAR),
        180.0 if wider else min(180.0, east + FAR),
        min(90.0, north + FAR),
    )


def on_paper(rings: Iterable[Line], frame: Frame) -> list[Line]:
    """Rings as the map shows them."""
    found = []
    for line in rings:
        for turn in geo.turned(line, frame.longitude):
            ring = geo.clipped_ring(turn, frame.box) if geo.meets(turn, frame.box) else []
            if ring:
                drawn = [frame.project(*point) for point in geo.bent(ring)]
                drawn = geo.clipped_ring(drawn, (0, 0, WIDTH, HEIGHT))
                if drawn:
                    found.append(drawn)
    return found


def borders_on_paper(lines: Iterable[Line], frame: Frame) -> list[Line]:
    """Lines as the map shows them."""
    found = []
    for line in lines:
        for turn in geo.turned(line, frame.longitude):
            if not geo.meets(turn, frame.box):
                continue
            for piece in geo.clipped_line(turn, frame.box):
                drawn = [frame.project(*point) for point in geo.bent(piece)]
                found += geo.clipped_line(drawn, (0, 0, WIDTH, HEIGHT))
    return found


def place_on(frame: Frame, place: Point) -> Point:
    """A place on the map."""
    return frame.project((place[0] - frame.longitude + 180) % 360 - 180, place[1])


def large_rings(rings: Sequence[Line]) -> list[Line]:
    """The rings that are large enough to be seen, at least the largest."""
    ordered = sorted(rings, key=geo.area, reverse=True)
    return ordered[:1] + [ring for ring in ordered[1:] if geo.area(ring) >= MIN_RING]


def is_tiny(rings: Sequence[Line], least: float) -> bool:
    """Whether nothing of a country is as large on paper as it takes to be found."""
    boxes = [geo.bounds(ring) for ring in rings]
    return all(max(box[2] - box[0], box[3] - box[1]) < least for box in boxes)


def beside(x: float, y: float, name: str, taken: list[Box], gap: int) -> tuple[Point, str]:
    """Where a capital's name starts ("s") or ends ("e") beside its dot; to the right if it fits."""
    wide = len(name) * LETTER
    is_right = x + gap + wide < WIDTH - EDGE
    left = x + gap if is_right else x - gap - wide
    taken.append((left, y - LINE / 2, left + wide, y + LINE / 2))
    return (x + gap if is_right else x - gap, y + 8), "s" if is_right else "e"


def neighbours(
    others: Mapping[str, Sequence[Line]],
    own: Sequence[Line],
    names: Mapping[str, str],
    taken: list[Box],
) -> list[str]:
    """ "x y code" of those whose name has room on their own part of the map, the largest first."""
    sizes = {code: max(map(geo.area, rings)) for code, rings in others.items() if rings}
    found: list[str] = []
    for code in sorted(sizes, key=lambda code: (-sizes[code], code)):
        if len(found) == NAMES:
            break
        ring = max(others[code], key=geo.area)
        spot = room_for(names[code], ring, own, taken)
        if spot:
            found.append(f"{round(spot[0])} {round(spot[1] + 8)} {code}")
    return found


def room_for(name: str, ring: Line, own: Sequence[Line], taken: list[Box]) -> Point | None:
    """The middle of the best place for a name: on its country as far as it goes, off the others."""
    wide = len(name) * LETTER
    box = geo.bounds(ring)
    best: tuple[float, Point, Box] | None = None
    cx, cy = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for row in range(1, 12):
        for column in range(1, 12):
            x = box[0] + (box[2] - box[0]) * column / 12
            y = box[1] + (box[3] - box[1]) * row / 12
            spot = (x - wide / 2, y - LINE / 2, x + wide / 2, y + LINE / 2)
            if not fits(spot, taken) or not geo.is_inside((x, y), ring):
                continue
            inside = sum(
                geo.is_inside((spot[0] + wide * n / 8, y + side * LINE * 0.35), ring)
                for n in range(9)
                for side in (-1, 0, 1)
            )
            covers = sum(
                geo.is_inside((spot[0] + wide * n / 8, y), part) for n in range(9) for part in own
            )
            worth = inside - 6 * covers - hypot(x - cx, y - cy) / 60
            if best is None or worth > best[0]:
                best = (worth, (x, y), spot)
    if best is None or best[0] < 11:
        return None
    taken.append(best[2])
    return best[1]


def fits(spot: Box, taken: Iterable[Box]) -> bool:
    """Whether a name's box lies on the map and on no other."""
    if spot[0] < EDGE or spot[1] < EDGE or spot[2] > WIDTH - EDGE or spot[3] > HEIGHT - EDGE:
        return False
    return all(
        spot[2] + 6 < box[0] or box[2] + 6 < spot[0] or spot[3] < box[1] or box[3] < spot[1]
        for box in taken
    )
