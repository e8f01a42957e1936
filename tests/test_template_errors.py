"""A fault in a template is told to its author: file, line, what to try."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import TemplateError
from briefgen.pages import AboutRecord, Page, Site
from briefgen.render import environment_for, render_pages

SITE = Site("Briefings", "", "", "en", "", 0, 0, 0, (), "")


def render(site_dir: Path, template: str = "about.html") -> None:
    """Render one page with the templates of `site_dir`."""
    page = Page("about/index.html", template, AboutRecord("model", "1.0", (), 0))
    list(render_pages([page], SITE, environment_for(site_dir)))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("{% if %}", "templates/about.html", "Expected an expression"),
        ("a\nb {{ nonsense }}", "templates/about.html", "'nonsense' is undefined"),
        ("\n{% include 'gone.html' %}", "templates/about.html", "no template 'gone.html'"),
        ("\n{{ 1 + record.version }}", "templates/about.html", "TypeError: unsupported operand"),
        ("{{ record.version|shout }}", "templates/about.html", "No filter named 'shout'"),
        ("{% include 'parts/own.html' %}", "templates/parts/own.html", "'inner' is undefined"),
        ("{% include 'parts/bad.html' %}", "templates/parts/bad.html", "unexpected 'end of"),
    ],
)
def test_a_fault_in_a_template_names_file_and_line(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    (tmp_path / "templates" / "parts").mkdir(parents=True)
    for name, content in (
        ("about.html", text),
        ("parts/own.html", "\n{{ inner }}"),
        ("parts/bad.html", "\n{% for x in"),
    ):
        (tmp_path / "templates" / name).write_text(content, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        render(tmp_path)
    assert caught.value.path == place
    assert caught.value.line == (2 if "\n" in text or "parts" in place else 1)
    assert message in caught.value.message
    assert caught.value.hint


def test_a_template_that_is_no_text_is_an_error_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "about.html").write_bytes(b"caf\xe9")
    with pytest.raises(TemplateError) as caught:
        render(tmp_path)
    assert str(caught.value) == "templates/about.html: this is not UTF-8 text (byte 3)"


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"no template 'nothing\.html'"):
        render(tmp_path, "nothing.html")
