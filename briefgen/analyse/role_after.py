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
from briefgen.analyse.role_facts import ADVERBS, NAMED_SUBJECTS, PAST_ADVERBS, reports
from briefgen.analyse.role_labels import POST_NOMINALS, party_label
from briefgen.analyse.role_titles import RolePhrase, before_honorifics
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
    if _belongs_to_next(scene, number, after, last):
        return []
    opened = [t.lower for t in tokens[mention.last : after.first]]
    if following is None or "who" in opened or opened[:1] == ["("]:
        return found
    if opened[:1] != [","]:
        return [] if _is_a_subject(scene, mention, after, last) else found
    if following.text in ("and", "&", "or") and not _closes(scene, last + 1):
        return []
    several = len(found) > 1 and tokens[found[-1].first - 1].lower in ("a", "an", "the")
    if several and following.is_verb:
        return []
    return [] if _is_a_subject(scene, mention, after, last) else found


def _belongs_to_next(scene: Scene, number: int, phrase: RolePhrase, last: int) -> bool:
    """Whether a role between two names is the second one's: "Gov. Roe, his wife, Ann, and …".

    "the mayor" could be either's; "mayor of Oslo" is the first one's.
    """
    tokens = scene.reading.tokens
    gender = scene.people[number].gender
    if phrase.noun.kind == "kin" and gender and phrase.noun.gender not in ("", gender):
        return True
    opener, bare = tokens[phrase.first - 1].tag, phrase.last == phrase.head + 1
    pointed = opener == "PRP$" or (opener == "DT" and bare)
    named = last + 1 < len(tokens) and tokens[last].text == "," and last + 1 in scene.person_at
    return pointed and named and scene.person_at[last + 1] != number


def _is_a_subject(scene: Scene, mention: NameSpan, phrase: RolePhrase, last: int) -> bool:
    """Whether the role after a comma does what follows: "Meeting Roe, the minister asked …".

    An aside that no mark closes is taken for one only at the start of a sentence, before a verb
    that isn't of saying: "Roe, the minister, asked" is sometimes written without the last comma.
    """
    tokens = scene.reading.tokens
    verb = last + 1 if last + 1 < len(tokens) and tokens[last].tag == "RB" else last
    finite = verb < len(tokens) and tokens[verb].tag in ("VBD", "VBZ", "VBP", "MD")
    if not finite and tokens[phrase.head].dep not in NAMED_SUBJECTS:
        return False
    if last < len(tokens) and tokens[last].text in (",", ".", ";", ")", *DASHES):
        return False
    name = before_honorifics(tokens, mention.first, ranks=True)
    starts = name == scene.reading.sentence_of(tokens[mention.first]).first
    if starts and tokens[phrase.first - 1].text == ",":
        return False  # without an article, "director of the fund" is no new subject
    return not starts or not finite or reports(tokens[verb])


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
