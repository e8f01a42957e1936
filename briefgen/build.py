"""The seven stages in order: a folder of articles becomes a site. Read this file first."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import __version__
from briefgen.cache import Cache, CachedReader, analysis_key
from briefgen.config import Config
from briefgen.errors import ArticleError, Skipped
from briefgen.load import find_sources, load_article
from briefgen.model import Analysis, Article
from briefgen.report import BuildReport
from briefgen.write import write_site

if TYPE_CHECKING:
    from briefgen.analyse.pipeline import Reader


class Model:
    """The language model, found and verified at once, loaded when the first paragraph needs it."""

    def __init__(self, name: str) -> None:
        """Find the model called `name` ("" for the best one installed).

        Raises:
            ModelError: there is none, or its files were altered.
        """
        from briefgen.analyse.pipeline import find_model, identify  # hashes files: not for --help

        self._name = name
        self.identity = identify(find_model(name))
        self._reader: Reader | None = None

    def reader(self) -> Reader:
        """The loaded model; loading takes about a second, once."""
        if self._reader is None:
            from briefgen.analyse.pipeline import load_reader  # spaCy: only if there is work

            self._reader = load_reader(self._name)
        return self._reader


class Stopwatch:
    """Wall seconds per stage."""

    def __init__(self) -> None:
        self.start = time.perf_counter()
        self.stages: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block under `name`."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + time.perf_counter() - start

    def seconds(self) -> float:
        """Since the start."""
        return time.perf_counter() - self.start


def build(
    config: Config,
    *,
    model: Model | None = None,
    output_dir: Path | None = None,
    strict: bool = False,
    note: Callable[[str], None] = lambda _: None,
) -> BuildReport:
    """Read the content folder, write the site, and say what changed and what was skipped.

    Nothing is written before every page is made: when this raises, the old site is as it was.

    Args:
        config: the settings.
        model: a model to go on using (the preview keeps one); found anew by default.
        output_dir: where to write instead of `config.output_dir`.
        strict: a skipped article is an error.
        note: told what is being done, for a terminal.

    Raises:
        BriefgenError: no content, no model, a template that can't be used, a folder that can't
            be written; with `strict`, the first skipped article.
    """
    from briefgen.compile import compile_dossiers
    from briefgen.plan import describe_site, plan_site
    from briefgen.render import environment_for, render_site  # jinja2: not for --help
    from briefgen.resolve import resolve_entities

    watch = Stopwatch()
    with watch.stage("load"):
        articles, skipped = load_articles(config.site_dir, config.content_dir)
    if strict and skipped:
        raise _first_of(skipped)
    model = model or Model(config.model)
    with watch.stage("analyse"), Cache(config.site_dir) as cache:
        note(f"reading {len(articles)} articles")
        analyses, analysed, paragraphs = _analyse(articles, model, cache)
    with watch.stage("resolve"):
        cast = resolve_entities(tuple(analyses.values()))
    with watch.stage("compile"):
        dossiers = compile_dossiers(cast, articles, analyses, window_days=config.window_days)
        site = describe_site(
            dossiers, title=config.title, description=config.description,
            base_url=config.base_url, language=config.language,
        )  # fmt: skip
    with watch.stage("plan"):
        pages = plan_site(
            dossiers, site, skipped=skipped, model=str(model.identity), version=__version__,
            doubts=len(cast.doubts),
        )  # fmt: skip
    with watch.stage("render"):
        note(f"making {len(pages)} pages")
        environment = environment_for(config.site_dir)
        files = tuple(render_site(pages, site, environment, config.site_dir))
    with watch.stage("write"):
        done = write_site(
            files, output_dir or config.output_dir, version=__version__, model=str(model.identity)
        )
    return BuildReport(
        articles=len(articles),
        analysed=analysed,
        paragraphs_read=paragraphs,
        compiled=len(dossiers.people) + len(dossiers.countries) + len(dossiers.articles),
        rendered=len(pages),
        written=done.written,
        removed=done.removed,
        skipped=skipped,
        doubts=len(cast.doubts),
        people=len(dossiers.people),
        countries=len(dossiers.countries),
        seconds=watch.seconds(),
        stages=watch.stages,
    )


def load_articles(
    site_dir: Path, content_dir: str
) -> tuple[Mapping[str, Article], tuple[Skipped, ...]]:
    """The articles by id, in order of their paths, and those that can't be read; no drafts.

    Raises:
        BriefgenError: there is no content folder.
    """
    sources, left_out = find_sources(site_dir, content_dir)
    skipped, articles = list(left_out), {}
    for source in sources:
        try:
            article = load_article(site_dir, source)
        except ArticleError as error:
            skipped.append(Skipped.from_error(error))
            continue
        if article is not None:
            articles[article.id] = article
    return articles, tuple(sorted(skipped, key=lambda item: (item.path, item.line)))


def _analyse(
    articles: Mapping[str, Article], model: Model, cache: Cache
) -> tuple[Mapping[str, Analysis], int, int]:
    """The analysis of every article by id, how many were made anew, and paragraphs read."""
    from briefgen.analyse import analyse_articles  # word lists: not for --help

    identity = model.identity.payload + model.identity.spacy
    reader = CachedReader(cache, identity, model.reader)
    keys = {article.id: analysis_key(article, identity) for article in articles.values()}
    found = {article_id: cache.analysis(key) for article_id, key in keys.items()}
    new = [articles[article_id] for article_id, analysis in found.items() if analysis is None]
    for article, analysis in zip(new, analyse_articles(new, reader), strict=True):
        found[article.id] = analysis
        cache.keep_analysis(keys[article.id], analysis)
    analyses = {article_id: analysis for article_id, analysis in found.items() if analysis}
    return analyses, len(new), reader.paragraphs_read


def _first_of(skipped: tuple[Skipped, ...]) -> ArticleError:
    """The error that a strict build fails with."""
    first, more = skipped[0], len(skipped) - 1
    message = first.message + (f" (and {more} more skipped)" if more else "")
    return ArticleError(
        message, hint=first.hint, path=first.path, line=first.line, column=first.column
    )
