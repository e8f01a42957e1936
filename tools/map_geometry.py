"""Shapes on a sphere made into paths on paper: decoding, thinning, clipping, projecting.

Rings and lines are lists of points: longitude and latitude in degrees before they are projected,
units of the picture after. A ring's last point is its first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]  # west, south, east, north; or left, top, right, bottom
Projection = Callable[[float, float], Point]

LONG_EDGE = 3.0  # degrees: a longer edge gets points between, since it is bent on paper


def arcs_of(topology: Mapping[str, Any]) -> list[Line]:
    """The arcs of a TopoJSON file in degrees; one that crosses the 180th meridian goes on."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            lon = x * sx + tx
            line.append((_nearest_turn(lon, line[-1][0]) if line else lon, y * sy + ty))
        found.append(line)
    return found


def chained(arcs: Iterable[Line]) -> Line:
    """The line made of arcs one after another, each beginning where the last one ends.

    Where a ring goes around the south pole, it is closed along the parallel of 90 degrees.
    """
    line: Line = []
    for arc in arcs:
        turn = _nearest_turn(arc[0][0], line[-1][0]) - arc[0][0] if line else 0.0
        line += [(lon + turn, lat) for lon, lat in arc[1:] if line] or arc
    if abs(line[-1][0] - line[0][0]) > 180:
        line += [(line[-1][0], -90.0), (line[0][0], -90.0), line[0]]
    return line


def _nearest_turn(lon: float, to: float) -> float:
    """A longitude, counted on by whole turns so that it is nearest to another."""
    return lon + 360 * round((to - lon) / 360)


def thinned(line: Line, tolerance: float) -> Line:
    """`line` without the points that lie nearer than `tolerance` degrees to what is left.

    Source: Douglas and Peucker, "Algorithms for the reduction of the number of points required to
    represent a digitized line", 1973. A degree of longitude counts as much as it is wide there.
    """
    narrow = cos(radians(sum(lat for _, lat in line) / len(line)))
    flat = [(lon * narrow, lat) for lon, lat in line]
    keep = {0, len(line) - 1}
    parts = [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        far, at = tolerance, -1
        for number in range(first + 1, last):
            distance = _distance(flat[number], flat[first], flat[last])
            if distance > far:
                far, at = distance, number
        if at >= 0:
            keep.add(at)
            parts += [(first, at), (at, last)]
    return [line[number] for number in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a segment."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)


def clipped_ring(ring: Line, box: Box) -> Line:
    """The part of a ring inside a box, closed along its sides; empty where nothing is.

    Source: Sutherland and Hodgman, "Reentrant polygon clipping", 1974.
    """
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        found: Line = []
        for start, end in pairwise(ring):
            is_in = sign * (start[axis] - limit) >= 0
            if is_in:
                found.append(start)
            if is_in != (sign * (end[axis] - limit) >= 0):
                found.append(_crossing(start, end, axis, limit))
        ring = [*found, found[0]] if found else []
    return ring


def clipped_line(line: Line, box: Box) -> list[Line]:
    """The pieces of a line inside a box."""
    pieces = [line]
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        pieces = [
            part for piece in pieces for part in _halves_inside(piece, axis, limit=limit, sign=sign)
        ]
    return pieces


def _halves_inside(line: Line, axis: int, *, limit: float, sign: int) -> list[Line]:
    """The pieces of a line on one side of a limit."""
    pieces: list[Line] = []
    piece: Line = []
    for start, end in pairwise(line):
        is_in, goes_in = (sign * (point[axis] - limit) >= 0 for point in (start, end))
        if is_in and not piece:
            piece = [start]
        if is_in != goes_in:
            piece.append(_crossing(start, end, axis, limit))
        if goes_in:
            piece.append(end)
        elif piece:
            pieces.append(piece)
            piece = []
    return [*pieces, piece] if piece else pieces


def _crossing(start: Point, end: Point, axis: int, limit: float) -> Point:
    """Where a segment crosses a limit."""
    share = (limit - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def turned(line: Line, center: float) -> list[Line]:
    """A line with longitudes counted from `center`, and the same a turn to the west and east."""
    return [[(lon - center + turn, lat) for lon, lat in line] for turn in (-360, 0, 360)]


def bent(line: Line) -> Line:
    """A line with points between on its long edges."""
    found: Line = []
    for (x, y), (nx, ny) in pairwise(line):
        steps = int(max(abs(nx - x), abs(ny - y)) / LONG_EDGE) + 1
        found += [(x + (nx - x) * n / steps, y + (ny - y) * n / steps) for n in range(steps)]
    return [*found, line[-1]] if line else []


def equal_area_around(latitude: float) -> Projection:
    """Lambert's azimuthal equal-area projection around longitude 0; unit: the Earth's radius."""
    s0, c0 = sin(radians(latitude)), cos(radians(latitude))

    def project(lon: float, lat: float) -> Point:
        turn, s, c = radians(lon), sin(radians(lat)), cos(radians(lat))
        k = sqrt(2 / max(1e-9, 1 + s0 * s + c0 * c * cos(turn)))
        return k * c * sin(turn), -k * (c0 * s - s0 * c * cos(turn))

    return project


def from_equal_area(latitude: float, x: float, y: float) -> Point:
    """The longitude and latitude of a point of that projection, which lies in its disc."""
    rho = hypot(x, y)
    if rho == 0:
        return 0.0, latitude
    angle, s0, c0 = 2 * asin(min(1.0, rho / 2)), sin(radians(latitude)), cos(radians(latitude))
    lat = asin(cos(angle) * s0 - y * sin(angle) * c0 / rho)
    return degrees(atan2(x * sin(angle), rho * c0 * cos(angle) + y * s0 * sin(angle))), degrees(lat)


def equal_earth(lon: float, lat: float) -> Point:
    """The Equal Earth projection of the whole world; unit: the Earth's radius.

    Source: Šavrič, Patterson and Jenny, "The Equal Earth map projection", 2018.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = asin(sqrt(3) / 2 * sin(radians(lat)))
    t2 = t * t
    t6 = t2 * t2 * t2
    x = 2 * sqrt(3) * radians(lon) * cos(t)
    x /= 3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1)
    return x, -t * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)


def area(ring: Line) -> float:
    """The area of a ring on paper."""
    return abs(sum(x * ny - nx * y for (x, y), (nx, ny) in pairwise(ring))) / 2


def area_on_sphere(ring: Line) -> float:
    """The area of a ring in square degrees as large as those at the equator."""
    return area(ring) * cos(radians(sum(lat for _, lat in ring) / len(ring)))


def is_inside(point: Point, ring: Line) -> bool:
    """Whether a point lies inside a ring."""
    x, y = point
    found = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            found = not found
    return found


def bounds(points: Iterable[Point]) -> Box:
    """The smallest box around points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def meets(line: Line, box: Box) -> bool:
    """Whether the box around a line and another one have a part in common."""
    west, south, east, north = bounds(line)
    return west <= box[2] and box[0] <= east and south <= box[3] and box[1] <= north


def path(lines: Iterable[Line], *, closed: bool) -> str:
    """An SVG path of whole units; points that fall together are one."""
    return "".join(_subpath(line, closed=closed) for line in lines)


def _subpath(line: Line, *, closed: bool) -> str:
    """One piece of a path, "" where it has no extent."""
    points: list[tuple[int, int]] = []
    for x, y in line:
        point = (round(x), round(y))
        if not points or points[-1] != point:
            points.append(point)
    if closed and len(points) > 1 and points[0] == points[-1]:
        points.pop()
    points = _without_straight(points)
    if len(points) < (3 if closed else 2):
        return ""
    numbers = ""
    for (x, y), (nx, ny) in pairwise(points):
        for step in (nx - x, ny - y):
            numbers += f" {step}" if numbers and step >= 0 else f"{step}"
    return f"M{points[0][0]} {points[0][1]}l{numbers}{'z' if closed else ''}"


def _without_straight(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Points without those in the middle of a straight line."""
    found: list[tuple[int, int]] = []
    for point in points:
        while len(found) > 1 and _is_straight(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return found


def _is_straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    """Whether b lies on the line from a to c."""
    return (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])
