"""Is a country in a role the person's own? Some are a beat, an object, a subject that is taught."""

from __future__ import annotations

from briefgen.analyse.affiliations import is_international, is_media
from briefgen.analyse.gazetteer import kind_of
from briefgen.analyse.office_words import ENVOYS
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene
from briefgen.data import read_words

# What these are "of", and the country's name before them, is what they deal with.
ABOUT = frozenset(
    "supporter critic opponent ally friend admirer advocate defender enemy foe scholar student "
    "historian expert specialist analyst observer watcher fan survivor veteran author translator "
    "visitor lover backer donor researcher".split()
)
# What makes a name that begins with a country that of a body of the state.
STATE_BODIES = frozenset(
    "army assembly cabinet commission congress council court department embassy forces government "
    "guard house ministry mission navy parliament police secretariat senate service state".split()
)
# "an English teacher" teaches the language.
TEACHERS = frozenset({"teacher", "professor", "lecturer", "tutor", "translator", "student"})


def is_nationality(scene: Scene, phrase: RolePhrase, token: int) -> bool:
    """Whether the country at `token` in a role is the person's own; False when in doubt.

    "Japan correspondent", "Iran expert" and "supporter of Israel" tell a subject, "wife of a
    Norwegian" somebody else's country, "Syrian refugees President" two things that don't belong
    together; "Lebanese-Nigerian" and "Peru and Chile chief" are two countries.
    """
    noun = phrase.noun.noun.rpartition(" ")[2]
    by_people = kind_of(scene.reading.tokens[token].text) == "demonym"
    if is_media(phrase) or noun in ABOUT:
        return by_people and token <= phrase.head and not _is_language(scene, noun, token)
    if phrase.noun.kind == "kin" and token > phrase.head:
        return False
    if not by_people and _begins_name(scene, phrase, token):
        return False
    if _is_language(scene, noun, token) or _is_run_into(scene, phrase, token):
        return False
    return not _is_joined(scene, phrase, token)


def is_seat(scene: Scene, phrase: RolePhrase, token: int) -> bool:
    """Whether the place at `token` in a role is where a person's own body sits.

    "director at Santander" works at a bank: nobody works at a city. The seat of a body of many
    states, where a relative is, and where an envoy is sent tell nothing.
    """
    sent = phrase.noun.noun in ENVOYS
    if sent or phrase.noun.kind == "kin" or is_international(scene, phrase):
        return False
    tokens = scene.reading.tokens
    after = tokens[token + 1].text if token + 1 < len(tokens) else ""
    is_place = token in scene.places and after not in ("'s", "’s", "-")
    return tokens[token - 1].text != "at" or not is_place


def _is_language(scene: Scene, noun: str, token: int) -> bool:
    """Whether the word names a language that is taught."""
    text = scene.reading.tokens[token].text
    return noun in TEACHERS and (text == "English" or text in read_words("languages.txt"))


def _begins_name(scene: Scene, phrase: RolePhrase, token: int) -> bool:
    """Whether a country behind the title begins a firm's or club's name ("Chad Rail").

    A body of the state that is called so is of that state ("the Chad Foreign Ministry").
    """
    tokens = scene.reading.tokens
    name: list[str] = []
    for after in tokens[token + 1 : phrase.last + 1]:
        if not after.is_capitalised or not after.tag.startswith("NNP"):
            break
        name.append(after.lower)
    is_country = all(scene.countries.get(token + 1 + n) for n in range(len(name)))
    return token > phrase.head and not is_country and not STATE_BODIES.intersection(name)


def _is_run_into(scene: Scene, phrase: RolePhrase, token: int) -> bool:
    """Whether a plural between a country and a capitalised title parts them."""
    tokens = scene.reading.tokens
    if not token < phrase.head or not tokens[phrase.head].is_capitalised:
        return False
    return any(
        t.tag == "NNS" and not t.is_capitalised and tokens[t.index + 1].tag != "POS"
        for t in tokens[token + 1 : phrase.head]
    )


def _is_joined(scene: Scene, phrase: RolePhrase, token: int) -> bool:
    """Whether another country is joined to the one at `token` by a hyphen or "and"."""
    tokens, countries = scene.reading.tokens, scene.countries
    end = token
    while end + 1 < len(tokens) and countries.get(end + 1) == countries[token]:
        end += 1
    if end + 2 >= len(tokens) or tokens[end + 1].text not in ("-", "–", "and", "/"):
        return False
    return end + 2 <= phrase.last and countries.get(end + 2, countries[token]) != countries[token]
