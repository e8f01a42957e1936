"""Who said a direct quotation: a sieve from sure to unsure that stops before it guesses."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.analyse.lexicon import SAYING_NOUNS, speech_act, speech_verb
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import is_passive, subject_of
from briefgen.analyse.tokens import Range, Token
from briefgen.model import Span

# A phrase of so few words that nobody is said to have spoken is a scare quote or a title.
FRAGMENT_WORDS = 4
CUE_REACH = 25  # tokens between a quotation and its reporting verb
# Words after a reporting verb that still lead to the quotation: "told reporters in Oslo:".
AFTER_CUE = frozenset({",", ":", "that", "“", '"', "‘", "'", "—", "–", "-", "``"})

# "on “Harbour Talk”": words in capitals after one of these are the name of something.
TITLE_PREPOSITIONS = frozenset({"on", "in", "for", "from", "of", "at"})
# Between a quotation and the subject of the cue, one of these starts something new.
NEW_CLAUSE = frozenset(
    "but and when while after because that like than if which before since".split()
)


class Attribution(NamedTuple):
    """The head of the speaker's phrase, the cue's characters, and the rule that found them."""

    head: Token
    cue: Span | None
    rule: str


def attribute(scene: Scene, number: int) -> Attribution | None:
    """Who said quotation `number`, judged by its own sentences and a colon before it, or None."""
    quotation, tokens = scene.quotations[number], scene.ranges[number]
    if tokens.first >= tokens.last:
        return None
    for rule in (_cue_after, _cue_governs, _cue_before, _according_to, _colon_before):
        found = rule(scene, tokens, quotation.block)
        if found is not None:
            return found
    return None


def _cue_after(scene: Scene, quote: Range, block: int) -> Attribution | None:
    """“…,” said Roe | “…,” Roe, the mayor, told reporters."""
    reading = scene.reading
    end = _tail_end(scene, quote, block)
    start = quote.last
    while start < end and reading.tokens[start].text in (",", "—", "–", "-", ")"):
        start += 1
    if start >= end:
        return None
    inside = reading.tokens[quote.last - 2 : quote.last]
    tight = any(t.text in (",", "?", "!", ",”") for t in inside) or start == quote.last
    for index in range(start, min(end, start + CUE_REACH)):
        token = reading.tokens[index]
        if scene.is_quoted(index) or token.text in (";", ":"):
            return None
        if not speech_verb(token):
            continue
        if index == start and token.tag == "VBG":  # ", saying that …" tells what comes
            return None
        if index == start:  # inverted: the speaker follows
            head = _inverted_subject(scene, token, end)
            return Attribution(head, _cue_span(scene, token), "cue-after") if head else None
        head = subject_of(reading, token)
        if head is None or not start <= head.index < index:
            head = _nearest_noun(scene, start, index)
        if head is not None and tight and not _starts_clause(scene, start, head):
            return Attribution(head, _cue_span(scene, token), "cue-after")
        return None
    return None


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
        if token.index in scene.person_at or token.tag in ("PRP", "NN", "NNS", "NNP", "NNPS"):
            return _phrase_head(scene, token, end)
    return None


def _phrase_head(scene: Scene, token: Token, end: int) -> Token:
    """The last noun of the run of nouns that starts at `token`."""
    last = token
    for following in scene.reading.tokens[token.index + 1 : end]:
        if not (following.is_noun or following.text in ("-", "’s", "'s") or following.tag == "POS"):
            break
        if following.is_noun:
            last = following
    return last


def _nearest_noun(scene: Scene, start: int, index: int) -> Token | None:
    """The noun or pronoun right before a reporting verb, where the parser gave it no subject."""
    before = scene.reading.tokens[index - 1] if index > start else None
    if before is not None and (before.is_noun or before.tag == "PRP"):
        return before
    return None


def _cue_governs(scene: Scene, quote: Range, _: int) -> Attribution | None:
    """Roe said the plan was “dead”, called it “a joke”: a verb before the words and above them."""
    reading = scene.reading
    inner = [t for t in reading.tokens[quote.first : quote.last] if t.text[0].isalnum()]
    heads = [t for t in inner if not quote.first <= t.head < quote.last]
    for token in heads[:2]:
        path = [token]
        for above in reading.ancestors(token.index):
            path.append(above)
            if above.sentence != token.sentence or above.index > quote.first:
                continue
            if scene.is_quoted(above.index) or not speech_act(above):
                continue
            if _belongs_to_another(inner[0], path):
                return None
            head = None if is_passive(reading, above) else subject_of(reading, above)
            if head is not None and not scene.is_quoted(head.index):
                return Attribution(head, _cue_span(scene, above), "cue-governs")
            break
    return None


def _belongs_to_another(first: Token, path: list[Token]) -> bool:
    """Whether words that a verb of saying governs are another's: on a thing it tells about
    ("posted a video of a van marked “…”"), or in what it answers ("rejected a claim about “…”").

    `first` is the first of the words, `path` leads from them up to the verb.
    """
    below, above = path[-2:]
    after = below.dep in ("advcl", "relcl") and above.dep == "ccomp"
    if after or _is_afterthought(first, above):
        return True
    if below.dep in ("ccomp", "xcomp") or any(token.lower == "as" for token in path):
        return False
    told_about = any(token.dep in ("acl", "relcl") for token in path[1:-1])
    answered = below.dep == "dobj" and below.lower.removesuffix("s") in SAYING_NOUNS
    return told_about or answered


def _is_afterthought(first: Token, verb: Token) -> bool:
    """Whether words are either speaker's: "Roe said that Poe agreed, “which is rare”"."""
    return first.lower == "which" and verb.dep == "ccomp"


def _cue_before(scene: Scene, quote: Range, _: int) -> Attribution | None:
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
        if _is_afterthought(reading.tokens[quote.first + 1], token):
            return None
        rest = reading.tokens[index + 1 : quote.first]
        ends_well = (bool(rest) and rest[-1].text in (":", ",")) or not rest
        plain = all(t.text in AFTER_CUE for t in rest)
        head = subject_of(reading, token)
        if head is None or scene.is_quoted(head.index) or head.index > quote.first:
            return None
        if plain or (ends_well and not any(t.is_verb for t in rest)):
            return Attribution(head, _cue_span(scene, token), "cue-before")
        return None
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


def according_head(scene: Scene, index: int, end: int) -> Token | None:
    """The head of the phrase after "according to" at token `index`."""
    reading = scene.reading
    to = reading.tokens[index + 1]
    head = reading.child(to.index, "pobj") or reading.child(index, "pobj")
    if head is not None and index < head.index < end:
        return head
    for token in reading.tokens[index + 2 : end]:
        if token.is_noun or token.tag == "PRP":
            return _phrase_head(scene, token, end)
    return None


def _colon_before(scene: Scene, quote: Range, block: int) -> Attribution | None:
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
            cue = _cue_span(scene, verb) if speech_verb(verb) else None
            return Attribution(head, cue, "colon")
    # "Roe: “…”" as in an interview: the name alone.
    person = scene.person_at.get(before - 1)
    if person is not None and before - sentence.first <= 4:
        return Attribution(reading.tokens[before - 1], None, "name-colon")
    return None


def _is_whole_block(scene: Scene, quote: Range, block: int) -> bool:
    """Whether the quotation starts its block."""
    return scene.reading.block_ranges[block].first >= quote.first - 1


def _cue_span(scene: Scene, verb: Token) -> Span:
    """The characters of the reporting verb with its particle ("pointed out")."""
    reading = scene.reading
    last = verb.index + 1
    if last < len(reading.tokens) and reading.tokens[last].tag == "RP":
        last += 1
    return reading.span(verb.index, last)


def is_title(scene: Scene, number: int) -> bool:
    """Whether a quotation is the name of a programme or a work: “said on “Harbour Talk””."""
    reading, tokens = scene.reading, scene.ranges[number]
    words = [t for t in reading.tokens[tokens.first : tokens.last] if t.text[0].isalnum()]
    before = [
        t
        for t in reading.tokens[max(tokens.first - 2, 0) : tokens.first]
        if t.text[0].isalnum() or t.tag == "POS"
    ]
    if len(words) < 2 or not before:
        return False
    named = before[-1].lower in TITLE_PREPOSITIONS or before[-1].tag == "POS"
    capital = words[0].text[0].isupper() and words[-1].text[0].isupper()
    return named and capital and all(t.is_capitalised or len(t.text) <= 3 for t in words)


def is_bare_fragment(scene: Scene, number: int) -> bool:
    """Whether a quotation without a cue is a scare quote or a title: a few words, no clause."""
    tokens = scene.reading.tokens[scene.ranges[number].first : scene.ranges[number].last]
    words = [t for t in tokens if t.text[0].isalnum()]
    ended = any(t.text in (".", "!", "?") for t in tokens[-2:])
    if len(words) < FRAGMENT_WORDS:
        return not (ended and any(t.is_verb for t in words))
    small = [t for t in words if not t.is_capitalised and len(t.text) > 3]
    return not small or (not any(t.is_verb for t in words) and not ended)
