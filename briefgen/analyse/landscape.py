"""Which states an article is about, and how much: the ground for conclusions about its people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from briefgen.analyse.gazetteer import find_matches
from briefgen.analyse.scene import Scene
from briefgen.analyse.states import StateSign, state_signs
from briefgen.analyse.tokens import Range
from briefgen.data import read_table
from briefgen.model import CountryMention, CountryReading

# A city or a region shows where something happens, a country or a body of state who is concerned.
PLACE_WEIGHT = 0.5
# What may be a country counts more, as it only stands against conclusions about others.
OPEN_WEIGHT = 2.0
# Words of politics ("Republicans", "the Senate") add no more than this to their state.
MAX_HOME_WEIGHT = 4.0
# A state is what the article is about if it has this weight, and this many times any other's.
MIN_HOME, HOME_SHARE = 3.0, 2.5
# So many bodies and parties without their state's name show that the article is written at home.
MIN_OWN_SIGNS = 3


class StateMention(NamedTuple):
    """A place where a state is named: its tokens, its code, and how the country is meant there."""

    first: int
    last: int
    code: str
    kind: str
    use: str


class Landscape(NamedTuple):
    """The states of an article. `weights` counts what is said of each outside of role phrases.

    `totals` counts role phrases too. `signs` are the parties and the words of politics;
    `home_signs` how often each state's own politics and bodies are named without its name; `deeds`
    how often it acts, or its people and bodies are named.
    """

    mentions: tuple[StateMention, ...]
    signs: tuple[StateSign, ...]
    weights: Mapping[str, float]
    totals: Mapping[str, float]
    home_signs: Mapping[str, int]
    deeds: Mapping[str, int]

    @property
    def home(self) -> str | None:
        """The one state that the article is about, or None when several are, or none.

        The one named far more than all others; or the one named most, if it alone is spoken of as
        at home, by its bodies and parties without its name.
        """
        ranked = sorted(self.totals.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or self.weights[code := ranked[0][0]] < MIN_HOME:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        others = sum(count for c, count in self.home_signs.items() if c != code)
        own = self.home_signs[code] >= MIN_OWN_SIGNS and not others
        return code if own or ranked[0][1] >= HOME_SHARE * second else None


def survey(
    scene: Scene, countries: Iterable[CountryReading], foreign: Sequence[Range]
) -> Landscape:
    """What the article says of states.

    `foreign` are the role phrases that name their state: a writer names the state of those who are
    not of the one that the article is about, so they don't count.
    """
    mentions = tuple(_mentions(scene, countries))
    named = {mention.code for mention in mentions}
    signs = _credible(scene, named)
    politics = [sign for sign in signs if sign.use != "institute"]
    weights: defaultdict[str, float] = defaultdict(float)
    totals: defaultdict[str, float] = defaultdict(float)
    home_signs, deeds = Counter(sign.code for sign in politics), Counter[str]()
    for mention in mentions:
        is_place = mention.kind == "place" or mention.use == "place"
        weight = PLACE_WEIGHT if is_place else 1.0
        totals[mention.code] += weight
        marked = any(tokens.first <= mention.first < tokens.last for tokens in foreign)
        if marked and mention.kind != "body":
            continue
        weights[mention.code] += weight
        home_signs[mention.code] += _is_own_body(scene, mention)
        deeds[mention.code] += _is_deed(scene, mention)
    for code in _open_names(scene, home_signs):
        totals[code] += OPEN_WEIGHT
    for code, count in Counter(sign.code for sign in politics).items():
        weights[code] += min(float(count), MAX_HOME_WEIGHT)
        totals[code] += min(float(count), MAX_HOME_WEIGHT)
        deeds[code] += count
    return Landscape(mentions, signs, weights, totals, home_signs, deeds)


def _credible(scene: Scene, named: Set[str]) -> tuple[StateSign, ...]:
    """The signs that tell something: parties, and words of politics of a state that is named.

    Of a state that is not named, two different words are needed, of which one is no house's:
    "Congress" is India's too.
    """
    signs = state_signs(scene.reading)
    words: dict[str, set[str]] = {}
    for sign in signs:
        word = scene.reading.words(sign.first, sign.last).lower().rstrip("s")
        words.setdefault(sign.code, set()).add("house" if sign.use == "house" else word)
        if sign.use == "home" and " " in word:
            words[sign.code].update(word.split())
    return tuple(
        sign
        for sign in signs
        if sign.use in ("party", "institute") or sign.code in named or len(words[sign.code]) > 1
    )


def _open_names(scene: Scene, home_signs: Mapping[str, int]) -> Iterator[str]:
    """The countries that names without enough evidence could mean ("Georgia", "Chad").

    None of those that are states of the United States, where the article speaks of its politics.
    """
    named = {code for index, code in scene.countries.items() if index not in scene.places}
    reading = scene.reading
    american = home_signs["US"] > 0 or any(
        code == "US" and index in scene.places for index, code in scene.countries.items()
    )
    for block in reading.blocks:
        for match in find_matches(reading.text, block.start, block.end):
            token, entry = reading.token_at(match.start), match.entry
            if token is None or entry.kind != "name" or not entry.evidence:
                continue
            taken = token.index in scene.countries or token.index in scene.person_at
            if (
                not taken
                and not named.intersection(entry.codes)
                and not (american and entry.name in _american())
            ):
                yield entry.codes[0]


@cache
def _american() -> frozenset[str]:
    """Names of the states of the United States."""
    return frozenset(row[0] for row in read_table("us_states.csv"))


def _is_deed(scene: Scene, mention: StateMention) -> bool:
    """Whether a state acts, owns something, or is named by its people or a body of its own."""
    tokens = scene.reading.tokens
    owns = mention.last < len(tokens) and tokens[mention.last].text in ("'s", "’s")
    is_city = mention.kind in ("place", "capital")
    return mention.use == "acts" or mention.kind in ("demonym", "body") or (owns and not is_city)


def _is_own_body(scene: Scene, mention: StateMention) -> bool:
    """Whether a body of state is named without the name of its state, as at home."""
    return mention.kind == "body" and scene.countries.get(mention.first - 1) != mention.code


def _mentions(scene: Scene, countries: Iterable[CountryReading]) -> list[StateMention]:
    """All mentions of countries with their tokens, "the North" among them, in text order."""
    found = []
    covered: set[int] = set()
    for country in countries:
        for mention in country.mentions:
            first, last = _tokens(scene, mention)
            covered.update(range(first, last))
            if first in scene.person_at and mention.kind != "demonym":
                continue  # somebody is called Duma or Holland
            found.append(StateMention(first, last, country.code, mention.kind, mention.use))
    for index, code in scene.countries.items():
        if index not in covered:
            found.append(StateMention(index, index + 1, code, "name", "other"))
    return sorted(found)


def _tokens(scene: Scene, mention: CountryMention) -> Range:
    """The tokens of a mention; at least one."""
    first, last = scene.reading.between(mention.start, mention.end)
    return Range(first, max(last, first + 1))
