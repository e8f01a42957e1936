"""Maps: every country has one, within its frame, and what they say of disputes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from briefgen.data import countries
from briefgen.pages import CountryWeight
from briefgen.pictures import locator, world_map
from briefgen.pictures.maps import LOCATOR_SIZE, WORLD_SIZE, Locator

# The one continent that the world map leaves out.
NOT_ON_THE_WORLD_MAP = {"AQ"}


def points(path: str) -> Iterator[tuple[int, int]]:
    """The points of a path of our data files, which have "M", "l" and "z" only."""
    for piece in re.findall(r"M[^M]*", path):
        match = re.fullmatch(r"M(\d+) (\d+)l([-\d ]+)z?", piece)
        assert match, piece
        x, y = int(match[1]), int(match[2])
        yield x, y
        steps = [int(number) for number in re.findall(r"-?\d+", match[3])]
        assert len(steps) % 2 == 0
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x, y


def outside(path: str, size: tuple[int, int]) -> list[tuple[int, int]]:
    return [(x, y) for x, y in points(path) if not (0 <= x <= size[0] and 0 <= y <= size[1])]


def weight(code: str, articles: int) -> CountryWeight:
    name = countries()[code].name
    return CountryWeight(code, name, f"countries/{code.lower()}/index.html", articles)


@pytest.mark.parametrize("code", sorted(countries()))
def test_every_country_has_a_map_that_shows_it_within_its_frame(code: str) -> None:
    found = locator(code)
    assert isinstance(found, Locator)
    assert found.path or found.ring
    for path in (found.path, found.land, found.borders):
        assert outside(path, LOCATOR_SIZE) == []
    labels = [*found.neighbours, *([found.capital_name] if found.capital_name else [])]
    for label in labels:
        half = 13 * len(label.text) / 2  # the width of a letter of 24 units, generously
        middle = label.x + {"start": half, "middle": 0, "end": -half}[label.anchor]
        assert middle - half >= -1, label
        assert middle + half <= LOCATOR_SIZE[0] + 1, label
        assert 0 < label.y < LOCATOR_SIZE[1], label


def test_a_map_of_a_state_across_the_180th_meridian_is_in_one_piece() -> None:
    """Fiji's islands lie on both sides; drawn apart, they would touch both edges of the map."""
    fiji = locator("FJ")
    assert fiji
    across = [x for x, _ in points(fiji.path)]
    assert max(across) - min(across) < LOCATOR_SIZE[0] * 0.7
    russia = locator("RU")
    assert russia
    assert min(x for x, _ in points(russia.path)) > 0


def test_small_states_are_ringed_and_large_ones_are_not() -> None:
    rings = {code: bool((found := locator(code)) and found.ring) for code in countries()}
    assert all(rings[code] for code in ("MT", "SG", "MC", "VA", "NR", "TV", "KI"))
    assert not any(rings[code] for code in ("US", "CL", "XK", "PS", "TW", "EH", "LU"))


def test_capitals_are_marked_unless_they_are_in_dispute() -> None:
    maps = {code: locator(code) for code in countries()}
    named = {code: m.capital_name.text for code, m in maps.items() if m and m.capital_name}
    assert named["NZ"] == "Wellington"
    assert named["XK"] == "Pristina"
    assert not {"IL", "PS", "EH"} & named.keys()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("UA", "Crimea is left unfilled."),
        ("RU", "Crimea is left unfilled."),
        ("SY", "The Golan Heights are drawn as Israel’s."),
        ("EH", "Western Sahara is divided at the line of control."),
        ("NO", ""),
    ],
)
def test_a_map_says_what_it_does_with_a_dispute(code: str, words: str) -> None:
    found = locator(code)
    assert found
    assert found.note == words


@pytest.mark.parametrize("code", "AR AU BR CA CN DZ IN KZ RU SA US".split())
def test_a_large_country_fills_much_of_its_map_and_some_of_the_world(code: str) -> None:
    found, world = locator(code), world_map([weight(code, 1)])
    assert found
    assert world
    for path, least in ((found.path, 150), (world.countries[0].path, 30)):
        xs, ys = zip(*points(path), strict=True)
        assert max(xs) - min(xs) > least
        assert max(ys) - min(ys) > least


def test_a_code_that_nobody_has_has_no_map() -> None:
    assert locator("ZZ") is None


def test_the_world_map_has_every_country_with_articles_and_no_other() -> None:
    codes = sorted(countries().keys() - NOT_ON_THE_WORLD_MAP)
    found = world_map([*(weight(code, 1) for code in codes), weight("AQ", 0)])
    assert found
    assert sorted(country.code for country in found.countries) == codes
    for country in found.countries:
        assert country.path or country.dot, country.code
        assert outside(country.path, WORLD_SIZE) == [], country.code
        if country.dot:
            assert 0 <= country.dot.x <= WORLD_SIZE[0], country.code
            assert 0 <= country.dot.y <= WORLD_SIZE[1], country.code
    assert outside(found.land, WORLD_SIZE) == []


def test_a_world_without_articles_has_no_map() -> None:
    assert world_map([]) is None
    assert world_map([weight("NO", 0)]) is None


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # The fourth root of 64 is 2.83, its square 8, its cube 22.6.
        ([64, 1, 3, 4, 9], [(1, 1, 3), (2, 4, 8), (3, 9, 23), (4, 24, 64)]),
        ([4, 1], [(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4)]),
        ([2, 1], [(3, 1, 1), (4, 2, 2)]),
        ([1, 1], [(4, 1, 1)]),
    ],
)
def test_classes_of_the_world_map(counts: list[int], expected: list[tuple[int, int, int]]) -> None:
    codes = ["NO", "IS", "KE", "CL", "FJ"]
    rows = [weight(code, count) for code, count in zip(codes, counts, strict=False)]
    found = world_map(rows)
    assert found
    assert [(shade.level, shade.least, shade.most) for shade in found.shades] == expected
    for country in found.countries:
        (shade,) = [s for s in found.shades if s.least <= country.articles <= s.most]
        assert country.level == shade.level
