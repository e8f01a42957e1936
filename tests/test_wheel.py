"""The wheel, installed in an empty environment, builds an article without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = "Kenya's deputy president Amos Wekulo visited Lisbon. “It was short,” Wekulo said.\n"

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    # Nothing of this environment may help: no path to the checkout, no active environment.
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_wheel_builds_a_site_on_its_own(tmp_path: Path) -> None:
    run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, ROOT,
        cwd=tmp_path,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("briefgen-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "briefgen/templates/person.html",
        "briefgen/templates/static/site.css",
        "briefgen/templates/static/fonts/OFL-inter.txt",
        "briefgen/data/countries.csv",
        "briefgen/serve/client.js",
    ):
        assert name in names
    assert not [name for name in names if name.startswith(("tests/", "content/"))]

    environment = tmp_path / "environment"
    run(sys.executable, "-m", "venv", environment, cwd=tmp_path)
    program = environment / "bin"
    pip = (program / "python", "-m", "pip", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements" / "run.txt", cwd=tmp_path)
    run(*pip, "--no-deps", wheel, cwd=tmp_path)

    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "content" / "visit.txt").write_text(ARTICLE, encoding="utf-8")
    assert "1 person" in run(program / "briefgen", "build", cwd=site)
    page = (site / "output" / "people" / "amos-wekulo" / "index.html").read_text(encoding="utf-8")
    assert "Kenya&#39;s deputy president" in page
    assert (site / "output" / "static" / "site.css").is_file()
    imported = run(program / "python", "-c", "import briefgen; print(briefgen.__file__)", cwd=site)
    assert Path(imported.strip()).is_relative_to(environment)
