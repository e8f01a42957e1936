"""Who said a direct quotation: a sieve from sure to unsure that stops before it guesses."""

from __future__ import annotations

from briefgen.analyse.cues import (
    CUE_REACH,
    UNSAID,
    Attribution,
    according_head,
    cue_span,
    phrase_head,
    says,
)
from briefgen.analyse.governing import cue_governs
from briefgen.analyse.lead_ins import (
    colon_before,
    cue_before,
    cue_earlier,
    headline_colon,
    paper_before,
)
from briefgen.analyse.lexicon import speech_verb
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import PAPERS, can_speak, subject_of
from briefgen.analyse.tokens import Range, Token

# "said another": somebody without a name.
ONE_OF_THEM = frozenset("another others one some many both several".split())
# Of these, the one who says the words may be another: "recalled him saying".
RECALLS = frozenset({"recall", "remember", "recount", "relate"})
NAME_REACH = 6  # words of a title and a name
# Between a quotation and the subject of the cue, one of these starts something new.
NEW_CLAUSE = frozenset(
    "but and when while after because that like than if which before since".split()
)


def attribute(scene: Scene, number: int) -> Attribution | None:
    """Who said quotation `number`, judged by its own sentences and a colon before it, or None."""
    quotation, tokens = scene.quotations[number], scene.ranges[number]
    if tokens.first >= tokens.last:
        return None
    undecided: Attribution | None = None
    for rule in RULES_INSIDE if _is_inside(scene, tokens) else RULES:
        found = rule(scene, tokens, quotation.block)
        if found is not None and (found.head is not None or found.rule == UNSAID):
            return found
        undecided = undecided or found
    return undecided


def attribute_ahead(scene: Scene, number: int) -> Attribution | None:
    """Who said a quotation that runs on over the next paragraphs, if a cue stands at its end.

    Not somebody whom it names: then it is a longer text that quotes them.
    """
    whole = scene.ranges[number]
    while not scene.quotations[number].closed and number + 1 < len(scene.quotations):
        following = scene.quotations[number + 1]
        opens = scene.ranges[number + 1].first <= scene.reading.block_ranges[following.block].first
        if following.block != scene.quotations[number].block + 1 or not opens:
            return None
        number += 1
        found = _cue_after(scene, scene.ranges[number], following.block)
        if found is not None and found.head is not None:
            named = scene.names(whole, scene.person_of(found.head))
            return None if named else found._replace(rule="cue-ahead")
        whole = Range(whole.first, scene.ranges[number].last)
    return None


def _is_inside(scene: Scene, quote: Range) -> bool:
    """Whether words stand before a quotation in its sentence: "When Roe called it “fair,” …"."""
    reading = scene.reading
    first = reading.sentences[reading.tokens[quote.first].sentence].first
    return any(t.text[0].isalnum() for t in reading.tokens[first : quote.first])


def _cue_after(scene: Scene, quote: Range, block: int) -> Attribution | None:
    """“…,” said Roe | “…,” Roe, the mayor, told reporters."""
    reading = scene.reading
    end = _tail_end(scene, quote, block)
    start = quote.last
    while start < end and reading.tokens[start].text in (",", "—", "–", "-", ")"):
        start += 1
    if start >= end:
        return None
    closing = reading.tokens[quote.last - 2 : quote.last]
    stopped = any(t.text in (",", "?", "!") for t in closing)
    inside = _is_inside(scene, quote)
    unlisted = _unlisted_cue(scene, start, end) if stopped and not inside else None
    if unlisted is not None:
        return unlisted
    tight = stopped or start == quote.last
    for index in range(start, min(end, start + CUE_REACH)):
        token = reading.tokens[index]
        if scene.is_quoted(index) or token.text in (";", ":"):
            return None
        cue = says(reading, token)
        if cue is None or (inside and cue == "reply" and not speech_verb(token)):
            continue
        if index == start and token.tag == "VBG":  # ", saying that …" tells what comes
            return None
        if index == start:  # inverted: the speaker follows
            head = _inverted_subject(scene, token, end)
            return Attribution(head, cue_span(scene, token) if head else None, "cue-after")
        recalled = _recalled(scene, token) if tight else None
        if recalled is not None:
            return Attribution(recalled, cue_span(scene, token), "cue-after")
        head = subject_of(reading, token)
        if head is None or not start <= head.index < index:
            head = _nearest_noun(scene, start, index)
        if head is not None and tight and not _starts_clause(scene, start, head):
            return Attribution(head, cue_span(scene, token), "cue-after")
        return None
    return None


def _unlisted_cue(scene: Scene, start: int, end: int) -> Attribution | None:
    """“…,” Roe croaked. | “…!” beams Roe: any verb in the place where one of saying is expected.

    The subject must be somebody or a body, nothing but the verb may stand beside it, and the
    sentence, or this part of it, must end there.
    """
    tokens = scene.reading.tokens
    if _is_finite_small(tokens[start]):
        last = _name_end(scene, start + 1, end)
        verb = start
    else:
        last = _name_end(scene, start, end)
        verb = _after_adverbs(scene, last, end)
        after = _after_adverbs(scene, verb + 1, end)
        if after < end and tokens[after].text not in (".", ",", ":"):
            return None
    if last <= start or verb >= end or not _is_finite_small(tokens[verb]):
        return None
    rule = "cue-after" if speech_verb(tokens[verb]) else "verb-after"
    return Attribution(tokens[last - 1], cue_span(scene, tokens[verb]), rule)


def _is_finite_small(token: Token) -> bool:
    """Whether a token is a verb in the past or present tense, in small letters."""
    return (token.tag in ("VBD", "VBZ") or token.lower == "read") and token.text[0].islower()


def _after_adverbs(scene: Scene, first: int, end: int) -> int:
    """The first token from `first` that is no adverb."""
    while first < end and scene.reading.tokens[first].tag == "RB":
        first += 1
    return first


def _name_end(scene: Scene, first: int, end: int) -> int:
    """The token after "he", a person's name with titles, or another noun that can speak; else 0."""
    tokens = scene.reading.tokens
    if first < end and tokens[first].lower in ("he", "she"):
        return first + 1
    if first + 1 < end and tokens[first].dep == "det" and tokens[first + 1].lower in PAPERS:
        return first + 2
    for index in range(first, min(first + NAME_REACH, end)):
        if index in scene.person_at:
            person = scene.person_at[index]
            while index < end and scene.person_at.get(index) == person:
                index += 1
            return index
        if not (tokens[index].is_noun or tokens[index].tag in ("DT", "JJ", "HYPH")):
            break
        if can_speak(scene.reading, tokens[index]) and tokens[index].dep in ("nsubj", "ROOT"):
            return index + 1
    return 0


def _cue_inverted(scene: Scene, quote: Range, block: int) -> Attribution | None:
    """“…,” said Roe, whatever stands before the quotation."""
    found = _cue_after(scene, quote, block)
    if found is None or found.head is None or found.cue is None:
        return None
    return found if found.head.start > found.cue.start else None


def _tail_end(scene: Scene, quote: Range, block: int) -> int:
    """Where the sentence around the end of a quotation ends: its own, or one that follows."""
    reading = scene.reading
    last = reading.tokens[quote.last - 1]
    end = reading.sentences[last.sentence].last
    if end == quote.last and quote.last < reading.block_ranges[block].last:
        following = reading.tokens[quote.last]
        comma = any(t.text in (",", "?", "!") for t in reading.tokens[quote.last - 2 : quote.last])
        if comma or following.text[0].islower():
            return reading.sentences[following.sentence].last
    return end


def _starts_clause(scene: Scene, start: int, head: Token) -> bool:
    """Whether between the quotation and the subject a new clause begins ("… and when Roe said")."""
    words = [t for t in scene.reading.tokens[start : head.index] if t.text[0].isalpha()]
    return any(t.lower in NEW_CLAUSE for t in words)


def _inverted_subject(scene: Scene, verb: Token, end: int) -> Token | None:
    """The subject after an inverted verb ("said Roe"): the parser's, else the next noun."""
    reading = scene.reading
    for number in reading.children(verb.index):
        token = reading.tokens[number]
        if token.dep in ("nsubj", "nsubjpass") and number > verb.index:
            return token
    for token in reading.tokens[verb.index + 1 : min(end, verb.index + 12)]:
        if token.text in (",", ".", ":") or token.is_verb:
            break
        if token.lower in ONE_OF_THEM:
            return token
        if token.index in scene.person_at or token.tag in ("PRP", "NN", "NNS", "NNP", "NNPS"):
            return phrase_head(scene, token, end)
    return None


def _recalled(scene: Scene, verb: Token) -> Token | None:
    """Poe in "“…,” Roe recalled Poe telling her", or None."""
    reading = scene.reading
    if speech_verb(verb) not in RECALLS:
        return None
    for number in range(verb.index + 1, reading.sentence_of(verb).last):
        told = reading.tokens[number]
        if told.tag == "VBG" and speech_verb(told):
            before = reading.tokens[number - 1]
            return reading.child(number, "nsubj") or (before if before.is_noun else None)
    return None


def _nearest_noun(scene: Scene, start: int, index: int) -> Token | None:
    """The noun or pronoun right before a reporting verb, where the parser gave it no subject."""
    before = scene.reading.tokens[index - 1] if index > start else None
    if before is not None and (before.is_noun or before.tag == "PRP"):
        return before
    return None


def _according_to(scene: Scene, quote: Range, _: int) -> Attribution | None:
    """“…,” according to Roe."""
    reading = scene.reading
    sentence = reading.sentences[reading.tokens[quote.first].sentence]
    for index in range(sentence.first, sentence.last - 2):
        if reading.tokens[index].lower == "according" and reading.tokens[index + 1].lower == "to":
            head = according_head(scene, index, sentence.last)
            if head is not None and not scene.is_quoted(index):
                span = reading.span(index, index + 2)
                return Attribution(head, span, "according-to")
    return None


LAST_RULES = (_according_to, paper_before, colon_before, cue_earlier, headline_colon)
RULES = (_cue_after, cue_governs, cue_before, *LAST_RULES)
RULES_INSIDE = (_cue_inverted, cue_governs, cue_before, _cue_after, *LAST_RULES)
