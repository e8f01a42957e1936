"""Which words can stand in a title: nouns, adjectives, "acting", “quoted” ones, "two-time"."""

from __future__ import annotations

from briefgen.analyse.lexicon import nation_words, role_ending_at, role_nouns
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

MAX_TITLE_TOKENS = 14
MAX_QUOTED_TOKENS = 4  # between the marks of “hard-line” in a title
DASHES = frozenset({"—", "–", "-", "--"})
HYPHENS = frozenset({"-", "–", "‐", "‑"})
OPENERS = {"”": "“", "’": "‘", '"': '"', "'": "'"}
# Participles that belong to a title; any other verb form ends it.
TITLE_PARTICIPLES = frozenset(
    "acting retired elected ousted jailed deposed designated exiled outgoing incoming appointed "
    "suspended convicted accused disgraced detained embattled imprisoned serving ruling founding "
    "leading presiding managing sitting reigning defending surviving aspiring practising "
    "practicing visiting rising decorated respected renowned celebrated assassinated murdered "
    "slain wounded injured indicted suspected alleged registered licensed certified disbarred "
    "purported supposed presumed reputed rumoured rumored proclaimed disputed nominated "
    "unelected fired sacked dismissed deceased wanted ranking contributing consulting supervising "
    "investigating prosecuting governing standing".split()
)
TITLE_TAGS = frozenset({"JJ", "JJR", "JJS", "POS", "HYPH", "AFX"})
BEFORE_TITLES = frozenset({"former", "then", "vice", "deputy", "ex", "now", "co", "longtime"})
# Nouns that tell what everybody is: no role.
EVERYBODY = frozenset(
    "person man woman individual boy girl lady gentleman baby infant toddler local".split()
)
# What makes an adjective of the next one: "the most powerful official".
DEGREES = frozenset({"most", "more", "very", "highly", "openly", "once", "newly", "recently"})
TIME_NOUNS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december yesterday today tomorrow week month "
    "year".split()
)


def may_be_in_title(scene: Scene, index: int) -> bool:
    """Whether a token can stand inside a title: nouns, adjectives, "of", "and", possessives."""
    tokens = scene.reading.tokens
    token = tokens[index]
    if index in scene.person_at and token.lower not in role_nouns():
        return False
    if token.lower in TIME_NOUNS or token.tag == "CD":
        numbered = index > 0 and tokens[index - 1].lower in ("no.", "no", "number")
        return numbered or is_glued(tokens, index) or _is_year_of(tokens, index)
    if token.text in HYPHENS:
        return is_glued(tokens, index)
    if token.text in ("of", "for", "and", "&", "/", "’s", "'s", "’", "'"):
        return True
    if token.lower == "the":
        return index > 0 and tokens[index - 1].text in ("of", "for", "to")
    if token.lower == "to":  # "ambassador to Chad"
        return index > 0 and role_ending_at(scene.reading, index - 1) is not None
    if token.text.isalpha() and is_glued(tokens, index):
        return True
    if token.tag in ("VBN", "VBG", "VBD"):
        return _is_adjective(tokens, index)
    if token.lower in DEGREES:
        return index + 1 < len(tokens) and tokens[index + 1].tag in ("JJ", "VBN")
    return token.is_noun or token.tag in TITLE_TAGS or token.lower in BEFORE_TITLES


def _is_year_of(tokens: list[Token], index: int) -> bool:
    """Whether a year is part of a title: "the 2016 nominee", "the party's 2019 candidate"."""
    is_year = tokens[index].text.isdigit() and len(tokens[index].text) == 4
    return is_year and index > 0 and tokens[index - 1].tag in ("DT", "POS", "PRP$")


def is_glued(tokens: list[Token], index: int) -> bool:
    """Whether a token is a part of a word with a hyphen ("two-time", "by-election"), or it."""
    token = tokens[index]
    before = tokens[index - 1] if index and tokens[index - 1].end == token.start else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    after = after if after is not None and after.start == token.end else None
    if token.text in HYPHENS:
        return before is not None and after is not None
    return any(t is not None and t.text in HYPHENS for t in (before, after))


def _is_adjective(tokens: list[Token], index: int) -> bool:
    """Whether a participle describes a title: "jailed leader", "longest-serving minister".

    In "the office accused former chairman Roe" it is the verb of the noun before it.
    """
    before = tokens[index - 1] if index else None
    if before is not None and before.tag in ("DT", "PRP$", "POS", "JJ"):
        return tokens[index].tag != "VBD" or tokens[index].lower in TITLE_PARTICIPLES
    if tokens[index].lower not in TITLE_PARTICIPLES:
        return False
    if before is None or before.sentence != tokens[index].sentence:
        return True
    if before.text == "," and tokens[index].lower == "leading":
        return False
    return not before.is_noun or before.text in nation_words()


def after_origins(scene: Scene, first: int, head: int) -> int:
    """The token after "Kenyan-born" or "US-backed" in a title, or `first`.

    What stands before the participle isn't the country that the title is of.
    """
    tokens = scene.reading.tokens
    for index in range(head - 1, first + 1, -1):
        country = index - 2
        if (
            tokens[index].tag in ("VBN", "VBD", "VBG", "JJ", "NN", "NNP")
            and tokens[index - 1].text in HYPHENS
            and country in scene.countries
            and country not in scene.places
            and is_glued(tokens, index)
        ):
            return index + 1
    return first


def quoted_words(scene: Scene, close: int) -> int:
    """The opening mark of the few quoted words of a title that end at token `close`, or -1.

    “new-right” leader; never the end of what somebody says, which is longer or holds a comma.
    """
    tokens = scene.reading.tokens
    opener = OPENERS.get(tokens[close].text)
    if opener is None:
        return -1
    for index in range(close - 1, max(close - 2 - MAX_QUOTED_TOKENS, -1), -1):
        if tokens[index].sentence != tokens[close].sentence:
            return -1
        if tokens[index].text == opener:
            return index if index < close - 1 else -1
        if not may_be_in_title(scene, index) and tokens[index].tag not in ("VBG", "VBN"):
            return -1
    return -1
