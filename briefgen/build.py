"""The seven stages in order: a folder of articles becomes a site. Read this file first.

load → analyse → resolve → compile → plan → render → write. Articles stream through the first two
(`library.py`), dossiers through the last four (`site_pages.py`), one at a time; what is as it was
at the last build is neither made nor written again.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefgen import __version__
from briefgen.cache import FOLDER, Cache, LostEntryError, remove_cache
from briefgen.config import Config
from briefgen.errors import ArticleError, Skipped
from briefgen.report import BuildReport
from briefgen.stamp import (
    Inspection,
    Standing,
    identity_of,
    inspect,
    remember,
    stamp_of_model,
)
from briefgen.stopwatch import Stopwatch

if TYPE_CHECKING:
    from briefgen.analyse import ParagraphReader
    from briefgen.analyse.pipeline import Reader


MANY = 200  # analysed articles, after which the model's memory is needed for other things
SLOWEST = 10  # articles that `--timings` names


class Model:
    """The language model, found and verified at once, loaded when the first paragraph needs it."""

    def __init__(self, name: str, cache: Cache | None = None) -> None:
        """Find the model called `name` ("" for the best one installed).

        Its files are hashed, or known by size and time from `cache`; they are hashed in any case
        before the model is loaded.

        Raises:
            ModelError: there is none, or its files were altered.
        """
        from briefgen.analyse.pipeline import find_model, identify  # only if there is work

        self._name = name
        self.folder = find_model(name)
        self.identity = identify(self.folder) if cache is None else identity_of(self.folder, cache)
        self._reader: Reader | None = None

    @property
    def digest(self) -> str:
        """What the readings depend on: the model's files and the version of spaCy."""
        return self.identity.payload + self.identity.spacy

    def reader(self) -> ParagraphReader:
        """The loaded model; loading takes about a second, once."""
        if self._reader is None:
            from briefgen.analyse.pipeline import load_reader  # spaCy: only if there is work

            self._reader = load_reader(self._name)
        return self._reader

    def release(self) -> None:
        """Let the loaded model go: what follows needs its room, about 100 MB, if much was read."""
        if self._reader is not None:
            self._reader = None
            gc.collect()

    @contextmanager
    def reading(self, words: int, jobs: int | None) -> Iterator[Callable[[], ParagraphReader]]:
        """How to get at a reader for about `words` new words, with `jobs` processes if it says so.

        A model that is loaded already goes on being used.
        """
        from briefgen.analyse.workers import Workers, jobs_for  # only if there is work

        count = jobs_for(words, wanted=jobs) if words and self._reader is None else 1
        if count == 1:
            yield self.reader
        else:
            with Workers(self._name, jobs=count) as workers:
                yield lambda: workers


def build(
    config: Config,
    *,
    model: Model | None = None,
    output_dir: Path | None = None,
    strict: bool = False,
    jobs: int | None = None,
    use_cache: bool = True,
    search: bool = True,
    note: Callable[[int, int], None] = lambda _, __: None,
    say: Callable[[str], None] = lambda _: None,
) -> BuildReport:
    """Read the content folder, write the site, and say what changed and what was skipped.

    The new site takes the place of the old one at the end, in one step: when this raises, the old
    site is as it was.

    Args:
        config: the settings.
        model: a model to go on using (the preview keeps one); found anew by default.
        output_dir: where to write instead of `config.output_dir`.
        strict: a skipped article is an error.
        jobs: how many processes read articles; by default as many as pay.
        use_cache: off to read and make everything anew, and to leave the cache as it is.
        search: whether the search index is made anew where it has to be; off for a preview, in
            which a site is without one from the first change of a text on.
        note: told how many of how many articles are analysed, for a terminal.
        say: told that another build of this site has to end first, or why there are no cards.

    Raises:
        BriefgenError: no content, no model, a template that can't be used, a correction that is
            wrong, a folder that can't be written; with `strict`, the first skipped article, and a
            search index that can't be made.
    """
    from briefgen.lock import BuildLock

    watch = Stopwatch()
    task = Task(
        config=config,
        model=model,
        output=output_dir or config.output_dir,
        strict=strict,
        jobs=jobs,
        use_cache=use_cache,
        search=search and config.search,
        spare=spare_of(config.site_dir) if use_cache and output_dir is None else None,
        note=note,
        say=say,
    )
    with BuildLock(config.site_dir, note=say):
        try:
            return _look_and_build(task, watch)
        except LostEntryError:
            remove_cache(config.site_dir)
            return _look_and_build(task, watch)


class Task(NamedTuple):
    """What one build does: the arguments of `build`, with what they mean filled in."""

    config: Config
    model: Model | None
    output: Path
    strict: bool
    jobs: int | None
    use_cache: bool
    search: bool
    spare: Path | None
    note: Callable[[int, int], None]
    say: Callable[[str], None]


def spare_of(site_dir: Path) -> Path:
    """Where the replaced site is kept, from which the next one is made quicker."""
    return site_dir / FOLDER / "spare"


def _look_and_build(task: Task, watch: Stopwatch) -> BuildReport:
    """Build if anything changed since the last time.

    Raises:
        LostEntryError: the cache is damaged.
    """
    with Cache(task.config.site_dir, kept=task.use_cache) as cache:
        found = inspect(cache, task.config, task.output)
        if found.standing is None or (task.search and found.standing.lacks_index):
            return _build(task, cache, found, watch)
        if task.strict and found.standing.skipped:
            raise _first_of(found.standing.skipped)
        return _report(found.standing, watch)


def _build(task: Task, cache: Cache, found: Inspection, watch: Stopwatch) -> BuildReport:
    """The build of a site in which something changed."""
    from briefgen.compile import Compiler
    from briefgen.corrections import load_corrections
    from briefgen.library import Library, Shelf
    from briefgen.resolve import cast_of, questions_of, relation_entities, resolve_people
    from briefgen.site_pages import SitePages  # jinja2: only if there is something to do
    from briefgen.write import SiteWriter

    config, output = task.config, task.output
    model = task.model or Model(config.model, cache)
    model_stamp = stamp_of_model(model.folder)
    with watch.stage("load"):
        corrections = load_corrections(config.site_dir)
        library = Library(cache, config.site_dir, config.content_dir, model.digest)
    if task.strict and library.skipped:
        raise _first_of(library.skipped)
    with (
        watch.stage("analyse"),
        model.reading(library.words_to_read, task.jobs) as reader,
    ):
        library.read(reader, task.note)
    if task.model is None and library.analysed >= MANY:
        model.release()
    with watch.stage("resolve"):
        people = resolve_people(tuple(library.outlines.values()), corrections)
        library.amend(people.amendments)
        outlines = tuple(library.outlines.values())
        cast, questions = cast_of(people, outlines), questions_of(people, outlines)
        relations = relation_entities(outlines, cast.countries, cast.stories)
    made_by = {"version": __version__, "model": str(model.identity)}
    with SiteWriter(output, **made_by, spare=task.spare, checked=not found.as_left) as writer:
        shelf = Shelf(library)
        compiler = Compiler(
            cast, outlines, shelf, shelf.clip, relations=relations, questions=questions,
            window_days=config.window_days,
        )  # fmt: skip
        pages = SitePages(
            config, cache, writer, compiler, library, watch,
            output=output, say=task.say, indexes=task.search,
        )  # fmt: skip
        site = pages.make(cast, relations, **made_by)
        if task.strict and pages.no_search is not None:
            raise pages.no_search
        with watch.stage("write"):
            done = writer.finish()
    pages.clean()
    library.clean()
    standing = Standing(
        articles=len(library.outlines),
        people=site.people,
        countries=site.countries,
        doubts=compiler.doubts(),
        skipped=library.skipped,
        lacks_index=config.search and not task.search and not pages.is_indexed,
    )
    remember(
        cache, output, standing, inputs=found.inputs, model=model_stamp,
        model_folder=model.folder,
    )  # fmt: skip
    return msgspec.structs.replace(
        _report(standing, watch),
        analysed=library.analysed,
        paragraphs_read=library.paragraphs_read,
        compiled=pages.compiled,
        rendered=pages.rendered,
        written=done.written,
        removed=done.removed,
        slowest=library.slowest(SLOWEST),
        no_search=pages.no_search and Skipped.from_error(pages.no_search),
    )


def _report(standing: Standing, watch: Stopwatch) -> BuildReport:
    """The report of a build that had nothing to do."""
    return BuildReport(
        articles=standing.articles,
        skipped=standing.skipped,
        doubts=standing.doubts,
        people=standing.people,
        countries=standing.countries,
        seconds=watch.seconds(),
        stages=watch.stages,
    )


def _first_of(skipped: tuple[Skipped, ...]) -> ArticleError:
    """The error that a strict build fails with."""
    first, more = skipped[0], len(skipped) - 1
    message = first.message + (f" (and {more} more skipped)" if more else "")
    return ArticleError(
        message, hint=first.hint, path=first.path, line=first.line, column=first.column
    )
