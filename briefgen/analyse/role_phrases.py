"""Where a role stands in words: before a name, after it, or told of it by "is" and "became"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.analyse.lexicon import complemented_role
from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.role_appositions import phrase_from, second_phrase, with_complements
from briefgen.analyse.role_titles import RolePhrase, title_ending_before
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

COPULAS = frozenset(
    {"is", "was", "became", "becomes", "been", "become", "remains", "remained", "'s", "’s"}
)
# "took over as finance minister", "served as", "works as a nurse".
HOLDING = frozenset(
    "takes took taken serves served serving works worked retired resigned returned returns acts "
    "acted acting".split()
)
APPOINTED = frozenset(
    {"elected", "appointed", "named", "sworn", "reelected", "re-elected", "chosen", "nominated"}
)


def role_phrases(scene: Scene) -> list[RolePhrase]:
    """All role phrases of all people in text order; headlines are left out."""
    found: list[RolePhrase] = []
    for number, person in enumerate(scene.people):
        for mention in person.mentions:
            if not scene.reading.is_headline(scene.reading.tokens[mention.first]):
                found += _of_mention(scene, number, mention)
    return sorted(set(found), key=lambda phrase: (phrase.first, phrase.last, phrase.person))


def _of_mention(scene: Scene, number: int, mention: NameSpan) -> Iterator[RolePhrase]:
    """The role phrases around one mention."""
    for rule in (_before, _before_comma, _after, _copula):
        phrase = rule(scene, number, mention)
        if phrase is None:
            continue
        yield phrase
        if rule in (_after, _copula) and (second := second_phrase(scene, phrase)) is not None:
            yield second


def _before(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """South Korea's chief of staff Roe | Secretary of State Roe | Sen. Roe."""
    return title_ending_before(scene, number, mention.first, "title-before")


def _before_comma(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """The country's president, Roe, | its finance minister, Roe: | Peru's envoy to Chad, Roe,"""
    tokens = scene.reading.tokens
    comma = mention.first - 1
    if comma < 2 or tokens[comma].text != "," or tokens[comma].block != tokens[mention.first].block:
        return None
    after = tokens[mention.last] if mention.last < len(tokens) else None
    closed = after is None or after.is_verb or after.text in (",", ".", ";", ":", ")", "—", "–")
    phrase = title_ending_before(scene, number, comma, "title-before-comma") if closed else None
    if phrase is None and closed:
        phrase = _title_with_complement(scene, number, comma)
    if phrase is None or tokens[phrase.head].tag not in ("NN", "NNP"):
        return None
    opener = tokens[phrase.first - 1] if phrase.first else None
    definite = opener is not None and opener.lower in ("the", "its", "his", "her", "their", "our")
    owned = any(t.tag == "POS" for t in tokens[max(phrase.first - 1, 0) : phrase.head])
    return phrase if definite or owned else None


def _title_with_complement(scene: Scene, number: int, comma: int) -> RolePhrase | None:
    """The title before a comma whose head has "of …" or "to …" behind it, or None."""
    head = complemented_role(scene.reading, comma)
    if head is None or with_complements(scene, head + 1) != comma:
        return None
    phrase = title_ending_before(scene, number, head + 1, "title-before-comma")
    return phrase._replace(last=comma) if phrase is not None else None


def _after(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """Roe, president of the Coastal Union in Oslo, | Roe, 45, a lawyer, | Roe (mayor of Turku)."""
    tokens = scene.reading.tokens
    index = mention.last
    if index + 1 >= len(tokens) or tokens[index].text not in (",", "(", "—", "–", "-"):
        return None
    if (
        tokens[index].end - tokens[index].start == 1
        and tokens[index].text == "-"
        and tokens[index].start == tokens[index - 1].end
    ):
        return None
    index += 1
    if tokens[index].tag == "CD" and index + 2 < len(tokens) and tokens[index + 1].text == ",":
        index += 2
    if tokens[index].lower == "who":
        index = _after_copula(scene, index + 1)
    while index < len(tokens) and tokens[index].lower in (
        "now",
        "then",
        "also",
        "currently",
        "himself",
        "herself",
    ):
        index += 1
    return phrase_from(scene, number, index, "apposition")


def _after_copula(scene: Scene, index: int) -> int:
    """The token after "is", "has been", "became", "remains" at token `index`, or `index`."""
    tokens = scene.reading.tokens
    after = index
    while after < len(tokens) and tokens[after].lower in (*COPULAS, "has", "had", "have"):
        after += 1
    return after if after > index and tokens[after - 1].lower in COPULAS else index


def _copula(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """Roe is the mayor of Turku | Roe became finance minister | Roe was elected president."""
    reading = scene.reading
    tokens = reading.tokens
    subject = next(
        (t for t in tokens[mention.first : mention.last] if t.dep in ("nsubj", "nsubjpass")), None
    )
    if subject is None:
        return None
    verb = tokens[subject.head]
    if verb.sentence != subject.sentence or not _is_fact(scene, verb):
        return None
    noun = None
    if verb.lower in COPULAS:
        noun = reading.child(verb.index, "attr")
    elif verb.lower in APPOINTED and subject.dep == "nsubjpass":
        noun = reading.child(verb.index, "oprd", "attr", "dobj") or _as_object(scene, verb)
    else:
        noun = _as_object(scene, verb) if verb.lower in HOLDING else None
    if noun is None or noun.index < verb.index:
        return None
    first = min(
        n for n in [noun.index, *(c for c in reading.children(noun.index) if c < noun.index)]
    )
    return phrase_from(scene, number, max(first, verb.index + 1), "copula")


def _is_fact(scene: Scene, verb: Token) -> bool:
    """Whether "is", "became", "was named" is said to be so: without "not", "may", "will"."""
    children = [scene.reading.tokens[n] for n in scene.reading.children(verb.index)]
    return not any(c.dep == "neg" or c.tag in ("MD", "TO") for c in children)


def _as_object(scene: Scene, verb: Token) -> Token | None:
    """The noun after "as" in "was sworn in as president"."""
    for number in scene.reading.children(verb.index):
        if scene.reading.tokens[number].lower == "as":
            return scene.reading.child(number, "pobj")
    return None
