"""Articles that are one text, told once: the first one's sentences, and what only copies have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefgen.compile.clips import Clip
from briefgen.compile.days import newest_first
from briefgen.compile.directory import Directory
from briefgen.compile.lines import Line
from briefgen.compile.near_equal import says_no_more
from briefgen.compile.placed_roles import PlacedRole, folded
from briefgen.compile.speakers import person_link, speaker_link
from briefgen.compile.statements import Clipping, line_statement, same_statement
from briefgen.compile.utterances import Utterance
from briefgen.dossiers import Copy, EntityLink, Statement, article_url
from briefgen.model import Record, Story
from briefgen.outline import Outline


class Stories(Record, frozen=True):
    """The articles of each story in its order, by each of its articles."""

    articles: Mapping[str, tuple[str, ...]] = {}

    def of(self, article: str) -> tuple[str, ...]:
        """The articles that are one text with `article`, itself included; it alone otherwise."""
        return self.articles.get(article, (article,))

    def lead(self, article: str) -> str:
        """The article that stands for the text."""
        return self.of(article)[0]

    def told(self, outlines: Iterable[Outline]) -> tuple[tuple[Outline, ...], ...]:
        """The outlines by story, newest story first; a story is as old as the first it has here."""
        found: dict[str, list[Outline]] = {}
        for outline in outlines:
            found.setdefault(self.lead(outline.id), []).append(outline)
        groups = [sorted(same, key=lambda o: self.of(o.id).index(o.id)) for same in found.values()]
        by_first = {group[0].id: tuple(group) for group in groups}
        return tuple(by_first[o.id] for o in newest_first(group[0] for group in groups))


def stories_by_article(stories: Iterable[Story]) -> Stories:
    """The stories as they are asked for."""
    return Stories({article: story.articles for story in stories for article in story.articles})


def copy_of(outline: Outline) -> Copy:
    """An article as a copy in a list."""
    return Copy(
        article=outline.id,
        title=outline.title,
        source=outline.source,
        published=outline.published,
        url=article_url(outline.id),
        original=outline.original,
    )


def told_once(
    groups: Iterable[Sequence[tuple[Outline, Clip]]], directory: Directory
) -> tuple[Clipping, ...]:
    """The clippings of a page, of each story only once what its articles have.

    Args:
        groups: the articles of each story in its order, newest story first, with their clips.
        directory: who has which page.

    A copy keeps the sentences and quotes that the articles before it have word for word (they
    become citations of one statement) and those that they don't have; not the nearly equal ones.
    """
    found: list[Clipping] = []
    for group in groups:
        known = _Known(directory, named=_named(clip for _, clip in group))
        for outline, clip in group:
            own = known.new(outline, clip) if len(group) > 1 else clip
            found.append(Clipping(outline, own, story=group[0][0].id, rank=len(found)))
    return tuple(found)


def _named(clips: Iterable[Clip]) -> frozenset[str]:
    """The words that one of the articles gives somebody by name."""
    quotes = (quote for clip in clips for quote in (*clip.said, *clip.about))
    return frozenset(quote.text for quote in quotes if quote.speaker.person)


class _Known:
    """What the articles of one story have had so far."""

    def __init__(self, directory: Directory, named: frozenset[str]) -> None:
        self._directory = directory
        self._quoted_by_name = named
        self._lines: list[tuple[Line, Statement]] = []
        self._quotes: list[tuple[Utterance, EntityLink | None]] = []
        self._roles: set[tuple[object, ...]] = set()
        self._places: Counter[str] = Counter()
        self._bodies: Counter[str] = Counter()

    def new(self, outline: Outline, clip: Clip) -> Clip:
        """The clip of the story's next article without what was told."""
        lines = [(line, self._statement(outline, line)) for line in clip.passages]
        said = [(quote, self._speaker(outline, quote)) for quote in clip.said]
        about = [(quote, self._speaker(outline, quote)) for quote in clip.about]
        roles = [(role, self._role(outline, role)) for role in clip.roles]
        lines = [pair for pair in lines if self._is_to_tell(*pair)]
        said = [pair for pair in said if self._is_to_quote(*pair)]
        about = [pair for pair in about if self._is_to_quote(*pair)]
        new_roles = tuple(role for role, key in roles if key not in self._roles)
        places, bodies = Counter(clip.places), Counter(clip.bodies)
        new_places, new_bodies = places - self._places, bodies - self._bodies
        self._lines += lines
        self._quotes += (*said, *about)
        self._roles.update(key for _, key in roles)
        self._places |= places
        self._bodies |= bodies
        return msgspec.structs.replace(
            clip,
            passages=tuple(line for line, _ in lines),
            said=tuple(quote for quote, _ in said),
            about=tuple(quote for quote, _ in about),
            roles=new_roles,
            places=tuple(new_places.elements()),
            bodies=tuple(new_bodies.elements()),
        )

    def _is_to_tell(self, line: Line, statement: Statement) -> bool:
        """Whether a sentence is told, or makes one more citation of the same statement.

        The same words reported by two people are shown as both articles have them.
        """
        same = [(one, told) for one, told in self._lines if one.text == line.text]
        if same:
            return any(
                (same_statement(told), one.plan) == (same_statement(statement), line.plan)
                or _differ((told.by, told.by_url), (statement.by, statement.by_url))
                for one, told in same
            )
        return not any(
            (one.voice, one.modality) == (line.voice, line.modality)
            and not _differ((told.by, told.by_url), (statement.by, statement.by_url))
            and says_no_more(line.text, one.text)
            for one, told in self._lines
        )

    def _is_to_quote(self, quote: Utterance, speaker: EntityLink | None) -> bool:
        """Whether a quote is told, or makes one more citation of the same statement.

        The same words by two people with names are shown as both articles have them; by "the
        minister" they are not, where another copy says who that is.
        """
        if quote.speaker.person is None and quote.text in self._quoted_by_name:
            return False
        told = [
            (one, other)
            for one, other in self._quotes
            if not (one.speaker.person and quote.speaker.person and other != speaker)
        ]
        if any((one.text, one.kind, by) == (quote.text, quote.kind, speaker) for one, by in told):
            return True
        return not any(
            one.text == quote.text
            or (one.kind == quote.kind and says_no_more(quote.text, one.text))
            for one, _ in told
        )

    def _statement(self, outline: Outline, line: Line) -> Statement:
        """A sentence as a statement: what two must have in common to be one."""
        return line_statement(outline, line, self._directory, rule="")

    def _speaker(self, outline: Outline, quote: Utterance) -> EntityLink | None:
        """Who is quoted: words by two are two statements."""
        return speaker_link(outline, quote.speaker, self._directory)

    def _role(self, outline: Outline, placed: PlacedRole) -> tuple[object, ...]:
        """What two roles must have in common to be one: text, country and who holds it."""
        holder = person_link(outline, placed.person, self._directory) if placed.person else None
        return folded(placed.role.text), placed.role.country, holder


def _differ(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two speakers, name and address, are both known and not the same."""
    return bool(one[0] and other[0]) and one != other
