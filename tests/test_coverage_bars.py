"""Articles per month: which count, and the bars that stand for them."""

from __future__ import annotations

from typing import Any

import harbour_world
import whole
from briefgen.dossiers import MonthCount, MonthLink
from briefgen.pictures import coverage_bars
from builders import Story


def test_coverage_counts_articles_by_month() -> None:
    """Two articles of May, one of June; the note of June leaves open whether it is she."""
    tveit = harbour_world.dossiers().people[0]
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
    assert [(bar.x, bar.width) for bar in chart.bars] == [(4, 2), (14, 2), (24, 2), (34, 2)]
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
    assert (chart.bars[-1].x, chart.bars[-1].width) == (351, 8)


def test_one_month_has_no_bars() -> None:
    assert coverage_bars((MonthCount("2025-05", 9),)) is None
    assert coverage_bars(()) is None


def test_a_bar_leads_to_the_page_of_its_month() -> None:
    months = (MonthCount("2025-04", 1), MonthCount("2025-05", 2))
    chart = coverage_bars(months, (MonthLink("2025-05", "people/x/2025-05/index.html", 2),))
    assert chart
    assert [bar.url for bar in chart.bars] == ["", "people/x/2025-05/index.html"]
