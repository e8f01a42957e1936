"""Who does what in a clause: the subject of a verb, the words of a noun phrase, the clause said."""

from __future__ import annotations

from briefgen.analyse.tokens import Range, Reading, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
# Below a noun, these relations lead to something else that is only told about it.
ASIDES = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "punct", "cc", "preconj"})
# In "urged Roe to call it off" it is the object who does what follows.
OBJECT_CONTROL = frozenset(
    "advise advised advising allow allowed allows allowing ask asked asks asking cause caused "
    "causes causing compelled encourage encouraged encourages encouraging expect expected "
    "expects force forced forces forcing invite invited inviting lead leads leading led order "
    "ordered orders ordering persuade persuaded persuading press pressed pressing prompt "
    "prompted prompting prompts push pushed pushing require required requires tell telling "
    "tells told urge urged urges urging want wanted wants warned".split()
)
SAME_THING = frozenset({"appos", "compound", "nmod", "flat", "amod"})


def subject_of(reading: Reading, verb: Token, depth: int = 0) -> Token | None:
    """The head noun or pronoun that does `verb`, or None when the clause names none.

    A verb without a subject of its own takes that of the verb it is joined to ("arrived and said"),
    depends on ("went on to say") or describes ("left, saying that"); "was quoted as saying" takes
    the one quoted; in "Roe, who said", it is Roe; in "led Roe to say" too. In "Roe said Poe had
    been sacked, calling him lazy" it could be either: nobody is given.
    """
    if depth > 5:
        return None
    own = reading.child(verb.index, *SUBJECTS)
    if own is not None:
        if own.tag in ("WP", "WDT") and verb.dep == "relcl":
            return reading.tokens[verb.head]
        return own if own.dep != "expl" else None
    head = reading.tokens[verb.head]
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "dep") and head.is_verb and head is not verb:
        if verb.dep == "ccomp" and verb.tag not in ("VBG", "VBN"):
            return None
        told = _told_to(reading, verb)
        if told is not None:
            return told
        if verb.dep == "advcl" and head.dep == "ccomp" and is_passive(reading, head):
            return None
        return subject_of(reading, head, depth + 1)
    if verb.dep == "pcomp" and head.head != head.index:
        governor = reading.tokens[head.head]
        return subject_of(reading, governor, depth + 1) if governor.is_verb else None
    if verb.dep in ("acl", "relcl") and head.is_noun:
        return head
    return None


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


def is_passive(reading: Reading, verb: Token, depth: int = 0) -> bool:
    """Whether a past participle stands for what is done to its subject ("was told", "asked if")."""
    if verb.tag != "VBN":
        return False
    auxiliaries = [reading.tokens[n].lower for n in reading.children(verb.index)]
    if any(
        word in ("has", "have", "had", "having", "'ve", "’ve", "'d", "’d") for word in auxiliaries
    ):
        return any(reading.tokens[n].dep == "auxpass" for n in reading.children(verb.index))
    head = reading.tokens[verb.head]
    if verb.dep == "conj" and head.tag == "VBN" and depth < 3:
        return is_passive(reading, head, depth + 1)
    return True


def phrase_of(reading: Reading, head: Token) -> Range:
    """The tokens of the noun phrase around `head`, without asides after it.

    Titles before the name and "of …" belong to it; relative clauses, what follows a comma, and
    quotation marks don't.
    """
    first = last = head.index
    for number in _phrase_tokens(reading, head):
        first, last = min(first, number), max(last, number)
    while first < head.index and not reading.tokens[first].text[0].isalnum():
        first += 1
    cut = next(
        (i for i in range(head.index + 1, last + 1) if reading.tokens[i].text in ',;—–(“"”:'), None
    )
    return Range(first, cut if cut is not None else last + 1)


def _phrase_tokens(reading: Reading, head: Token) -> list[int]:
    """The token numbers below `head` without the asides."""
    found, waiting = [], [head.index]
    while waiting:
        number = waiting.pop()
        found.append(number)
        waiting += [c for c in reading.children(number) if reading.tokens[c].dep not in ASIDES]
    return found


def clause_range(reading: Reading, head: Token, limit: Range) -> Range:
    """The tokens of the clause with the verb `head`, inside `limit`, without outer punctuation.

    A quotation that ends with the clause is kept whole.
    """
    numbers = [n for n in reading.subtree(head.index) if limit.first <= n < limit.last]
    first, last = min(numbers), max(numbers) + 1
    tokens = reading.tokens
    while first < head.index and (
        tokens[first].text in (",", ":", ";", "—", "–", "-") or tokens[first].lower == "that"
    ):
        first += 1
    while last - 1 > head.index and tokens[last - 1].text in (",", ".", ";", ":"):
        last -= 1
    opened = sum((t.text == "“") - (t.text == "”") for t in tokens[first:last])
    if opened == 1 and last < limit.last and tokens[last].text == "”":
        last += 1
    return Range(first, last)


def is_acting(reading: Reading, first: int, last: int) -> bool:
    """Whether the tokens are the active subject of a verb, or its apposition or partner."""
    token = root_of(reading, first, last)
    for _ in range(4):
        if token.dep == "nsubj":
            return reading.tokens[token.head].is_verb
        if token.dep not in ("appos", "conj", "compound", "flat", "nmod"):
            return False
        token = reading.tokens[token.head]
    return False


def root_of(reading: Reading, first: int, last: int) -> Token:
    """The token of a range whose head stands outside it; the last one where there are several."""
    tokens = reading.tokens
    roots = [t for t in tokens[first:last] if not first <= t.head < last or t.head == t.index]
    return roots[-1] if roots else tokens[last - 1]
