"""When two names are written alike, and which part of a role tells what somebody is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefgen.data import particles
from briefgen.outline import without_possessive
from briefgen.person_names import core_words, surname_forms

# Latin letters whose stroke or lost dot Unicode doesn't take apart into letter and accent.
PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe"}
)
APOSTROPHES = re.compile("['’‘`´ʼʻʹ′]")
NO_LETTERS = re.compile(r"[\W_]+")

PREPOSITION = re.compile("of|for|in|at|to|on|with|from|under|during|against|since|and|or")
# What may stand after the head of a role: "president-elect", "minister designate".
AFTER_HEAD = frozenset({"elect", "designate", "emeritus", "emerita"})
# "General" follows these as an adjective; elsewhere it is a rank of its own.
BEFORE_GENERAL = re.compile(
    "secretary|attorney|director|governor|surgeon|inspector|consul|auditor|solicitor|comptroller"
    "|prosecutor|procurator|postmaster|registrar|commissioner"
)
# They relate somebody to somebody else and tell nothing of what he or she is.
NO_FAMILY = re.compile("counterpart|colleague|compatriot|national|native|citizen|resident|member")
# Particles that begin family names also with a capital, and are no given names.
BEGIN_SURNAMES = frozenset("le la de di du del della von dos das des".split())
# How news shortens words for offices, and other words for the same one.
SPELT_OUT = {
    "gov": "governor", "pres": "president", "sen": "senator", "rep": "representative",
    "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant",
    "amb": "ambassador", "atty": "attorney", "pm": "prime minister", "premier": "prime minister",
    "defense": "defence", "labor": "labour",
}  # fmt: skip
GENDER = re.compile(r"(?<=...)(?:woman|man|person|women|men|persons|people)$")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """`name` without case, accents, hyphens, apostrophes and full stops, blanks single.

    Only spelling that newsrooms vary is folded. Nothing is fuzzy: names that are nearly equal are
    as often those of two people, siblings above all.

    >>> fold_name("Jean-Luc  O’Néill")
    'jean luc oneill'
    >>> fold_name("J.P. Sørli") == fold_name("J. P. Sorli")
    True
    """
    lower = APOSTROPHES.sub("", name.casefold()).translate(PLAIN_LETTERS)
    letters = unicodedata.normalize("NFKD", lower)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return NO_LETTERS.sub(" ", plain).strip()


def is_one_word(name: str) -> bool:
    """Whether a name as written is a single word; a hyphen doesn't make it two, an initial does.

    >>> is_one_word("Saint-Brice"), is_one_word("L.Enkhbold")
    (True, False)
    """
    return len(name.split()) == 1 and "." not in name.strip(".")


@lru_cache(maxsize=65536)
def is_short(name: str) -> bool:
    """Whether a name can be but the end of one: a single word, or particles and a word.

    With a capital, only particles count that are no given names.

    >>> [is_short(name) for name in ("Strauss", "van der Meer", "Le Roc", "Van Oakhurst")]
    [True, True, True, False]
    """
    words = name.split()
    if len(words) < 2:
        return is_one_word(name)
    is_surname = words[0] in particles() or words[0].casefold() in BEGIN_SURNAMES
    return is_surname and all(word.casefold() in particles() for word in words[:-1])


@lru_cache(maxsize=65536)
def short_forms(name: str) -> frozenset[str]:
    """The forms, folded, in which a name may stand alone: its first word and its end.

    Either end, because newsrooms keep Korean, Chinese and Vietnamese family names first; "Jr." and
    the like are no last word.

    >>> sorted(short_forms("Ursel van der Meer Jr."))
    ['meer', 'ursel', 'van der meer']
    """
    ends = (core_words(name)[0], *surname_forms(name))
    return frozenset(folded for form in ends if (folded := fold_name(form)))


@lru_cache(maxsize=65536)
def head_noun(role: str) -> str:
    """The word of a role that says what its holder is, in lower case; "" when there is none.

    >>> head_noun("Norway's fisheries minister")
    'minister'
    >>> head_noun("secretary-general of the Coastal Union")
    'secretary-general'
    >>> head_noun("president-elect")
    'president'
    """
    words = _until_preposition(role.replace("’", "'").casefold())
    while words and words[-1] in AFTER_HEAD:
        words.pop()
    if not words:
        return ""
    parts = words[-1].split("-")
    while len(parts) > 1 and parts[-1] in AFTER_HEAD:
        parts.pop()
    if len(parts) > 1 and parts[-1] == "general":
        return "-".join(parts[-2:])
    if parts[-1] == "general" and len(words) > 1 and BEFORE_GENERAL.fullmatch(words[-2]):
        return f"{words[-2]}-general"
    return parts[-1]


@lru_cache(maxsize=65536)
def role_family(role: str) -> str:
    """The head noun of a role without gender: "spokeswoman" and "spokesman" are one family.

    Short forms are spelt out: "Gov." and "governor" are one, "PM" and "prime minister".

    "" for words that tell nothing to compare ("his counterpart").

    >>> role_family("the ministry's spokeswoman") == role_family("spokesperson")
    True
    """
    head = head_noun(role)
    head = SPELT_OUT.get(head, head).rpartition(" ")[2]
    return "" if NO_FAMILY.fullmatch(head) else GENDER.sub("", head)


def _until_preposition(role: str) -> list[str]:
    """The words of a role before its first comma or preposition, without possessives and marks."""
    words: list[str] = []
    for word in role.split(",")[0].split():
        if words and PREPOSITION.fullmatch(word):
            break
        if plain := without_possessive(word).strip(".;:()\"'“”"):
            words.append(plain)
    return words
