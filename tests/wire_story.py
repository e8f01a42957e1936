"""An agency's text in four outlets, and articles that look like it; nobody in it exists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

WIRE = (
    "Maltese Fisheries Minister Calliste Drumgoole said on Monday that the tuna season would end "
    "three weeks early after inspectors found undersized fish in 14 of 31 holds.",
    "“We would rather lose a season than the stock,” Drumgoole told reporters at the harbour of "
    "Marsaxlokk. She added that the 220 licensed boats would be paid for the lost days.",
    "Tunisia's ambassador to Malta, Hedi Bousnina, welcomed the decision. Tunisia closed its own "
    "waters to the same fleet in April after a quarrel about nets.",
    "Crews said that they had heard of it on the radio. Most of them had ice on board for another "
    "ten days and diesel that nobody would buy back.",
    "Malta and Tunisia will discuss a common season in Sfax next month. Neither of the two "
    "governments has published the figures of the last count, which was made in 2029.",
    "The fleet is the third largest of its kind in the Mediterranean. It lands fish for about "
    "40 million euros a year, nearly all of it for freezers in Japan.",
    "Drumgoole became minister two years ago. Before that she ran the laboratory that counts the "
    "stock, and wrote the rules which the inspectors now follow.",
)


def article(paragraphs: Sequence[str], *, title: str, source: str, date: str = "2031-06-02") -> str:
    """The text of a file in content/."""
    head = f'---\ntitle: "{title}"\ndate: {date}\nsource: {source}\n---\n\n'
    return head + "\n\n".join(paragraphs) + "\n"


# As the agency sent it; with a dateline under another title; trimmed from the end, a day later;
# with the words of another desk.
OUTLETS = {
    "agency.md": article(WIRE, title="Malta ends tuna season early", source="Strait Wire"),
    "courier.md": article(
        (f"VALLETTA, June 2 (Strait Wire) — {WIRE[0]}", *WIRE[1:]),
        title="Three weeks lost for the tuna boats",
        source="The Slipway Courier",
    ),
    "evening.md": article(
        WIRE[:5], title="Tuna: it is over", source="Evening Bollard", date="2031-06-03"
    ),
    "desk.md": article(
        (
            WIRE[0].replace("said on Monday", "announced on Monday"),
            *WIRE[1:3],
            WIRE[3].replace("Most of them had ice on board", "Most had ice on board"),
            *WIRE[4:6],
            WIRE[6].replace("the rules which the inspectors now follow", "the inspectors' rules"),
        ),
        title="Minister halts tuna fishing",
        source="Gozo Desk",
    ),
}  # fmt: skip


def write_outlets(site: Path) -> Path:
    """The four outlets' articles in the content folder of `site`."""
    (site / "content").mkdir(parents=True)
    for name, text in OUTLETS.items():
        (site / "content" / name).write_text(text, encoding="utf-8")
    return site
