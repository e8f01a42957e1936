"""Whether a clause tells a role as a fact: without "not", "may", "if" or somebody's judgement."""

from __future__ import annotations

from briefgen.analyse.lexicon import speech_verb, speech_verbs
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

# A person is the subject of a verb; clauses and "there" aren't meant.
NAMED_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MAX_INSERTED = 9
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


def is_fact(scene: Scene, verb: Token, subject: Token) -> bool:
    """Whether "is", "became", "was named" is said to be so: without "not", "may", "will", "if"."""
    children = [scene.reading.tokens[n] for n in scene.reading.children(verb.index)]
    if any(c.dep == "neg" or c.tag in ("MD", "TO") for c in children):
        return False
    early = EXPECTING if verb.tag in ("VBZ", "VBP") else SUPPOSING
    return not any(
        c.lower in SUPPOSING or (c.lower in early and c.index < subject.index) for c in children
    )


def is_reported(scene: Scene, verb: Token) -> bool:
    """Whether a clause is what somebody said: "Poe said Roe was a hero" makes no hero of Roe."""
    above = scene.reading.tokens[verb.head]
    return verb.dep == "ccomp" and speech_verb(above) is not None


def is_judgement(scene: Scene, noun: str, first: int) -> bool:
    """Whether a role is somebody's opinion: in a quotation, or "the worst dictator"."""
    superlative = scene.reading.tokens[first].tag in ("JJS", "RBS")
    return noun in JUDGING and (superlative or scene.is_quoted(first))


def reports(verb: Token) -> bool:
    """Whether a verb can stand in "Roe said" or "Roe believes" within somebody else's sentence."""
    return verb.is_verb and verb.lower in speech_verbs()


def is_inserted(scene: Scene, verb: Token) -> bool:
    """Whether "Roe said" stands within a sentence: "A former judge, Roe told them, was there"."""
    tokens = scene.reading.tokens
    for index in range(verb.index + 1, min(verb.index + MAX_INSERTED, len(tokens) - 1)):
        if tokens[index].sentence != verb.sentence or tokens[index].lower == "that":
            return False
        if tokens[index].text == ",":
            return index == verb.index + 1 or tokens[index + 1].is_verb
    return False
