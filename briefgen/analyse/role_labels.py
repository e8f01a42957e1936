"""Labels beside a name: a party and place ("R-Ohio"), an outlet ("CNN's"), "of the Union"."""

from __future__ import annotations

import re

from briefgen.analyse.lexicon import RoleNoun, organisation_words, role_ending_at
from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.role_complements import with_complements
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

# What such a label says of a person is no office, and no country: a place in it can be any town.
LABEL = RoleNoun("", "label", "")
# "Roe, R-Ohio," "Roe (D-Calif.)", "Roe (R., Tex.)": one of the parties of the United States and
# the state, county or town. Source: usage of American news agencies.
PARTY_LABEL = re.compile(
    r"\s?(?:,\s|\()(?P<label>(?:DFL|[RDI])(?:\s?[-–]\s?|\.,\s)"
    r"[A-Z][A-Za-z]*\.?(?:[ -]?[A-Z][A-Za-z]*\.?){0,2})(?=[,);:.]|\s[—–])"
)
# Letters after a name that are an office.
POST_NOMINALS = frozenset({"MP", "MEP", "MSP", "MLA", "TD"})
# The last word of a body whose name is written with small letters: "Turku state university".
BODY_WORDS = frozenset(
    "university institute college academy party union ministry department council committee "
    "commission agency association federation foundation hospital court parliament".split()
)


def label_phrases(scene: Scene, number: int, mention: NameSpan) -> list[RolePhrase]:
    """All labels of one mention."""
    found = (
        party_label(scene, number, mention),
        _outlet(scene, number, mention),
        _affiliation(scene, number, mention),
        _post_nominal(scene, number, mention),
    )
    return [phrase for phrase in found if phrase is not None]


def party_label(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """ "R-Ohio" right after a name; or None."""
    reading = scene.reading
    match = PARTY_LABEL.match(reading.text, reading.tokens[mention.last - 1].end)
    if match is None:
        return None
    first, last = reading.between(match.start("label"), match.end("label"))
    if first >= last or reading.tokens[last - 1].block != reading.tokens[mention.first].block:
        return None
    if reading.tokens[last - 1].end != match.end("label"):
        last += 1  # the full stop of "R-Fla." that ends the sentence as well
    return RolePhrase(number, first, last, first, LABEL, "party-label")


def _post_nominal(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """ "MP" right after a full name; or None."""
    tokens, index = scene.reading.tokens, mention.last
    if mention.last - mention.first < 2 or index >= len(tokens):
        return None
    if tokens[index].text not in POST_NOMINALS or tokens[index].block != tokens[index - 1].block:
        return None
    noun = role_ending_at(scene.reading, index)
    office = noun[0] if noun is not None else LABEL
    return RolePhrase(number, index, index + 1, index, office, "post-nominal")


def _outlet(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """ "CNN's" or "the Harbour Times'" right before a full name: whom somebody works for; or None.

    Only of what the model takes for an organisation: "Oslo's Roe" and "Friday's Roe" say nothing.
    """
    tokens = scene.reading.tokens
    mark, owner = mention.first - 1, mention.first - 2
    if mention.last - mention.first < 2 or owner < 0 or not _is_possessive(tokens, mark):
        return None
    if tokens[owner].label != "ORG" or tokens[owner].block != tokens[mention.first].block:
        return None
    if _describes_next(scene, mention):
        return None
    entity = scene.reading.entities[tokens[owner].entity]
    first = entity.first
    while first < owner and tokens[first].tag in ("DT", "PRP$"):
        first += 1
    named = range(first, mark)
    if any(i in scene.countries or i in scene.person_at for i in named):
        return None
    if not tokens[first].is_capitalised or tokens[first].sentence != tokens[owner].sentence:
        return None
    return RolePhrase(number, first, mention.first, owner, LABEL, "outlet")


def _affiliation(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """ "of the Coastal Union in Oslo" right after a full name; or None.

    Not where "of" belongs to a verb before ("accused Roe of"), nor before a mere place.
    """
    tokens = scene.reading.tokens
    link = mention.last
    if mention.last - mention.first < 2 or link + 1 >= len(tokens):
        return None
    comma = tokens[link].text == ","
    link += comma
    if link + 1 >= len(tokens) or tokens[link].lower not in ("of", "from"):
        return None
    if tokens[link].sentence != tokens[mention.first].sentence:
        return None
    if not mention.first <= tokens[link].head < mention.last:
        return None
    end = with_complements(scene, number, link)
    if end == link or not _is_body(scene, link + 1, end):
        return None
    placed = any(t.lower == "in" for t in tokens[link:end])
    noun = LABEL._replace(kind="affiliation") if placed else LABEL
    return RolePhrase(number, link, end, link, noun, "affiliation")


def _is_body(scene: Scene, first: int, end: int) -> bool:
    """Whether the first noun phrase of the tokens is the name of an organisation."""
    tokens = scene.reading.tokens
    if tokens[first].tag in ("DT", "PRP$"):
        first += 1
    if not tokens[first].is_capitalised or tokens[first].tag == "CD":
        return False
    stop = first
    while stop < end and tokens[stop].lower not in ("of", "for", "in", "at", "to", "on", "from"):
        stop += 1
    head = tokens[stop - 1]
    if any(i in scene.person_at for i in range(first, stop)) or stop - 1 in scene.countries:
        return False
    if head.is_capitalised and head.lower in BODY_WORDS:
        return True
    if stop == first + 1:  # "of Hexham" is a town that the model may call a body
        return head.label == "ORG" and head.text.isupper()
    is_named = head.is_capitalised and head.lower in organisation_words("any")
    return head.label == "ORG" or is_named or head.lower in BODY_WORDS


def _is_possessive(tokens: list[Token], index: int) -> bool:
    """Whether a token is "'s", or the lone mark of "Times'" right after it."""
    if index < 1 or tokens[index].start != tokens[index - 1].end:
        return False
    token = tokens[index]
    return token.lower in ("'s", "’s") or (
        token.text in ("'", "’") and tokens[index - 1].lower.endswith("s")
    )


def _describes_next(scene: Scene, mention: NameSpan) -> bool:
    """Whether a name stands before a noun that it describes ("CNN's Jan Roe interview")."""
    tokens = scene.reading.tokens
    after = tokens[mention.last] if mention.last < len(tokens) else None
    return after is not None and (after.is_noun or after.lower in ("'s", "’s"))
