"""Pictures: what the records say, by hand, and that every one of them can be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

import harbour_world
import whole
from briefgen.data import countries
from briefgen.dossiers import (
    Citation,
    Companion,
    EntityLink,
    MonthCount,
    PersonDossier,
    Statement,
)
from briefgen.pages import CountryWeight, Page
from briefgen.pictures import coverage_bars, locator, network, world_map
from briefgen.pictures.maps import LOCATOR_SIZE, WORLD_SIZE, Locator
from briefgen.pictures.network import LETTERS, WIDTH
from briefgen.render import environment_for, render_pages
from briefgen.render.environment import default_template_dir
from builders import Story
from built_sites import parsed
from whole import Dossiers

# South of the world map, or in the southern ocean without a shape.
NOT_ON_THE_WORLD_MAP = {"AQ"}


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return harbour_world.dossiers()


@pytest.fixture(scope="module")
def tveit(dossiers: Dossiers) -> PersonDossier:
    return dossiers.people[0]


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


def test_what_is_left_unfilled_is_said() -> None:
    apart = {code: m.apart for code in countries() if (m := locator(code)) and m.apart}
    assert apart == {
        "RU": "Crimea", "UA": "Crimea", "CY": "Northern Cyprus", "SO": "Somaliland",
    }  # fmt: skip


def test_a_code_that_nobody_has_has_no_map() -> None:
    assert locator("ZZ") is None


def weight(code: str, articles: int) -> CountryWeight:
    name = countries()[code].name
    return CountryWeight(code, name, f"countries/{code.lower()}/index.html", articles)


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


def test_coverage_counts_articles_by_month(tveit: PersonDossier) -> None:
    """Two articles of May, one of June; the note of June leaves open whether it is she."""
    assert tveit.coverage == (MonthCount("2025-05", 2), MonthCount("2025-06", 1))


def test_coverage_leaves_out_days_that_are_not_known() -> None:
    def story(name: str, day: str, basis: Any = "front-matter") -> Story:
        found = Story(name, day, f"Norway's minister Ane Tveit sold boat {name}.", basis=basis)
        role = found.role(("s1", "Norway's minister"), "NO")
        found.person("Ane Tveit", ("s1", "Ane Tveit"), roles=[role])
        found.country("NO", ("s1", "Norway"))
        return found

    found = whole.compiled(
        story("one", "2025-05-02"),
        story("two", "2025-05"),
        story("three", "2024"),
        story("four", "2025-07-01", "file"),
    )
    assert found.people[0].coverage == (MonthCount("2025-05", 2),)
    assert found.countries[0].coverage == (MonthCount("2025-05", 2),)


def test_bars_stand_for_every_month_between_the_first_and_the_last() -> None:
    months = (MonthCount("2024-11", 4), MonthCount("2025-01", 1), MonthCount("2025-02", 4))
    chart = coverage_bars(months)
    assert chart
    assert [(bar.month, bar.articles, bar.height, bar.y) for bar in chart.bars] == [
        ("2024-11", 4, 100, 0),
        ("2024-12", 0, 0, 100),
        ("2025-01", 1, 25, 75),
        ("2025-02", 4, 100, 0),
    ]
    assert [bar.x for bar in chart.bars] == [1, 11, 21, 31]
    assert [bar.month for bar in chart.bars if bar.starts_year] == ["2025-01"]
    assert (chart.size, chart.most, chart.peak, chart.earlier) == ((40, 100), 4, "2025-02", 0)


def test_bars_end_with_the_last_month_and_go_back_three_years() -> None:
    chart = coverage_bars(
        (MonthCount("2001-03", 7), MonthCount("2022-05", 1), MonthCount("2025-04", 2))
    )
    assert chart
    assert (chart.bars[0].month, chart.bars[-1].month, len(chart.bars)) == (
        "2022-05", "2025-04", 36,
    )  # fmt: skip
    assert (chart.most, chart.earlier) == (2, 7)


def test_one_month_has_no_bars() -> None:
    assert coverage_bars((MonthCount("2025-05", 9),)) is None
    assert coverage_bars(()) is None


def joined(name: str, **changes: Any) -> Companion:
    """Somebody met in a sentence of an article that doesn't exist."""
    slug = name.lower().replace(" ", "-")
    citation = Citation("a", "s1", 0, 4, "articles/a/index.html#s1")
    statement = Statement("They met.", (citation,), **changes)
    return Companion(EntityLink(name, f"x/{slug}/index.html"), 1, (statement,))


def test_the_network_of_a_person(tveit: PersonDossier) -> None:
    """Most shared sentences first, as under "With whom"; she has a role for a country she met."""
    net = network(tveit)
    assert net
    assert [(node.what, node.name, node.number, node.kind, node.role) for node in net.nodes] == [
        ("person", "Wambui Karimo", 1, "named", None),
        ("person", "Jonas Hrafnsson", 2, "named", None),
        ("person", "Peter Odhira", 3, "named", None),
        ("country", "Iceland", 4, "named", None),
        ("country", "Norway", 5, "named", "role"),
        ("country", "Kenya", 6, "named", None),
    ]
    rows = (*tveit.people, *tveit.countries)
    assert [net.numbers[row] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert net.kinds == ("named", "role")


def test_a_country_that_is_only_a_persons_own_has_no_number(dossiers: Dossiers) -> None:
    """The head of the page and its roles tell it; there is no sentence that names both."""
    net = network(next(one for one in dossiers.people if one.name == "Peter Odhira"))
    assert net
    assert [(node.name, node.number, node.kind, node.role) for node in net.nodes] == [
        ("Ane Tveit", 1, "named", None),
        ("Kenya", None, None, "inferred-role"),
        ("Norway", 2, "named", None),
    ]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"rule": "event"}, "event"),
        ({"rule": "same-sentence"}, "named"),
        ({"rule": "event", "modality": "planned"}, "planned"),
        ({"rule": "event", "modality": "hedged"}, "hedged"),
        ({"rule": "event", "modality": "analysis"}, "hedged"),
        ({"rule": "same-sentence", "modality": "denied"}, "denied"),
    ],
)
def test_a_line_is_of_the_kind_of_its_sentence(
    tveit: PersonDossier, changes: dict[str, Any], kind: str
) -> None:
    met = (joined("Ole Bakke", **changes), joined("Eva Lund", rule="event"))
    net = network(msgspec.structs.replace(tveit, people=met, countries=()))
    assert net
    assert net.nodes[0].kind == kind


def test_the_network_of_a_country_has_each_holder_of_an_office_once(dossiers: Dossiers) -> None:
    """At the first row of the table; who is out of office has no line for it."""
    kenya = next(one for one in dossiers.countries if one.code == "KE")
    karimo, odhira = kenya.people
    older = msgspec.structs.replace(karimo, role="deputy")
    former = msgspec.structs.replace(
        karimo, name="Asha Mwangi", url="people/asha-mwangi/index.html", office="out"
    )
    judge = msgspec.structs.replace(
        odhira, name="Juma Okello", url="people/juma-okello/index.html", office="serves"
    )
    people = (former, judge, karimo, odhira, older)
    net = network(msgspec.structs.replace(kenya, people=people))
    assert net
    found = [(node.name, node.role) for node in net.nodes if node.what == "person"]
    assert found == [
        ("Wambui Karimo", "role"),
        ("Peter Odhira", "inferred-role"),
        ("Juma Okello", "inferred-role"),
    ]
    assert net.numbers[karimo] == 1
    assert net.numbers[judge] == 3
    assert not net.numbers.keys() & {older, former}


def test_a_network_has_at_most_twenty_five_neighbours(tveit: PersonDossier) -> None:
    people = tuple(joined(f"Person {number}") for number in range(30))
    places = tuple(joined(f"Country {number}") for number in range(12))
    net = network(msgspec.structs.replace(tveit, people=people, countries=places))
    assert net
    assert len(net.nodes) == 25
    assert [node.number for node in net.nodes] == list(range(1, 26))
    assert [node.name for node in net.nodes if node.what == "country"] == [
        p.link.name for p in places
    ]


def test_one_neighbour_is_no_network(tveit: PersonDossier) -> None:
    alone = msgspec.structs.replace(tveit.country, url="")
    record = msgspec.structs.replace(
        tveit, people=(joined("Ole Bakke"),), countries=(), country=alone
    )
    assert network(record) is None


def test_names_of_a_network_are_whole_and_apart(tveit: PersonDossier) -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff the Younger of Upper Saxony"
    people = (joined(long), *(joined(f"Person {number}") for number in range(11)))
    net = network(msgspec.structs.replace(tveit, people=people))
    assert net
    letters = "".join(line for _, line in net.nodes[0].lines).replace(" ", "")
    assert letters == long.replace(" ", "")
    for side in ("person", "country"):
        bases = [y for node in net.nodes if node.what == side for y, _ in node.lines]
        assert all(later - earlier >= 19 for earlier, later in pairwise(bases))
    for node in net.nodes:
        assert all(len(line) <= LETTERS for _, line in node.lines)
        assert all(0 < y < net.size[1] for y, _ in node.lines)
        assert 0 < node.text_x < WIDTH


def drawn(dossiers: Dossiers, url: str) -> tuple[Any, str]:
    """A page as a tree and as text."""
    site = whole.site_of(dossiers)
    (page,) = [page for page in whole.plan_all(dossiers, site) if page.path == url]
    (file,) = render_pages([page], site, environment_for(Path("/nonexistent")))
    return parsed(file.content), file.content.decode()


PAGES = (
    "people/ane-tveit/index.html",
    "countries/kenya/index.html",
    "index.html",
    "countries/index.html",
)


@pytest.mark.parametrize("url", PAGES)
def test_pictures_are_well_formed_named_and_load_nothing(dossiers: Dossiers, url: str) -> None:
    tree, text = drawn(dossiers, url)
    pictures = [
        svg
        for svg in re.findall(r"<svg.*?</svg>", text, re.DOTALL)
        if "aria-hidden" not in svg[:120]
    ]
    assert pictures
    for svg in pictures:
        root = etree.fromstring(svg)
        assert root.get("role") in ("img", "group")
        # An image hides what is inside it, so one with links must not be one.
        assert (root.get("role") == "group") == bool(root.findall(".//a"))
        for name in root.get("aria-labelledby", "").split():
            assert tree.xpath(f"string(//*[@id='{name}'])").strip()
        assert re.findall(r"\b(?:src|xlink:href|style)=|<(?:image|script|foreignObject)", svg) == []
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_numbers_of_a_network_lead_to_the_rows(dossiers: Dossiers) -> None:
    tree, _ = drawn(dossiers, "people/ane-tveit/index.html")
    found = {}
    for link in tree.xpath("//*[contains(@class, 'net')]//a[@class='badge']"):
        (row,) = tree.xpath(f"//li[@id='{link.get('href')[1:]}']")
        found[link.xpath("string(text)")] = row.xpath("string(.//a[contains(@class, 'n-p')])")
    assert found == {
        "1": "Wambui Karimo",
        "2": "Jonas Hrafnsson",
        "3": "Peter Odhira",
        "4": "Iceland",
        "5": "Norway",
        "6": "Kenya",
    }
    links = tree.xpath("//*[contains(@class, 'net')]//a[not(@class)]/@href")
    assert "../../people/peter-odhira/index.html" in links
    assert "../../countries/kenya/index.html" in links


def test_numbers_lead_to_the_rows_of_a_country(dossiers: Dossiers) -> None:
    tree, _ = drawn(dossiers, "countries/kenya/index.html")
    targets = tree.xpath("//*[contains(@class, 'net')]//a[@class='badge']/@href")
    assert len(targets) >= 3
    for number, target in enumerate(targets, start=1):
        (row,) = tree.xpath(f"//*[@id='{target[1:]}']")
        assert row.xpath("string(.//span[@class='nn'])") == str(number)


def test_the_world_map_links_and_counts(dossiers: Dossiers) -> None:
    tree, _ = drawn(dossiers, "index.html")
    titles = tree.xpath("//figure[@class='world']//a/title/text()")
    rows = {row.code: row.articles for row in whole_rows(dossiers)}
    assert titles == [
        f"Iceland, {rows['IS']} articles",
        f"Kenya, {rows['KE']} article",
        f"Norway, {rows['NO']} articles",
    ]
    assert tree.xpath("//figure[@class='world']//a/@href")[0] == "countries/iceland/index.html"


def whole_rows(dossiers: Dossiers) -> tuple[CountryWeight, ...]:
    site = whole.site_of(dossiers)
    (home,) = [p for p in whole.plan_all(dossiers, site) if p.path == "index.html"]
    assert isinstance(home, Page)
    world: tuple[CountryWeight, ...] = home.record.world  # type: ignore[union-attr]
    return world


def test_every_line_and_shade_has_a_style() -> None:
    """A kind of line without a style of its own would look like another one."""
    css = (default_template_dir() / "static" / "site.css").read_text("utf-8")
    for name in ("event", "planned", "hedged", "denied", "role", "inferred-role"):
        assert f".net .{name}," in css, name
        assert f".lgs .{name}{{" in css, name
    for level in range(1, 5):
        assert f".map .m{level}{{fill:var(--m{level})}}" in css
