"""What the templates of feeds and sitemaps call: identifiers, instants, how sure a statement is."""

from __future__ import annotations

import re
import uuid

from jinja2 import Environment, pass_context, pass_environment
from jinja2.runtime import Context

from briefgen.dossiers import Statement
from briefgen.render.filters import first_day
from briefgen.render.language import Language

# What no XML file can hold, however it is written: most control characters.
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@pass_context
def stable_id(context: Context, path: str) -> str:
    """An identifier for feeds: the same at every build and address, another one on another site.

    Sites are told apart by their titles: an address changes when a site moves, and then readers
    would be told everything anew.
    """
    space = uuid.uuid5(uuid.NAMESPACE_URL, f"briefgen:{context['site'].title}")
    return f"urn:uuid:{uuid.uuid5(space, path)}"


def instant(value: str) -> str:
    """The first second of a day, week, month or year, as feeds write it; 1970 where unknown."""
    return f"{first_day(value) or '1970-01-01'}T00:00:00Z"


def how_sure(language: Language, statement: Statement) -> str:
    """How sure and whose: "Denied, reported by Lee"; "" for what the outlet states itself."""
    said = language.gettext
    modality = language.modalities()[statement.modality] if statement.modality != "stated" else ""
    voice = ""
    if statement.voice == "quote":
        voice = said("quoted from %(speaker)s") if statement.by else said("quoted")
    elif statement.voice == "unnamed" and statement.by:
        voice = said("reported by %(speaker)s, not named")
    elif statement.voice != "outlet":
        voice = said("reported by %(speaker)s") if statement.by else said("reported")
    text = ", ".join(filter(None, (modality, voice.replace("%(speaker)s", statement.by))))
    return text[:1].upper() + text[1:]


@pass_environment
def _how_sure(environment: Environment, statement: Statement) -> str:
    """`how_sure` in the language of the site."""
    language = environment.globals["language"]
    assert isinstance(language, Language)
    return how_sure(language, statement)


def xml_text(text: str) -> str:
    """`text` without the characters that no XML file can hold."""
    return NOT_XML.sub("", text)


FEED_FILTERS = {"stable_id": stable_id, "instant": instant, "how_sure": _how_sure}
