"""Roles told by a verb: "Roe is the mayor of Turku", "who heads the union", "As mayor, Roe …"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.analyse.clauses import root_of
from briefgen.analyse.lexicon import (
    ORGANISATION_NOUNS,
    RoleNoun,
    organisation_words,
    role_ending_at,
    speech_verb,
)
from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.pronouns import Memory
from briefgen.analyse.role_appositions import ARTICLES, further_phrases, phrase_from
from briefgen.analyse.role_titles import RolePhrase, before_honorifics
from briefgen.analyse.role_words import TIME_NOUNS
from briefgen.analyse.scene import HE, SHE, Scene
from briefgen.analyse.subjects import SUBJECTS
from briefgen.analyse.tokens import Token

COPULAS = frozenset(
    {"is", "was", "became", "becomes", "been", "become", "remains", "remained", "'s", "’s"}
)
# "took over as finance minister", "served as", "works as a nurse".
HOLDING = frozenset(
    "takes took taken serves served serving works worked retired resigned returned returns acts "
    "acted acting quit stepped".split()
)
APPOINTED = frozenset(
    {"elected", "appointed", "named", "sworn", "reelected", "re-elected", "chosen", "promoted"}
)
APPOINTING = frozenset("named appointed elected reappointed re-elected reelected names".split())
LEADING = frozenset(
    "heads leads runs chairs directs commands edits oversees headed chaired".split()
)
ADVERBS = frozenset(
    "now also currently himself herself still long today both already again".split()
)
# These say that somebody isn't it any more, or became it after: they are told with the role.
PAST_ADVERBS = frozenset("then once later previously formerly recently".split())
# Clauses that tell what isn't so, or not yet.
SUPPOSING = frozenset(
    {"if", "whether", "unless", "reportedly", "allegedly", "apparently", "perhaps", "possibly",
     "probably", "likely", "supposedly", "no"}
)  # fmt: skip
EXPECTING = SUPPOSING | {"when", "once", "until", "before", "after", "as"}
# What these nouns say of somebody by "is" is a judgement, not a role.
JUDGING = frozenset(
    "hero heroine genius legend icon fighter winner loser visionary killer murderer terrorist "
    "extremist thug liar critic believer supporter opponent outsider insider dictator autocrat "
    "strongman populist hardliner hard-liner moderate rival victim".split()
)
LEADER = RoleNoun("", "label", "")
# What somebody "leads" or "runs", beside organisations: their parts.
PANELS = frozenset({"committee", "commission", "panel", "council", "subcommittee"})
MAX_BEFORE_AS = 6
PARTS = frozenset(
    "department division unit section branch desk programme program project laboratory lab centre "
    "center foundation charity school faculty college university academy panel task-force force "
    "delegation mission hospital clinic ngo chapter wing faction battalion brigade organisers "
    "think-tank tank operations service company business shop".split()
)


def told_roles(scene: Scene, number: int, mention: NameSpan) -> Iterator[RolePhrase]:
    """The roles that the clause around one mention tells: "is", "served as", "who heads"."""
    for rule in (_copula, _fronted, _appointed):
        phrase = rule(scene, number, mention)
        if phrase is not None:
            yield phrase
            yield from further_phrases(scene, phrase)
    leading = _leading(scene, number, mention.last)
    if leading is not None:
        yield leading


def pronoun_roles(scene: Scene) -> Iterator[RolePhrase]:
    """The roles told of "he" or "she" at the start of a sentence, where only one can be meant."""
    memory: Memory | None = None
    for sentence in scene.reading.sentences:
        token = scene.reading.tokens[sentence.first]
        if token.lower not in HE | SHE or token.dep not in SUBJECTS:
            continue
        if scene.is_quoted(token.index) or scene.reading.is_headline(token):
            continue
        verb = scene.reading.tokens[token.head]
        if verb.lower not in COPULAS | HOLDING or not _is_fact(scene, verb, token):
            continue
        memory = memory or Memory(scene)
        number = memory.only_person(token)
        phrase = _told_by(scene, number, verb, token, "copula-pronoun") if number >= 0 else None
        if phrase is not None:
            yield phrase
            yield from further_phrases(scene, phrase)


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
    if tokens[after].lower in (HOLDING | APPOINTED if passive else HOLDING):
        held = _after_as(tokens, after + 1)
        return held if held > 0 else after + 1 if tokens[after].lower in APPOINTED else index
    return after if passive else index


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
    if verb.sentence != subject.sentence or not _is_fact(scene, verb, subject):
        return None
    return _told_by(scene, number, verb, subject, "copula")


def _subject(scene: Scene, mention: NameSpan) -> Token | None:
    """The word of a mention that is a subject, or the one whose apposition the mention is.

    In "The deputy minister, Roe, was named …" the minister is the subject.
    """
    tokens = scene.reading.tokens
    for token in tokens[mention.first : mention.last]:
        if token.dep in ("nsubj", "nsubjpass"):
            return token
    root = root_of(scene.reading, mention.first, mention.last)
    head = tokens[root.head]
    apposed = root.dep == "appos" and head.index < mention.first
    if not apposed or head.dep not in ("nsubj", "nsubjpass") or head.tag not in ("NN", "NNP"):
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
    left = [noun.index, *(c for c in reading.children(noun.index) if c < noun.index)]
    phrase = phrase_from(scene, number, max(min(left), verb.index + 1), rule)
    if phrase is None or phrase.noun.noun in JUDGING:
        return None
    return None if phrase.noun.kind == "generic" and _is_reported(scene, verb) else phrase


def _is_fact(scene: Scene, verb: Token, subject: Token) -> bool:
    """Whether "is", "became", "was named" is said to be so: without "not", "may", "will", "if"."""
    children = [scene.reading.tokens[n] for n in scene.reading.children(verb.index)]
    if any(c.dep == "neg" or c.tag in ("MD", "TO") for c in children):
        return False
    early = EXPECTING if verb.tag in ("VBZ", "VBP") else SUPPOSING
    return not any(
        c.lower in SUPPOSING or (c.lower in early and c.index < subject.index) for c in children
    )


def _is_reported(scene: Scene, verb: Token) -> bool:
    """Whether a clause is what somebody said: "Poe said Roe was a hero" makes no hero of Roe."""
    above = scene.reading.tokens[verb.head]
    return verb.dep == "ccomp" and speech_verb(above) is not None


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
    if verb.sentence != tokens[index].sentence or not _is_fact(scene, verb, verb):
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
    spoken = mention.last < len(tokens) and speech_verb(tokens[mention.last]) is not None
    if tokens[start].lower in ("and", "but", "now", "once", "still"):
        start += 1
    is_as = tokens[start].lower == "as"
    start += is_as
    definite = tokens[start].lower not in ("a", "an") and tokens[start].tag in ("DT", "PRP$", "NNP")
    if spoken and (definite or tokens[min(mention.last + 1, len(tokens) - 1)].text == ","):
        return None
    phrase = phrase_from(scene, number, start, "fronted-role")
    if phrase is None or not (_reaches(scene, phrase, comma) or _with_aside(scene, phrase, comma)):
        return None
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
    return any(t.dep in SUBJECTS for t in scene.reading.tokens[mention.first : mention.last])


def _leading(scene: Scene, number: int, index: int) -> RolePhrase | None:
    """Roe, who heads the Port Authority of Oslo | Roe heads the union; or None.

    The phrase is the verb and its object. Without a body as object ("who runs the race"), or with a
    country in it, nothing comes back.
    """
    tokens = scene.reading.tokens
    if index + 2 >= len(tokens):
        return None
    if tokens[index].text == "," and tokens[index + 1].lower == "who":
        index += 2
    elif tokens[index].lower == "who":
        index += 1
    while index + 1 < len(tokens) and tokens[index].lower in ADVERBS:
        index += 1
    verb = tokens[index]
    if tokens[index + 1].lower in ("a", "an") and tokens[index + 2].lower in ("team", "group"):
        return None
    if verb.lower not in LEADING or not verb.is_verb or scene.is_quoted(index):
        return None
    if verb.block != tokens[index - 1].block or not _is_fact(scene, verb, verb):
        return None
    end = _body_end(scene, index + 1)
    if end < 0 or any(i in scene.countries or i in scene.person_at for i in range(index, end)):
        return None
    return RolePhrase(number, index, end, index, LEADER, "leads")


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
