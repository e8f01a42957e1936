"""Measures how quick briefgen is, each figure as a ratio to a peer in the same run.

A tool for those who work on briefgen. It generates collections of invented articles, builds them,
edits them and builds them again, and prints the table of docs/performance.md. A figure counts only
if the site it left equals a clean build's byte for byte and the change shows on the pages.

    python tools/bench.py                       100 and 1,000 articles, all rows
    python tools/bench.py --sizes 100 --rows nothing,edit

A cold build of 1,000 articles takes two minutes of one core or more, and three are made.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import bench_hugo
import bench_sites
import msgspec
from bench_figures import Row, SizeRun, SmallRun, rows, table
from bench_measure import BenchError, Measured, middle, repeated, run

ROWS = ("cold", "jobs", "nothing", "edit", "template", "memory", "help", "serve")
AGAINST_HUGO = {"nothing", "edit", "template"}
GENERATOR = Path(__file__).resolve().parents[2] / "shared" / "bench" / "make_corpus.py"
HELP_RUNS = 9  # they take a fraction of a second, and the scheduler's share of that is large
LOAD = (
    "import spacy, sys\n"
    "from briefgen.analyse.pipeline import find_model\n"
    "nlp = spacy.load(find_model(''))\n"
)
# All components on whole articles: what a program would do that only runs spaCy.
PLAIN = (
    f"{LOAD}"
    "from pathlib import Path\n"
    "paths = sorted(Path(sys.argv[1]).rglob('*.md'))\n"
    "texts = (path.read_text(encoding='utf-8').split('\\n---\\n', 1)[1] for path in paths)\n"
    "print(sum(len(doc) for doc in nlp.pipe(texts)))\n"
)


class Bench:
    """One run of the benchmark: where it works, what it is asked for, whom it tells."""

    def __init__(
        self, options: argparse.Namespace, work: Path, tell: Callable[[str], None]
    ) -> None:
        self.generator: Path = options.generator
        self.asked = frozenset(options.rows)
        self.seed: int = options.seed
        self.repeats: int = options.repeats
        self.work, self.tell = work, tell
        self.hugo: Path | None = options.hugo
        self.has_jobs = bench_sites.has_jobs()
        if self.asked & AGAINST_HUGO and self.hugo is None:
            tell("installing Hugo")
            self.hugo = bench_hugo.install(work)

    def small(self) -> SmallRun:
        """What does not depend on a collection."""
        python, asked = sys.executable, self.asked
        bare = help_ = loaded = None
        if "help" in asked:
            self.tell("--help")
            bare = self._several(HELP_RUNS, [python, "-c", ""])
            help_ = self._several(HELP_RUNS, [bench_sites.BRIEFGEN, "--help"])
        if "memory" in asked:
            self.tell("spaCy and the model alone")
            loaded = self._several(1, [python, "-W", "ignore", "-c", LOAD])
        return SmallRun(bare, help_, loaded)

    def size(self, size: int) -> SizeRun:
        """All that is asked for at one size."""
        folder = self.work / str(size)
        site = folder / "site"
        folder.mkdir()
        self._generate(site, size, "plain")
        cold = self._cold(site, size)
        found, problems = {}, {}
        steps = {"nothing": self._nothing, "edit": self._edit, "template": self._template}
        # Before and after ours, because a machine is not as quick all the time.
        hugo = self._hugo(folder, size)
        for name, step in steps.items():
            if name in self.asked:
                self.tell(f"{size:,}: {name}")
                try:
                    found[name] = step(site)
                except BenchError as error:
                    problems[name] = str(error)
        hugo += self._hugo(folder, size)
        return SizeRun(
            size,
            cold,
            plain=self._plain(site, size) if "cold" in self.asked else None,
            jobs=self._jobs(site, size, problems) if "jobs" in self.asked else None,
            nothing=found.get("nothing"),
            edit=found.get("edit"),
            template=found.get("template"),
            hugo=middle(hugo) if hugo else None,
            problems=problems,
        )

    def _cold(self, site: Path, size: int) -> Measured:
        self.tell(f"{size:,}: cold build")
        # One process, so that the CPU time does not hold a second copy of the model's start.
        options = ("--jobs", "1") if self.has_jobs else ()
        bench_sites.forget(site)
        measured, report = bench_sites.build(site, *options)
        if (report["articles"], report["analysed"]) != (size, size):
            raise BenchError(f"{report['analysed']} of {size} articles were analysed")
        return measured

    def _plain(self, site: Path, size: int) -> Measured:
        self.tell(f"{size:,}: plain nlp.pipe")
        command = [sys.executable, "-W", "ignore", "-c", PLAIN, str(site / "content")]
        return run(command, cwd=site)[0]

    def _jobs(
        self, site: Path, size: int, problems: dict[str, str]
    ) -> tuple[Measured, Measured] | None:
        """One job and two, each cold; both must leave the same site."""
        if not self.has_jobs:
            problems["jobs"] = "briefgen build has no option --jobs yet"
            return None
        runs, trees = [], []
        for number in ("1", "2"):
            self.tell(f"{size:,}: cold build with --jobs {number}")
            bench_sites.forget(site)
            runs.append(bench_sites.build(site, "--jobs", number)[0])
            trees.append(bench_sites.tree(site / "output"))
        try:
            bench_sites.check_same(trees[1], trees[0])
        except BenchError as error:
            problems["jobs"] = str(error)
            return None
        return runs[0], runs[1]

    def _nothing(self, site: Path) -> Measured:
        """Builds with nothing to do."""
        before = bench_sites.tree(site / "output")
        runs = []
        for _ in range(self.repeats):
            measured, report = bench_sites.build(site)
            runs.append(measured)
            if report["analysed"] or report["written"]:
                raise BenchError("something was done though nothing had changed")
        bench_sites.check_same(bench_sites.tree(site / "output"), before)
        bench_sites.check_same(before, bench_sites.clean_tree(site))
        return middle(runs)

    def _edit(self, site: Path) -> Measured:
        """Builds after a sentence was added to the newest article."""
        runs, before = [], bench_sites.tree(site / "output")
        for number in range(self.repeats):
            words = bench_sites.edit_newest(site, number)
            measured, report = bench_sites.build(site)
            runs.append(measured)
            after = bench_sites.tree(site / "output")
            if report["analysed"] != 1:
                raise BenchError(f"{report['analysed']} articles were analysed instead of 1")
            bench_sites.check_shown(site / "output", words, before, after)
            bench_sites.check_same(after, bench_sites.clean_tree(site))
            before = after
        return middle(runs)

    def _template(self, site: Path) -> Measured:
        """Builds after the person's template was changed."""
        runs = []
        for number in range(self.repeats):
            words = bench_sites.change_template(site, number)
            measured, report = bench_sites.build(site)
            runs.append(measured)
            if report["analysed"]:
                raise BenchError(f"{report['analysed']} articles were analysed for a template")
            bench_sites.check_everywhere(site / "output", words)
            bench_sites.check_same(bench_sites.tree(site / "output"), bench_sites.clean_tree(site))
        return middle(runs)

    def _hugo(self, folder: Path, size: int) -> list[Measured]:
        """Some full builds of the same articles by Hugo; none where nothing is held against it."""
        if not self.asked & AGAINST_HUGO or self.hugo is None:
            return []
        self.tell(f"{size:,}: Hugo")
        site = folder / "hugo"
        if not site.is_dir():
            self._generate(site, size, "hugo")
            bench_hugo.add_theme(site)
        return bench_hugo.full_builds(self.hugo, site, times=self.repeats)

    def _generate(self, folder: Path, size: int, layout: str) -> None:
        bench_sites.make_collection(
            self.generator, folder, size=size, seed=self.seed, layout=layout
        )

    def _several(self, times: int, command: list[str]) -> Measured:
        return repeated(times, lambda: run(command, cwd=self.work)[0])


def main() -> None:
    """Measure what is asked for, print the table, leave nothing behind."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as folder:
        try:
            bench = Bench(options, Path(folder), _tell)
            small = bench.small()
            runs = [bench.size(size) for size in options.sizes]
        except BenchError as error:
            sys.exit(f"error: {error}")
    lines = list(rows(runs, small))
    sys.stdout.write(f"seed {options.seed}\n{table(lines)}")
    if options.json:
        options.json.write_bytes(_as_json(options.seed, runs, small, lines))


def _options() -> argparse.Namespace:
    """The options of the command line, checked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=_sizes, default=[100, 1000], help="articles: 100,1000")
    parser.add_argument("--rows", type=_rows, default=list(ROWS), help=",".join(ROWS))
    parser.add_argument(
        "--seed", type=int, default=secrets.randbelow(10**6), help="of the articles"
    )
    parser.add_argument("--repeats", type=int, default=3, help="runs of the short builds")
    parser.add_argument("--json", type=Path, help="write all that was measured into this file")
    parser.add_argument("--generator", type=Path, default=GENERATOR, help="make_corpus.py")
    parser.add_argument("--hugo", type=Path, help="the program, instead of installing it")
    options = parser.parse_args()
    if not options.generator.is_file():
        parser.error("the generator of articles is not there: say where with --generator")
    return options


def _sizes(text: str) -> list[int]:
    return sorted({int(part) for part in text.split(",")})


def _rows(text: str) -> list[str]:
    names = text.split(",")
    if unknown := [name for name in names if name not in ROWS]:
        raise argparse.ArgumentTypeError(f"unknown {unknown[0]!r}; known are {', '.join(ROWS)}")
    return names


def _as_json(seed: int, runs: Iterable[SizeRun], small: SmallRun, lines: Iterable[Row]) -> bytes:
    """Everything measured and the table's figures, as JSON."""
    data = {
        "seed": seed,
        "small": small,
        "sizes": list(runs),
        "rows": [{**msgspec.to_builtins(line), "verdict": line.verdict} for line in lines],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def _tell(words: str) -> None:
    """Progress, apart from the table."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
