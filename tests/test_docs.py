"""The documentation names every command, option, setting, data file and page of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from briefgen.cli import main
from briefgen.config import SETTINGS
from briefgen.corrections import NEEDED
from briefgen.explain.records import CountryExplained, PersonExplained

ROOT = Path(__file__).parent.parent
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(command: str) -> str:
    return REFERENCE.split(f"## briefgen {command}\n", 1)[1].split("\n## ", 1)[0]


def options(command: click.Command) -> Iterator[click.Option]:
    """The options of a command and of all commands below it."""
    yield from (p for p in command.params if isinstance(p, click.Option))
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from options(inner)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    text = section(name)
    for option in options(main.commands[name]):
        assert f"`{option.opts[0]}" in text, option.opts


def test_every_kind_of_correction_is_in_the_reference() -> None:
    correct = main.commands["correct"]
    assert isinstance(correct, click.Group)
    assert set(correct.commands) == set(NEEDED)
    assert [kind for kind in NEEDED if f"| `correct {kind} " not in section("correct")] == []


def test_the_reference_names_no_option_that_is_not_there() -> None:
    for name, command in main.commands.items():
        known = {name for option in options(command) for name in option.opts}
        assert set(re.findall(r"`(--[a-z-]+)", section(name))) <= known


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in main.commands if f"`briefgen {name}`" not in README] == []


def test_every_setting_is_in_the_reference() -> None:
    for head, settings in SETTINGS.items():
        assert f"`[{head}]`" in REFERENCE
        assert [name for name in settings if f"| `{name}` |" not in REFERENCE] == []


def test_every_page_of_the_documentation_is_linked_from_the_readme() -> None:
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert set(re.findall(r"\]\(docs/([^)#]+)\)", README)) == pages


def test_links_between_pages_lead_somewhere() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).exists(), (path.name, link)


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("dependencies = [", 1)[1].split("]", 1)[0]
    for name in re.findall(r'"([A-Za-z0-9.-]+)', block):
        assert f"| {name.replace('ruamel-yaml', 'ruamel.yaml')}" in text, name


def test_no_requirement_file_names_an_index() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


def test_every_key_of_an_explanation_is_in_the_reference() -> None:
    text = section("explain")
    keys = {*PersonExplained.__struct_fields__, *CountryExplained.__struct_fields__}
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []
