"""Roles told after a name: "Roe, president of the union,", "Roe (mayor of Turku)"."""

from __future__ import annotations

from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.role_appositions import further_phrases, phrase_from
from briefgen.analyse.role_clauses import (
    APPOINTED,
    WORKING_AS,
    after_appointment,
    after_copula,
    anywhere,
)
from briefgen.analyse.role_facts import ADVERBS, PAST_ADVERBS
from briefgen.analyse.role_labels import POST_NOMINALS, party_label
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.role_words import DASHES
from briefgen.analyse.scene import Scene

MAX_ASIDE_TOKENS = 4  # "(pictured)", "(third from left)"
MAX_ASIDE_REST = 16


def roles_after(scene: Scene, number: int, mention: NameSpan) -> list[RolePhrase]:
    """The role after a name and those joined to it; none where they may be others in a list.

    "Roe, a lawyer and Doe left" and "Roe, a doctor and a nurse left" may be about three people.
    """
    after = role_after(scene, number, mention)
    if after is None:
        return []
    found = [after, *further_phrases(scene, after)]
    tokens, last = scene.reading.tokens, found[-1].last
    following = tokens[last] if last < len(tokens) else None
    opened = [t.lower for t in tokens[mention.last : after.first]]
    if following is None or "who" in opened or opened[:1] != [","]:
        return found
    if following.text in ("and", "&", "or") and not _closes(scene, last + 1):
        return []
    several = len(found) > 1 and tokens[found[-1].first - 1].lower in ("a", "an", "the")
    return [] if several and following.is_verb else found


def _closes(scene: Scene, index: int) -> bool:
    """Whether an aside that goes on at token `index` ends with a mark before the next verb."""
    tokens = scene.reading.tokens
    if index in scene.person_at:
        return False
    for token in tokens[index : min(index + MAX_ASIDE_REST, len(tokens))]:
        if token.text in (",", ".", ";", ")", "”"):
            return True
        if token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return False
    return False


def role_after(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """Roe, president of the Coastal Union in Oslo, | Roe, 45, a lawyer, | Roe (mayor of Turku)."""
    tokens = scene.reading.tokens
    index = _after_asides(scene, number, mention)
    if index + 1 >= len(tokens) or tokens[index].text not in (",", "(", *DASHES):
        return None
    if tokens[index + 1].block != tokens[mention.first].block:
        return None
    if tokens[index].text == "-" and tokens[index].start == tokens[index - 1].end:
        return None
    index += 1
    if tokens[index].tag == "CD" and index + 2 < len(tokens) and tokens[index + 1].text == ",":
        index += 2
    if tokens[index].lower == "who":
        start = after_copula(scene, index + 1)
        phrase = phrase_from(scene, number, start, "apposition") if start > index + 1 else None
        works = any(t.lower in WORKING_AS for t in tokens[index:start])
        return anywhere(phrase) if phrase is not None and works else phrase
    if tokens[index].lower in APPOINTED and tokens[index].tag == "VBN":
        return phrase_from(scene, number, after_appointment(tokens, index), "apposition")
    first = index
    if tokens[index].lower == "until" and index + 2 < len(tokens):
        index += 2  # "until now", "until recently"
    while index < len(tokens) and tokens[index].lower in ADVERBS | PAST_ADVERBS:
        index += 1
    phrase = phrase_from(scene, number, index, "apposition")
    past = tokens[first].lower in PAST_ADVERBS | {"until"}
    return phrase._replace(first=first) if phrase is not None and past else phrase


def _after_asides(scene: Scene, number: int, mention: NameSpan) -> int:
    """The token after a name and its label or brief aside: "(pictured)", "(D-Ohio)", ", R-Ohio"."""
    tokens, index = scene.reading.tokens, mention.last
    if tokens[min(index, len(tokens) - 1)].text in POST_NOMINALS:
        return index + 1
    label = party_label(scene, number, mention)
    if label is not None:
        closed = label.last < len(tokens) and tokens[label.last].text == ")"
        return label.last + closed
    if index < len(tokens) and tokens[index].text == "(":
        for close in range(index + 2, min(index + 2 + MAX_ASIDE_TOKENS, len(tokens) - 1)):
            if tokens[close].text == ")" and tokens[close + 1].text == ",":
                told = phrase_from(scene, number, index + 1, "apposition")
                return index if told is not None else close + 1
    return index
