"""Which clause a verb of saying reports: after it, around it, or what somebody is asked to do."""

from __future__ import annotations

from briefgen.analyse.clauses import clause_range
from briefgen.analyse.lexicon import speech_act, speech_verb
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import subject_of
from briefgen.analyse.tokens import Range, Reading, Token

# What these say can be a deed to come: "warned them to stay", "pledged to repair it".
DEEDS = frozenset(
    "warn urge advise ask tell pledge promise vow threaten propose recommend demand beg remind "
    "swear caution".split()
)


def complement(scene: Scene, verb: Token, sentence: Range) -> Range | None:
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


def around_parenthesis(scene: Scene, verb: Token, sentence: Range) -> Range | None:
    """The clause before a trailing or inserted cue: "Rain is near, the office said, and …"."""
    reading = scene.reading
    for number in reading.children(verb.index):
        child = reading.tokens[number]
        if child.dep == "ccomp" and sentence.first <= child.index < verb.index:
            first = min(n for n in reading.subtree(child.index) if n >= sentence.first)
            first -= first > sentence.first and scene.is_quoted(first - 1)
            subject = reading.child(verb.index, "nsubj", "nsubjpass")
            between = subject is not None and child.index < subject.index < verb.index
            end = min(reading.subtree(subject.index)) if subject and between else verb.index
            if reading.tokens[end - 1].text in (";", ":"):
                return None  # "The road is shut; the board denies it": two statements
            return Range(first, _comma_before(scene, child.index, max(end, child.index + 1)))
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


def answer(scene: Scene, verb: Token, sentence: Range) -> Range | None:
    """The verb with its object ("denied it"), or None where there is none."""
    reading = scene.reading
    wanted = reading.child(verb.index, "dobj", "xcomp")
    if wanted is None or wanted.index < verb.index:
        return None
    return Range(verb.index, min(max(reading.subtree(wanted.index)) + 1, sentence.last))


def deed(scene: Scene, verb: Token, sentence: Range) -> Range | None:
    """What somebody says is to be done: "urged the board to resign", "called for a new road".

    The words from the object or the "to" on, or None where none is asked for or promised.
    """
    reading = scene.reading
    after = reading.tokens[verb.index + 1 : verb.index + 2]
    if speech_act(verb) == "call" and after and after[0].lower in ("for", "on", "upon"):
        below = [n for n in reading.subtree(verb.index) if n > verb.index]
        return Range(verb.index + 1, min(_stop(reading, verb.index + 1, max(below)), sentence.last))
    if speech_verb(verb) not in DEEDS:
        return None
    for number in reading.children(verb.index):
        child = reading.tokens[number]
        aux = reading.child(number, "aux")
        if aux is None or aux.tag != "TO" or number < verb.index:
            continue
        if child.tag == "VB" and child.dep in ("xcomp", "ccomp"):
            heard = reading.child(verb.index, "dobj")
            between = heard is not None and verb.index < heard.index < number
            first = min(reading.subtree(heard.index)) if heard and between else aux.index
            return Range(first, min(max(reading.subtree(number)) + 1, sentence.last))
    return None


def _stop(reading: Reading, first: int, last: int) -> int:
    """The token after `last`, or the first full stop or semicolon from `first` on."""
    stops = [i for i in range(first, last + 1) if reading.tokens[i].text in (".", ";")]
    return stops[0] if stops else last + 1


def beside_as(scene: Scene, verb: Token, sentence: Range) -> Range | None:
    """The main clause of "As Roe said on Monday, the dam is dry", or None."""
    reading = scene.reading
    mark = reading.child(verb.index, "mark")
    head = reading.tokens[verb.head]
    if mark is None or mark.lower != "as" or verb.dep != "advcl" or not head.is_verb:
        return None
    if reading.child(verb.index, "dobj", "ccomp", "xcomp") is not None or verb.index > head.index:
        return None
    commas = [i for i in range(verb.index, head.index) if reading.tokens[i].text == ","]
    if not commas or reading.tokens[head.index].sentence != verb.sentence:
        return None
    return Range(commas[0] + 1, clause_range(reading, head, sentence).last)
