"""Where a role stands in words: before a name, after it, or told of it by "is" and "became"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.role_after import role_after, roles_after
from briefgen.analyse.role_before import title_before, title_before_comma
from briefgen.analyse.role_clauses import pronoun_roles, told_roles
from briefgen.analyse.role_facts import is_judgement
from briefgen.analyse.role_labels import label_phrases
from briefgen.analyse.role_lists import listed_titles
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.role_words import DASHES
from briefgen.analyse.scene import Scene

# Said before a role that is over, where the model takes them for no part of a title.
LONG_AGO = frozenset({"erstwhile", "onetime", "sometime"})
ONE_TIME = ["one", "-", "time"]


def role_phrases(scene: Scene) -> list[RolePhrase]:
    """All role phrases of all people in text order; of headlines, those beside a full name."""
    found: list[RolePhrase] = []
    for number, person in enumerate(scene.people):
        for mention in person.mentions:
            if not scene.reading.is_headline(scene.reading.tokens[mention.first]):
                found += _of_mention(scene, number, mention)
            elif _is_told_in_headline(scene, mention):
                found += _of_headline(scene, number, mention)
    found += pronoun_roles(scene)
    found = [_with_tenure(scene, p) for p in found if not is_judgement(scene, p.noun.noun, p.first)]
    return sorted(set(found), key=lambda phrase: (phrase.first, phrase.last, phrase.person))


def _with_tenure(scene: Scene, phrase: RolePhrase) -> RolePhrase:
    """The phrase with "one-time", "onetime", "erstwhile" before it, which no title must lose."""
    tokens = scene.reading.tokens
    first = phrase.first
    words = [t.lower for t in tokens[max(first - 3, 0) : first]]
    size = 3 if words == ONE_TIME else 1 if words[-1:] and words[-1] in LONG_AGO else 0
    same = tokens[first - size].sentence == tokens[first].sentence
    return phrase._replace(first=first - size) if size and same and not phrase.text else phrase


def _of_mention(scene: Scene, number: int, mention: NameSpan) -> Iterator[RolePhrase]:
    """The role phrases around one mention."""
    for rule in (title_before, title_before_comma):
        phrase = rule(scene, number, mention)
        if phrase is not None:
            yield phrase
    yield from roles_after(scene, number, mention)
    yield from told_roles(scene, number, mention)
    yield from label_phrases(scene, number, mention)
    yield from listed_titles(scene, mention)


def _is_told_in_headline(scene: Scene, mention: NameSpan) -> bool:
    """Whether a full name stands in a headline that is written like a sentence.

    Where All Words Have Capitals, nothing shows where a title begins.
    """
    block = scene.reading.block_ranges[scene.reading.tokens[mention.first].block]
    words = scene.reading.tokens[block.first : block.last]
    long = [t for t in words[1:] if len(t.text) > 3 and t.text.isalpha()]
    small = [t for t in long if t.text.islower()]
    named = [t for t in long if t.label or t.index in scene.person_at]
    told = any(t.is_verb or t.is_noun for t in small) and len(small) * 2 >= len(long) - len(named)
    return told and mention.last - mention.first > 1


def _of_headline(scene: Scene, number: int, mention: NameSpan) -> Iterator[RolePhrase]:
    """The roles right before and after a full name in a headline."""
    tokens = scene.reading.tokens
    before, after = title_before(scene, number, mention), role_after(scene, number, mention)
    if before is not None:
        # "Minister sacks police chief Roe": a verb that a parser may take for a noun
        verbs = [
            i
            for i in range(before.first + 1, before.head)
            if tokens[i].tag == "NNS" and tokens[i].text.islower() and tokens[i - 1].is_noun
        ]
        yield before._replace(first=verbs[-1] + 1) if verbs else before
    if after is not None and _closes(scene, after):
        yield after


def _closes(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a mark closes a role after a name in a headline, or its complement the headline.

    "Roe, minister clash over dam" and "Police hold Roe, minister" are about two people.
    """
    tokens = scene.reading.tokens
    following = tokens[phrase.last] if phrase.last < len(tokens) else None
    if following is None or following.block != tokens[phrase.head].block:
        return phrase.last > phrase.head + 1
    return following.text in (",", ":", ")", *DASHES)
