"""The import rules of docs/ARCHITECTURE.md, read from the source with `ast`."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "briefgen"
STAGES = ("load", "analyse", "resolve", "compile", "plan", "render", "write")
SHARED = {
    "cited",
    "date_values",
    "decisions",
    "model",
    "dossiers",
    "pages",
    "fingerprint",
    "outline",
    "person_names",
    "relations",
    "graph",
    "locales",
    "rules",
    "timeline",
    "months",
    "parts",
    "sentence_index",
    "errors",
    "data",
    "questions",
    "pictures",
}
# Who may import what is heavy or touches the world.
ONLY = {
    "spacy": {"analyse.pipeline"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "resvg_py": {"render"},
    "markdown": {"load"},
    "trafilatura": {"load"},
    "lxml": {"load"},
    "ruamel": {"load"},
    "watchdog": {"watch"},
    "click": {"cli"},
    "babel": {"render", "locales"},
    "tomlkit": {"correct"},
    "sqlite3": {"cache"},
    "cbor2": {"search"},
    "pagefind_bin": {"search"},
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        yield name.removesuffix(".__init__"), ast.parse(path.read_text(encoding="utf-8"))


MODULES = dict(modules())


def imports(tree: ast.Module, *, top_level: bool = False) -> Iterator[str]:
    """Names of imported modules; those for type checking only are left out."""
    hidden = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in tree.body if top_level else ast.walk(tree):
        if node in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(tree: ast.Module) -> set[str]:
    """Our own modules that a module imports, without the leading package name."""
    found = set()
    for name in imports(tree):
        parts = name.split(".")[1:] if name.startswith("briefgen.") else []
        while parts and ".".join(parts) not in MODULES:
            parts.pop()
        if parts:
            found.add(".".join(parts))
    return found


def part(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_stage_imports_only_records_errors_data_and_itself(module: str) -> None:
    if part(module) not in (*STAGES, "search"):
        return
    foreign = {part(name) for name in ours(MODULES[module])} - SHARED - {part(module)}
    assert not foreign


@pytest.mark.parametrize("module", sorted(MODULES))
def test_records_and_errors_import_only_each_other(module: str) -> None:
    if part(module) in SHARED:
        assert {part(name) for name in ours(MODULES[module])} <= SHARED


@pytest.mark.parametrize("module", sorted(MODULES))
def test_heavy_libraries_are_imported_where_they_belong(module: str) -> None:
    for name in imports(MODULES[module]):
        allowed = ONLY.get(name.split(".")[0])
        assert allowed is None or module in allowed or part(module) in allowed, name


def test_nobody_imports_the_command_line() -> None:
    assert [name for name, tree in MODULES.items() if "cli" in ours(tree)] == []


def test_there_are_no_cycles() -> None:
    graph = {name: ours(tree) - {name} for name, tree in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path, name))
        if name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_every_stage_is_there() -> None:
    assert {part(name) for name in MODULES} >= set(STAGES)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from briefgen.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        "heavy = {'spacy', 'jinja2', 'markdown', 'lxml', 'trafilatura', 'watchdog', 'sqlite3'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines()[-1] == "loaded: []"
