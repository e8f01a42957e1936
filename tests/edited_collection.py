"""A collection to edit: people who don't exist, with shared names, doubts and agency paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from briefgen.model import Record


class Clipping(Record, frozen=True):
    """An article as its author has it: an empty `date` or `source` is left out of the file."""

    title: str
    date: str
    source: str
    paragraphs: tuple[str, ...]
    draft: bool = False

    def as_file(self, path: str) -> str:
        """The text of the file at `path`: a web page, or text below a settings block."""
        if path.endswith(".html"):
            return self._as_page()
        settings = {"title": f'"{self.title}"', "date": self.date, "source": self.source}
        lines = [f"{name}: {value}" for name, value in settings.items() if value]
        lines += ["draft: true"] if self.draft else []
        return "\n".join(["---", *lines, "---", "", "\n\n".join(self.paragraphs), ""])

    def _as_page(self) -> str:
        metadata = f'<meta name="date" content="{self.date}">' if self.date else ""
        body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in self.paragraphs)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8">{metadata}'
            f"<title>{self.title}</title></head><body><article><h1>{self.title}</h1>\n"
            f"{body}</article></body></html>\n"
        )


# The first of each pair of people shares the family name with the second: a doubt in short.
PARAGRAPHS = (
    "Maltese Transport Minister Rupert Zammitello opened the ferry line to Gozo on Monday.",
    "“The line will pay for itself by June,” Zammitello said. “Nobody will wait for a berth.”",
    "Kenya's fisheries secretary, Wanjala Otuoma, closed the north quay of Mombasa on Friday.",
    "Otuoma told reporters that Kenya would pay the crews. He will visit Valletta next week.",
    "Finnish Prime Minister Aila Koskelund said on Friday that Finland had agreed to the map.",
    "“We have opened every file,” Koskelund said. She denied that Malta had been told first.",
    "Mirella Koskelund, mayor of Turku, met Rupert Zammitello in the south of the city.",
    "A letter by Koskelund was read out on Monday. Nobody asked which of the two had signed it.",
    "Peru's foreign minister, Ximo Tarazovil, travelled from Lima to Helsinki on 3 March 2031.",
    "“Finland listens,” Tarazovil told parliament. His spokesman said Peru had closed the talks.",
    "Ximo Tarazovil, a Bolivian analyst, said the ferry line would never be opened.",
    "Zammitello, Otuoma and Aila Koskelund are expected to sign a treaty in Nairobi in April.",
    "HELSINKI (Agency) – Finland and Peru opened talks about the north passage on Monday.",
    "The Maltese government criticised Kenya over the quay. Lima and Helsinki kept silent.",
    "Wanjala Otuoma accused Rupert Zammitello of having promised berths to Peru.",
    "Former minister Odhran Vellabrink said Malta might close the south harbour by Friday.",
    "“It is not ours to close,” Vellabrink added, according to Kenya's deputy governor.",
    "Crews waited in the rain. The ferry, which cost 40 million euros, left Gozo at noon.",
    # Nearly the name of one who is named above, and an office that another state gives him.
    "Maltese Transport Minister Rupert Zamitello met Mirella L. Koskelund. “We agreed,” he said.",
    "Kenyan Transport Minister Rupert Zammitello and Ximo Tarazovill, a Bolivian analyst, met.",
)
# They are put behind a paragraph, whoever it is about.
SENTENCES = (
    "He said the north quay would be opened by May.",
    "She told reporters that nothing had been signed.",
    "Kenya will send a delegation on Friday.",
    "Aila Koskelund praised Wanjala Otuoma.",
    "The minister denied it.",
    "Malta and Peru closed the file on Monday.",
)
TITLES = (
    "Ferry line opens", "Zammitello defends the ferry line", "Quay in Mombasa closed",
    "Talks in Helsinki", "Koskelund under pressure", "Peru and Finland draw a map",
)  # fmt: skip
SOURCES = ("The Quay Courier", "Ferry Wire", "")
STEMS = (
    "berth", "buoy", "capstan", "dredger", "ebb", "fender", "gangway", "hawser", "keel", "lantern",
    "mooring", "pilot", "quayside", "rudder", "sextant", "tiller", "undertow", "vane", "windlass",
    "yawl", "anchor", "bollard", "cleat", "davit", "eddy", "fairway", "groyne", "hatch", "inlet",
)  # fmt: skip
# Of the same number of letters, so that a file keeps its size.
_SWAPS = {"opened": "closed", "north": "south", "Monday": "Friday"}


def swapped_words(text: str) -> str:
    """The text with some words exchanged for others, as long as before."""
    words = {**_SWAPS, **{new: old for old, new in _SWAPS.items()}}
    return " ".join(words.get(word, word) for word in text.split(" "))


def _clipping(title: int, date: str, source: int, *paragraphs: int) -> Clipping:
    """An article of the pools above."""
    texts = tuple(PARAGRAPHS[index] for index in paragraphs)
    return Clipping(TITLES[title], date, SOURCES[source], texts)


COLLECTION: Mapping[str, Clipping] = {
    "content/ferry-line.md": _clipping(0, "2031-03-03", 0, 0, 1, 17),
    "content/ferry-copy.md": _clipping(0, "2031-03-04", 1, 0, 1),
    "content/quay.md": _clipping(2, "2031-03-07", 0, 2, 3, 14),
    "content/helsinki.txt": _clipping(3, "2031-03-07", 1, 4, 5, 12),
    "content/two-mayors.md": _clipping(4, "2031-03-08", 0, 6, 7),
    "content/lima.md": _clipping(5, "2031-03-08", 1, 8, 9, 12),
    "content/analyst.md": _clipping(1, "2031-02-11", 0, 10, 13),
    "content/treaty.md": _clipping(3, "", 1, 11, 0, 2),
    "content/harbour.html": _clipping(1, "2031-03-09", 2, 15, 16, 17),
    "content/winter/letter.md": _clipping(4, "", 0, 7, 13),
    "content/winter/passage.txt": _clipping(5, "2031-01-20", 1, 12, 8, 4),
    "content/winter/ebb.md": _clipping(2, "2030-12-30", 2, 17, 14),
}
