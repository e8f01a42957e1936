"""What belongs to a role after its noun: "of the Coastal Union in Oslo", "to President Roe"."""

from __future__ import annotations

from briefgen.analyse.role_words import TIME_NOUNS, is_glued
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

MAX_WORK_TOKENS = 12  # “The Long and Cold River”
MAX_COMPLEMENTS = 4
LINKS = frozenset({"of", "for", "at", "in", "to"})
# These belong to a role only right after its noun: "expert on trade", and the next ones only
# before a name: "analyst with Nordbank", "senator from Ohio".
NEAR_LINKS = frozenset({"on"})
NAME_LINKS = frozenset({"with", "from", "under"})
# After these, the name of somebody else can stand: "adviser to Roe".
PERSON_LINKS = frozenset({"of", "for", "to", "with", "under"})
# "in the past decade", "at the time", "for many years" tell when, not what of.
PERIODS = TIME_NOUNS.union(
    "years months weeks day days decade decades century centuries time times term terms moment "
    "present past future period spring summer autumn winter night morning evening".split()
)
INNER_TAGS = frozenset({"JJ", "JJR", "JJS", "POS", "HYPH", "DT", "CD", "PRP$"})


def with_complements(scene: Scene, number: int, end: int) -> int:
    """The end of the phrase of the person `number` with "of …", "at … in …" after its head."""
    tokens, links = scene.reading.tokens, LINKS | NEAR_LINKS | NAME_LINKS
    for _ in range(MAX_COMPLEMENTS):
        if end + 1 >= len(tokens) or tokens[end].text not in links:
            break
        stop = _complement_end(scene, number, end)
        if stop == end + 1 or _tells_when(tokens, end, stop):
            break
        if tokens[end].text in NAME_LINKS and not _holds_name(scene, end + 1, stop):
            break
        end, links = stop, LINKS
    return end


def _complement_end(scene: Scene, number: int, link: int) -> int:
    """The token after the noun phrase that follows the word at `link`; `link` + 1 without one."""
    tokens = scene.reading.tokens
    stop = link + 1
    while stop < len(tokens) and tokens[stop].sentence == tokens[link].sentence:
        if (close := _quoted_name(tokens, stop)) > 0:
            return close + 1
        if not _in_complement(scene, number, link, stop):
            break
        stop += 1
    while stop > link + 1 and tokens[stop - 1].tag in ("DT", "CC", "RB", "RBS", "VBN", "VBG"):
        stop -= 1
    ends = tokens[stop - 1]
    whole = ends.is_noun or ends.tag == "CD" or ends.is_capitalised or is_glued(tokens, stop - 1)
    return stop if whole else link + 1


def _quoted_name(tokens: list[Token], index: int) -> int:
    """The last mark of a work's name in quotation marks that starts at `index`, or -1."""
    marks = {"“": "”", '"': '"'}
    if tokens[index].text not in marks or index + 1 >= len(tokens):
        return -1
    if not tokens[index + 1].is_capitalised:
        return -1
    for close in range(index + 2, min(index + MAX_WORK_TOKENS, len(tokens))):
        if tokens[close].sentence != tokens[index].sentence:
            return -1
        if tokens[close].text == marks[tokens[index].text]:
            return close
    return -1


def _tells_when(tokens: list[Token], link: int, stop: int) -> bool:
    """Whether "in May", "in 2019", "at the time" follows: that tells when, not what of."""
    first = link + 1
    while first < stop - 1 and tokens[first].tag in ("DT", "JJ"):
        first += 1
    if tokens[link].text != "of" and tokens[stop - 1].lower in PERIODS:
        return True
    return (
        (tokens[first].lower in TIME_NOUNS and tokens[stop - 1].lower != "year")
        or tokens[first].text == "May"
        or (tokens[first].tag == "CD" and not tokens[stop - 1].is_noun)
    )


def _holds_name(scene: Scene, first: int, last: int) -> bool:
    """Whether the tokens name a person, a body or a place."""
    return any(t.is_capitalised and t.is_noun for t in scene.reading.tokens[first:last])


def _in_complement(scene: Scene, number: int, link: int, index: int) -> bool:
    """Whether token `index` can stand in the phrase after the link ("of") of a role."""
    tokens = scene.reading.tokens
    token, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if index in scene.person_at:
        return scene.person_at[index] != number and tokens[link].text in PERSON_LINKS
    if token.text in ("’", "'"):  # "the Harbour Pilots’ Guild": tagged as a closing quote
        return (
            following is not None
            and following.text[:1].isupper()
            and following.is_noun
            and tokens[index - 1].lower.endswith("s")
            and tokens[index - 1].end == token.start
        )
    if token.text in ("and", "&"):
        return (
            following is not None
            and (following.is_noun or following.tag == "JJ")
            and index + 1 not in scene.person_at
            and not _verb_soon(scene, index)
        )
    if is_glued(tokens, index) and token.text.isalpha():
        return True
    if token.text == "," or token.tag == "IN":  # "the Ministry of Trade, Industry and Energy"
        return (
            following is not None
            and following.entity == tokens[index - 1].entity == token.entity != -1
            and following.label == "ORG"
        )
    if token.lower in TIME_NOUNS:
        return tokens[link].text == "of" or is_glued(tokens, index)
    if token.tag in ("VBN", "VBG", "RB", "RBS"):
        return _describes(tokens, index)
    return token.is_noun or token.tag in INNER_TAGS or token.text in ("’s", "'s", "-")


def _describes(tokens: list[Token], index: int) -> bool:
    """Whether "ruling" or "newly" stands between an article and a noun: "the ruling party"."""
    if index == 0 or index + 1 >= len(tokens):
        return False
    opened = tokens[index - 1].tag in ("DT", "JJ", "PRP$", "POS", "RB", "HYPH", "CD", "IN")
    after = tokens[index + 1]
    return opened and (after.is_noun or after.tag in ("JJ", "VBN", "VBG", "HYPH"))


def _verb_soon(scene: Scene, index: int) -> bool:
    """Whether what follows "and" is a clause of its own, not a part of the phrase."""
    return any(t.is_verb for t in scene.reading.tokens[index + 1 : index + 4])
