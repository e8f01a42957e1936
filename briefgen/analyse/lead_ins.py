"""Who says what a verb of saying or a colon leads in: "Roe said, “…”", "Roe was blunt: “…”"."""

from __future__ import annotations

from briefgen.analyse.cues import CUE_REACH, Attribution, cue_span, is_addressed, says
from briefgen.analyse.governing import is_afterthought, is_object_relative
from briefgen.analyse.lexicon import speech_act
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import author_of, is_passive, is_to_come, is_unsaid, subject_of
from briefgen.analyse.tokens import Range, Reading, Token

PAPER_REACH = 8  # tokens between a letter and what it says: "a letter to the board on Monday:"
# Words after a reporting verb that still lead to the quotation: "told reporters in Oslo:".
AFTER_CUE = frozenset({",", ":", "that", "“", '"', "‘", "'", "—", "–", "-", "``"})


def cue_before(scene: Scene, quote: Range, _: int) -> Attribution | None:
    """Roe said, “…” | Roe told reporters in Oslo: “…”: the last reporting verb before the marks."""
    reading = scene.reading
    sentence = reading.sentences[reading.tokens[quote.first].sentence]
    start = max(sentence.first, quote.first - CUE_REACH)
    for index in range(quote.first - 1, start - 1, -1):
        token = reading.tokens[index]
        if scene.is_quoted(index):
            return None
        if not says(reading, token):
            continue
        if is_afterthought(reading.tokens[quote.first + 1], token):
            return None
        if is_addressed(reading, token) or _is_open(reading, token):
            return None
        rest = reading.tokens[index + 1 : quote.first]
        ends_well = (bool(rest) and rest[-1].text in (":", ",")) or not rest
        plain = all(t.text in AFTER_CUE for t in rest)
        said = reading.child(token.index, "ccomp")
        if said is not None and is_object_relative(reading, said, token):
            return None
        head = subject_of(reading, token)
        if head is None or scene.is_quoted(head.index) or head.index > quote.first:
            return None
        if plain or (ends_well and not any(t.is_verb for t in rest)):
            return Attribution(head, cue_span(scene, token), "cue-before")
        return None
    return None


def _is_open(reading: Reading, verb: Token) -> bool:
    """Whether it is not told that words were said: "did not say", "feared Roe would say"."""
    return is_unsaid(reading, verb) or is_to_come(reading, verb)


def cue_earlier(scene: Scene, quote: Range, _: int) -> Attribution | None:
    """Roe told the board that the plan – a good one – “will do”: misread by the parser.

    The last verb of saying before the words, in their sentence, if "that" follows it, and no other
    verb of saying, no semicolon and no "but" or "while" stands between.
    """
    reading = scene.reading
    sentence = reading.sentences[reading.tokens[quote.first].sentence]
    that = False
    for index in range(quote.first - 1, max(sentence.first, quote.first - CUE_REACH) - 1, -1):
        token = reading.tokens[index]
        if scene.is_quoted(index) or token.text == ";" or token.lower in ("but", "while"):
            return None
        that = that or (token.lower == "that" and token.tag == "IN")
        if not says(reading, token):
            continue
        head = subject_of(reading, token)
        wrong = head is None or scene.is_quoted(head.index) or head.index > quote.first
        if wrong or not that or is_passive(reading, token) or _is_open(reading, token):
            return None
        return Attribution(head, cue_span(scene, token), "cue-earlier")
    return None


def colon_before(scene: Scene, quote: Range, block: int) -> Attribution | None:
    """Roe was blunt: “…”: what stands before the marks ends with a colon and has one subject."""
    reading = scene.reading
    before = quote.first - 1
    while before > 0 and reading.tokens[before].text.isspace():
        before -= 1
    if before < 0 or reading.tokens[before].text != ":" or scene.is_quoted(before):
        return None
    opening = reading.tokens[before]
    if opening.block != reading.tokens[quote.first].block and not _is_whole_block(
        scene, quote, block
    ):
        return None
    sentence = reading.sentences[opening.sentence]
    verbs = [t for t in reading.tokens[sentence.first : before] if t.dep == "ROOT" and t.is_verb]
    verbs += [t for t in reading.tokens[sentence.first : before] if says(reading, t)]
    for verb in reversed(verbs):
        head = subject_of(reading, verb)
        if head is not None and (says(reading, verb) or scene.person_of(head) is not None):
            cue = cue_span(scene, verb) if says(reading, verb) else None
            return Attribution(head, cue, "colon")
    # "Roe: “…”" as in an interview: the name alone.
    person = scene.person_at.get(before - 1)
    if person is not None and before - sentence.first <= 4:
        return Attribution(reading.tokens[before - 1], None, "name-colon")
    return None


def headline_colon(scene: Scene, quote: Range, block: int) -> Attribution | None:
    """‘We will wait’: Roe, or ‘We will wait’: Mayor Roe, as headlines have it; a name alone."""
    reading = scene.reading
    end = reading.block_ranges[block].last
    colon = reading.tokens[quote.last] if quote.last < end else None
    if colon is None or colon.text != ":" or not reading.is_headline(colon):
        return None
    rest = reading.tokens[quote.last + 1 : end]
    people = {scene.person_at.get(token.index) for token in rest} - {None}
    if len(people) != 1 or len(rest) > PAPER_REACH or any(t.is_verb for t in rest):
        return None
    named = [token for token in rest if token.index in scene.person_at]
    return Attribution(named[-1], None, "headline-colon") if named[-1] is rest[-1] else None


def paper_before(scene: Scene, quote: Range, _: int) -> Attribution | None:
    """Roe issued a statement, “…” | From Roe's letter: “…”: words of a paper, by its author."""
    reading = scene.reading
    before = quote.first - 1
    if before < 1 or reading.tokens[before].text not in (":", ",") or scene.is_quoted(before):
        return None
    sentence = reading.sentences[reading.tokens[before].sentence]
    for token in reversed(reading.tokens[max(sentence.first, before - PAPER_REACH) : before]):
        if token.is_verb or token.text in (",", ";"):
            return None
        author = author_of(reading, token, asked=True)
        if author is not None and not scene.is_quoted(author.index):
            return Attribution(author, None, "paper-before")
    return None


def sentence_before(scene: Scene, quote: Range) -> Attribution | None:
    """Roe defended the plan. “It was needed.”: what a sentence about somebody's words leads in.

    It must be right before the quotation, in the same paragraph, with a person as its subject, and
    the quotation must be a sentence of its own.
    """
    reading = scene.reading
    before = quote.first - 1
    if before < 1 or reading.tokens[before].text != "." or scene.is_quoted(before):
        return None
    opening = reading.tokens[quote.first]
    closed = any(t.text in (".", "?", "!") for t in reading.tokens[quote.last - 2 : quote.last])
    if reading.tokens[before].block != opening.block or not closed:
        return None
    sentence = reading.sentences[reading.tokens[before].sentence]
    for verb in reading.tokens[sentence.first : before]:
        if verb.dep == "ROOT" and speech_act(verb) and not is_passive(reading, verb):
            head = subject_of(reading, verb)
            if head is None or scene.person_of(head) is None:
                return None
            named = {scene.person_at.get(i) for i in range(sentence.first, verb.index)} - {None}
            if named <= {scene.person_of(head)}:
                return Attribution(head, cue_span(scene, verb), "sentence-before")
    return None


def _is_whole_block(scene: Scene, quote: Range, block: int) -> bool:
    """Whether the quotation starts its block."""
    return scene.reading.block_ranges[block].first >= quote.first - 1
