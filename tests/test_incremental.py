"""After any edits, a build leaves what a clean build of the same input leaves, and does no more.

`make test` runs a dozen scripts of edits, the same each time, and one with every kind of edit;
`make test-slow` runs two hundred others at each call (BRIEFGEN_EDIT_SCRIPTS=200).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.analyse import ParagraphReader
from briefgen.analyse.tokens import ParagraphReading
from briefgen.build import Model, build
from briefgen.config import load_config
from briefgen.errors import CorrectionError
from briefgen.report import BuildReport
from edited_site import EDITS, Workshop
from site_on_disk import START, Allowed, Edit, copy_input

pytestmark = pytest.mark.model

PROGRAM = str(Path(sys.executable).with_name("briefgen"))
HEAVY = ("spacy", "thinc", "jinja2", "markdown", "lxml", "trafilatura")
MANIFEST = ".briefgen-site.json"
SCRIPTS = os.environ.get("BRIEFGEN_EDIT_SCRIPTS", "")  # how many, drawn anew at each call
CHOICES = st.integers(0, 999)
SCRIPT = st.lists(
    st.builds(Edit, st.sampled_from(sorted(EDITS)), CHOICES, CHOICES), min_size=1, max_size=12
)


class RememberingReader:
    """The model, asked once for each paragraph, however many clean caches there are."""

    def __init__(self, inner: ParagraphReader) -> None:
        self._inner = inner
        self._known: dict[str, ParagraphReading] = {}

    def read(self, texts: Iterable[str]) -> Iterator[ParagraphReading]:
        wanted = list(texts)
        missing = [text for text in dict.fromkeys(wanted) if text not in self._known]
        self._known.update(zip(missing, self._inner.read(missing), strict=True))
        return iter([self._known[text] for text in wanted])


class RememberingModel(Model):
    """The model as the build uses it, with a reader that remembers."""

    _remembering: RememberingReader | None = None

    def reader(self) -> ParagraphReader:
        self._remembering = self._remembering or RememberingReader(super().reader())
        return self._remembering


@pytest.fixture(scope="module")
def remembering() -> Model:
    return RememberingModel("")


def tree(output: Path, leave_out: Iterable[str] = ()) -> dict[str, bytes]:
    """Path → bytes of all files, folders with a "/" at the end; none when there is no folder."""
    found = {}
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_dir():
            found[f"{name}/"] = b""
        elif name not in set(leave_out):
            found[name] = path.read_bytes()
    return found


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(p for p in one.keys() | other.keys() if one.get(p) != other.get(p))


def check_report(
    report: BuildReport, allowed: Allowed, before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> None:
    """The report says what happened to the files, and no more was done than the edit allows."""
    changed = [p for p in differing(before, after) if p != MANIFEST and not p.endswith("/")]
    assert list(report.written) == [p for p in changed if p in after]
    assert list(report.removed) == [p for p in changed if p not in after]
    assert report.analysed <= allowed.analysed
    assert report.paragraphs_read == 0 or report.analysed
    if allowed.idle:
        assert (report.analysed, report.written, report.removed) == (0, (), ())


@settings(
    max_examples=int(SCRIPTS or 12),
    derandomize=not SCRIPTS,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(script=SCRIPT)
@example(script=[Edit(kind, 7, 3) for kind in sorted(EDITS)])
def test_edits_leave_what_a_clean_build_leaves(
    tmp_path: Path, remembering: Model, script: list[Edit]
) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        follow(script, Path(folder), remembering)


def follow(script: list[Edit], folder: Path, model: Model) -> None:
    """Build after each edit in `folder`, and compare with a clean build of the same input."""
    shop = Workshop(folder / "site")
    clean = build_clean(shop, folder / "clean0", model)
    build(load_config(shop.site), model=model)
    for step, edit in enumerate(script, start=1):
        allowed = shop.apply(edit)
        before = tree(shop.output, shop.foreign)
        report = build_settled(shop, model)
        if not allowed.same_input:
            clean = build_clean(shop, folder / f"clean{step}", model)
        after = tree(shop.output, shop.foreign)
        assert differing(after, clean) == [], step
        check_report(report, allowed, before, after)
        assert all((shop.output / name).read_bytes() == b"kept" for name in shop.foreign)
        check_no_mess(shop.site)


def build_settled(shop: Workshop, model: Model) -> BuildReport:
    """The report of a build; entries of corrections.toml that stop one are taken out."""
    while True:
        try:
            return build(load_config(shop.site), model=model)
        except CorrectionError as error:
            shop.give_up(error)


def build_clean(shop: Workshop, folder: Path, model: Model) -> dict[str, bytes]:
    """The tree of a build of the same input elsewhere, without a cache."""
    site = copy_input(shop.site, folder)
    build(load_config(site), model=model)
    return tree(site / "output")


def check_no_mess(site: Path) -> None:
    """Nothing is left beside the input, the output and the cache."""
    known = {"content", "templates", "briefgen.toml", "corrections.toml", "output", ".briefgen"}
    assert {path.name for path in site.iterdir()} <= known
    assert [path for path in site.rglob("*") if path.name.endswith(".tmp")] == []


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "site")


def people_and_countries(paths: Iterable[str]) -> set[str]:
    """ "people/<slug>" and "countries/<slug>" of the pages among the paths."""
    pages = (path.rsplit("/", 1)[0] for path in paths if path.count("/") == 2)
    return {page for page in pages if page.startswith(("people/", "countries/"))}


def test_one_edited_article_costs_one_analysis_and_its_own_pages(
    shop: Workshop, remembering: Model
) -> None:
    build(load_config(shop.site), model=remembering)
    paths = sorted(shop.clippings)
    # Malta's ferry, then Otuoma of Kenya, Zammitello of Malta, and Peru; behind it goes Kenya.
    report = shop_edit(shop, Edit("sentence", paths.index("content/winter/ebb.md"), 2), remembering)
    assert (report.analysed, report.paragraphs_read) == (1, 1)
    assert [p for p in report.written if re.fullmatch("articles/.+/index.html", p)] == [
        "articles/winter-ebb/index.html"
    ]
    assert people_and_countries(report.written) <= {
        "people/rupert-zammitello", "people/wanjala-otuoma", "countries/kenya", "countries/malta",
        "countries/peru",
    }  # fmt: skip
    assert "countries/kenya/index.html" in report.written


def test_one_edited_article_is_rendered_with_its_own_pages_only(
    shop: Workshop, remembering: Model
) -> None:
    first = build(load_config(shop.site), model=remembering)
    paths = sorted(shop.clippings)
    report = shop_edit(shop, Edit("sentence", paths.index("content/winter/ebb.md"), 2), remembering)
    lists = first.rendered - len(dossier_files(first.written))
    assert report.rendered <= len(dossier_files(report.written)) + lists


def dossier_files(paths: Iterable[str]) -> list[str]:
    """Pages of people, countries and articles among the paths, and their twins."""
    return [p for p in paths if re.fullmatch("(articles|people|countries)/[^/]+/index.+", p)]


def shop_edit(shop: Workshop, edit: Edit, model: Model) -> BuildReport:
    """The report of the build after one edit."""
    shop.apply(edit)
    return build(load_config(shop.site), model=model)


def test_nothing_changed_is_nothing_done(shop: Workshop) -> None:
    subprocess.run([PROGRAM, "build", "--quiet"], cwd=shop.site, check=True)
    before = tree(shop.output)
    code = (
        "import sys\n"
        "from briefgen.cli import main\n"
        "main(['build', '--json'], standalone_mode=False)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=shop.site, capture_output=True, text=True, check=True
    )
    line, loaded = done.stdout.splitlines()
    report = json.loads(line)
    assert (report["articles"], report["analysed"], report["written"]) == (12, 0, 0)
    assert tree(shop.output) == before
    assert loaded == "[]"
    assert (report["compiled"], report["rendered"]) == (0, 0)


@pytest.mark.parametrize("kind", ["same_size", "lost_page", "overwritten_page"])
def test_changes_without_a_trace_are_seen(shop: Workshop, remembering: Model, kind: str) -> None:
    build(load_config(shop.site), model=remembering)
    shop_edit(shop, Edit(kind, 5, 0), remembering)
    clean = build_clean(shop, shop.site.parent / "clean", remembering)
    assert differing(tree(shop.output), clean) == []


# Where, when, in which language and by whom a site is built; nothing of it may be seen in it.
PLACES = (
    ("plain", {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, 0o022),
    (
        "näher am Meer",
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
        0o077,
    ),
    ("west", {"TZ": "Etc/GMT+12", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "3"}, 0o002),
)


def test_the_same_bytes_anywhere(shop: Workshop, tmp_path: Path) -> None:
    late = START + 17 * 3600 + 1800  # half past eleven at night: the next day further east
    os.utime(shop.site / "content" / "treaty.md", (late, late))
    trees = []
    for name, variables, mask in PLACES:
        site = copy_input(shop.site, tmp_path / name / "site")
        subprocess.run(
            [PROGRAM, "build", "--quiet"],
            cwd=site, env={**os.environ, **variables}, umask=mask, check=True,
        )  # fmt: skip
        trees.append(tree(site / "output"))
    assert b"the file is of 10 Mar 2031" in trees[0]["articles/treaty/index.html"]
    assert differing(trees[0], trees[1]) == []
    assert differing(trees[0], trees[2]) == []
