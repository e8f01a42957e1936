"""Is a name a person's? What stands around it: deeds of people, positions of places and things."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.analyse.lexicon import human_verbs, role_ending_at, role_starting_at, speech_verb
from briefgen.analyse.name_tokens import BODY_NOUNS, NameSpan, next_is_name
from briefgen.analyse.tokens import Reading, Token
from briefgen.data import first_names

IN_PLACES = frozenset({"in", "at", "near", "across", "throughout", "around", "outside", "via"})
# Nouns that say what kind of place a name is, before "of" or after it.
PLACE_NOUNS = frozenset(
    "town city village province district region state county river island camp area suburb "
    "neighbourhood neighborhood municipality department valley coast port airport prison base "
    "constituency riding mountain lake bay street road square mine field hospital school station "
    "border plant site line territory commune hamlet settlement township governorate".split()
)
BEING = frozenset("is was are were be been being 's ’s has have had".split())
OPENING_MARKS, CLOSING_MARKS = frozenset("“\"‘'«``"), frozenset("”\"’'»''")
# Kinds of roles that only people have; "Iran is a member" and "Roe Corp is the leader" are generic.
OFFICES = frozenset({"state", "job", "kin"})
ANY_ROLE = OFFICES | {"org", "generic"}
MENTIONS_PER_SIGN = 5  # a place is named in a place's position more often than that
STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm"})  # they bear first names
PRONOUNS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
SIZES = (1, 2, 3, 4)  # tokens of "retired", "stepped down", "re-elected", "won re-election"
# What happens to people, as in "the arrest of".
HUMAN_EVENTS = frozenset(
    "abduction appointment arrest assassination biography birth burial capture conviction death "
    "deportation detention dismissal disappearance extradition funeral impeachment imprisonment "
    "jailing kidnapping murder nomination ouster resignation sacking trial widow wife".split()
)
AGES = range(10, 105)
SCORES = 3  # numbers in a row after a name in a table of results


def is_thing(reading: Reading, names: Iterable[NameSpan], *, titled: bool) -> bool:
    """Whether what stands around all mentions of a full name shows a place or a thing.

    A name that a title introduces, that says something, has an age or is one "who …" is a
    person's. Of the others, one that stands in a place's or a thing's position is none, unless
    its first word is a first name and only the position, no noun, speaks against it.
    """
    spans = list(names)
    if titled or any(_is_human(reading, span) for span in spans):
        return False
    if any(_is_named_thing(reading, span) for span in spans):
        return True
    if reading.tokens[spans[0].first].lower in first_names():
        return False
    against = sum(_is_in_place(reading, span) or _in_table(reading, span) for span in spans)
    return against > 0 and len(spans) < MENTIONS_PER_SIGN * against


def is_called_thing(reading: Reading, first: int) -> bool:
    """Whether a noun for a body stands right before ("the oil firm Roe"), or one named so."""
    tokens = reading.tokens
    named = first > 1 and tokens[first - 1].lower in ("named", "called")
    index = first - 2 if named else first - 1
    if index < 0 or tokens[index].block != tokens[first].block:
        return False
    noun, kinds = tokens[index], BODY_NOUNS | PLACE_NOUNS if named else BODY_NOUNS
    plain = noun.text.islower() and noun.is_noun and noun.lower in kinds
    return plain or noun.lower in STORMS


def has_age(reading: Reading, last: int) -> bool:
    """Whether an age follows the name that ends before token `last`: ", 47," or "(47)"."""
    tokens = reading.tokens
    if last + 2 >= len(tokens) or tokens[last].text not in (",", "("):
        return False
    age, closing = tokens[last + 1].text, tokens[last + 2].text
    closes = (",", ".", ";", "—") if tokens[last].text == "," else (")",)
    return age.isdecimal() and int(age) in AGES and closing in closes


def is_one_who(reading: Reading, last: int) -> bool:
    """Whether "who" or "whose" follows the name that ends before token `last`."""
    tokens = reading.tokens
    after = last + 1 if last < len(tokens) and tokens[last].text == "," else last
    return after < len(tokens) and tokens[after].lower in ("who", "whose", "whom")


def acts(reading: Reading, last: int) -> bool:
    """Whether the name that ends before token `last` is the subject of a verb but "be", "have"."""
    token = reading.tokens[last - 1]
    verb = reading.tokens[token.head]
    return token.dep in ("nsubj", "nsubjpass") and verb.is_verb and verb.lower not in BEING


def lives(reading: Reading, last: int) -> bool:
    """Whether the name that ends before token `last` does or suffers what only people do."""
    token = reading.tokens[last - 1]
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = reading.tokens[token.head]
    helpers = {reading.tokens[child].lower for child in reading.children(verb.index)}
    is_passive = token.dep == "nsubjpass" or bool((helpers | {verb.lower}) & BEING)
    start = verb.index + 1 if verb.lower in BEING else verb.index
    words = [t.lower for t in reading.tokens[start : start + max(SIZES)]]
    phrases = {" ".join(words[:size]).replace(" - ", "-") for size in SIZES}
    return bool(phrases & human_verbs("passive" if is_passive else "active"))


def lone_speakers(reading: Reading) -> frozenset[str]:
    """Words that stand alone, without an article, and say something or do what only people do."""
    return frozenset(
        token.text
        for token in reading.tokens
        if token.is_capitalised
        and token.tag == "NNP"
        and not token.text.isupper()
        and not reading.is_headline(token)
        and (says(reading, token.index + 1) or lives(reading, token.index + 1))
        and not _has_neighbour(reading, token)
    )


def _has_neighbour(reading: Reading, token: Token) -> bool:
    """Whether an article or another proper noun stands right before or after."""
    tokens = reading.tokens
    for other in (*tokens[max(token.index - 1, 0) : token.index], *tokens[token.index + 1 :][:1]):
        if other.block == token.block and (other.tag.startswith("NNP") or other.tag == "DT"):
            return True
    return False


def befalls(reading: Reading, first: int) -> bool:
    """Whether "the arrest of" or the like stands before: what happens to people only."""
    tokens = reading.tokens
    return (
        first > 1
        and tokens[first - 1].lower == "of"
        and tokens[first - 2].lower in HUMAN_EVENTS
        and tokens[first - 2].block == tokens[first].block
    )


def pronoun_follows(reading: Reading, last: int) -> bool:
    """Whether "he" or "she" comes later in the sentence, and nobody else is named before it."""
    token = reading.tokens[last - 1]
    for later in reading.tokens[last : reading.sentence_of(token).last]:
        titled = later.is_capitalised and role_ending_at(reading, later.index) is not None
        if later.label == "PERSON" or titled:
            return False
        if later.lower in PRONOUNS:
            return True
    return False


def is_called_role(reading: Reading, last: int, kinds: frozenset[str]) -> bool:
    """Whether "is a judge" or the like follows: a role of one of `kinds` is the predicate."""
    token = reading.tokens[last - 1]
    verb = reading.tokens[token.head]
    if token.dep != "nsubj" or verb.lower not in ("is", "was", "became", "becomes"):
        return False
    predicate = reading.child(verb.index, "attr")
    role = role_ending_at(reading, predicate.index) if predicate is not None else None
    return role is not None and role[0].kind in kinds


def is_many(reading: Reading, last: int) -> bool:
    """Whether the name that ends before token `last` has a verb in the plural: a people, a team."""
    token = reading.tokens[last - 1]
    verb = reading.tokens[token.head]
    helpers = {reading.tokens[child].lower for child in reading.children(verb.index)}
    joined = any(reading.tokens[c].dep == "conj" for c in reading.children(token.index))
    return (
        token.dep in ("nsubj", "nsubjpass")
        and not joined
        and (verb.tag == "VBP" or bool(helpers & {"are", "were", "have", "do"}))
    )


def its_follows(reading: Reading, last: int) -> bool:
    """Whether "its" takes the subject up that ends before token `last`: no person."""
    token = reading.tokens[last - 1]
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    for later in reading.tokens[last : reading.sentence_of(token).last]:
        if later.lower in PRONOUNS or later.tag.startswith("NNP") or later.text in OPENING_MARKS:
            return False
        if later.lower in ("its", "itself"):
            return True
    return False


def says(reading: Reading, last: int) -> bool:
    """Whether the name that ends before token `last` is the subject of a verb of speech."""
    token = reading.tokens[last - 1]
    return token.dep == "nsubj" and speech_verb(reading.tokens[token.head]) is not None


def _is_human(reading: Reading, span: NameSpan) -> bool:
    """Whether a mention shows a person: it says something, has an age, is one "who …"."""
    last = span.last
    return (
        says(reading, last)
        or has_age(reading, last)
        or is_one_who(reading, last)
        or lives(reading, last)
        or is_called_role(reading, last, OFFICES)
    )


def _is_named_thing(reading: Reading, span: NameSpan) -> bool:
    """Whether a noun beside a mention says what place or thing it is, or marks do: a title."""
    tokens = reading.tokens
    before, following = _before(reading, span), _following(reading, span)
    if before is not None and before.lower == "of" and span.first > 1:
        kind = tokens[span.first - 2].lower
        if kind in PLACE_NOUNS:
            return True
    if is_called_thing(reading, span.first):
        return True
    if following is None:
        return False
    if before is not None and before.text in OPENING_MARKS and following.text in CLOSING_MARKS:
        return True
    if not following.is_noun or not following.text.islower():
        return False
    singular = following.lower.removesuffix("s")
    return bool({singular, following.lower} & (PLACE_NOUNS | BODY_NOUNS)) or (
        tokens[span.first].lower not in first_names() and _is_employer(reading, following.index)
    )


def _is_employer(reading: Reading, index: int) -> bool:
    """Whether a role and a name follow: "Akvo Delta founder Ann Roe"."""
    role = role_starting_at(reading, index)
    return role is not None and next_is_name(reading, role[1])


def _is_in_place(reading: Reading, span: NameSpan) -> bool:
    """Whether a mention stands where places stand ("in …"), or has an article of its own."""
    before = _before(reading, span)
    if before is None:
        return False
    own_article = before.lower in ("the", "a", "an") and before.head == span.last - 1
    return before.lower in IN_PLACES or own_article


def _in_table(reading: Reading, span: NameSpan) -> bool:
    """Whether a row of numbers follows, as in a table of results."""
    row = reading.tokens[span.last : span.last + SCORES]
    return len(row) == SCORES and all(t.tag == "CD" and t.text.isdecimal() for t in row)


def _before(reading: Reading, span: NameSpan) -> Token | None:
    """The token right before a mention, in the same block."""
    token = reading.tokens[span.first - 1] if span.first else None
    return token if token and token.block == reading.tokens[span.first].block else None


def _following(reading: Reading, span: NameSpan) -> Token | None:
    """The token right after a mention, in the same block, no further than a blank away."""
    tokens = reading.tokens
    token, end = tokens[span.last] if span.last < len(tokens) else None, tokens[span.last - 1]
    return token if token and token.block == end.block and token.start - end.end <= 1 else None
