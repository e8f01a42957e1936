"""Articles that are one text, told once: the first one's sentences, and what only copies have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefgen.compile.clips import Clip, PlacedRole, folded
from briefgen.compile.days import newest_first
from briefgen.compile.directory import Directory
from briefgen.compile.lines import Line
from briefgen.compile.near_equal import says_no_more
from briefgen.compile.speakers import person_link, speaker_link
from briefgen.compile.statements import Clipping, line_statement, same_statement
from briefgen.compile.utterances import Utterance
from briefgen.dossiers import Copy, article_url
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
        known = _Known(directory)
        for outline, clip in group:
            own = known.new(outline, clip) if len(group) > 1 else clip
            found.append(Clipping(outline, own, story=group[0][0].id, rank=len(found)))
    return tuple(found)


class _Known:
    """What the articles of one story have had so far."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._lines: dict[str, list[Line]] = {}
        self._same_lines: set[tuple[object, ...]] = set()
        self._quotes: dict[str, list[Utterance]] = {}
        self._same_quotes: set[tuple[object, ...]] = set()
        self._roles: set[tuple[object, ...]] = set()
        self._places: Counter[str] = Counter()

    def new(self, outline: Outline, clip: Clip) -> Clip:
        """The clip of the story's next article without what was told."""
        lines = [line for line in clip.passages if self._is_new_line(outline, line)]
        said = [quote for quote in clip.said if self._is_new_quote(outline, quote)]
        about = [quote for quote in clip.about if self._is_new_quote(outline, quote)]
        roles = {self._role_key(outline, role): role for role in clip.roles}
        places = Counter(clip.places) - self._places
        is_first = not (self._lines or self._quotes or self._roles or self._places)
        new_roles = [
            role for role in clip.roles if self._role_key(outline, role) not in self._roles
        ]
        for line in lines:
            self._lines.setdefault(line.text, []).append(line)
            self._same_lines.add(self._line_key(outline, line))
        for quote in (*said, *about):
            self._quotes.setdefault(quote.text, []).append(quote)
            self._same_quotes.add(self._quote_key(outline, quote))
        self._roles.update(roles)
        self._places |= Counter(clip.places)
        return msgspec.structs.replace(
            clip,
            passages=tuple(lines),
            said=tuple(said),
            about=tuple(about),
            roles=tuple(new_roles),
            places=clip.places if is_first else tuple(sorted(places.elements())),
        )

    def _is_new_line(self, outline: Outline, line: Line) -> bool:
        """Whether a sentence is told, or makes one more citation of the same statement."""
        if line.text in self._lines:
            return self._line_key(outline, line) in self._same_lines
        kept = (one for same in self._lines.values() for one in same)
        return not any(
            (one.voice, one.modality) == (line.voice, line.modality)
            and says_no_more(line.text, one.text)
            for one in kept
        )

    def _is_new_quote(self, outline: Outline, quote: Utterance) -> bool:
        """Whether a quote is told, or makes one more citation of the same statement.

        The same words by two people with names are shown as both articles have them.
        """
        if self._quote_key(outline, quote) in self._same_quotes:
            return True
        for one in (one for same in self._quotes.values() for one in same):
            both_named = one.speaker.person and quote.speaker.person
            is_same = one.text == quote.text
            if is_same and not both_named:
                return False
            if not is_same and one.kind == quote.kind and says_no_more(quote.text, one.text):
                return False
        return True

    def _line_key(self, outline: Outline, line: Line) -> tuple[object, ...]:
        """What two sentences must have in common to be one statement in every section."""
        statement = line_statement(outline, line, self._directory, rule="")
        return (*same_statement(statement), line.plan)

    def _quote_key(self, outline: Outline, quote: Utterance) -> tuple[object, ...]:
        """What two quotes must have in common to be one statement."""
        link = speaker_link(outline, quote.speaker, self._directory)
        return quote.text, quote.kind, link

    def _role_key(self, outline: Outline, placed: PlacedRole) -> tuple[object, ...]:
        """What two roles must have in common to be one: text, country and who holds it."""
        holder = person_link(outline, placed.person, self._directory) if placed.person else None
        return folded(placed.role.text), placed.role.country, holder
