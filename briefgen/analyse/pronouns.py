"""Whom "he", "the minister" and "his spokesperson" mean; nobody when two could be meant."""

from __future__ import annotations

from collections.abc import Set

from briefgen.analyse.descriptions import speaks_again
from briefgen.analyse.lexicon import role_ending_at
from briefgen.analyse.scene import HE, SHE, Scene
from briefgen.analyse.subjects import SUBJECTS
from briefgen.analyse.tokens import Range, Token

NOTHING_SAID = Range(0, 0)


class Memory:
    """Who spoke or acted lately, and what pronouns told of gender, while an article is read."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.gender = {n: p.gender for n, p in enumerate(scene.people)}
        self.spoke: list[tuple[int, int]] = []  # (token number, person), in reading order

    def note_speaker(self, index: int, person: int) -> None:
        """Remember that `person` spoke at token `index`."""
        self.spoke.append((index, person))

    def pronoun(self, token: Token, said: Range = NOTHING_SAID) -> int | None:
        """The person whom "he" or "she" at `token` means, or None when that isn't sure.

        Looks back outside quotations: in the same paragraph, then in the one before. People whose
        gender is known to be another are out. One left is taken; of several, the one who was the
        last to speak or to be a subject, if he or she is also the only one since then. Nobody says
        "he said Roe was tired" of Roe: whoever is named in the tokens `said` is not meant.
        """
        gender = "m" if token.lower in HE else "f" if token.lower in SHE else ""
        if not gender:
            return None
        block = self._scene.reading.block_ranges[token.block]
        others = {self._scene.person_at[i] for i in range(*said) if i in self._scene.person_at}
        here = self._candidates(Range(block.first, token.index), gender, others)
        found = self._choose(here)
        if found is None and not here and token.block:
            before = self._scene.reading.block_ranges[token.block - 1]
            there = self._candidates(before, gender, others)
            found = self._choose(there)
            if found is None and not there and token.block > 1:
                earlier = self._scene.reading.block_ranges[token.block - 2]
                found = self._choose(self._candidates(earlier, gender, others), only=True)
        if found is not None and not self.gender[found]:
            self.gender[found] = gender
        return found

    def could_mean(self, token: Token, said: Range = NOTHING_SAID) -> frozenset[int]:
        """The people whom "he" or "she" at `token` could mean: all in this and the last paragraph.

        Where nobody fits there, all in the paragraph before that has somebody. The rules are those
        of `pronoun`, without a choice between several.
        """
        gender = "m" if token.lower in HE else "f"
        blocks = self._scene.reading.block_ranges
        others = {self._scene.person_at[i] for i in range(*said) if i in self._scene.person_at}
        found: set[int] = set()
        for number in range(token.block, -1, -1):
            if found and number < token.block - 1:
                break
            place = Range(blocks[number].first, min(blocks[number].last, token.index))
            found |= {p for _, p, _ in self._candidates(place, gender, others) if p >= 0}
        return frozenset(found)

    def only_person(self, token: Token) -> int:
        """The number of the one person that "he" or "she" at `token` can mean, or -1.

        Nobody else who fits is in the paragraph before it; or, where nobody at all is, in the
        paragraph before that one.
        """
        gender = "m" if token.lower in HE else "f"
        block = self._scene.reading.block_ranges[token.block]
        found = self._candidates(Range(block.first, token.index), gender)
        if not found and token.block:
            found = self._candidates(self._scene.reading.block_ranges[token.block - 1], gender)
        people = {person for _, person, _ in found}
        return people.pop() if len(people) == 1 else -1

    def _candidates(
        self, tokens: Range, gender: str, others: Set[int] = frozenset()
    ) -> list[tuple[int, int, int]]:
        """(token number, person, prominence) outside quotations, in reading order.

        Prominence: 2 for a speaker or the subject of a main clause, 1 for another subject, else 0.
        Somebody without a name ("the guard"), or whose short name is doubtful, is a rival too, and
        stands in the list as a negative number; so do `others`, who can't be meant.
        """
        scene, found = self._scene, []
        speakers = dict(self.spoke)
        for index in range(*tokens):
            if index in speakers and self.gender[speakers[index]] in ("", gender):
                found.append((index, _rival(index, speakers[index], others), 2))
            elif scene.is_quoted(index):
                continue
            elif index in scene.person_at:
                person = scene.person_at[index]
                if self.gender[person] in ("", gender):
                    found.append((index, _rival(index, person, others), self._prominence(index)))
            elif self._is_unnamed(index, gender):
                found.append((index, -1 - index, self._prominence(index)))
        return found

    def _is_unnamed(self, index: int, gender: str) -> bool:
        """Whether a token is a human subject without a name, or a doubtful short name."""
        scene = self._scene
        if index in scene.doubtful:
            return True
        token = scene.reading.tokens[index]
        if token.dep not in ("nsubj", "nsubjpass") or token.tag not in ("NN", "NNP"):
            return False
        role = role_ending_at(scene.reading, index)
        if role is None or role[0].gender not in ("", gender):
            return False
        return scene.person_of(token) is None and self.role_holder(token) is None

    def _prominence(self, index: int) -> int:
        """2 for the subject of a main clause, 1 for that of another clause, 0 for anything else."""
        tokens = self._scene.reading.tokens
        token = tokens[index]
        for _ in range(4):
            if token.dep in SUBJECTS:
                verb = tokens[token.head]
                return 2 if verb.dep == "ROOT" or verb.dep == "conj" else 1
            if token.dep not in ("compound", "appos", "flat", "nmod"):
                return 0
            token = tokens[token.head]
        return 0

    def _choose(self, candidates: list[tuple[int, int, int]], *, only: bool = False) -> int | None:
        """The person meant: the only one, or the last of the most prominent with no rival after."""
        people = {person for _, person, _ in candidates}
        if len(people) == 1:
            return _named(people.pop())
        if only or not people:
            return None
        top = max(prominence for _, _, prominence in candidates)
        if top == 0:
            return None
        last_index, last = [(i, p) for i, p, prominence in candidates if prominence == top][-1]
        rivals = {p for i, p, _ in candidates if p != last and i > last_index}
        return _named(last) if top == 2 or not rivals else None

    def role_holder(self, token: Token) -> int | None:
        """The person whom "the minister" or "the Dutch envoy" means: the only one it fits.

        One who was given this title (or one that ends with the same word) before, in this or one
        of the three paragraphs before; a country in the phrase must be the person's.
        """
        scene = self._scene
        found = role_ending_at(scene.reading, token.index)
        if found is None or token.tag not in ("NN", "NNP"):
            return None
        country = self._pointed_country(token)
        if country is None:
            return None
        noun = found[0].noun
        holders = [
            number
            for number, person in enumerate(scene.people)
            if any(t == noun or t.endswith(f" {noun}") for t in person.titles)
            and person.mentions[0].first < token.index
            and (not country or scene.country_of(number) in (country, None))
        ]
        near = [n for n in holders if self._mentioned_lately(n, token)]
        return near[0] if len(holders) == len(near) == 1 else None

    def same_again(self, token: Token) -> int | None:
        """The person who spoke last, where "the engineer" says something more; else None."""
        return speaks_again(self._scene, self.spoke, self.gender, token)

    def _pointed_country(self, token: Token) -> str | None:
        """The country in a phrase that points back ("the Dutch envoy"), "" without one, else None.

        None for a phrase that doesn't point back, or that says more than a country.
        """
        reading = self._scene.reading
        children = [reading.tokens[n] for n in reading.children(token.index)]
        if not any(c.lower == "the" and c.dep == "det" for c in children):
            return None
        country = ""
        for child in children:
            if child.index in self._scene.countries:
                country = self._scene.countries[child.index]
            elif child.dep == "compound" and not child.is_capitalised:
                continue
            elif child.dep not in ("det", "compound", "punct") and child.text[0].isalnum():
                return None
        return country

    def _mentioned_lately(self, number: int, token: Token) -> bool:
        """Whether a person was mentioned in this paragraph or in the three before it."""
        reading = self._scene.reading
        return any(
            token.block - 3 <= reading.tokens[m.first].block <= token.block
            and m.first < token.index
            for m in self._scene.people[number].mentions
        )

    def owner(self, head: Token) -> int | None:
        """Whom an unnamed speaker belongs to: "Roe's lawyer", "his spokesperson"; or None."""
        scene, reading = self._scene, self._scene.reading
        for number in reading.children(head.index):
            child = reading.tokens[number]
            if child.dep == "poss":
                if child.index in scene.person_at:
                    return scene.person_at[child.index]
                return self._possessive(child)
            if child.dep == "prep" and child.lower in ("for", "of"):
                noun = reading.child(number, "pobj")
                if noun is not None and noun.index in scene.person_at:
                    return scene.person_at[noun.index]
        return None

    def _possessive(self, token: Token) -> int | None:
        """The person whom "his" or "her" before a noun means: the nearest subject first.

        In "Asked if Roe would meet Doe, his lawyer said", it is the subject of the clause before.
        """
        if token.lower not in HE and token.lower not in SHE:
            return None
        gender = "m" if token.lower in HE else "f"
        sentence = self._scene.reading.sentence_of(token)
        here = self._candidates(Range(sentence.first, token.index), gender)
        subjects = {person for _, person, prominence in here if prominence}
        if len(subjects) == 1:
            return _named(subjects.pop())
        return self.pronoun(token) if not here else None


def _rival(index: int, person: int, others: Set[int]) -> int:
    """The person, or for one of `others` the number of a rival at token `index`."""
    return -1 - index if person in others else person


def _named(person: int) -> int | None:
    """The person, or None for a rival without a name."""
    return person if person >= 0 else None
