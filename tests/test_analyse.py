"""Reading rules on the model's real reading: `tests/cases/*.md`, one test per case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from briefgen.analyse import analyse_articles
from briefgen.analyse.pipeline import Reader
from briefgen.load import article_from_text
from briefgen.model import Analysis, Article

CASES = Path(__file__).parent / "cases"
PUBLISHED = "2025-08-28"  # a Thursday


def cases(family: str) -> list[tuple[str, str, list[str]]]:
    """(title, text, expected lines) of each case of a family."""
    found = []
    for part in (CASES / f"{family}.md").read_text(encoding="utf-8").split("## ")[1:]:
        title, rest = part.split("\n", 1)
        text, expected = rest.split("\n---\n", 1) if "\n---\n" in rest else (rest, "")
        found.append((title, text.strip(), [line for line in expected.splitlines() if line]))
    return found


def families(*names: str) -> list[object]:
    return [
        pytest.param(name, text, expected, id=f"{name}: {title}")
        for name in names
        for title, text, expected in cases(name)
    ]


def people(article: Article, analysis: Analysis) -> list[str]:
    return sorted(
        f"{person.name}: {', '.join(sorted({mention.text for mention in person.mentions}))}"
        for person in analysis.people
    )


def roles(article: Article, analysis: Analysis) -> list[str]:
    lines = []
    for person in analysis.people:
        for role in person.roles:
            country = f"{role.country} {role.country_basis}" if role.country else "nothing"
            lines.append(f"{person.name} | {role.text} | {country}")
        if not person.roles:
            lines.append(f"{person.name} | nothing")
    return sorted(lines)


def offices(article: Article, analysis: Analysis) -> list[str]:
    """Every role and every holder without a name, with the state and what they are to it."""
    lines = [
        f"{person.name} | {role.text} | {_to_state(role.country or person.country, role.office)}"
        for person in analysis.people
        for role in person.roles
    ]
    lines += [f"nobody | {o.text} | {_to_state(o.country, o.kind)}" for o in analysis.offices]
    return sorted(lines)


def _to_state(code: str | None, office: str | None) -> str:
    return f"{code} {office}" if office else "no office"


def standings(article: Article, analysis: Analysis) -> list[str]:
    return sorted(
        f"{person.name} | {person.country} {person.country_basis}"
        if person.country
        else f"{person.name} | nothing"
        for person in analysis.people
    )


def speech(article: Article, analysis: Analysis) -> list[str]:
    names = {person.id: person.name for person in analysis.people}
    lines = []
    for quote in analysis.quotes:
        speaker = quote.speaker
        who = "nobody" if speaker is None else names.get(speaker.person or "", speaker.text)
        lines.append(f"{quote.kind} {quote.text} -> {who}")
    return sorted(lines)


def times(article: Article, analysis: Analysis) -> list[str]:
    return [f"{mark.text} = {mark.value}" for mark in analysis.times]


def events(article: Article, analysis: Analysis) -> list[str]:
    names = {person.id: person.name for person in analysis.people}
    lines = []
    for event in analysis.events:
        one, other = (
            names[party.person] if party.person else party.country
            for party in (event.subject, event.object)
        )
        lines.append(f"{one} {'<->' if event.mutual else '->'} {other}: {event.text}")
    return lines


def modality(article: Article, analysis: Analysis) -> list[str]:
    return [
        f"{sentence.modality}: {' | '.join(map(article.excerpt, sentence.cues))}".strip()
        for sentence in analysis.sentences
    ]


SHOWN: dict[str, Callable[[Article, Analysis], list[str]]] = {
    "events": events, "modality": modality, "offices": offices, "people": people, "roles": roles,
    "standings": standings, "speech": speech, "times": times,
}  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("family", "text", "expected"), families(*SHOWN))
def test_case(family: str, text: str, expected: list[str], reader: Reader) -> None:
    article = article_from_text("case.txt", text, published=PUBLISHED)
    (analysis,) = analyse_articles([article], reader)
    found = SHOWN[family](article, analysis)
    assert found == (expected if family in ("events", "modality", "times") else sorted(expected))


@pytest.mark.model
def test_who_speaks_for_a_state_without_a_name(reader: Reader) -> None:
    text = (
        "The Malian foreign minister said Chad was late. “No,” a Kenyan official said. "
        "A Slovenian journalist said it was fair. The former Kenyan president said it was not. "
        "An aide to the Malian foreign minister said it was far. A Peruvian said it was dear. "
        "Lima said it was cheap."
    )
    (analysis,) = analyse_articles([article_from_text("case.txt", text, published="")], reader)
    speakers = [quote.speaker for quote in analysis.quotes if quote.speaker]
    assert [(speaker.text, speaker.country) for speaker in speakers] == [
        ("The Malian foreign minister", "ML"),
        ("a Kenyan official", "KE"),
        ("A Slovenian journalist", None),
        ("The former Kenyan president", None),
        ("An aide to the Malian foreign minister", None),
        ("A Peruvian", None),
        ("Lima", "PE"),
    ]


@pytest.mark.model
def test_another_state_in_a_title_outside_the_text_leaves_an_offices_country_open(
    reader: Reader,
) -> None:
    text = (
        "Italy will pay for two camps. Italy's parliament must still vote, and Italian courts "
        "may stop it.\n\nPrime Minister Edon Ramizi said the camps would open in May."
    )
    countries = []
    for title in ("Two camps to open", "Italy and Albania seal migrant deal"):
        article = article_from_text("case.txt", text, published=PUBLISHED)
        titled = msgspec.structs.replace(article, title=title)
        (analysis,) = analyse_articles([titled], reader)
        countries += [person.country for person in analysis.people]
    assert countries == ["IT", None]
