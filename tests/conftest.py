"""What tests of several files share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from briefgen.analyse.pipeline import Reader

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system; without one the test fails and says what to install."""
    from playwright.sync_api import sync_playwright  # Only the tests in a browser pay for it.

    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("no Chromium found: install it (on Debian: apt install chromium)")
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
