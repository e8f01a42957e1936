"""Countries that pass between relatives and from one holder of an office to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.analyse.affiliations import Facts
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene, Standing

OWNING = frozenset({"his", "her"})
MAX_STEPS = 3
# Rules about people who stand for a state without an office in their role.
OF_STATE = frozenset({"ranking", "owner", "leader"})


def countries_of_kin(
    scene: Scene, facts: Sequence[Facts], standings: Sequence[Standing]
) -> Iterator[tuple[int, str, str, tuple[int, ...]]]:
    """Person, country, rule and tokens for those who get a country from a relative's.

    Only from those who have an office of their state or lead it: the wife of a Finnish baker may
    be of anywhere. Works both ways: a ruler's father is of the same state as the ruler. Who has
    relatives with two countries gets none. Step by step, so that an uncle's nephew is reached.
    """
    known = {
        number: standing.country
        for number, standing in enumerate(standings)
        if standing.country
        and (facts[number].offices or facts[number].rules or standing.rule in OF_STATE)
    }
    without = {number for number, standing in enumerate(standings) if not standing.country}
    ties = [
        (number, owner, phrase.head)
        for number, fact in enumerate(facts)
        for phrase in fact.family
        if (owner := owner_of(scene, phrase)) is not None and owner != number
    ]
    for _ in range(MAX_STEPS):
        offered: dict[int, dict[str, int]] = {}
        for number, owner, token in ties:
            for one, other in ((number, owner), (owner, number)):
                if one in without - known.keys() and other in known and not facts[one].elsewhere:
                    offered.setdefault(one, {})[known[other]] = token
        for person, codes in sorted(offered.items()):
            if len(codes) == 1:
                ((code, token),) = codes.items()
                known[person] = code
                yield person, code, "kin", (token,)


def owner_of(scene: Scene, phrase: RolePhrase) -> int | None:
    """The person whose relative it is: "Roe's sister", "his sister", "the wife of Roe"; or None.

    "his" is the only other person named before it in the sentence.
    """
    tokens = scene.reading.tokens
    sentence = scene.reading.sentence_of(tokens[phrase.first])
    for index in range(phrase.head - 1, max(sentence.first, phrase.head - 5) - 1, -1):
        if tokens[index].lower in OWNING:
            before = {
                scene.person_at[i] for i in range(sentence.first, index) if i in scene.person_at
            } - {phrase.person}
            return before.pop() if len(before) == 1 else None
        if tokens[index].text in ("'s", "’s", "’", "'") and index - 1 in scene.person_at:
            return scene.person_at[index - 1]
        if tokens[index].text in (",", ";", "and") or tokens[index].is_verb:
            break
    if phrase.head + 1 < len(tokens) and tokens[phrase.head + 1].text == "of":
        for index in range(phrase.head + 2, min(phrase.head + 6, sentence.last)):
            if index in scene.person_at:
                return scene.person_at[index]
            if not (tokens[index].is_noun or tokens[index].tag in ("JJ", "DT", "CD")):
                return None
    return None
