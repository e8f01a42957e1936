"""Who said the words that a verb of saying governs: "said the plan was “dead”"."""

from __future__ import annotations

from itertools import pairwise

from briefgen.analyse.cues import UNSAID, Attribution, cue_span
from briefgen.analyse.lexicon import SAYING_NOUNS, speech_act, speech_verb
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import is_to_come, is_unsaid, reporter_of, sayer_of
from briefgen.analyse.tokens import Range, Reading, Token

# With "for", whose words follow: "backed Roe's call for “a new start”".
CALLS = frozenset({"call", "demand", "appeal", "plea"})
# Of words in these relations to a verb, nobody says that somebody spoke: "called “twice a day”".
BESIDE = frozenset({"advcl", "npadvmod", "advmod"})


def cue_governs(scene: Scene, quote: Range, _: int) -> Attribution | None:
    """Roe said the plan was “dead”, called it “a joke”: a verb before the words and above them."""
    reading = scene.reading
    inner = [t for t in reading.tokens[quote.first : quote.last] if t.dep != "punct"]
    heads = [t for t in inner if not quote.first <= t.head < quote.last]
    for token in heads[:2]:
        path = [token]
        for above in reading.ancestors(token.index):
            path.append(above)
            if above.sentence != token.sentence or above.index > quote.first:
                continue
            if scene.is_quoted(above.index) or not speech_act(above):
                continue
            if path[-2].dep == "xcomp" and speech_verb(above) == "continue":  # "continues to be"
                continue
            if not speech_verb(above) and path[0].dep in BESIDE and len(path) == 2:
                continue
            if path[-2].dep == "conj" and _is_apart(reading, path[-2], above):
                continue
            owner = _owner(reading, path)
            if owner is not None:
                return Attribution(owner, None, "noun-governs")
            if _belongs_to_another(reading, inner[0], path):
                if speech_verb(above):
                    return Attribution(None, None, "open")
                continue
            if _is_denied(reading, path):
                return Attribution(None, None, UNSAID)
            if is_to_come(reading, above) or (is_unsaid(reading, above) and not speech_verb(above)):
                continue
            head = sayer_of(reading, above)
            if (
                head is not None
                and head.tag not in ("WP", "WDT")
                and not scene.is_quoted(head.index)
            ):
                return Attribution(head, cue_span(scene, above), "cue-governs")
            if speech_verb(above) or above.tag == "VBG":
                return Attribution(None, None, "open")
        owner = _owner(reading, path)
        if owner is not None:
            return Attribution(owner, None, "noun-governs")
    return None


def _is_denied(reading: Reading, path: list[Token]) -> bool:
    """Whether the words are not told to have been said: "did not say it was “dead”", "denied"."""
    below, above = path[-2:]
    denied = speech_verb(above) == "deny" and below.dep == "ccomp"
    return denied or (speech_verb(above) is not None and is_unsaid(reading, above))


def _owner(reading: Reading, path: list[Token]) -> Token | None:
    """Roe in "Poe rejected Roe's claim that the wall is “a sieve”", or None."""
    for below, noun in pairwise(path):
        word = noun.lower.removesuffix("s")
        asked = word in CALLS and below.dep == "prep" and below.lower == "for"
        if asked or (word in SAYING_NOUNS and below.dep in ("acl", "ccomp")):
            return reading.child(noun.index, "poss")
    return None


def _is_apart(reading: Reading, joined: Token, verb: Token) -> bool:
    """Whether a verb joined to one of saying is no part of what is said: "praised Roe and “left”",
    "Roe said no, and Poe “left”", "Doe said that Roe begged and “left”".
    """
    if not speech_verb(verb) or reading.child(joined.index, "nsubj", "nsubjpass") is not None:
        return True
    return reporter_of(reading, verb) is not None


def _belongs_to_another(reading: Reading, first: Token, path: list[Token]) -> bool:
    """Whether words that a verb of saying governs are another's: on a thing it tells about
    ("posted a video of a van marked “…”"), in what it answers ("rejected a claim about “…”"), or
    told of all it said ("nothing that Roe said “will help”").

    `first` is the first of the words, `path` leads from them up to the verb.
    """
    below, above = path[-2:]
    after = below.dep in ("advcl", "relcl") and above.dep == "ccomp"
    if after or is_afterthought(first, above) or is_object_relative(reading, below, above):
        return True
    if below.dep in ("ccomp", "xcomp") or any(token.lower == "as" for token in path):
        return False
    told_about = any(token.dep in ("acl", "relcl") for token in path[1:-1])
    told_about |= path[0].dep == "relcl" and not speech_verb(above)
    answered = below.dep == "dobj" and below.lower.removesuffix("s") in SAYING_NOUNS
    return told_about or answered


def is_object_relative(reading: Reading, said: Token, verb: Token) -> bool:
    """Whether a verb without subject tells of all that was said: "nothing Roe said “will help”"."""
    subject = reading.child(verb.index, "nsubj")
    if verb.dep != "relcl" or subject is None or subject.tag in ("WP", "WDT"):
        return False
    first = min(reading.subtree(subject.index))
    if first and reading.tokens[first - 1].tag in ("WP", "WDT"):
        return False
    return said.is_verb and reading.child(said.index, "nsubj", "nsubjpass") is None


def is_afterthought(first: Token, verb: Token) -> bool:
    """Whether words are either speaker's: "Roe said that Poe agreed, “which is rare”"."""
    return first.lower == "which" and verb.dep == "ccomp"
