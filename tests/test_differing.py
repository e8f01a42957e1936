"""When two articles tell one event differently, and when they only look as if."""

from __future__ import annotations

import pytest

from briefgen.dossiers import DifferingAccounts
from builders import Story
from whole import compiled


def told(article: str, sentence: str, day: str = "2031-05-02", **changes: str) -> Story:
    """An article of one sentence about Mali."""
    story = Story(article, day, sentence)
    story.country("ML", ("s1", "Mali"))
    if changes:
        story.sentence("s1", **changes)
    return story


def accounts(*stories: Story) -> tuple[DifferingAccounts, ...]:
    (mali,) = compiled(*stories).countries
    return mali.differing


SANK = "Rescue crews in Mali recovered 12 bodies from the flooded gold mine on the river bank."


def test_another_figure_for_the_same_thing() -> None:
    other = "Rescue crews in Mali have recovered 15 bodies from a flooded gold mine on the river."
    (pair,) = accounts(told("a", SANK), told("b", other, "2031-05-03"))
    assert pair.difference == "figures"
    assert [statement.text for statement in pair.statements] == [other, SANK]
    assert [s.citations[0].article for s in pair.statements] == ["b", "a"]


@pytest.mark.parametrize(
    "other",
    [
        # The same figure in words.
        "Rescue crews in Mali recovered twelve bodies from the flooded gold mine on the river.",
        # Something else is counted.
        "Rescue crews in Mali recovered bodies from 3 tunnels of the flooded gold mine.",
        # Another event.
        "Rescue crews in Mali recovered 15 boats that a storm had driven into the reeds.",
        # A year counts nothing.
        "Rescue crews in Mali recovered bodies from the flooded gold mine on the river in 2031.",
    ],
)
def test_what_does_not_differ(other: str) -> None:
    assert accounts(told("a", SANK), told("b", other)) == ()


def test_articles_weeks_apart_tell_of_two_events() -> None:
    other = SANK.replace("12", "15")
    assert accounts(told("a", SANK), told("b", other, "2031-05-29")) == ()


def test_a_denial_beside_what_it_denies() -> None:
    one = "The mine's owner in Mali pumped waste water into the river for several weeks."
    other = "The mine's owner in Mali denied that waste water was pumped into the river for weeks."
    (pair,) = accounts(told("a", one), told("b", other, modality="denied"))
    assert pair.difference == "denial"


def test_one_article_does_not_contradict_itself() -> None:
    story = Story("a", "2031-05-02", f"{SANK}\n{SANK.replace('12', '15')}")
    story.country("ML", ("s1", "Mali"))
    story.country("ML", ("s2", "Mali"))
    assert accounts(story) == ()
