"""Role phrases that start at a token: "(the) mayor of Turku", "a geologist and adviser to …"."""

from __future__ import annotations

from briefgen.analyse.lexicon import role_ending_at
from briefgen.analyse.role_titles import MAX_TITLE_TOKENS, TIME_NOUNS, RolePhrase, may_be_in_title
from briefgen.analyse.scene import Scene

LINKS_AFTER = frozenset({"of", "for", "at", "in", "to", "on"})


def phrase_from(scene: Scene, number: int, index: int, rule: str) -> RolePhrase | None:
    """The role phrase that starts at token `index`: "(the) ROLE", "(a) … ROLE of …"; or None."""
    reading = scene.reading
    tokens = reading.tokens
    if index >= len(tokens) or tokens[index].block != tokens[index - 1].block:
        return None
    if tokens[index].lower in ("the", "a", "an", "one", "its", "his", "her", "their"):
        index += 1
    end = _head_run_end(scene, index)
    role = role_ending_at(reading, end - 1, index) if end > index else None
    if role is None or tokens[end - 1].tag in ("NNS", "NNPS"):
        return None
    if end < len(tokens) and (end in scene.person_at or tokens[end].is_noun):
        return None
    return RolePhrase(number, index, with_complements(scene, end), end - 1, role[0], rule)


def second_phrase(scene: Scene, phrase: RolePhrase) -> RolePhrase | None:
    """The role joined by "and" to one after a name: "a hydrologist and envoy of the Forum"."""
    tokens = scene.reading.tokens
    index = phrase.last
    if index + 1 >= len(tokens) or tokens[index].text not in ("and", "&"):
        return None
    return phrase_from(scene, phrase.person, index + 1, phrase.rule)


def _head_run_end(scene: Scene, index: int) -> int:
    """The token after the run of nouns and adjectives that starts at token `index`."""
    tokens = scene.reading.tokens
    limit = min(scene.reading.sentence_of(tokens[index]).last, index + MAX_TITLE_TOKENS)
    end = index
    while end < limit and end not in scene.person_at:
        token = tokens[end]
        joins = (
            token.text in ("and", "&")
            and index < end < limit - 1
            and tokens[end + 1].is_noun
            and role_ending_at(scene.reading, end - 1, index) is None
        )
        if (
            not joins
            and not _is_inside_role(scene, end, index, limit)
            and (token.text in ("of", "for", "to", "and", "&") or not may_be_in_title(scene, end))
        ):
            break
        end += 1
    return end


def _is_inside_role(scene: Scene, index: int, first: int, limit: int) -> bool:
    """Whether a token is the "of" of a role noun of several words ("chief of staff")."""
    if scene.reading.tokens[index].lower not in ("of", "in", "at", "to") or index + 1 >= limit:
        return False
    role = role_ending_at(scene.reading, index + 1, first)
    return role is not None and role[1] < index


def with_complements(scene: Scene, end: int) -> int:
    """The end of the phrase with "of …", "for …", "at … in …" after its head."""
    tokens = scene.reading.tokens
    while end + 1 < len(tokens) and tokens[end].text in LINKS_AFTER:
        after = tokens[end + 1]
        if after.lower in TIME_NOUNS or after.text == "May" or after.tag == "CD":
            break  # "in May", "in 2019" tell when, not what of
        stop = end + 1
        while (
            stop < len(tokens)
            and tokens[stop].block == tokens[end].block
            and _in_complement(scene, stop)
        ):
            stop += 1
        while stop > end + 1 and tokens[stop - 1].tag in ("DT", "CC"):
            stop -= 1
        if stop == end + 1:
            break
        end = stop
    return end


def _in_complement(scene: Scene, index: int) -> bool:
    """Whether a token can stand in the phrase after "of" in a role."""
    tokens = scene.reading.tokens
    token, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
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
            and not _verb_soon(scene, index)
        )
    if token.lower in TIME_NOUNS or index in scene.person_at:
        return False
    return (
        token.is_noun
        or token.tag in ("JJ", "JJR", "JJS", "POS", "HYPH", "DT", "CD", "PRP$")
        or token.text in ("’s", "'s", "-")
    )


def _verb_soon(scene: Scene, index: int) -> bool:
    """Whether what follows "and" is a clause of its own, not a part of the phrase."""
    return any(t.is_verb for t in scene.reading.tokens[index + 1 : index + 4])
