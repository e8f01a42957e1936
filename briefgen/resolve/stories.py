"""Which articles are one text: the same agency story in several outlets, trimmed or retitled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, pairwise

import msgspec

from briefgen.fingerprint import SKETCH, Fingerprint, hashes
from briefgen.model import Alias, PersonEntity, Story
from briefgen.outline import Outline

# Measured on 823 articles of real newspapers and variants made of them; see docs/reference.md.
SHARED_RUNS = 0.72  # copies with every twentieth word changed: 0.72 to 0.96, nearly all above 0.79
SHARED_NAMES = 0.75  # the same copies: 0.77 to 1; articles of one form about others: 0.72 at most
SHARED_FIGURES, OTHER_FIGURES = 0.75, 1  # one other figure may be the day, or a correction
SHORTEST = 0.55  # of the longer text: less is a brief, or background in another article
# Whoever trims drops the end; a new opening is another article with the old one as background.
TRIMMED, SHARED_OPENING = 0.8, 0.5
DAYS = 6  # between copies with other words: next week's report of the same form is another one
SHORT_WORDS = 100  # in so few words, one can be what the article is about: not one may differ
LEAST_WORDS = 30  # fewer say too little to know a copy by
# A text is looked for by the rarest of the smallest hashes of its long runs. Of 32, a copy with
# every twentieth word changed keeps 21; what is in many articles is their form, and left out.
SMALLEST, RAREST, AT_LEAST = 32, 24, 4


def stories_of(outlines: Iterable[Outline]) -> tuple[Story, ...]:
    """The articles that are one text, two or more each, sorted by the first; any order goes in.

    The longest text is the measure: an article is its copy when nearly all its runs of words, and
    nearly all its names and figures, stand in it. Copies of copies don't count, so that no chain of
    small changes leads from one story to another. Within a story comes first what was published
    first, of one day the longest text: what is dated is dated by the day on which it was first
    told. Days taken from files come last.
    """
    known = [o for o in outlines if o.fingerprint.words >= LEAST_WORDS]
    known.sort(key=lambda o: (-o.fingerprint.different, o.id))
    prints = [outline.fingerprint for outline in known]
    holders = _by_anchor(prints)
    taken: set[int] = set()
    stories = []
    for number, whole in enumerate(prints):
        if number in taken:
            continue
        copies = [n for n in _candidates(whole, holders) if n > number and n not in taken]
        found = [number, *(n for n in copies if _is_copy(known[n], known[number]))]
        if len(found) > 1:
            taken.update(found)
            stories.append(Story(tuple(o.id for o in sorted((known[n] for n in found), key=_age))))
    return tuple(sorted(stories, key=lambda story: story.articles))


def count_once(
    people: Iterable[PersonEntity], outlines: Iterable[Outline], stories: Iterable[Story]
) -> tuple[PersonEntity, ...]:
    """The people with the forms of their names counted once for each story.

    A story counts a form as often as the article of it that has it most.
    """
    story = {article: one.articles[0] for one in stories for article in one.articles}
    forms = {
        (outline.id, person.id): person.aliases
        for outline in outlines
        if outline.id in story
        for person in outline.people
    }
    return tuple(_counted(person, story, forms) for person in people) if story else tuple(people)


def _counted(
    person: PersonEntity,
    story: Mapping[str, str],
    forms: Mapping[tuple[str, str], tuple[Alias, ...]],
) -> PersonEntity:
    """One of the people, most frequent form first."""
    by_article: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for member in person.members:
        for alias in forms.get((member.article, member.person), ()):
            by_article[member.article][alias.text] += alias.count
    once: defaultdict[str, Counter[str]] = defaultdict(Counter)
    told: Counter[str] = Counter()
    for article, found in by_article.items():
        once[story[article]] |= found
        told += found
    if not told:
        return person
    kept: Counter[str] = sum(once.values(), Counter())
    counts = {
        alias.text: alias.count - told[alias.text] + kept[alias.text] for alias in person.aliases
    }
    ordered = sorted(counts, key=lambda text: (-counts[text], text))
    return msgspec.structs.replace(
        person, aliases=tuple(Alias(text, counts[text]) for text in ordered)
    )


def _is_copy(copy: Outline, whole: Outline) -> bool:
    """Whether an article is the text of a longer one; if not word for word, of the same days."""
    one, other = copy.fingerprint, whole.fingerprint
    if not is_copy(one, other):
        return False
    return _days_apart(copy, whole) <= DAYS or share(one.runs, other.runs) == 1


def is_copy(copy: Fingerprint, whole: Fingerprint) -> bool:
    """Whether the shorter of two texts stands in the longer, nearly word for word."""
    size = copy.different / whole.different
    if size < SHORTEST:
        return False
    shared = share(copy.runs, whole.runs)
    if copy.words < SHORT_WORDS:
        return shared == 1
    return (
        shared >= SHARED_RUNS
        and share(copy.names, whole.names) >= SHARED_NAMES
        and _figures_agree(copy, whole)
        and (size >= TRIMMED or share(whole.opening, copy.runs) >= SHARED_OPENING)
    )


def _figures_agree(copy: Fingerprint, whole: Fingerprint) -> bool:
    """Whether the copy's figures stand in the longer text, but for one or for a few of many."""
    other = set(hashes(copy.figures)).difference(hashes(whole.figures))
    return len(other) <= OTHER_FIGURES or share(copy.figures, whole.figures) >= SHARED_FIGURES


def share(part: bytes, whole: bytes) -> float:
    """About which share of one part of a fingerprint stands in the other's, 0 to 1.

    1 where there is nothing to stand in it. Only hashes that both would have kept are counted.
    """
    ours, theirs = hashes(part), hashes(whole)
    ends = [found[-1] for found in (ours, theirs) if len(found) == SKETCH]
    end = min(ends, default=None)
    looked_for = {h for h in ours if end is None or h <= end}
    return len(looked_for.intersection(theirs)) / len(looked_for) if looked_for else 1.0


def _days_apart(one: Outline, other: Outline) -> int:
    """How many days lie between two articles, 0 where that is not known."""
    if not (_is_dated(one) and _is_dated(other)):
        return 0
    try:
        first, second = (date.fromisoformat(o.published.value) for o in (one, other))
    except ValueError:  # a month or a year
        return 0
    return abs((first - second).days)


def _by_anchor(prints: Sequence[Fingerprint]) -> Mapping[int, Sequence[int]]:
    """The texts by the rarest of their anchors; without those that only one text has."""
    every = sorted(chain.from_iterable(hashes(one.anchors) for one in prints))
    often = Counter(one for one, after in pairwise(every) if one == after)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(prints):
        anchors = hashes(one.anchors, SMALLEST)
        shared = sorted((often[anchor], anchor) for anchor in anchors if anchor in often)
        # Those that only this text has are its rarest, and lead to no other.
        for _, anchor in shared[: max(RAREST - len(anchors) + len(shared), 0)]:
            holders[anchor].append(number)
    return holders


def _candidates(whole: Fingerprint, holders: Mapping[int, Sequence[int]]) -> list[int]:
    """The numbers of the texts that may be copies, in order."""
    known = [holders[anchor] for anchor in hashes(whole.anchors) if anchor in holders]
    if len(known) < AT_LEAST:
        return []
    found = Counter(chain.from_iterable(known))
    return sorted([number for number, count in found.items() if count >= AT_LEAST])


def _age(outline: Outline) -> tuple[bool, str, int, str]:
    """A sort key: first published, then longest, then by id."""
    words = outline.fingerprint.words
    return not _is_dated(outline), outline.published.value, -words, outline.id


def _is_dated(outline: Outline) -> bool:
    """Whether the day of publication is known, and not only that of the file."""
    return outline.published.basis != "file" and bool(outline.published.value)
