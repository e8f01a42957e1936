"""Roles told before a name: "Sen. Roe", "the country's president, Roe,"."""

from __future__ import annotations

from briefgen.analyse.clauses import root_of
from briefgen.analyse.lexicon import complemented_role, role_ending_at, speech_verb
from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.office_words import TOP
from briefgen.analyse.role_appositions import phrase_from
from briefgen.analyse.role_complements import with_complements
from briefgen.analyse.role_facts import NAMED_SUBJECTS, reports
from briefgen.analyse.role_titles import RolePhrase, before_honorifics, title_ending_before
from briefgen.analyse.role_words import BEFORE_TITLES, DASHES
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

DEFINITE = frozenset({"the", "its", "his", "her", "their", "our"})
NAMING = frozenset({"named", "called", "identified"})
MAX_ONE_OF = 16


def title_before(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """South Korea's chief of staff Roe | Secretary of State Roe | Sen. Roe | a lawyer named Roe."""
    tokens = scene.reading.tokens
    name = before_honorifics(tokens, mention.first)
    first = _before_naming(scene, name)
    short = [t.text for t in tokens[max(first - 3, 0) : first]]
    if len(short) == 3 and short[0] == "(" and short[1].isupper() and short[2] == ")":
        first -= 3  # "Superintendent of Police (SP) Roe"
    phrase = title_ending_before(scene, number, first, "title-before")
    if phrase is not None and first < name and tokens[first].lower in NAMING:
        opener = tokens[phrase.first - 1].lower if phrase.first else ""
        return phrase if opener in ("a", "an") else None  # not "The coach named Roe captain"
    if phrase is None or _is_told_of(scene, phrase, mention) or _is_supposed(scene, phrase):
        return None
    return phrase


def _is_supposed(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether an office is only imagined for somebody: "what a President Roe could do"."""
    before = scene.reading.tokens[phrase.first - 1].lower if phrase.first else ""
    return before in ("a", "an") and phrase.noun.noun in TOP and phrase.head + 1 == phrase.last


def _before_naming(scene: Scene, first: int) -> int:
    """The token "named" or "identified" before a name ("a lawyer named Roe"), or `first`."""
    tokens = scene.reading.tokens
    verb = first - 2 if first > 1 and tokens[first - 1].lower == "as" else first - 1
    if verb < 1 or tokens[verb].lower not in NAMING or tokens[verb].tag not in ("VBN", "VBD"):
        return first
    return verb if role_ending_at(scene.reading, verb - 1) is not None else first


def _is_told_of(scene: Scene, phrase: RolePhrase, mention: NameSpan) -> bool:
    """Whether a name and its verb tell of somebody else: "She met the judge Roe had chosen"."""
    tokens = scene.reading.tokens
    head, root = tokens[phrase.head], root_of(scene.reading, mention.first, mention.last)
    if head.is_capitalised or phrase.first == 0 or tokens[phrase.first - 1].lower != "the":
        return False
    if root.dep in NAMED_SUBJECTS and tokens[root.head].dep == "relcl":
        return True
    after = tokens[mention.last] if mention.last < len(tokens) else None
    starts = phrase.first - 1 == scene.reading.sentence_of(head).first
    finite = after is not None and after.tag in ("VBD", "VBZ", "VBP", "MD")
    return finite and not starts and head.dep in ("attr", "dobj", "pobj", "iobj", "dative")


def title_before_comma(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """The country's president, Roe, | its finance minister, Roe: | Peru's envoy to Chad, Roe,

    In "It's for the mayor, Roe said" the mayor is somebody else.
    """
    tokens = scene.reading.tokens
    comma = before_honorifics(tokens, mention.first, ranks=True) - 1
    if comma < 2 or tokens[comma].block != tokens[mention.first].block:
        return None
    end = _after_place(tokens, mention.last)
    after = tokens[end] if end < len(tokens) else None
    dashed = tokens[comma].text in ("—", "–", "--") and after is not None and after.text in DASHES
    if tokens[comma].text != "," and not dashed:
        return None
    closed = after is None or after.is_verb or after.text in (",", ".", ";", ":", ")", "”", *DASHES)
    phrase = title_ending_before(scene, number, comma, "title-before-comma") if closed else None
    if closed and (many := _one_of_them(scene, number, comma)) is not None:
        return many if _is_same_person(scene, mention, many, after) else None
    if phrase is None and closed:
        phrase = _title_with_complement(scene, number, comma)
    if phrase is None or tokens[phrase.head].tag not in ("NN", "NNP"):
        return None
    if _is_of_another(scene, phrase.first):
        return None
    if not _is_same_person(scene, mention, phrase, after):
        return None
    return phrase if _points(scene, phrase, mention, after) else None


def _after_place(tokens: list[Token], index: int) -> int:
    """The token after "of Kentucky" behind a name, or `index`."""
    if index + 2 >= len(tokens) or tokens[index].text != "of":
        return index
    end = index + 1
    while end < len(tokens) and tokens[end].is_capitalised and tokens[end].is_noun:
        end += 1
    return end if end > index + 1 and end < len(tokens) else index


def _is_same_person(
    scene: Scene, mention: NameSpan, phrase: RolePhrase, after: Token | None
) -> bool:
    """Whether a name after a title and a comma surely explains the title.

    It doesn't when it is the subject of what follows, unless the title starts the sentence and no
    verb of saying follows: "The mayor, Roe said, is ill".
    """
    tokens = scene.reading.tokens
    root = root_of(scene.reading, mention.first, mention.last)
    if root.dep not in NAMED_SUBJECTS and (after is None or not after.is_verb):
        return True
    opener = phrase.first - 1
    while opener >= 0 and (tokens[opener].lower in DEFINITE or tokens[opener].text in "“\"'‘"):
        opener -= 1
    starts = opener < scene.reading.sentence_of(tokens[mention.first]).first
    if not starts:
        closed = after is not None and after.text == ","
        return closed and tokens[phrase.head].dep in NAMED_SUBJECTS
    return after is None or not after.is_verb or _says_itself(scene, after)


def _says_itself(scene: Scene, verb: Token) -> bool:
    """Whether what follows "The mayor, Roe said" is said by the mayor, who is Roe.

    A "that" or a whole quotation shows it; "The mayor, Roe said, is ill" is about the mayor.
    """
    if not reports(verb):
        return True
    tokens = scene.reading.tokens
    for index in range(verb.index + 1, min(verb.index + 8, len(tokens) - 1)):
        if tokens[index].sentence != verb.sentence:
            return False
        if tokens[index].lower == "that" or tokens[index].tag == "``":
            return tokens[index + 1].is_capitalised or tokens[index].lower == "that"
        if tokens[index].text == "," and tokens[index + 1].tag != "``":
            return False
    return False


def _is_of_another(scene: Scene, first: int) -> bool:
    """Whether a title belongs to another role: who is Roe in "an aide to the mayor, Roe,"?"""
    tokens = scene.reading.tokens
    index = first - 1
    listed = index > 1 and tokens[index].tag == "DT" and tokens[index - 1].text == ","
    if listed and index - 2 in scene.person_at:
        return True  # "Doe, the judge, Roe, and others"
    while index > 0 and tokens[index].tag in ("DT", "PRP$", "JJ"):
        index -= 1
    linked = index > 1 and tokens[index].lower in ("of", "for", "to", "from")
    return linked and role_ending_at(scene.reading, index - 1) is not None


def _points(scene: Scene, phrase: RolePhrase, mention: NameSpan, after: Token | None) -> bool:
    """Whether a title before a comma is one person's: "the …", "Peru's …", "a …, Roe,"."""
    tokens = scene.reading.tokens
    opener = tokens[phrase.first - 1] if phrase.first else None
    if after is not None and after.text == "," and after.index + 1 in scene.person_at:
        return False  # "She met the mayor, Roe, Doe and others"
    if opener is not None and opener.lower in DEFINITE:
        return True
    if any(t.tag == "POS" for t in tokens[max(phrase.first - 1, 0) : phrase.head]):
        return True
    following = tokens[after.index + 1] if after and after.index + 1 < len(tokens) else None
    listed = following is not None and following.lower in ("and", "or", "&")
    if after is None or after.is_verb or (after.text == "," and listed):
        return False  # "a lawyer, Roe, and two others"
    if opener is not None and opener.lower in ("a", "an"):
        return root_of(scene.reading, mention.first, mention.last).dep == "appos"
    starts = opener is None or opener.sentence != tokens[phrase.first].sentence
    if starts and after.text == "," and phrase.noun.kind != "generic":
        return True
    title = tokens[phrase.head].is_capitalised or tokens[phrase.first].lower in BEFORE_TITLES
    spoken = opener is None or speech_verb(opener) is not None or opener.tag == "IN"
    return title and phrase.noun.kind in ("state", "org") and spoken


def _one_of_them(scene: Scene, number: int, comma: int) -> RolePhrase | None:
    """ "one of the four candidates in the race" right before a comma, or None."""
    tokens = scene.reading.tokens
    for index in range(comma - 3, max(comma - MAX_ONE_OF, 0), -1):
        if tokens[index].lower == "one" and tokens[index + 1].lower == "of":
            phrase = phrase_from(scene, number, index, "title-before-comma")
            return phrase if phrase is not None and phrase.last == comma else None
    return None


def _title_with_complement(scene: Scene, number: int, comma: int) -> RolePhrase | None:
    """The title before a comma whose head has "of …" or "to …" behind it, or None."""
    head = complemented_role(scene.reading, comma)
    if head is None or with_complements(scene, number, head + 1) != comma:
        return None
    phrase = title_ending_before(scene, number, head + 1, "title-before-comma")
    return phrase._replace(last=comma) if phrase is not None else None
