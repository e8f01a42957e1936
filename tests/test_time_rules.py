"""What every match of a time pattern needs is looked for first; it must never hide a match."""

from __future__ import annotations

import pytest

from briefgen.analyse.time_rules import RULES, Rule

# At least one expression of every rule, in the cases that the pattern allows.
EXPRESSIONS = (
    "2025-08-28", "August 28, 2025", "Sept. 3, 1999", "3rd of May 2021", "May 2020", "Jan. of 1999",
    "June of last year", "December this year", "October 9", "9 March", "THE SECOND QUARTER of 2019",
    "fourth-quarter 2001", "the third quarter", "Spring 2004", "winter of 1812", "last Monday",
    "Thursday evening", "two weeks ago", "About A Decade Ago", "in three days.", "within a month,",
    "in the next two years.", "TODAY", "last night", "this morning", "tomorrow",
    "earlier this week", "the coming decade", "The Previous Year", "next weekend",
    "current quarter", "this Summer",
    "the end of the year", "the beginning of the week", "the weekend", "The Weekend", "the 1990s",
    "late-2010s", "early March", "last November", "1848", "the end of 2030",
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_tried_wherever_it_matches(rule: Rule) -> None:
    matching = [text for text in EXPRESSIONS if rule.pattern.search(text)]
    assert matching
    assert all(rule.may_match(text.lower()) for text in matching)
