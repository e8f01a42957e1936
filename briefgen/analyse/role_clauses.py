"""Roles told by a verb: "Roe is the mayor of Turku", "who heads the union", "As mayor, Roe …"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.analyse.clauses import root_of
from briefgen.analyse.lexicon import role_ending_at
from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.pronouns import Memory
from briefgen.analyse.role_appositions import further_phrases, phrase_from
from briefgen.analyse.role_facts import (
    ADVERBS,
    JUDGING,
    NAMED_SUBJECTS,
    PAST_ADVERBS,
    is_fact,
    is_inserted,
    is_reported,
    reports,
)
from briefgen.analyse.role_leading import leading_role
from briefgen.analyse.role_titles import RolePhrase, before_honorifics
from briefgen.analyse.role_words import TIME_NOUNS
from briefgen.analyse.scene import HE, SHE, Scene
from briefgen.analyse.tokens import Token

COPULAS = frozenset(
    {"is", "was", "became", "becomes", "been", "become", "remains", "remained", "'s", "’s"}
)
# "took over as finance minister", "served as", "works as a nurse".
HOLDING = frozenset(
    "takes took taken serves served serving works worked retired resigned returned returns acts "
    "acted acting quit stepped".split()
)
WORKING_AS = frozenset({"works", "worked"})
APPOINTED = frozenset(
    {"elected", "appointed", "named", "sworn", "reelected", "re-elected", "chosen", "promoted"}
)
APPOINTING = frozenset("named appointed elected reappointed re-elected reelected names".split())
MAX_BEFORE_AS = 6


def told_roles(scene: Scene, number: int, mention: NameSpan) -> Iterator[RolePhrase]:
    """The roles that the clause around one mention tells: "is", "served as", "who heads"."""
    for rule in (_copula, _fronted, _appointed):
        phrase = rule(scene, number, mention)
        if phrase is not None:
            yield phrase
            yield from further_phrases(scene, phrase)
    leading = leading_role(scene, number, mention.last)
    if leading is not None:
        yield leading


def pronoun_roles(scene: Scene) -> Iterator[RolePhrase]:
    """The roles told of "he" or "she" at the start of a sentence, where only one can be meant."""
    memory: Memory | None = None
    for sentence in scene.reading.sentences:
        token = scene.reading.tokens[sentence.first]
        if token.lower not in HE | SHE or token.dep not in NAMED_SUBJECTS:
            continue
        if scene.is_quoted(token.index) or scene.reading.is_headline(token):
            continue
        verb = scene.reading.tokens[token.head]
        if verb.lower not in COPULAS | HOLDING or not is_fact(scene, verb, token):
            continue
        memory = memory or Memory(scene)
        number = memory.only_person(token)
        phrase = _told_by(scene, number, verb, token, "copula-pronoun") if number >= 0 else None
        if phrase is not None:
            yield phrase
            yield from further_phrases(scene, phrase)


def anywhere(phrase: RolePhrase) -> RolePhrase:
    """The phrase as one that tells no country: who works as a nurse in Oman can be of any."""
    return phrase._replace(noun=phrase.noun._replace(kind="label"))


def after_copula(scene: Scene, index: int) -> int:
    """Where a role can begin after "who": past "is", "has been", "served as", "was elected".

    `index` itself comes back where none of these stands there.
    """
    tokens = scene.reading.tokens
    after = index
    while after + 1 < len(tokens) and tokens[after].lower in (*COPULAS, "has", "had", *ADVERBS):
        after += 1
    passive = any(t.lower in COPULAS for t in tokens[index:after])
    if passive and tokens[after].lower in PAST_ADVERBS and tokens[after + 1].lower in APPOINTED:
        after += 1
    if passive and tokens[after].lower in APPOINTED:
        return after_appointment(tokens, after)
    if tokens[after].lower in HOLDING:
        held = _after_as(tokens, after + 1)
        return held if held > 0 else index
    return after if passive else index


def after_appointment(tokens: list[Token], index: int) -> int:
    """Where a role can begin after "elected", "sworn in as" at token `index`."""
    held = _after_as(tokens, index + 1)
    return held if held > 0 else index + 1


def _after_as(tokens: list[Token], index: int) -> int:
    """The token after "as" in "(took) over last month as", or -1."""
    for number in range(index, min(index + MAX_BEFORE_AS, len(tokens) - 1)):
        token = tokens[number]
        if token.lower == "as":
            return number + 1
        when = token.lower in TIME_NOUNS or token.tag in ("CD", "JJ", "DT", "RP", "RB", "IN")
        if not when or token.text in (",", "."):
            return -1
    return -1


def _copula(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """Roe is the mayor of Turku | Roe became finance minister | Roe was elected president."""
    tokens = scene.reading.tokens
    subject = _subject(scene, mention)
    if subject is None or scene.is_quoted(subject.index):
        return None
    verb = tokens[subject.head]
    if verb.sentence != subject.sentence or not is_fact(scene, verb, subject):
        return None
    return _told_by(scene, number, verb, subject, "copula")


def _subject(scene: Scene, mention: NameSpan) -> Token | None:
    """The word of a mention that is a subject, or the one whose apposition the mention is.

    In "The deputy minister, Roe, was named …" the minister is the subject.
    """
    tokens = scene.reading.tokens
    for token in tokens[mention.first : mention.last]:
        if token.dep in NAMED_SUBJECTS:
            return token
    root = root_of(scene.reading, mention.first, mention.last)
    head = tokens[root.head]
    apposed = root.dep == "appos" and head.index < mention.first
    if not apposed or head.dep not in NAMED_SUBJECTS or head.tag not in ("NN", "NNP"):
        return None
    return head if role_ending_at(scene.reading, head.index) is not None else None


def _told_by(
    scene: Scene, number: int, verb: Token, subject: Token, rule: str
) -> RolePhrase | None:
    """The role that `verb` tells of its subject, the person `number`; or None."""
    reading = scene.reading
    noun = None
    if verb.lower in COPULAS:
        noun = reading.child(verb.index, "attr")
    elif verb.lower in APPOINTED and subject.dep == "nsubjpass":
        noun = reading.child(verb.index, "oprd", "attr", "dobj") or _as_object(scene, verb)
    elif verb.lower in HOLDING:
        noun = _as_object(scene, verb)
    if noun is None or noun.index < verb.index or subject.index > verb.index:
        return None
    if any(t.lower == "whose" for t in reading.tokens[subject.index : verb.index]):
        return None  # "Roe, whose father, Doe, was president"
    left = [noun.index, *(c for c in reading.children(noun.index) if c < noun.index)]
    phrase = phrase_from(scene, number, max(min(left), verb.index + 1), rule)
    if phrase is None or phrase.noun.noun in JUDGING:
        return None
    phrase = anywhere(phrase) if verb.lower in WORKING_AS else phrase
    return None if phrase.noun.kind == "generic" and is_reported(scene, verb) else phrase


def _as_object(scene: Scene, verb: Token) -> Token | None:
    """The noun after "as" in "was sworn in as president"."""
    for number in scene.reading.children(verb.index):
        if scene.reading.tokens[number].lower == "as":
            return scene.reading.child(number, "pobj")
    return None


def _appointed(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """The board named Roe (its, as) chairman | They had elected Roe president.

    Never "may have named Roe chairman", nor "was named Roe".
    """
    tokens = scene.reading.tokens
    first, index = before_honorifics(tokens, mention.first), mention.last
    if first < 2 or index + 1 >= len(tokens) or scene.is_quoted(index):
        return None
    verb, before = tokens[first - 1], tokens[first - 2]
    if verb.lower not in APPOINTING or verb.tag not in ("VBD", "VBN", "VBZ"):
        return None
    if before.is_verb and before.lower not in ("has", "had"):
        return None
    if verb.sentence != tokens[index].sentence or not is_fact(scene, verb, verb):
        return None
    index += tokens[index].lower == "as"
    return phrase_from(scene, number, index, "appointed")


def _fronted(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """A former minister, Roe said … | As mayor of Turku, Roe opened … | Founder of it, Roe is …

    Only at the start of a sentence, right before the name; never "The mayor, Roe said, is ill".
    """
    tokens = scene.reading.tokens
    first = before_honorifics(tokens, mention.first, ranks=True)
    sentence = scene.reading.sentence_of(tokens[mention.first])
    comma, start = first - 1, sentence.first
    if comma > start and tokens[comma].text in ("”", '"'):
        comma -= 1  # "a group “for change,” Mr. Roe"
    if comma <= start or tokens[comma].text != "," or not _is_subject(scene, mention):
        return None
    start += tokens[start].lower in ("and", "but", "now", "still")
    past = tokens[start].lower in PAST_ADVERBS
    start += past or tokens[start].lower == "as"
    definite = tokens[start].lower not in ("a", "an") and tokens[start].tag in ("DT", "PRP$", "NNP")
    spoken = mention.last < len(tokens) and reports(tokens[mention.last])
    if spoken and (definite or is_inserted(scene, tokens[mention.last])):
        return None
    phrase = phrase_from(scene, number, start, "fronted-role")
    if phrase is None or not (_reaches(scene, phrase, comma) or _with_aside(scene, phrase, comma)):
        return None
    phrase = phrase._replace(first=start - 1) if past else phrase
    return phrase if phrase.noun.kind in ("state", "org", "job") else None


def _with_aside(scene: Scene, phrase: RolePhrase, comma: int) -> bool:
    """Whether only ", a think tank that …," stands between a phrase and the comma before a name."""
    tokens = scene.reading.tokens
    if phrase.last + 2 >= comma or tokens[phrase.last].text != ",":
        return False
    between = tokens[phrase.last + 1 : comma]
    if between[0].lower not in ("a", "an", "which", "the"):
        return False
    return not any(t.index in scene.person_at or t.text in ";:—–." for t in between)


def _reaches(scene: Scene, phrase: RolePhrase, comma: int) -> bool:
    """Whether a phrase, with those joined to it, ends right before the token `comma`."""
    last = [phrase, *further_phrases(scene, phrase)][-1].last
    while last < comma and scene.reading.tokens[last].lower in ("since", "for", "until"):
        last = comma  # "since 2014", "for ten years"
    return last == comma


def _is_subject(scene: Scene, mention: NameSpan) -> bool:
    """Whether a mention is the subject of its clause."""
    return any(t.dep in NAMED_SUBJECTS for t in scene.reading.tokens[mention.first : mention.last])
