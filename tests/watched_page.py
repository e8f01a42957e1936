"""A page in a browser, and what goes wrong on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request


def watch(page: Page, address: str, wrong: list[str]) -> None:
    """Note what goes wrong on a page, and what it asks for outside of the site."""

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            wrong.append(f"outside: {request.url}")

    def failed(request: Request) -> None:
        # Going on to the next page aborts the icon of the last one.
        if "ABORTED" not in (request.failure or ""):
            wrong.append(f"{request.failure}: {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(message.text)

    page.on("console", said)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", asked)
    page.on("requestfailed", failed)
