"""What is reported without quotation marks: the clause that was said, and who said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.analyse.clauses import clause_range
from briefgen.analyse.cues import ADDRESSED, according_head
from briefgen.analyse.lexicon import SAYING_NOUNS, speech_act, speech_verb
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import is_passive, subject_of
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
        if speech_verb(token):
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
    clause = _complement(scene, verb, sentence)
    rule = "clause-of-cue"
    if clause is None:
        clause = _around_parenthesis(scene, verb, sentence)
        rule = "parenthetical-cue"
    if clause is None and speech_verb(verb) in ANSWERS and not is_passive(reading, verb):
        clause = _answer(scene, verb, sentence)
        rule = "denial"
    if clause is None or clause.last - clause.first < MIN_CLAUSE_TOKENS:
        return None
    if is_passive(reading, verb):
        if speech_verb(verb) in ADDRESSED:
            return None
        agent = reading.child(verb.index, "agent")
        head = reading.child(agent.index, "pobj") if agent else None
    else:
        head = subject_of(reading, verb)
    inside = clause.first <= verb.index < clause.last
    if head is not None and (
        scene.is_quoted(head.index) or (not inside and clause.first <= head.index < clause.last)
    ):
        head = None
    if inside and _is_all_quoted(scene, clause, reading.subtree(verb.index)):
        return None
    return Report(clause, head, reading.span(verb.index, verb.index + 1), rule)


def _complement(scene: Scene, verb: Token, sentence: Range) -> Range | None:
    """The clause that is the object of the verb: a finite clause, or "whether/how …"."""
    reading = scene.reading
    for number in reading.children(verb.index):
        child = reading.tokens[number]
        if child.dep == "ccomp" and child.index > verb.index:
            clause = clause_range(reading, child, sentence)
            return Range(clause.first, min(clause.last, _second_deed(reading, verb, child)))
    return None


def _second_deed(reading: Reading, verb: Token, said: Token) -> int:
    """Where a second deed of the speaker begins that the parser joined to the first one's words.

    "Roe says the wall is old, and called it …": at the comma. Far away where there is none.
    """
    tokens = reading.tokens
    for number in reading.children(said.index):
        other = tokens[number]
        if other.dep != "conj" or reading.child(number, "nsubj", "nsubjpass") is not None:
            continue
        if speech_act(other) and subject_of(reading, other) is subject_of(reading, verb):
            at = number
            while at > said.index and not (
                tokens[at].dep == "cc" and tokens[at].head == said.index
            ):
                at -= 1
            return at - (tokens[at - 1].text == ",")
    return len(tokens)


def _answer(scene: Scene, verb: Token, sentence: Range) -> Range | None:
    """The verb with its object ("denied it"), or None where there is none."""
    reading = scene.reading
    wanted = reading.child(verb.index, "dobj", "xcomp")
    if wanted is None or wanted.index < verb.index:
        return None
    return Range(verb.index, min(max(reading.subtree(wanted.index)) + 1, sentence.last))


def _around_parenthesis(scene: Scene, verb: Token, sentence: Range) -> Range | None:
    """The clause before a trailing or inserted cue: "Rain is near, the office said, and …"."""
    reading = scene.reading
    for number in reading.children(verb.index):
        child = reading.tokens[number]
        if child.dep == "ccomp" and child.index < verb.index and not scene.is_quoted(child.index):
            first = min(n for n in reading.subtree(child.index) if n >= sentence.first)
            return Range(first, _comma_before(scene, child.index, verb.index))
    head = reading.tokens[verb.head]
    if verb.dep not in ("parataxis", "ccomp") or not head.is_verb:
        return None
    subject = reading.child(verb.index, "nsubj")
    if head.index < verb.index and subject is not None:
        end = _comma_before(scene, head.index, subject.index)
        return Range(sentence.first, end) if end < subject.index else None
    if subject is not None and _is_inserted(scene, subject, verb, sentence):
        return clause_range(reading, head, sentence)
    return None


def _is_inserted(scene: Scene, subject: Token, verb: Token, sentence: Range) -> bool:
    """Whether a cue stands between two commas: "The ship, it said, was late"."""
    tokens = scene.reading.tokens
    first = min(scene.reading.subtree(subject.index))
    after = verb.index + 1
    while after < sentence.last and tokens[after].text != "," and not tokens[after].is_verb:
        after += 1
    if first <= sentence.first or after >= sentence.last:
        return False
    return tokens[first - 1].text == "," and tokens[after].text == ","


def _comma_before(scene: Scene, start: int, end: int) -> int:
    """The last comma between two tokens, or `end` where there is none."""
    commas = [i for i in range(start, end) if scene.reading.tokens[i].text == ","]
    return commas[-1] if commas else end


def _is_negated_refusal(scene: Scene, verb: Token) -> bool:
    """Whether nothing was said: "did not say", "declined to say", "refused to comment"."""
    reading = scene.reading
    if reading.child(verb.index, "neg") is not None and verb.tag == "VB":
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
    return all(scene.is_quoted(token.index) for token in words)


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
