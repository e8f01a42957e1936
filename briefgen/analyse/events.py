"""Who did what with whom: clauses in which two people, two countries, or one of each take part.

Only what the grammar of one clause shows: a subject and an object, the agent of a passive, a
partner after "with", "to" or "against", two subjects of a verb that takes two ("met"), and nouns
of dealings ("talks between X and Y"). Somebody who is only named in the same sentence takes no
part, and a person's title says nothing of the country. When unsure, there is no event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from briefgen.analyse.scene import Scene, person_id
from briefgen.analyse.subjects import SUBJECTS, is_passive, subject_of
from briefgen.analyse.tokens import Reading, Token
from briefgen.analyse.usage import ACTORS
from briefgen.model import CountryReading, Event, Party

# Verbs that two do with each other, in any form, whose subjects are each other's partners.
TOGETHER = frozenset(
    "met meet meets meeting agree agreed agrees agreeing negotiate negotiated negotiates clash "
    "clashed clashes spoke speak speaks talk talked talks quarrelled quarreled argued argue argues "
    "reconciled debated debate debates cooperate cooperated cooperates split embraced converse "
    "conferred consulted compete competed competes disagree disagreed disagrees fought fight "
    "fights married divorced".split()
)
# Dealings that have two sides.
DEALINGS = frozenset(
    "accord agreement alliance argument armistice battle border call ceasefire clash clashes "
    "competition conflict conversation cooperation deal dialogue discussion discussions dispute "
    "exchange exchanges feud fight fighting friendship handshake meeting meetings negotiation "
    "negotiations pact partnership peace quarrel rapprochement relations relationship rift rivalry "
    "row standoff summit talks tension tensions ties trade treaty truce war".split()
)
# Before these stands the one with whom, to whom or against whom something is done.
TOWARDS = frozenset("against at for from on over to toward towards with".split())
WITH = frozenset({"with", "alongside"})
# One arrives in a country; whatever else happens in it doesn't concern it.
ARRIVING = frozenset("arrive arrived arrives arriving land landed lands landing".split())
# What speaks and acts for a country beside its government: "Norwegian officials".
OFFICIALS = ACTORS | frozenset(
    "officials diplomats negotiators lawmakers ministers leaders authorities army police "
    "prosecutors warplanes jets soldiers navy".split()
)
# What follows these is only supposed.
SUPPOSING = frozenset({"if", "unless", "whether"})
VERB_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
MOST = 6  # parties on a side; a longer list is no event of each with each
CHAIN = 3  # verbs above one another: "agreed to try to meet"


def find_events(scene: Scene, countries: Iterable[CountryReading]) -> tuple[Event, ...]:
    """The events of an article in text order, each pair once per verb; none in headlines."""
    reading = scene.reading
    actors = _Parties(scene, countries)
    found: dict[tuple[object, ...], Event] = {}
    for number in sorted(actors.sentences_of_two()):
        for token in reading.tokens[slice(*reading.sentences[number])]:
            events: Iterator[Event] = iter(())
            if token.tag.startswith("VB") and token.dep not in VERB_PARTS:
                events = _of_verb(reading, token, actors)
            elif token.lower in DEALINGS:
                events = _of_dealings(reading, token, actors)
            for event in events:
                pair = frozenset((_identity(event.subject), _identity(event.object)))
                found.setdefault((event.start, event.end, pair), event)
    return tuple(sorted(found.values(), key=lambda event: (event.start, event.end)))


class _Parties:
    """Which person or country a noun stands for."""

    def __init__(self, scene: Scene, countries: Iterable[CountryReading]) -> None:
        self._scene = scene
        reading = scene.reading
        self._country: dict[int, tuple[str, bool]] = {}
        for country in countries:
            for mention in country.mentions:
                is_city = mention.kind == "capital" and mention.use == "place"
                if mention.kind == "place" or is_city:
                    continue
                tokens = range(*reading.between(mention.start, mention.end))
                self._country.update((i, (country.code, mention.kind == "demonym")) for i in tokens)

    def sentences_of_two(self) -> set[int]:
        """The numbers of the sentences, headlines left out, that name two parties or more."""
        reading = self._scene.reading
        named: defaultdict[int, set[int | str]] = defaultdict(set)
        for index, number in self._scene.person_at.items():
            named[reading.tokens[index].sentence].add(number)
        for index, (code, _) in self._country.items():
            named[reading.tokens[index].sentence].add(code)
        first = {n: reading.tokens[reading.sentences[n].first] for n in named}
        return {n for n in named if len(named[n]) > 1 and not reading.is_headline(first[n])}

    def of(self, head: Token | None) -> list[Party]:
        """Those whom `head` and the nouns joined to it by "and" stand for; none of a long list."""
        if head is None:
            return []
        reading = self._scene.reading
        heads = [head]
        while joined := reading.child(heads[-1].index, "conj"):
            heads.append(joined)
        found = [self._one(token) for token in heads]
        return [one for one in found if one] if len(found) <= MOST else []

    def of_one(self, head: Token) -> list[Party]:
        """The one that `head` alone stands for, where it is known."""
        one = self._one(head)
        return [one] if one else []

    def _one(self, head: Token) -> Party | None:
        """The person or country that one noun stands for; pronouns stand for nobody here."""
        scene, reading = self._scene, self._scene.reading
        number = scene.person_at.get(head.index)
        if number is None and head.is_noun and not reading.child(head.index, "conj"):
            number = scene.person_of(head)
        if number is not None and not _is_owned(reading, head):
            return Party(head.start, head.end, person=person_id(number))
        code, is_demonym = self._country.get(head.index, ("", False))
        if code and not is_demonym:
            return Party(head.start, head.end, country=code)
        if head.lower in OFFICIALS:
            for index in reading.children(head.index):
                part = reading.tokens[index]
                if part.dep in ("amod", "compound", "poss", "nmod") and index in self._country:
                    return Party(part.start, head.end, country=self._country[index][0])
        return None


def _is_owned(reading: Reading, head: Token) -> bool:
    """Whether "'s" follows: "Roe's lawyer" is not Roe."""
    return reading.child(head.index, "case") is not None


def _of_verb(reading: Reading, verb: Token, actors: _Parties) -> Iterator[Event]:
    """The events of one verb."""
    if _is_supposed(reading, verb):
        return
    subjects = _subjects(reading, verb, actors)
    words = _verb_words(reading, verb)
    if is_passive(reading, verb) or reading.child(verb.index, "nsubjpass") is not None:
        if verb.dep == "advcl":  # "toured Peru, followed by Roe": who was followed, nobody knows
            return
        agent = reading.child(verb.index, "agent")
        doers = actors.of(reading.child(agent.index, "pobj")) if agent else []
        yield from _pairs(reading, words, doers, subjects, "passive")
        return
    if not subjects:
        return
    objects = [reading.tokens[n] for n in reading.children(verb.index)]
    direct = [t for t in objects if t.dep in ("dobj", "dative", "obj") and t.is_noun]
    for noun in direct:
        yield from _pairs(reading, words, subjects, actors.of(noun), "object")
        yield from _partners(reading, words[0], verb, noun, subjects, actors)
    yield from _partners(reading, words[0], verb, verb, subjects, actors)
    alone = not direct and not any(t.dep in ("ccomp", "xcomp") for t in objects)
    if verb.lower in TOGETHER and alone and len(subjects) > 1:
        for one, other in combinations(subjects, 2):
            yield _event(reading, words, one, other, "two-subjects", mutual=True)


def _is_supposed(reading: Reading, verb: Token) -> bool:
    """Whether "if" or the like stands before the verb, or before the one that it is joined to."""
    at = verb
    for _ in range(CHAIN):
        mark = reading.child(at.index, "mark")
        if mark is not None and mark.lower in SUPPOSING:
            return True
        if at.dep != "conj":
            return False
        at = reading.tokens[at.head]
    return False


def _subjects(reading: Reading, verb: Token, actors: _Parties) -> list[Party]:
    """Those who do `verb`; in "Roe and Poe met" both, where the parser takes only Poe for one."""
    own = subject_of(reading, verb)
    found = actors.of(own)
    before = reading.tokens[verb.head]
    if own is not None and verb.dep == "conj" and before.is_noun and before.index < own.index:
        between = reading.tokens[before.index + 1 : own.index]
        if between and between[0].lower == "and" and all(t.dep != "punct" for t in between):
            return [*actors.of_one(before), *found]
    return found


def _partners(
    reading: Reading,
    first: int,
    verb: Token,
    above: Token,
    subjects: list[Party],
    actors: _Parties,
) -> Iterator[Event]:
    """The events with those named after a preposition of the verb or of its object, `above`.

    `first` is the first token of the verb's words.
    """
    for index in reading.children(above.index):
        link = reading.tokens[index]
        if link.dep not in ("prep", "dative") or link.index < verb.index:
            continue
        if reading.tokens[index - 1].text == ",":
            continue
        arriving = link.lower == "in" and verb.lower in ARRIVING
        if link.lower not in TOWARDS | WITH and not arriving:
            continue
        yield from _pairs(
            reading, (first, link.index + 1), subjects, actors.of(reading.child(index, "pobj")),
            "partner", mutual=link.lower in WITH and _has_two_sides(verb, above),
        )  # fmt: skip


def _has_two_sides(verb: Token, noun: Token) -> bool:
    """Whether what is done "with" somebody is done by both."""
    return verb.lower in TOGETHER or noun.lower in DEALINGS


def _of_dealings(reading: Reading, noun: Token, actors: _Parties) -> Iterator[Event]:
    """ "talks between X and Y", "X's talks with Y"."""
    for index in reading.children(noun.index):
        link = reading.tokens[index]
        if link.dep != "prep" or link.lower not in ("between", "with"):
            continue
        sides = actors.of(reading.child(index, "pobj"))
        if link.lower == "with":
            owners = actors.of(reading.child(noun.index, "poss"))
            words = (noun.index, index + 1)
            yield from _pairs(reading, words, owners, sides, "dealings", mutual=True)
        else:
            for one, other in combinations(sides, 2):
                yield _event(reading, (noun.index, index + 1), one, other, "dealings", mutual=True)


def _pairs(
    reading: Reading,
    words: tuple[int, int],
    subjects: list[Party],
    objects: list[Party],
    rule: str,
    *,
    mutual: bool = False,
) -> Iterator[Event]:
    """An event of each subject with each object that is somebody else."""
    for subject in subjects:
        for other in objects:
            if _identity(subject) != _identity(other):
                yield _event(reading, words, subject, other, rule, mutual=mutual)


def _event(
    reading: Reading,
    words: tuple[int, int],
    subject: Party,
    other: Party,
    rule: str,
    *,
    mutual: bool,
) -> Event:
    """The record of an event."""
    span = reading.span(*words)
    text = " ".join(reading.words(*words).split())
    return Event(span.start, span.end, text, subject, other, rule, mutual)


def _identity(party: Party) -> str:
    """The person or country."""
    return party.person or party.country or ""


def _verb_words(reading: Reading, verb: Token) -> tuple[int, int]:
    """The tokens of a verb with its auxiliaries, its "not", and the verbs that it depends on.

    "refused to meet" is not "meet", nor is "refused to call or meet", nor "wants Roe to meet":
    without the verbs above, it would say what was not said.
    """
    first = last = verb.index
    at = verb
    for _ in range(CHAIN):
        for index in reading.children(at.index):
            part = reading.tokens[index]
            if part.dep in VERB_PARTS:
                first = min(first, index)
                last = max(last, index) if at is verb and part.dep == "prt" else last
        head = reading.tokens[at.head]
        wished = at.dep == "ccomp" and at.tag == "VB" and reading.tokens[first].lower == "to"
        joined = at.dep == "conj" and at.tag in ("VB", "VBN", "VBG") and head.is_verb
        has_own = reading.child(at.index, *SUBJECTS) is not None
        if not wished and (has_own or not (joined or at.dep == "xcomp")):
            break
        first = min(first, head.index)
        at = head
    return first, last + 1
