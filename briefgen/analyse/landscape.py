"""Which states an article is about, and how much: the ground for conclusions about its people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefgen.analyse.scene import Scene
from briefgen.analyse.states import StateSign, state_signs
from briefgen.analyse.tokens import Range
from briefgen.model import CountryMention, CountryReading

# A city or a region shows where something happens, a country or a body of state who is concerned.
PLACE_WEIGHT = 0.5
# Words of politics ("Republicans", "the Senate") add no more than this to their state.
MAX_HOME_WEIGHT = 4.0
# A state is what the article is about if it has this weight, and this many times any other's.
MIN_HOME, HOME_SHARE = 3.0, 2.5


class StateMention(NamedTuple):
    """A place where a state is named: its tokens, its code, and how the country is meant there."""

    first: int
    last: int
    code: str
    kind: str
    use: str


class Landscape(NamedTuple):
    """The states of an article. `weights` counts what is said of each outside of role phrases.

    `signs` are the parties and the words of politics; `home_signs` how often each state's own
    politics and bodies are named without the state's name.
    """

    mentions: tuple[StateMention, ...]
    signs: tuple[StateSign, ...]
    weights: Mapping[str, float]
    home_signs: Mapping[str, int]

    @property
    def home(self) -> str | None:
        """The one state that the article is about, or None when several are, or none."""
        ranked = sorted(self.weights.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < MIN_HOME:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        return ranked[0][0] if ranked[0][1] >= HOME_SHARE * second else None


def survey(
    scene: Scene, countries: Iterable[CountryReading], foreign: Sequence[Range]
) -> Landscape:
    """What the article says of states.

    `foreign` are the role phrases that name their state: a writer names the state of those who are
    not of the one that the article is about, so they don't count.
    """
    mentions = tuple(_mentions(scene, countries))
    signs = state_signs(scene.reading)
    weights: dict[str, float] = {}
    home_signs: dict[str, int] = {}
    for mention in mentions:
        if not any(tokens.first <= mention.first < tokens.last for tokens in foreign):
            is_place = mention.kind == "place" or mention.use == "place"
            weights[mention.code] = weights.get(mention.code, 0.0) + (
                PLACE_WEIGHT if is_place else 1.0
            )
        if mention.kind == "body":
            home_signs[mention.code] = home_signs.get(mention.code, 0) + 1
    for sign in signs:
        home_signs[sign.code] = home_signs.get(sign.code, 0) + 1
    for code in {sign.code for sign in signs}:
        count = sum(sign.code == code for sign in signs)
        weights[code] = weights.get(code, 0.0) + min(float(count), MAX_HOME_WEIGHT)
    return Landscape(mentions, signs, weights, home_signs)


def _mentions(scene: Scene, countries: Iterable[CountryReading]) -> list[StateMention]:
    """All mentions of countries with their tokens, and "the North" for North Korea, in text order."""
    found = []
    covered: set[int] = set()
    for country in countries:
        for mention in country.mentions:
            first, last = _tokens(scene, mention)
            covered.update(range(first, last))
            found.append(StateMention(first, last, country.code, mention.kind, mention.use))
    for index, code in scene.countries.items():
        if index not in covered:
            found.append(StateMention(index, index + 1, code, "name", "other"))
    return sorted(found)


def _tokens(scene: Scene, mention: CountryMention) -> Range:
    """The tokens of a mention; at least one."""
    first, last = scene.reading.between(mention.start, mention.end)
    return Range(first, max(last, first + 1))
