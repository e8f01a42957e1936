"""By which rule a person of an article is the same human as those of other articles."""

from __future__ import annotations

import pytest

from briefgen.explain.identity import joining_rule
from briefgen.outline import outline_of
from briefgen.resolve.across_articles import Seen, people_seen
from builders import Story


def seen(name: str) -> Seen:
    story = Story("pier", "2031-03-01", f"{name} left.")
    story.person(name, ("s1", name))
    return people_seen([outline_of(story.article(), story.analysis())])[0]


@pytest.mark.parametrize(
    ("name", "other", "rule"),
    [
        ("Ane Tveit", "Ané Tveit", "equal-names"),
        ("Seo Yo-han", "Seo Yohan", "equal-letters"),
        ("Suryati", "Suryati", "one-word-name"),
        ("Tveit", "Ane Tveit", "short-form"),
    ],
)
def test_the_rule_that_joins_a_name_to_another(name: str, other: str, rule: str) -> None:
    assert joining_rule(seen(name), other, line=0, is_alone=False) == rule


def test_an_entry_goes_before_every_rule() -> None:
    assert joining_rule(seen("Ane Tveit"), "Ane Tveit", line=3, is_alone=False) == "correction"
    assert joining_rule(seen("Ane Tveit"), "Ane Tveit", line=0, is_alone=True) == "one-article"
