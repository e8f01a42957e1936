"""Every form in which a full name may come again in an article, as the tokenizer cuts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.analyse.lexicon import has_organisation_word, nation_words, role_nouns
from briefgen.analyse.tokens import Reading, Token
from briefgen.person_names import core_words, short_forms, surname_forms, with_other_given

Forms = Mapping[tuple[str, ...], tuple[int, ...]]
MIN_SHOUTED = 3  # letters of a surname in a headline of capitals; "XI" may be a number


def forms_of(people: Sequence[Sequence[str]]) -> Forms:
    """Every form, as token texts, and the numbers of the people whose names it fits.

    `people` holds the full names of each person, as the article writes them.
    """
    forms: dict[tuple[str, ...], tuple[int, ...]] = {}
    for number, names in enumerate(people):
        for key in dict.fromkeys(key for name in names for key in _keys(name)):
            forms[key] = (*forms.get(key, ()), number)
    return forms


def _keys(name: str) -> list[tuple[str, ...]]:
    """The forms of one full name, as token texts."""
    written = (name, *short_forms(name))
    keys = [_token_texts(form) for form in written]
    keys += [_token_texts(form[0].upper() + form[1:]) for form in written]
    words = core_words(name)
    suffix = name.split()[len(words) :]
    if suffix and len(words) > 1:
        keys.append((*_token_texts(words[-1]), *suffix))
    if len(words) > 2:
        keys.append(("".join(w[0].upper() for w in words),))
    return keys


def shouted_forms(reading: Reading, people: Sequence[Sequence[str]]) -> Forms:
    """Names and surnames in capitals, for lines that are all capitals.

    No surname that the article has as a plain word too, or that is one by our lists: in
    "LITTLE TO GAIN" nobody is named.
    """
    plain = {t.text for t in reading.tokens if t.text.islower()}
    forms: dict[tuple[str, ...], tuple[int, ...]] = {}
    for number, names in enumerate(people):
        surnames = [form for name in names for form in surname_forms(name)]
        surnames = [form for form in surnames if not _is_plain(form, plain)]
        written = (*names, *(form for name in names for form in with_other_given(name)), *surnames)
        for key in dict.fromkeys(_token_texts(form.upper()) for form in written):
            forms[key] = (*forms.get(key, ()), number)
    return forms


def is_shouted(reading: Reading, token: Token) -> bool:
    """Whether a token stands in a line written in capitals, as headlines may be."""
    block = reading.blocks[token.block]
    return reading.text[block.start : block.end].isupper()


def _is_plain(form: str, plain: set[str]) -> bool:
    """Whether a surname may be a plain word, an office, a nation."""
    lower = form.lower()
    return (
        len(form) < MIN_SHOUTED
        or lower in plain
        or lower in role_nouns()
        or form in nation_words()
        or has_organisation_word([form])
    )


def _token_texts(form: str) -> tuple[str, ...]:
    """A form as the tokenizer cuts it: hyphens and marks are tokens of their own."""
    for mark in '-“”"()':
        form = form.replace(mark, f" {mark} ")
    return tuple(form.split())
