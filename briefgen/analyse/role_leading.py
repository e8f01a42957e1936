"""Roles told by what somebody does: "who heads the Port Authority", "teaches law at Lund"."""

from __future__ import annotations

from briefgen.analyse.lexicon import (
    ORGANISATION_NOUNS,
    RoleNoun,
    organisation_words,
    role_ending_at,
)
from briefgen.analyse.role_appositions import ARTICLES
from briefgen.analyse.role_facts import ADVERBS, is_fact
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene

LEADING = frozenset(
    "heads leads runs chairs directs commands edits oversees headed chaired".split()
)
WORKING = frozenset("teaches studies lectures works researches".split())
LEADER = RoleNoun("", "label", "")
MAX_SUBJECT_TOKENS = 7  # between "teaches" and "at"
# What somebody "leads" or "runs", beside organisations: their parts.
PARTS = frozenset(
    "department division unit section branch desk programme program project laboratory lab centre "
    "center foundation charity school faculty college university academy panel task-force force "
    "delegation mission hospital clinic ngo chapter wing faction battalion brigade organisers "
    "think-tank tank operations service company business shop".split()
)
PANELS = frozenset({"committee", "commission", "panel", "council", "subcommittee"})


def leading_role(scene: Scene, number: int, index: int) -> RolePhrase | None:
    """Roe, who heads the Port Authority of Oslo | who teaches law at Lund University; or None.

    `index` is the token after the name. The phrase is the verb with what it is about. Without a
    body in it ("who runs the race"), or with a country, nothing comes back.
    """
    tokens = scene.reading.tokens
    verb = _verb_after(scene, index)
    if verb < 0 or not is_fact(scene, tokens[verb], tokens[verb]):
        return None
    first = verb + 1
    if tokens[verb].lower in WORKING:
        first = _after_subject(scene, first)
    elif tokens[first].lower in ("a", "an") and tokens[first + 1].lower in ("team", "group"):
        return None
    end = _body_end(scene, first) if first > 0 else -1
    if end < 0 or any(i in scene.countries or i in scene.person_at for i in range(verb, end)):
        return None
    return RolePhrase(number, verb, end, verb, LEADER, "leads")


def _verb_after(scene: Scene, index: int) -> int:
    """The verb of leading or working right after a name or ", who"; -1 without one."""
    tokens = scene.reading.tokens
    if index + 4 >= len(tokens):
        return -1
    start = index
    if tokens[index].text == "," and tokens[index + 1].lower == "who":
        index += 2
    elif tokens[index].lower == "who":
        index += 1
    while index + 2 < len(tokens) and tokens[index].lower in ADVERBS:
        index += 1
    verb = tokens[index]
    known = verb.lower in LEADING | WORKING and verb.is_verb and not scene.is_quoted(index)
    return index if known and verb.sentence == tokens[start - 1].sentence else -1


def _after_subject(scene: Scene, index: int) -> int:
    """The token after "at" or "for" in "(teaches) constitutional law at"; -1 without one."""
    tokens = scene.reading.tokens
    for number in range(index, min(index + MAX_SUBJECT_TOKENS, len(tokens) - 1)):
        if tokens[number].lower in ("at", "for", "with"):
            return number + 1
        if not (tokens[number].is_noun or tokens[number].tag in ("JJ", "CC", "DT", "IN", "RB")):
            return -1
    return -1


def _body_end(scene: Scene, index: int) -> int:
    """The token after the organisation that is named from token `index` on; -1 without one."""
    tokens = scene.reading.tokens
    limit = scene.reading.sentence_of(tokens[index]).last
    end = index
    if end < limit and tokens[end].lower in (*ARTICLES, "its", "his", "her", "their"):
        end += 1
    start = end
    while end < limit and (
        tokens[end].is_noun or tokens[end].tag in ("JJ", "JJS", "POS", "HYPH", "CD")
    ):
        end += 1
    if end == start or (end < limit and tokens[end - 1].tag == "POS"):
        return -1
    head = tokens[end - 1]
    known = ORGANISATION_NOUNS | PARTS
    named = head.is_capitalised and (head.label == "ORG" or head.lower in organisation_words("any"))
    if not named and head.lower not in known:
        return -1
    if role_ending_at(scene.reading, end - 1, start) is not None:
        return -1
    links = ("of", "for") if named else ("of", "on") if head.lower in PANELS else ("of",)
    while end + 1 < limit and tokens[end].text in links:
        after = end + 1
        while after < limit and (tokens[after].is_noun or tokens[after].tag in ("DT", "JJ")):
            after += 1
        if not tokens[after - 1].is_noun or (named and not tokens[after - 1].is_capitalised):
            break
        end = after
    return end
