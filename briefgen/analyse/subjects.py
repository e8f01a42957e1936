"""Who does a verb: its own subject, or the one it shares with the verb that it hangs on."""

from __future__ import annotations

from briefgen.analyse.lexicon import (
    ORGANISATION_NOUNS,
    SAYING_NOUNS,
    is_people,
    role_ending_at,
    speech_verb,
)
from briefgen.analyse.tokens import Reading, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
# In "urged Roe to call it off" it is the object who does what follows.
OBJECT_CONTROL = frozenset(
    "advise advised advising allow allowed allows allowing ask asked asks asking cause caused "
    "causes causing compelled encourage encouraged encourages encouraging expect expected "
    "expects force forced forces forcing invite invited inviting lead leads leading led order "
    "ordered orders ordering persuade persuaded persuading press pressed pressing prompt "
    "prompted prompting prompts push pushed pushing require required requires tell telling "
    "tells told urge urged urges urging want wanted wants warned".split()
)
# What somebody writes or has written in their own name, and what one does with it.
PAPERS = frozenset(
    "statement letter post tweet message memo note email e-mail remarks comments comment release "
    "communique message posting dispatch op-ed editorial testimony speech declaration".split()
)
UTTERANCES = SAYING_NOUNS | frozenset("question answer reply words response".split())
ISSUED = frozenset(
    "issued issues issue issuing released releases release releasing posted posts posting "
    "published publishes sent sends sending wrote writes tweeted tweets tweeting made makes making "
    "signed signs delivered delivers gave gives distributed circulated".split()
)
# With these a verb of saying tells what may be said.
MAYBE = frozenset({"may", "might", "could", "should"})
# Who is cited says it: "police quoted Roe as saying".
CITED = frozenset("quote quotes quoted quoting cite cites cited citing".split())
HAVE = frozenset("has have had having 've ’ve 'd ’d".split())
# Steps from verb to verb after which no subject is looked for any more.
MAX_STEPS = 5
# Tags with which an aside between commas starts: "Roe, the mayor, said", "Roe, tired, said".
ASIDE_STARTS = ("DT", "WP", "VBN", "VBG", "JJ", "RB")
# Words between a subject and its verb: "Roe also said", "Roe (R-Ohio) on Monday said".
BESIDE_REACH = 8


def subject_of(reading: Reading, verb: Token, depth: int = 0) -> Token | None:
    """The head noun or pronoun that does `verb`, or None when the clause names none.

    A verb without a subject of its own takes that of the verb it is joined to ("arrived and said"),
    depends on ("went on to say") or describes ("left, saying that"); "was quoted as saying" takes
    the one quoted, "quoted Poe as saying" too; in "Roe, who said", it is Roe; in "led Roe to say"
    too. In "Roe said the bridge was old, adding that …" it is Roe again; in "Roe said Poe had
    resigned, calling him lazy" it could be either: nobody is given.
    """
    if depth > MAX_STEPS:
        return None
    own = reading.child(verb.index, *SUBJECTS)
    if own is not None:
        if own.tag in ("WP", "WDT") and verb.dep == "relcl":
            return _told_about(reading, verb)
        return own if own.dep in ("nsubj", "nsubjpass") else _beside(reading, verb)
    named = reading.tokens[verb.index - 1].tag == "NNP" and speech_verb(verb) is not None
    if named and (beside := _beside(reading, verb)) is not None:
        return beside
    head = reading.tokens[verb.head]
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "dep") and head.is_verb and head is not verb:
        if verb.dep == "ccomp" and verb.tag not in ("VBG", "VBN"):
            return _beside(reading, verb)
        return _told_to(reading, verb) or _shared(reading, verb, head, depth)
    if verb.dep == "pcomp" and head.head != head.index:
        governor = reading.tokens[head.head]
        if governor.lower in CITED and not is_passive(reading, governor):
            return reading.child(governor.index, "dobj")
        return subject_of(reading, governor, depth + 1) if governor.is_verb else None
    if verb.dep in ("acl", "relcl") and head.is_noun:
        return _told_about(reading, verb)
    return _beside(reading, verb)


def _told_about(reading: Reading, verb: Token) -> Token | None:
    """The noun that a clause tells about: Roe in "Roe, the mayor, who said that …".

    Of papers it is who issued them: Roe in "Roe issued a statement saying", "a letter from Roe
    that said". None for "a refusal to call it …": it isn't said whose.
    """
    noun = reading.tokens[verb.head]
    while noun.dep == "appos" and reading.tokens[noun.head].is_noun:
        noun = reading.tokens[noun.head]
    if verb.tag == "VB" and not can_speak(reading, noun):
        return None
    above = reading.tokens[reading.tokens[noun.head].head]
    if verb.tag == "VBG" and noun.dep == "pobj" and above.lower in PAPERS:
        noun = above  # "a letter to Poe warning that …"
    return author_of(reading, noun) or noun


def author_of(reading: Reading, noun: Token, *, asked: bool = False) -> Token | None:
    """Who wrote a statement, a letter or a post: "Roe's letter", "a post by Roe"; or None.

    With `asked`, of a question and the like too: "Roe's question".
    """
    if noun.lower not in PAPERS and not (asked and noun.lower in UTTERANCES):
        return None
    owner = reading.child(noun.index, "poss")
    if owner is not None:
        return owner
    for number in reading.children(noun.index):
        child = reading.tokens[number]
        if child.dep in ("prep", "agent") and child.lower in ("from", "by"):
            return reading.child(number, "pobj")
    verb = reading.tokens[noun.head]
    issued = noun.dep == "dobj" and verb.lower in ISSUED
    return subject_of(reading, verb) if issued and not is_passive(reading, verb) else None


def _shared(reading: Reading, verb: Token, head: Token, depth: int) -> Token | None:
    """The subject that a verb has from the verb above it, or from the one that reports both.

    Where what `head` does is itself reported ("Roe said the wall fell, adding …"), `verb` may be
    the reporter's: it is where the subject of `head` can't speak, where the two verbs have one
    tense and `head` another ("Roe says Poe lied and calls him …"), and for "adding".
    """
    shared = subject_of(reading, head, depth + 1)
    if verb.dep == "xcomp":
        return shared
    reporter = reporter_of(reading, head)
    if reporter is None:
        if verb.tag != "VBG" or shared is None or can_speak(reading, shared):
            return shared
        return _author_before(reading, verb, head) or shared
    above = subject_of(reading, reporter, depth + 1)
    if above is None or above is shared:
        return shared
    if verb.tag == "VBG" and shared is not None and not can_speak(reading, shared):
        return _author_before(reading, verb, head) or above
    if verb.lower == "adding" or shared is None or not can_speak(reading, shared):
        return above
    if verb.tag == "VBG" and shared.lower in ("he", "she"):  # "Roe said he was tired, telling …"
        return above
    if verb.dep == "conj":
        if verb.tag == reporter.tag and _tense(reading, head) != reporter.tag:
            return above
        return shared
    return None if verb.tag == "VBG" else shared


def _author_before(reading: Reading, verb: Token, head: Token) -> Token | None:
    """Who wrote the paper that is the object of `head`: "talks followed Roe's letter, warning"."""
    paper = reading.child(head.index, "dobj")
    if paper is None or not head.index < paper.index < verb.index:
        return None
    return author_of(reading, paper)


def reporter_of(reading: Reading, verb: Token) -> Token | None:
    """The verb of saying that reports what `verb` does, or None."""
    for _ in range(MAX_STEPS):
        above = reading.tokens[verb.head]
        if above is verb or not above.is_verb or verb.dep not in ("ccomp", "conj", "advcl"):
            return None
        apart = verb.dep == "conj" and reading.child(verb.index, "nsubj", "nsubjpass") is not None
        if (verb.dep == "ccomp" or apart) and speech_verb(above):
            return above
        verb = above
    return None


def _tense(reading: Reading, verb: Token) -> str:
    """The tag that shows the tense of a verb: its first auxiliary's, else its own."""
    auxiliary = reading.child(verb.index, "aux", "auxpass")
    return auxiliary.tag if auxiliary is not None else verb.tag


def can_speak(reading: Reading, head: Token) -> bool:
    """Whether a noun or pronoun is somebody, or a body, who can say something; "it" is neither."""
    if head.tag == "PRP":
        return head.lower not in ("it", "itself", "this")
    if head.tag in ("NNP", "NNPS"):
        return head.label not in ("DATE", "TIME", "LAW", "PRODUCT", "WORK_OF_ART", "FAC", "EVENT")
    return (
        head.label in ("PERSON", "ORG", "GPE", "NORP")
        or head.lower in ORGANISATION_NOUNS
        or role_ending_at(reading, head.index) is not None
        or (head.tag == "NNS" and is_people(head.lower))
    )


def _beside(reading: Reading, verb: Token) -> Token | None:
    """The noun right before a finite verb to which the parser gave no subject, or None.

    Adverbs, auxiliaries and a bracket may stand between: "Roe (R-Ohio) also said"; an apposition
    between commas too: "the Harbour Council, the owner of the dock, said".
    """
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    tokens, first = reading.tokens, reading.sentences[verb.sentence].first
    at = verb.index - 1
    while at >= first and (tokens[at].tag in ("RB", "MD") or tokens[at].dep == "aux"):
        at -= 1
    if at >= first and tokens[at].text == ")":
        opened = [i for i in range(max(first, at - BESIDE_REACH), at) if tokens[i].text == "("]
        at = opened[-1] - 1 if opened else at
    if at >= first and tokens[at].text == ",":
        commas = [i for i in range(first, at) if tokens[i].text == ","]
        if not commas or tokens[commas[-1] + 1].tag not in ASIDE_STARTS:
            return None
        at = commas[-1] - 1
        if tokens[at].text == ")":
            opened = [i for i in range(max(first, at - BESIDE_REACH), at) if tokens[i].text == "("]
            at = opened[-1] - 1 if opened else at
    if at < first or not (tokens[at].is_noun or tokens[at].tag == "PRP"):
        return None
    return tokens[at] if can_speak(reading, tokens[at]) else None


def _told_to(reading: Reading, verb: Token) -> Token | None:
    """Roe in "urged Mayor Jan Roe to call it off", which parsers often misread; or None."""
    tokens, to = reading.tokens, verb.index - 1
    first = reading.sentences[verb.sentence].first
    if verb.tag != "VB" or to - 1 <= first or tokens[to].lower != "to":
        return None
    last = tokens[to - 1]
    for token in reversed(tokens[max(first, to - 10) : to]):
        if token.lower in OBJECT_CONTROL:
            return last if last.is_noun or last.tag == "PRP" else None
        if token.is_verb or token.text in (",", ";", ":"):
            return None
    return None


def sayer_of(reading: Reading, verb: Token) -> Token | None:
    """Who says what a verb of saying governs: its subject, or the agent of a passive."""
    if not is_passive(reading, verb):
        return subject_of(reading, verb)
    agent = reading.child(verb.index, "agent")
    return reading.child(agent.index, "pobj") if agent is not None else None


def is_unsaid(reading: Reading, verb: Token) -> bool:
    """Whether nobody is told to have said it.

    "Roe did not say", "may say", "if Roe says", "denied that she said".
    """
    children = [reading.tokens[n] for n in reading.children(verb.index)]
    if any(c.dep == "neg" or (c.dep == "aux" and c.lower in MAYBE) for c in children):
        return True
    if any(c.dep == "mark" and c.lower in ("if", "unless", "whether") for c in children):
        return True
    above = reading.tokens[verb.head]
    return verb.dep == "ccomp" and speech_verb(above) == "deny"


def is_to_come(reading: Reading, verb: Token) -> bool:
    """Whether somebody thinks that it will be said: "feared Roe would say"."""
    children = [reading.tokens[n] for n in reading.children(verb.index)]
    will = any(c.dep == "aux" and c.lower in ("will", "would", "’ll", "'ll") for c in children)
    return verb.dep == "ccomp" and will


def is_passive(reading: Reading, verb: Token, depth: int = 0) -> bool:
    """Whether a past participle stands for what is done to its subject ("was told", "asked if")."""
    if verb.tag != "VBN":
        return False
    auxiliaries = [reading.tokens[n].lower for n in reading.children(verb.index)]
    if any(word in HAVE for word in auxiliaries):
        return any(reading.tokens[n].dep == "auxpass" for n in reading.children(verb.index))
    head = reading.tokens[verb.head]
    if verb.dep == "conj" and head.tag == "VBN" and depth < 3:
        return is_passive(reading, head, depth + 1)
    return True
