"""What tests of several files share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from built_sites import SEED, copy_demo, copy_seed
from proof_site import BASE, write_articles
from web_tools import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from briefgen.analyse.pipeline import Reader
    from briefgen.build import Model


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system; where there is none, nothing is proven in it."""
    from playwright.sync_api import sync_playwright  # Only the tests in a browser pay for it.

    program = chromium()
    with sync_playwright() as playwright:
        # Containers have neither the kernel's sandbox nor much shared memory.
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        opened = playwright.chromium.launch(executable_path=program, args=options)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The real language model, loaded once for all tests that need it."""
    from briefgen.analyse.pipeline import load_reader  # Only these tests pay for it.

    return load_reader()


@pytest.fixture(scope="session")
def model() -> Model:
    """The model as the build uses it: found and verified, loaded when it is needed."""
    from briefgen.build import Model  # Only these tests pay for it.

    return Model("")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Path:
    """The demonstration collection, built; the folder of the site."""
    return _built(copy_demo(tmp_path_factory.mktemp("demo")), model)


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Path:
    """The first real article, built; skips where it is absent."""
    if not SEED.is_dir():
        pytest.skip(f"THE SEED ARTICLE IS NOT THERE: nothing at {SEED.name}/ beside the checkout")
    return _built(copy_seed(tmp_path_factory.mktemp("seed")), model)


@pytest.fixture(scope="session")
def proofs(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Path:
    """A site with every kind of page, built; the folder of its output."""
    return _built(write_articles(tmp_path_factory.mktemp("proofs")), model, BASE) / "output"


def _built(folder: Path, model: Model, base_url: str | None = None) -> Path:
    """The folder after a strict build."""
    from briefgen.build import build
    from briefgen.config import load_config

    build(load_config(folder, base_url=base_url), model=model, strict=True)
    return folder
