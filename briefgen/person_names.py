"""May this name stand for that one? Rules about names alone, as written in one article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from briefgen.data import first_names, given_names, particles

# Letters that Unicode doesn't take apart, as they are written without their mark.
PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
# A word or two in marks: the brackets and marks that English news uses.
NICKNAME = re.compile(r"[“\"‘'(](\w[\w-]*(?: \w[\w-]*)?)[”\"’')]")
# "al-Rashed" may be called "Rashed".
ARABIC_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az)-(?=[A-Z])", re.IGNORECASE)
TWO_SURNAMES = 3  # words of a name with two surnames: "Ana Ruiz Sole"
SUFFIXES = frozenset({"jr", "jnr", "sr", "snr", "ii", "iii", "iv"})


def fold(name: str) -> str:
    """`name` without case, accents, hyphens, apostrophes and full stops; blanks single.

    >>> fold("Jean-Luc O’Néill Jr.")
    'jean luc oneill jr'
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`.")
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def core_words(name: str) -> tuple[str, ...]:
    """The words of a name without "Jr." and the like; hyphens stay."""
    words = tuple(word.strip(",") for word in name.split())
    return tuple(word for word in words if word.lower().strip(".") not in SUFFIXES) or words


def suffix_of(name: str) -> str:
    """The "jr", "ii" and the like at the end of a name, "" without one.

    >>> suffix_of("Walter Oakhurst, Jnr.")
    'jr'
    """
    last = name.split()[-1].lower().strip(".,")
    return {"jnr": "jr", "snr": "sr"}.get(last, last) if last in SUFFIXES else ""


def surname_forms(name: str) -> tuple[str, ...]:
    """The forms in which the end of a full name may stand alone, longest first.

    >>> surname_forms("Ursel van der Meer")
    ('van der Meer', 'Meer')
    >>> surname_forms("Omar al-Rashed")
    ('al-Rashed', 'Rashed')
    """
    words = core_words(name)
    forms = [words[-1]]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in particles():
        start -= 1
    if start < len(words) - 1:
        forms.insert(0, " ".join(words[start:]))
    if len(words) > 2 and words[-1].islower():
        forms = forms[:-1]
    if article := ARABIC_ARTICLE.match(words[-1]):
        forms.append(words[-1][article.end() :])
    return tuple(dict.fromkeys((*_double_surnames(words), *forms)))


def _double_surnames(words: Sequence[str]) -> tuple[str, ...]:
    """The ends of two and more words that can be a surname: none that a first name begins."""
    return tuple(
        " ".join(words[start:])
        for start in range(1, len(words) - 1)
        if (is_family_word(words[start]) or start > 1) and words[start].lower() not in particles()
    )


def is_family_word(word: str) -> bool:
    """Whether a word of a name is no initial and no first name that our list knows."""
    plain = word.strip(".")
    return len(plain) > 1 and plain.lower() not in first_names() and plain[:1].isupper()


def short_forms(name: str) -> tuple[str, ...]:
    """All forms of a full name that may stand alone: its end, and its first word.

    Either end serves, because newsrooms keep Korean, Chinese and Vietnamese family names first.
    A first word that is an initial ("J.") is none.
    """
    words = core_words(name)
    if len(words) < 2:
        return ()
    first = words[0]
    leading = (first,) if len(first.strip(".")) > 1 and "." not in first else ()
    return tuple(dict.fromkeys((*surname_forms(name), *leading, *nicknames(name))))


def nicknames(name: str) -> tuple[str, ...]:
    """The words of a name in quote marks or brackets, without them.

    >>> nicknames("Marta “Kiki” Brandvold")
    ('Kiki',)
    """
    return tuple(found for found in NICKNAME.findall(name) if found)


def full_name_of(short: str, full_names: Iterable[str]) -> str | None:
    """The one full name that `short` can stand for, or None when zero or several fit.

    >>> full_name_of("Kim", ["Kim Ha-rin", "Oda Kenji"])
    'Kim Ha-rin'
    >>> full_name_of("Kim", ["Kim Ha-rin", "Kim So-ra"]) is None
    True
    """
    wanted = fold(short)
    fits = [
        name
        for name in dict.fromkeys(full_names)
        if any(fold(form) == wanted for form in short_forms(name))
    ]
    return fits[0] if len(fits) == 1 else None


def same_name(one: str, other: str) -> bool:
    """Whether two full names of one article are surely one person's.

    Equal after folding; equal but for middle names or initials; the same words in another order
    (two words only); the one is the other's end with a particle or a double surname
    ("bin Rashed", "Ruiz Sole"); or the one lacks the second of two surnames ("Ana Ruiz").
    Never where only one has a "Jr.": an article that names both forms means father and son.
    """
    if suffix_of(one) != suffix_of(other):
        return False
    a, b = fold(one).split(), fold(other).split()
    a, b = [w for w in a if w not in SUFFIXES], [w for w in b if w not in SUFFIXES]
    if a == b:
        return True
    if len(a) == len(b) == 2 and a == b[::-1] and all(len(w) > 1 for w in a):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    if len(short) == len(long):
        return _same_but_initials(short, long)
    if long[-len(short) :] == short and (
        short[0] in particles()
        or (len(short[0]) > 1 and short[0] not in first_names())
        or len(long) - len(short) > 1
    ):
        return True
    if (
        len(long) == TWO_SURNAMES
        and len(short[1]) > 1
        and long[1] == short[1]
        and _first_fits(short[0], long[0])
    ):
        return True
    return short[-1] == long[-1] and _first_fits(short[0], long[0]) and _in_order(short, long)


def _same_but_initials(one: list[str], other: list[str]) -> bool:
    """Whether two names of equal length differ only where one has an initial; surnames equal."""
    return one[-1] == other[-1] and all(
        _first_fits(x, y) for x, y in zip(one[:-1], other[:-1], strict=True)
    )


def _first_fits(one: str, other: str) -> bool:
    """Whether two given names are equal, forms of one name, or one is the other's initial."""
    if one == other or _name_of(one) & _name_of(other):
        return True
    return one[0] == other[0] and 1 in (len(one), len(other))


def _name_of(form: str) -> frozenset[str]:
    """The given names that a folded form can stand for, itself among them."""
    return frozenset({form, *given_names().get(form, ())})


def with_other_given(name: str) -> tuple[str, ...]:
    """A name of two words with the short forms of its given name: "Mike Roe" for "Michael Roe"."""
    words = core_words(name)
    if len(words) != 2:
        return ()
    given = words[0].lower()
    forms = (form for form, names in given_names().items() if given in names)
    return tuple(f"{form.capitalize()} {words[1]}" for form in forms)


def _in_order(short: list[str], long: list[str]) -> bool:
    """Whether the words of `short` come in `long` in the same order (initials count)."""
    rest = iter(long)
    return all(any(_first_fits(word, other) for other in rest) for word in short)


def is_initials_of(short: str, name: str) -> bool:
    """Whether `short` ("MBR") is the capitals of the full name's words, at least three."""
    words = core_words(name)
    return len(short) >= 3 and short.isupper() and short == "".join(w[0].upper() for w in words)
