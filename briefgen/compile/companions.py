"""Who is met in the same sentences: with whom, and a country's relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from briefgen.compile.cut import WHOLE, Caps, Cut
from briefgen.compile.directory import Directory
from briefgen.compile.statements import Passage, Pick, statements_of
from briefgen.dossiers import Companion, EntityLink

EVENT = "event"  # the rule of a sentence in which one does something with the other


def companions(
    passages: Iterable[Passage],
    directory: Directory,
    *,
    kind: Literal["person", "country"],
    caps: Caps = WHOLE,
) -> Cut[Companion]:
    """People or countries with a page who are named in the sentences of `directory.own`.

    Most shared sentences first (the same words in two articles count once), then by name; each
    with the newest sentences in which the two take part in an event, then the newest that only
    name both. A country that is part of the subject's own role ("Malian envoy") is not met by it.
    """
    met: dict[str, tuple[EntityLink, list[Pick]]] = {}
    for passage in passages:
        rules: dict[EntityLink, str] = {}
        for link, rule in _others(passage, directory, kind):
            rules[link] = EVENT if rule == EVENT else rules.get(link, rule)
        for link, rule in rules.items():
            met.setdefault(link.url, (link, []))[1].append(Pick(passage, rule))
    counted = [
        (link, len({pick.passage.line.text for pick in found}), found)
        for link, found in met.values()
    ]
    counted.sort(key=lambda entry: (-entry[1], entry[0].name, entry[0].url))
    shown = tuple(
        Companion(
            link=link,
            count=count,
            statements=statements_of(
                sorted(found, key=lambda pick: pick.rule != EVENT), directory, cap=caps.each
            ),
        )
        for link, count, found in counted[: caps.companions]
    )
    return Cut(shown, len(counted) - len(shown))


def _others(
    passage: Passage, directory: Directory, kind: Literal["person", "country"]
) -> Iterator[tuple[EntityLink, str]]:
    """The pages of the people, or of the countries, named beside the subject in a sentence.

    With each the rule: whether the two take part in an event there, or are only named.
    """
    line = passage.line
    for key in line.people if kind == "person" else line.countries:
        if kind == "person":
            one = directory.person(passage.article.id, key)
        else:
            one = directory.country(key)
        if one and one.link.url != directory.own:
            yield one.link, EVENT if key in line.met else "same-sentence"
