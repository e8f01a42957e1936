"""What the templates of feeds and sitemaps call: identifiers, instants, how sure a statement is."""

from __future__ import annotations

import re
import uuid

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.dossiers import Statement
from briefgen.render.filters import first_day

MODALITIES = {"planned": "Planned", "hedged": "Hedged", "denied": "Denied", "analysis": "Analysis"}
VOICES = {"quote": "quoted from", "reported": "reported by", "unnamed": "reported by"}
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


def how_sure(statement: Statement) -> str:
    """How sure and whose: "Denied, reported by Lee"; "" for what the outlet states itself."""
    words = [MODALITIES[statement.modality]] if statement.modality != "stated" else []
    if statement.voice != "outlet":
        voice = VOICES[statement.voice]
        by = statement.by + (", not named" if statement.voice == "unnamed" else "")
        words.append(f"{voice} {by}" if statement.by else voice.partition(" ")[0])
    text = ", ".join(words)
    return text[:1].upper() + text[1:]


def xml_text(text: str) -> str:
    """`text` without the characters that no XML file can hold."""
    return NOT_XML.sub("", text)


FEED_FILTERS = {"stable_id": stable_id, "instant": instant, "how_sure": how_sure}
