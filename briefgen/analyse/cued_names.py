"""Names that the language model missed, and a title before or a role after gives away."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.analyse.lexicon import (
    city_names,
    complemented_role,
    honorific,
    nation_words,
    role_ending_at,
    role_nouns,
    role_starting_at,
)
from briefgen.analyse.name_shapes import shape_of
from briefgen.analyse.name_tokens import NameSpan, hyphen_follows, is_no_person, next_is_name
from briefgen.analyse.tokens import Reading, Token
from briefgen.analyse.type_evidence import (
    IN_PLACES,
    has_age,
    is_one_who,
    lives,
    lone_speakers,
    pronoun_follows,
)
from briefgen.data import first_names, particles

MIN_CALLED = 2  # tokens before a name in "farmer named Lan"
# Titles that are adjectives and plain nouns too: "Head Start", "Star Line", "General Assembly".
PLAIN_TITLES = frozenset(
    "head star chief lead general private marine executive principal junior senior native model "
    "champion pilot guide page guard master deputy".split()
)
MAX_WORDS = 3  # of a name that only its surname gives away
MAX_TO_ROLE = 8  # tokens of ", a 44-year-old former judge"
# The model's labels that a title or an apposition may overrule.
OVERRULED = frozenset({"", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "NORP", "GPE", "LAW", "EVENT"})


def cued_names(reading: Reading) -> Iterator[NameSpan]:
    """Capitalised runs that the model missed but a title before or a role after makes a person."""
    tokens = reading.tokens
    speakers = lone_speakers(reading)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.label == "PERSON" or reading.is_headline(token) or not _starts_run(token):
            index += 1
            continue
        last = _run_end(reading, index)
        rule = _cue_of(reading, index, last)
        if (
            rule == "given-cue"
            and tokens[index].label
            and not _is_somebody(reading, last, speakers)
        ):
            rule = ""
        rule = rule or _again_cue(reading, index, last, speakers)
        words = [t.text for t in tokens[index:last]]
        if rule and not is_no_person(reading, index, last, words):
            yield NameSpan(index, last, rule)
        index = max(last, index + 1)


def _starts_run(token: Token) -> bool:
    """Whether a run of a name may start here: a capitalised proper noun that is no title."""
    return (
        token.is_capitalised
        and token.tag in ("NNP", "NNPS", "NN", "JJ", "FW")
        and token.label in OVERRULED
        and not honorific(token.text)
        and token.lower not in role_nouns()
    )


def _run_end(reading: Reading, first: int) -> int:
    """The token after a run of capitalised words, particles and hyphens."""
    tokens = reading.tokens
    last = first + 1
    while last < len(tokens) and tokens[last].block == tokens[first].block:
        if hyphen_follows(tokens, last) if last + 1 < len(tokens) else False:
            last += 2
        elif (
            tokens[last].is_capitalised
            and tokens[last].tag in ("NNP", "NNPS")
            and (tokens[last].label == tokens[first].label or tokens[last].label in ("", "PERSON"))
        ):
            last += 1
        elif tokens[last].text in particles() and next_is_name(reading, last + 1):
            last += 2
        else:
            break
    return last


def _cue_of(reading: Reading, first: int, last: int) -> str:
    """The rule by which a run of capitalised words is a name, or "".

    "title-cue" after a title ("Foreign Minister Xu Lan", "its minister, Xu Lan,"), "role-cue"
    before a role ("Xu Lan, a senator from …"), "kin-cue" after a relation ("her aunt Lan"),
    "named-cue" after "a farmer named", "age-cue" beside an age, "initials-cue" and "given-cue"
    by its own words.
    """
    name = reading.tokens[first]
    if name.label not in OVERRULED or not name.tag.startswith("NNP"):
        return ""
    if name.label in ("GPE", "NORP", "LOC") and (
        last - first == 1 or _has_place_word(reading, first, last)
    ):
        return ""
    following = reading.tokens[last] if last < len(reading.tokens) else None
    if following and following.is_noun and following.sentence == name.sentence:
        return ""  # "the National Harvest candidate": the run describes what follows
    if _names_office(reading, first, last):
        return ""
    if _title_precedes(reading, first, last):
        return "title-cue"
    if _relation_precedes(reading, first):
        return "kin-cue"
    if _is_called(reading, first):
        return "named-cue"
    in_place = first > 0 and reading.tokens[first - 1].lower in IN_PLACES
    if last - first > 1 and not in_place and _role_follows(reading, last):
        return "role-cue"
    aged = last - first > 1 and has_age(reading, last) and reading.tokens[last].text == ","
    if aged or _age_precedes(reading, first, last):
        return "age-cue"
    return shape_of(reading, first, last)


def _is_somebody(reading: Reading, last: int, speakers: frozenset[str]) -> bool:
    """Whether more than a first name speaks for a person: firms are named after founders.

    Its surname speaks alone elsewhere, or the name does what only people do.
    """
    return (
        reading.tokens[last - 1].text in speakers
        or lives(reading, last)
        or is_one_who(reading, last)
        or pronoun_follows(reading, last)
    )


def _again_cue(reading: Reading, first: int, last: int, speakers: frozenset[str]) -> str:
    """ "again-cue" where the last word of a run speaks alone elsewhere, the first doesn't, or "".

    "Darko Pelsin runs the mill. Pelsin said …": organisations are cut to their first words.
    """
    tokens = reading.tokens
    words = [t.text for t in tokens[first:last]]
    if not 1 < len(words) <= MAX_WORDS or words[-1] not in speakers or words[0] in speakers:
        return ""
    before = tokens[first - 1] if first else tokens[first]
    joined = before is not tokens[first] and before.sentence == tokens[first].sentence
    article = joined and (before.lower in ("the", "a", "an", ".") or before.tag.startswith("NNP"))
    following = tokens[last] if last < len(tokens) else None
    if following is not None and following.is_noun and following.block == tokens[first].block:
        return ""  # "Roe Sorel managers": it describes what follows
    proper = all(t.tag == "NNP" or t.text in particles() for t in tokens[first:last])
    nation = nation_words().intersection(words) or reading.words(first, last) in city_names()
    office = any(word.lower() in role_nouns() for word in words)
    return "" if article or not proper or nation or office else "again-cue"


def _age_precedes(reading: Reading, first: int, last: int) -> bool:
    """Whether "21-year-old" stands right before; cars and firms have their ages too."""
    words = [t.lower for t in reading.tokens[max(first - 4, 0) : first]]
    thing = last - first == 1 and reading.tokens[first].label in ("ORG", "PRODUCT", "NORP")
    return words == ["-", "year", "-", "old"] and not thing


def _relation_precedes(reading: Reading, first: int) -> bool:
    """Whether a word of the family stands right before, as in "her aunt" or "the aunt of".

    Only words that tell the sex: a company has rivals and partners too, but no aunts.
    """
    tokens = reading.tokens
    index = first - 2 if first > 1 and tokens[first - 1].lower == "of" else first - 1
    if index < 0 or tokens[index].block != tokens[first].block or not tokens[index].text.islower():
        return False
    role = role_ending_at(reading, index)
    return role is not None and role[0].kind == "kin" and bool(role[0].gender)


def _is_called(reading: Reading, first: int) -> bool:
    """Whether "named" stands right before, after a word for a person: "a farmer named Lan"."""
    tokens = reading.tokens
    if first < MIN_CALLED or tokens[first - 1].lower not in ("named", "surnamed", "nicknamed"):
        return False
    return tokens[first - 2].is_noun and role_ending_at(reading, first - 2) is not None


def _names_office(reading: Reading, first: int, last: int) -> bool:
    """Whether a run is an office or a body itself: "Deputy Prime Minister", "Relief Fund (RF)"."""
    tokens = reading.tokens
    if any(t.lower in role_nouns() for t in tokens[first:last]) or tokens[last - 1].tag == "NNPS":
        return True
    if tokens[first].lower in first_names():
        return False
    if last + 1 < len(tokens) and tokens[last].text == "(" and tokens[last + 1].text.isupper():
        return True
    start = first
    while start > 0 and tokens[start - 1].is_capitalised and tokens[start - 1].is_noun:
        start -= 1
    before = tokens[start - 1] if start > 0 else None
    return (
        before is not None
        and before.block == tokens[first].block
        and (before.lower in ("of", "the") or before.tag == "CD")
    )


def _has_place_word(reading: Reading, first: int, last: int) -> bool:
    """Whether a run that the model calls a place holds a nation's or a capital's name."""
    words = {t.text for t in reading.tokens[first:last]} | {reading.words(first, last)}
    return bool(words & nation_words())


def _title_precedes(reading: Reading, first: int, last: int) -> bool:
    """Whether a title stands right before the run, or a state's or body's office and a comma."""
    tokens = reading.tokens
    before = tokens[first - 1] if first else None
    if before is None or before.block != tokens[first].block:
        return False
    if (title := honorific(before.text)) is not None and before.is_capitalised:
        return bool(title.word)
    comma = before.text == ","
    index = first - 2 if comma else first - 1
    if comma and (head := complemented_role(reading, first - 1)) is not None:
        index = head
    role = role_ending_at(reading, index) if index >= 0 else None
    if role is None or not tokens[index].is_noun or role[0].kind == "kin":
        return False
    if comma:
        closed = last + 1 < len(tokens) and (
            tokens[last].is_verb or (tokens[last].text == "," and not _goes_on(tokens[last + 1]))
        )
        apposed = tokens[last - 1].dep == "appos"
        return closed and (
            apposed or (role[0].kind in ("state", "org") and tokens[index].is_capitalised)
        )
    if tokens[index].is_capitalised:
        plain = last - first == 1 and tokens[index].lower in PLAIN_TITLES
        return role[0].kind != "generic" and not plain
    return last - first > 1 and (tokens[first].label != "ORG" or role[0].kind != "generic")


def _goes_on(token: Token) -> bool:
    """Whether a list goes on after a comma: "minister of health, water, and roads"."""
    return token.is_capitalised or token.lower in ("and", "or", "&")


def _role_follows(reading: Reading, last: int) -> bool:
    """Whether ", the|a ROLE of …" or ", Peru's ROLE" comes right after the name."""
    tokens = reading.tokens
    if (
        last + 2 >= len(tokens)
        or tokens[last].text != ","
        or tokens[last].block != tokens[last - 1].block
    ):
        return False
    limit = reading.sentence_of(tokens[last]).last
    for index in range(last + 1, min(last + MAX_TO_ROLE, limit)):
        role = role_starting_at(reading, index)
        if role is not None and role[0].kind != "generic":
            after = tokens[role[1]] if role[1] < limit else None
            return after is None or after.lower in ("of", "for", "at", ",", "in", ".", "to")
        if tokens[index].tag not in ("DT", "JJ", "NNP", "POS", "NN", "CD", "HYPH"):
            return False
    return False
