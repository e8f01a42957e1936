"""What is reported without quotation marks: the clause that was said, and who said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.analyse.clauses import clause_range
from briefgen.analyse.cues import according_head, is_addressed, says
from briefgen.analyse.lexicon import SAYING_NOUNS, speech_act, speech_verb
from briefgen.analyse.said_clauses import answer, around_parenthesis, beside_as, complement, deed
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import is_passive, is_unsaid, sayer_of
from briefgen.analyse.tokens import Range, Reading, Token
from briefgen.model import Span

# Verbs that say what somebody said even without a clause: "denied it", "denied the charge".
ANSWERS = frozenset({"deny"})
MIN_CLAUSE_TOKENS = 2


class Report(NamedTuple):
    """A reported clause: its tokens, the head of the speaker's phrase if any, cue, rule."""

    clause: Range
    head: Token | None
    cue: Span
    rule: str


def find_reports(scene: Scene) -> list[Report]:
    """The reported statements of the article in text order; headlines and pure quotations aside.

    Sources: clause complements of speech verbs, parenthetical cues ("…, state media reported,"),
    "according to", and passive frames ("was quoted as saying that").
    """
    found: list[Report] = []
    for sentence in scene.reading.sentences:
        reports = list(_in_sentence(scene, sentence))
        found += _without_repeats(reports)
    return sorted(found, key=lambda report: (report.clause, report.cue.start))


def _in_sentence(scene: Scene, sentence: Range) -> Iterator[Report]:
    """The reported statements of one sentence."""
    reading = scene.reading
    for token in reading.tokens[sentence.first : sentence.last]:
        if scene.is_quoted(token.index):
            continue
        if says(reading, token) or speech_act(token) == "call":
            report = _of_verb(scene, token, sentence)
        elif token.lower == "according":
            report = _of_according(scene, token, sentence)
        elif token.lower in SAYING_NOUNS:
            report = _of_noun(scene, token, sentence)
        else:
            continue
        if report is not None and not _is_all_quoted(scene, report.clause):
            yield report


def _of_verb(scene: Scene, verb: Token, sentence: Range) -> Report | None:
    """The statement that a speech verb reports, with the verb's subject as its speaker."""
    reading = scene.reading
    if _is_negated_refusal(scene, verb):
        return None
    clause = complement(scene, verb, sentence) if says(reading, verb) else None
    rule = "clause-of-cue"
    if clause is None:
        clause = around_parenthesis(scene, verb, sentence) if speech_verb(verb) else None
        rule = "parenthetical-cue"
    active = clause is None and not is_passive(reading, verb)
    if active and speech_verb(verb) in ANSWERS:
        clause, rule = answer(scene, verb, sentence), "denial"
    elif active and (clause := beside_as(scene, verb, sentence)) is not None:
        rule = "as-cue"
    elif active and (clause := deed(scene, verb, sentence)) is not None:
        rule = "deed-of-cue"
    if clause is None or clause.last - clause.first < MIN_CLAUSE_TOKENS:
        return None
    head = sayer_of(reading, verb)
    if head is not None and scene.is_dateline(head):
        # The parser's subject, where the sentence goes on after it: the noun before the verb is.
        before = reading.tokens[verb.index - 1]
        head = before if before.is_noun and not scene.is_dateline(before) else None
    if head is None and is_addressed(reading, verb):
        return None
    inside = clause.first <= verb.index < clause.last
    if head is not None and (
        scene.is_quoted(head.index) or (not inside and clause.first <= head.index < clause.last)
    ):
        head = None
    if inside and _is_all_quoted(scene, clause, reading.subtree(verb.index)):
        return None
    return Report(clause, head, reading.span(verb.index, verb.index + 1), rule)


def _is_negated_refusal(scene: Scene, verb: Token) -> bool:
    """Whether nothing was said: "did not say", "declined to say", "refused to comment"."""
    reading = scene.reading
    if is_unsaid(reading, verb):
        return True
    head = reading.tokens[verb.head]
    return verb.dep == "xcomp" and head.lower in (
        "declined",
        "declines",
        "refused",
        "refuses",
        "failed",
    )


def _of_according(scene: Scene, token: Token, sentence: Range) -> Report | None:
    """The sentence without its "according to …" phrase."""
    reading = scene.reading
    if token.index + 2 >= sentence.last or reading.tokens[token.index + 1].lower != "to":
        return None
    head = according_head(scene, token.index, sentence.last)
    if head is None:
        return None
    cue = reading.span(token.index, token.index + 2)
    if token.index <= sentence.first + 1:
        aside = [n for n in reading.subtree(head.index) if n < sentence.last]
        comma = next(
            (i for i in range(max(aside), sentence.last) if reading.tokens[i].text == ","), None
        )
        if comma is None:
            return None
        return Report(_trimmed(scene, comma + 1, sentence.last), head, cue, "according-to")
    return Report(_trimmed(scene, sentence.first, token.index), head, cue, "according-to")


def _of_noun(scene: Scene, noun: Token, sentence: Range) -> Report | None:
    """The clause after a noun of saying: "warnings that …"; its owner is the speaker."""
    reading = scene.reading
    for number in reading.children(noun.index):
        child = reading.tokens[number]
        mark = reading.child(number, "mark")
        that = mark is not None and mark.lower == "that"
        if child.dep in ("acl", "ccomp") and that and _is_finite(reading, child):
            owner = reading.child(noun.index, "poss")
            clause = clause_range(reading, child, sentence)
            return Report(clause, owner, reading.span(noun.index, noun.index + 1), "noun-of-saying")
    return None


def _is_finite(reading: Reading, verb: Token) -> bool:
    """Whether a verb has a tense, by itself or by an auxiliary: "that Roe left", "had left"."""
    return (
        verb.tag in ("VBD", "VBZ", "VBP") or reading.child(verb.index, "aux", "auxpass") is not None
    )


def _trimmed(scene: Scene, first: int, last: int) -> Range:
    """A token range without outer commas and stops."""
    tokens = scene.reading.tokens
    while first < last and tokens[first].text in (",", ";", ":"):
        first += 1
    while last > first and tokens[last - 1].text in (",", ".", ";"):
        last -= 1
    return Range(first, last)


def _is_all_quoted(scene: Scene, clause: Range, cue: Sequence[int] = ()) -> bool:
    """Whether every word of the clause but the cue's is quoted: then it is a direct quote."""
    words = [
        token
        for token in scene.reading.tokens[clause.first : clause.last]
        if token.text[0].isalnum() and token.index not in cue
    ]
    return bool(words) and all(scene.is_quoted(token.index) for token in words)


def _without_repeats(reports: list[Report]) -> list[Report]:
    """Of reports with the same clause, the first; of "X said that Y said that Z", both stay."""
    kept: list[Report] = []
    for report in reports:
        same = [k for k in kept if k.clause == report.clause]
        if not same:
            kept.append(report)
        elif report.rule == "according-to":
            kept[kept.index(same[0])] = report
    return kept
