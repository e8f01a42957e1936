"""What the rules about speakers share: their answer, and the words that lead to it."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.analyse.lexicon import speech_verb
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import is_passive
from briefgen.analyse.tokens import Reading, Token
from briefgen.model import Span

# With "back" these report an answer: "Roe shot back that …".
SAY_BACK = frozenset(
    "shot shoots shoot fired fires fire hit hits snapped snaps clapped claps pushed wrote writes "
    "yelled shouted barked called calls".split()
)
UNSAID = "unsaid"  # the rule that finds that nobody is told to have spoken: "did not say"
CUE_REACH = 25  # tokens between a quotation and its reporting verb
# In the passive, the subject of these hears the words: "asked if …", "was told that …".
ADDRESSED = frozenset({"ask", "tell", "inform", "warn", "remind", "assure", "advise"})


class Attribution(NamedTuple):
    """The head of the speaker's phrase, the cue's characters, and the rule that found them.

    Without a head, somebody governs the words, but it is open who.
    """

    head: Token | None
    cue: Span | None
    rule: str


def says(reading: Reading, token: Token) -> str | None:
    """The lemma of what reports words: a verb of saying, "puts it", "shot back"; or None."""
    known = speech_verb(token)
    if known is not None or not token.tag.startswith("VB"):
        return known
    following = reading.tokens[token.index + 1 : token.index + 2]
    after = following[0].lower if following else ""
    if after == "it" and token.lower in ("put", "puts"):
        return "put"
    return "reply" if after == "back" and token.lower in SAY_BACK else None


def cue_span(scene: Scene, verb: Token) -> Span:
    """The characters of the reporting verb with its particle ("pointed out")."""
    reading = scene.reading
    last = verb.index + 1
    if last < len(reading.tokens) and reading.tokens[last].tag == "RP":
        last += 1
    return reading.span(verb.index, last)


def phrase_head(scene: Scene, token: Token, end: int) -> Token:
    """The last noun of the run of nouns that starts at `token`."""
    last = token
    for following in scene.reading.tokens[token.index + 1 : end]:
        if not (following.is_noun or following.text in ("-", "’s", "'s") or following.tag == "POS"):
            break
        if following.is_noun:
            last = following
    return last


def according_head(scene: Scene, index: int, end: int) -> Token | None:
    """The head of the phrase after "according to" at token `index`."""
    reading = scene.reading
    to = reading.tokens[index + 1]
    head = reading.child(to.index, "pobj") or reading.child(index, "pobj")
    if head is not None and index < head.index < end:
        return head
    for token in reading.tokens[index + 2 : end]:
        if token.is_noun or token.tag == "PRP":
            return phrase_head(scene, token, end)
    return None


def is_addressed(reading: Reading, verb: Token) -> bool:
    """Whether the subject of a verb hears the words: "Roe was asked, “…”"."""
    return speech_verb(verb) in ADDRESSED and is_passive(reading, verb)
