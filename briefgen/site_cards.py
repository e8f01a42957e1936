"""The cards of one build: whether there are any, and each drawn only where it isn't as it was."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from briefgen.cache import digest
from briefgen.config import Config
from briefgen.dossiers import CountryDossier, PersonDossier
from briefgen.pages import Page, Site
from briefgen.render import LIBRARY, card_of, language_of, painter, render_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

TEMPLATE = "share.svg"
FILE = "share.png"


class Cards:
    """Draws the cards of people and countries; a card that can't be drawn never stops a build."""

    def __init__(
        self, config: Config, environment: Environment, say: Callable[[str], None]
    ) -> None:
        """Cards are wanted with the setting and an address; `say` is told what is missing."""
        self._environment, self._say = environment, say
        wanted = config.cards and bool(config.base_url)
        self._paint = painter() if wanted else None
        self._has_failed = False
        self.drawn_by = f"{LIBRARY} {version(LIBRARY)}" if self._paint else ""
        if wanted and self._paint is None:
            say(
                "warning: no cards are drawn, since resvg-py is not installed\n"
                "  hint: python -m pip install resvg-py==0.5.0, or set cards = false"
            )

    def picture(self, dossier: object, folder: str, site: Site) -> bytes | None:
        """The card of a person or a country as SVG; None where there is none."""
        if self._paint is None or not isinstance(dossier, PersonDossier | CountryDossier):
            return None
        record = card_of(dossier, site, language_of(self._environment))
        if record is None:
            return None
        page = Page(f"{folder}{TEMPLATE}", TEMPLATE, record)
        (file,) = render_pages([page], site, self._environment)
        return file.content

    def digest(self, picture: bytes) -> bytes:
        """What a card is made from."""
        return digest(picture, self.drawn_by)

    def draw(self, picture: bytes) -> bytes | None:
        """The card as PNG; None, with one warning a build, where the library can't draw it."""
        assert self._paint is not None
        try:
            return self._paint(picture)
        except (ValueError, OSError, RuntimeError) as error:
            if not self._has_failed:
                self._say(
                    f"warning: a card could not be drawn: {error}\n"
                    "  hint: its page is without one; compare your templates/share.svg with ours"
                )
            self._has_failed = True
            return None
