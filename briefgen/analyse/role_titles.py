"""The words of a title: how far it reaches to the left, and which noun it is about."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.analyse.lexicon import (
    RoleNoun,
    honorific,
    nation_words,
    organisation_words,
    role_ending_at,
    role_nouns,
)
from briefgen.analyse.role_heads import Head, head_of_title
from briefgen.analyse.role_words import (
    BEFORE_TITLES,
    EVERYBODY,
    HYPHENS,
    MAX_TITLE_TOKENS,
    OPENERS,
    after_origins,
    may_be_in_title,
    quoted_words,
)
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

BEFORE_NATIONS = BEFORE_TITLES.union(
    "opposition government coalition veteran fellow shadow minority majority caretaker rival "
    "champion star".split()
)
# Of the relations to another person, these can be joined to one more ("friend and neighbour").
LOOSE_TIES = frozenset(
    "friend colleague ally companion mentor confidant confidante partner rival neighbour neighbor "
    "coworker co-worker teammate protege protégé predecessor successor heir".split()
)


class RolePhrase(NamedTuple):
    """A role of the person number `person`: its tokens, its head noun's tokens, and the rule.

    `text` is "" where the role is told as it is written, else its words in the singular.
    """

    person: int
    first: int
    last: int
    head: int
    noun: RoleNoun
    rule: str
    text: str = ""


def title_ending_before(scene: Scene, number: int, end: int, rule: str) -> RolePhrase | None:
    """The title whose last token is right before token `end`, or None."""
    tokens = scene.reading.tokens
    if end == 0 or tokens[end - 1].block != tokens[min(end, len(tokens) - 1)].block:
        return None
    start = left_edge(scene, end)
    head = head_of_title(scene, start, end)
    if head is None or head.noun.noun in EVERYBODY:
        return None
    first = _trimmed_left(scene, start, head)
    noun = head.noun
    if first and noun.kind == "state" and tokens[first - 1].lower in ("his", "her", "their", "my"):
        noun = noun._replace(kind="generic")  # a king's minister: of which country isn't said
    return RolePhrase(number, _with_owner(scene, number, first), end, head.last - 1, noun, rule)


def title_before_head(scene: Scene, number: int, end: int, noun: RoleNoun, first: int) -> int:
    """The first token of the title that ends before token `end`, with its `noun` at `first`."""
    head = Head(noun, first, end)
    return _with_owner(scene, number, _trimmed_left(scene, left_edge(scene, end), head))


def before_honorifics(tokens: list[Token], first: int, *, ranks: bool = False) -> int:
    """The first token of the forms of address before a name that are no roles ("Mr.", "Dr.").

    With `ranks`, of those that are ("Adm.", "Sen.") too.
    """
    while first > 0 and tokens[first - 1].block == tokens[first].block:
        stop = first - 1 if tokens[first - 1].text == "." else first
        title = honorific(tokens[stop - 1].text) if stop > 0 else None
        if title is None or not tokens[stop - 1].is_capitalised:
            return first
        if not ranks and (title.is_role or title.word.lower() in role_nouns()):
            return first
        first = stop - 1
    return first


def left_edge(scene: Scene, end: int) -> int:
    """The leftmost token of the run of words before `end` that can belong to a title."""
    sentence = scene.reading.sentence_of(scene.reading.tokens[end - 1])
    limit = max(sentence.first, end - MAX_TITLE_TOKENS)
    left = end
    while left > limit:
        opened = quoted_words(scene, left - 1)
        if opened >= limit:
            left = opened
        elif may_be_in_title(scene, left - 1) or _is_short_form(scene, left - 1):
            left -= 1
        else:
            break
    return left


def _is_short_form(scene: Scene, index: int) -> bool:
    """Whether a token is the full stop of a short form that was cut off: "Col" and "."."""
    tokens = scene.reading.tokens
    if tokens[index].text != "." or index == 0 or tokens[index - 1].end != tokens[index].start:
        return False
    return honorific(tokens[index - 1].text) is not None


def _trimmed_left(scene: Scene, start: int, head: Head) -> int:
    """The first token of the title: the run before its head, cut at what doesn't belong to it."""
    tokens = scene.reading.tokens
    first = head.first
    while first > start:
        token = tokens[first - 1]
        if token.text in ("of", "for"):
            longer = role_ending_at(scene.reading, first, start)
            if longer is not None and longer[1] < first - 1:
                first = longer[1]  # "Secretary of State nominee"
                continue
            if not _is_institution_of(scene, first, start, head):
                break
            first -= 2
        elif token.text in ("and", "&"):
            if first - 2 < start or not _joins(scene, first - 2, first, start, head):
                break
            first -= 2
        elif token.lower in ("the", "to"):
            break
        else:
            first -= 1
    first = after_origins(scene, _after_age(tokens, first, head.first), head.first)
    while first < head.first and not _can_open(scene, first, head.first):
        first += 1
    return _after_hearers(scene, first, head.first)


def _can_open(scene: Scene, index: int, head: int) -> bool:
    """Whether a title can begin with a token: a word, or the first mark around quoted ones."""
    tokens = scene.reading.tokens
    token = tokens[index]
    if token.text in OPENERS.values():
        return any(quoted_words(scene, close) == index for close in range(index + 2, head))
    return token.text[0].isalnum() and token.tag not in ("POS", "HYPH", "CC", "IN", "DT")


def _after_age(tokens: list[Token], first: int, head: int) -> int:
    """The token after "54-year-old" (or what is left of it) in the tokens up to `head`."""
    for index in range(head - 1, first - 1, -1):
        if tokens[index].lower in ("old", "year") and index and tokens[index - 1].text in HYPHENS:
            return index + 1
    return first


def _with_owner(scene: Scene, number: int, first: int) -> int:
    """The first token of a title with the name of another person whose it is ("Roe's lawyer")."""
    tokens = scene.reading.tokens
    owner = first - 2
    if owner < 0 or tokens[first - 1].lower not in ("'s", "’s") or owner not in scene.person_at:
        return first
    if scene.person_at[owner] == number or tokens[owner].sentence != tokens[first].sentence:
        return first
    while owner > 0 and scene.person_at.get(owner - 1) == scene.person_at[owner]:
        owner -= 1
    return owner


def _after_hearers(scene: Scene, first: int, head: int) -> int:
    """Where a title begins: “…, told reporters Malian Interior Minister Roe” is about a minister.

    A plain noun before the name of a nation isn't part of the title, if it isn't one like
    "opposition".
    """
    tokens = scene.reading.tokens
    for index in range(first + 1, head):
        before = tokens[index - 1]
        if (
            tokens[index].text in nation_words()
            and before.tag in ("NN", "NNS")
            and not before.is_capitalised
            and before.lower not in BEFORE_NATIONS
        ):
            return index
    return first


def _is_institution_of(scene: Scene, first: int, start: int, head: Head) -> bool:
    """Whether "X of" before token `first` begins an institution's name ("University of Oslo").

    "Cabinet of Prime Minister Roe" and "government of Canadian Prime Minister Roe" don't.
    """
    tokens = scene.reading.tokens
    if first - 2 < start or not tokens[first - 2].is_capitalised:
        return False
    if tokens[first - 2].lower not in institution_words():
        return False
    named = tokens[first : head.first]
    return any(t.is_noun and t.lower not in BEFORE_TITLES for t in named)


def institution_words() -> frozenset[str]:
    """Words after which "of X" is part of an institution's name ("University of")."""
    return organisation_words("any") | organisation_words("last") | organisation_words("first")


def _joins(scene: Scene, left: int, right: int, start: int, head: Head) -> bool:
    """Whether "and" joins two titles of one holder, or two parts of one title.

    "Trade and Industry Minister" is one title; in "Reno and Senator Roe", "and" joins two people.
    """
    tokens = scene.reading.tokens
    role = role_ending_at(scene.reading, left, start)
    if role is not None:
        return _same_holder(scene, role[0], right, start, head)
    if right == head.first or tokens[left].label in ("PERSON", "GPE", "LOC", "NORP"):
        return False
    if tokens[right].lower in BEFORE_TITLES or tokens[right].label in ("PERSON", "GPE", "NORP"):
        return False
    return (
        tokens[left].is_capitalised == tokens[right].is_capitalised
        and tokens[left].is_noun
        and (tokens[right].is_noun or tokens[right].tag == "JJ")
    )


def _same_holder(scene: Scene, left: RoleNoun, right: int, start: int, head: Head) -> bool:
    """Whether two titles joined by "and" before a name are surely held by the one named.

    "author and activist Roe" is one person; "the president and prime minister Roe", "the king and
    Danish prime minister Roe" and "his wife and daughter Roe" are two.
    """
    tokens = scene.reading.tokens
    if left.kind == head.noun.kind == "kin":
        return left.noun in LOOSE_TIES or head.noun.noun in LOOSE_TIES
    of_state = "state" in (left.kind, head.noun.kind)
    if of_state and any(t.tag == "NNP" for t in tokens[right : head.first]):
        return False
    opener = tokens[start - 1] if start else None
    if not left.kind == head.noun.kind == "state":
        return True
    owned = any(t.tag == "POS" for t in tokens[start:right])
    return not owned and (opener is None or opener.tag not in ("DT", "PRP$", "POS"))
