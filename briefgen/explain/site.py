"""The site as a build would see it, read from the cache; nothing is written but the cache."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from briefgen.build import Model
from briefgen.cache import Cache
from briefgen.compile import Compiler
from briefgen.config import Config
from briefgen.corrections import parse_corrections, read_corrections
from briefgen.explain.records import Place
from briefgen.library import Library, Shelf
from briefgen.model import Article, Cast, Member, Sentence, Span
from briefgen.outline import Outline
from briefgen.resolve import People, cast_of, questions_of, resolve_people
from briefgen.resolve.across_articles import Seen
from briefgen.resolve.references import References
from briefgen.resolve.register import Register


class Site:
    """Everybody of a site, what articles say of them, and what an editor decided."""

    def __init__(
        self, config: Config, cache: Cache, note: Callable[[int, int], None] = lambda _, __: None
    ) -> None:
        """Read what is new, as a build does; `note` hears how many articles of how many.

        Raises:
            BriefgenError: no content, no model, a correction that is wrong.
            LostEntryError: the cache is damaged.
        """
        text = read_corrections(config.site_dir)
        self.corrections, self.entry_lines = parse_corrections(text), text.splitlines()
        model = Model(config.model, cache)
        self.library = Library(cache, config.site_dir, config.content_dir, model.digest)
        with model.reading(self.library.words_to_read, None) as reader:
            self.library.read(reader, note)
        self._read = tuple(self.library.outlines.values())
        self.people: People = resolve_people(self._read, self.corrections)
        self.library.amend(self.people.amendments)
        self.outlines: dict[str, Outline] = dict(self.library.outlines)
        shown = tuple(self.outlines.values())
        self.cast: Cast = cast_of(self.people, shown)
        self.shelf = Shelf(self.library)
        self.compiler = Compiler(
            self.cast, shown, self.shelf, self.shelf.clip,
            questions=questions_of(self.people, shown), window_days=config.window_days,
        )  # fmt: skip
        self.seen: dict[Member, Seen] = {one.member: one for one in self.people.seen}

    @cached_property
    def references(self) -> References:
        """Who is meant by a name, by an editor's word where there is one."""
        return self.people.references or self._references_of(self.people)

    @cached_property
    def unedited(self) -> References:
        """Who is meant by a name as the articles alone have it."""
        return self._references_of(resolve_people(self._read))

    def place(self, article: str, span: Span) -> Place:
        """The sentence of an article in which a span starts."""
        indexed = self.shelf[article]
        return _place(indexed.article, indexed.sentences.of_start(span))

    def sentence(self, article: str, sentence: str) -> Place:
        """The sentence of an article with that id."""
        indexed = self.shelf[article]
        return _place(indexed.article, indexed.sentences.with_id(sentence))

    def _references_of(self, people: People) -> References:
        """Who is meant by a name among some people."""
        return References(Register(people.seen, self._read), people.people)


def _place(article: Article, sentence: Sentence | None) -> Place:
    """A sentence as a place; without one, the article."""
    return Place(
        article=article.id,
        path=article.path,
        published=article.published.value,
        sentence=sentence.id if sentence else "",
        text=article.excerpt(sentence) if sentence else "",
    )
