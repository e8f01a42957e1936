"""Settings: defaults, checks, and messages that name the line and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.config import load_config
from briefgen.errors import ConfigError


def write(folder: Path, text: str) -> Path:
    (folder / "briefgen.toml").write_text(text, encoding="utf-8")
    return folder


def test_every_setting_is_optional(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    assert (config.title, config.language, config.window_days) == ("Briefings", "en", 7)
    assert config.output_dir == tmp_path / "output"
    assert (config.base_url, config.base_path) == ("", "/")


def test_settings_are_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        '[site]\ntitle = "Desk"\nbase_url = "https://desk.example/repo"\n'
        '[content]\ndir = "texts"\n[briefing]\nwindow_days = 14\n[publish]\nbranch = "pages"\n',
    )
    config = load_config(tmp_path)
    assert (config.title, config.content_dir, config.window_days) == ("Desk", "texts", 14)
    assert (config.base_url, config.base_path) == ("https://desk.example/repo/", "/repo/")
    assert (config.remote, config.branch) == ("origin", "pages")


def test_the_command_line_wins(tmp_path: Path) -> None:
    write(tmp_path, '[site]\nbase_url = "https://desk.example/"\n')
    config = load_config(tmp_path, base_url="http://other.example/x", output=tmp_path / "o")
    assert config.base_url == "http://other.example/x/"
    assert config.output_dir == tmp_path / "o"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ('[site]\ntilte = "x"\n', 2, "unknown setting 'tilte' in [site]", "did you mean 'title'?"),
        ("\n[sites]\n", 2, "unknown section 'sites'", "did you mean 'site'?"),
        ('title = "x"\n', 1, "unknown setting 'title'", "did you mean 'title' (in [site])?"),
        ("[site]\ntitle = 3\n", 2, "'title' in [site] must be a text in quotation marks", ""),
        ("[briefing]\nwindow_days = true\n", 2, "must be a whole number", ""),
        ("[briefing]\n\nwindow_days = 0\n", 3, "window_days is less than 1", "write 7"),
        ('[site]\nbase_url = "desk.example"\n', 2, "base_url is not an address", "http://"),
        ('[content]\ndir = "../texts"\n', 2, "is not inside the site's folder", "content"),
        ('[site]\ntitle = "x\n', 2, "not valid TOML", "a setting is written as"),
    ],
)
def test_wrong_settings(tmp_path: Path, text: str, line: int, message: str, hint: str) -> None:
    write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert (caught.value.path, caught.value.line) == ("briefgen.toml", line)
    assert caught.value.exit_code == 2


def test_settings_that_are_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_bytes(b'[site]\ntitle = "caf\xe9"\n')
    with pytest.raises(ConfigError, match=r"briefgen.toml:2: the settings are not UTF-8"):
        load_config(tmp_path)
