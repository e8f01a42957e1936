"""Who says what a verb of saying or a colon leads in: "Roe said, “…”", "Roe was blunt: “…”"."""

from __future__ import annotations

from briefgen.analyse.cues import CUE_REACH, Attribution, cue_span, is_addressed
from briefgen.analyse.governing import is_afterthought, is_object_relative
from briefgen.analyse.lexicon import speech_verb
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import subject_of
from briefgen.analyse.tokens import Range

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
        if not speech_verb(token):
            continue
        if is_afterthought(reading.tokens[quote.first + 1], token):
            return None
        if is_addressed(reading, token):
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


def colon_before(scene: Scene, quote: Range, block: int) -> Attribution | None:
    """Roe was blunt: “…”: what stands before the marks ends with a colon and has one subject."""
    reading = scene.reading
    before = quote.first - 1
    if before < 0 or reading.tokens[before].text != ":" or scene.is_quoted(before):
        return None
    opening = reading.tokens[before]
    if opening.block != reading.tokens[quote.first].block and not _is_whole_block(
        scene, quote, block
    ):
        return None
    sentence = reading.sentences[opening.sentence]
    verbs = [t for t in reading.tokens[sentence.first : before] if t.dep == "ROOT" and t.is_verb]
    verbs += [t for t in reading.tokens[sentence.first : before] if speech_verb(t)]
    for verb in reversed(verbs):
        head = subject_of(reading, verb)
        if head is not None and (speech_verb(verb) or scene.person_of(head) is not None):
            cue = cue_span(scene, verb) if speech_verb(verb) else None
            return Attribution(head, cue, "colon")
    # "Roe: “…”" as in an interview: the name alone.
    person = scene.person_at.get(before - 1)
    if person is not None and before - sentence.first <= 4:
        return Attribution(reading.tokens[before - 1], None, "name-colon")
    return None


def _is_whole_block(scene: Scene, quote: Range, block: int) -> bool:
    """Whether the quotation starts its block."""
    return scene.reading.block_ranges[block].first >= quote.first - 1
