"""The words of a noun phrase and of a clause, and whether somebody acts in it."""

from __future__ import annotations

from briefgen.analyse.tokens import Range, Reading, Token

# Below a noun, these relations lead to something else that is only told about it.
ASIDES = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "punct", "cc", "preconj"})
SAME_THING = frozenset({"appos", "compound", "nmod", "flat", "amod"})


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
