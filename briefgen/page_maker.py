"""One page of a build: kept as it is, drawn anew from its twin, or made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from briefgen.cache import digest
from briefgen.dossiers import ArticleDossier, CountryDossier, PersonDossier
from briefgen.memo import Looks, Made, Memo, record_digest
from briefgen.months import MonthDossier
from briefgen.pages import OutputFile, Page, Site
from briefgen.plan import FEED, POPOVER, dossier_pages, popover_path
from briefgen.relations import RelationDossier
from briefgen.render import environment_for, language_of, render_pages, static_files, template_dirs
from briefgen.site_cards import FILE as CARD
from briefgen.site_cards import TEMPLATE as CARD_TEMPLATE
from briefgen.site_cards import Cards
from briefgen.timeline import TimelineDossier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefgen.config import Config
    from briefgen.stopwatch import Stopwatch
    from briefgen.write import SiteWriter

SUBJECTS = (PersonDossier, CountryDossier)
Dossier = TypeVar(
    "Dossier",
    PersonDossier,
    CountryDossier,
    RelationDossier,
    MonthDossier,
    ArticleDossier,
    TimelineDossier,
)


class PageMaker:
    """Puts or keeps files of one build, and counts what was made.

    Attributes:
        made_from: what each dossier's page was made from, by its address.
        paths: every file of the site so far.
    """

    def __init__(
        self,
        config: Config,
        memo: Memo,
        writer: SiteWriter,
        watch: Stopwatch,
        *,
        output: Path,
        say: Callable[[str], None],
    ) -> None:
        self._memo, self._writer, self._watch, self._output = memo, writer, watch, output
        self._dirs = template_dirs(config.site_dir)
        self._looks = Looks(self._dirs)
        self._environment = environment_for(config.site_dir, config.language)
        if missing := language_of(self._environment).missing:
            say(
                f"warning: {missing} texts are in no templates/strings/{config.language}.po and "
                "are shown in English\n  hint: fill them in from our templates/strings/strings.pot"
            )
        self._cards = Cards(config, self._environment, say)
        self.paths: list[str] = []
        self.made_from: dict[str, bytes] = {}
        self.compiled = 0
        self.rendered = 0

    def static(self) -> None:
        """Put the static files."""
        for file in static_files(self._dirs):
            self.put(file)

    def dossier(
        self,
        url: str,
        made_from: bytes,
        site: Site,
        kind: type[Dossier],
        compile_it: Callable[[], Dossier],
        row_of: Callable[[Dossier], bytes],
    ) -> bytes:
        """Keep, redraw or make one dossier's page and what is beside it; its row for lists."""
        self.made_from[url] = made_from
        twin = url.removesuffix(".html") + ".json"
        drawn: dict[str, str] = {url: f"{kind.__name__.removesuffix('Dossier').lower()}.html"}
        if kind in SUBJECTS:
            drawn[url.removesuffix("index.html") + FEED] = FEED
            drawn[popover_path(url)] = POPOVER
        templates = (*drawn.values(), CARD_TEMPLATE)
        looks = (self._looks.digest(name, shown=_frame(site), whole=site) for name in templates)
        look = digest(*looks, self._cards.drawn_by)
        card = url.removesuffix("index.html") + CARD
        last = self._memo.last(url)
        is_there = all(map(self.is_written, (twin, *drawn)))
        if last is not None and last.card:
            is_there = is_there and self.is_written(card)
        if last is not None and is_there and last.dossier == made_from:
            if last.page == look:
                self.keep(twin, *drawn, *([card] if last.card else []))
                return last.row
            old = self._old_twin(twin, kind)
            if old is not None:
                self.keep(twin)
                made = self._card(old, card, site, last)
                for page in dossier_pages(old):
                    if page.path in drawn:
                        self._render(page, site, card=card if made else "")
                self._memo.note(url, Made(made_from, look, last.row, made))
                return last.row
        with self._watch.stage("compile"):
            dossier = compile_it()
            row = row_of(dossier)
        self.compiled += 1
        made = self._card(dossier, card, site, last)
        for page in dossier_pages(dossier):
            self._render(page, site, card=card if made else "")
        self._memo.note(url, Made(made_from, look, row, made))
        return row

    def _card(self, dossier: object, path: str, site: Site, last: Made | None) -> bytes:
        """Keep or draw the card of a dossier at `path`; its digest, b"" where there is none."""
        picture = self._cards.picture(dossier, path.removesuffix(CARD), site)
        if picture is None:
            return b""
        made = self._cards.digest(picture)
        if last is not None and last.card == made and self.is_written(path):
            self.keep(path)
            return made
        with self._watch.stage("render"):
            drawn = self._cards.draw(picture)
        if drawn is None:
            return b""
        self.put(OutputFile(path, drawn))
        return made

    def _old_twin(self, path: str, kind: type[Dossier]) -> Dossier | None:
        """The record beside a page of the last build, None where it isn't as we wrote it."""
        old = self._writer.old
        try:
            content = (self._output / path).read_bytes()
            if old is None or hashlib.sha256(content).hexdigest() != old.files.get(path):
                return None
            return msgspec.json.decode(content, type=kind)
        except (OSError, msgspec.DecodeError, msgspec.ValidationError):
            return None

    def pages(self, pages: Iterable[Page], site: Site) -> None:
        """Keep or draw pages that are no dossier's."""
        for page in pages:
            made_from = record_digest(page.record)
            look = self._looks.digest(page.template, shown=site, whole=site)
            last = self._memo.last(page.path)
            if last == Made(made_from, look) and self.is_written(page.path):
                self.keep(page.path)
            else:
                self._render(page, site)
                self._memo.note(page.path, Made(made_from, look))

    def is_written(self, path: str) -> bool:
        """Whether a file of the last build is there to be kept."""
        return self._writer.old is not None and path in self._writer.old.files

    def _render(self, page: Page, site: Site, *, card: str = "") -> None:
        """Draw one page, which may have a card, and hand it to the writer."""
        with self._watch.stage("render"):
            files: Iterator[OutputFile] = render_pages([page], site, self._environment, card=card)
            for file in files:
                self.rendered += 1
                self.put(file)

    def put(self, file: OutputFile) -> None:
        """Hand a file to the writer."""
        self.paths.append(file.path)
        self._writer.put(file.path, file.content)

    def keep(self, *paths: str) -> None:
        """Tell the writer that files stay as they are."""
        for path in paths:
            self.paths.append(path)
            self._writer.keep(path)


def no_row(_: object) -> bytes:
    """What lists need of a page that stands in none."""
    return b""


def _frame(site: Site) -> tuple[str, ...]:
    """What our own templates show of the site on every page."""
    return (site.title, site.description, site.base_url, site.language)
