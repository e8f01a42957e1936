"""A desk of five short articles about people who don't exist, one that can't be read, and a file of
decisions. What the tests of `briefgen explain` expect of them was read by hand.
"""

from __future__ import annotations

from pathlib import Path

ARTICLES = {
    "talks": (
        "2031-03-03",
        "Norwegian Fisheries Minister Ane Tveit opened quota talks in Bergen on Monday. “The catch "
        "will be shared,” Tveit said.\n\n"
        "Iceland's chief negotiator, Jonas Hrafnsson, praised Tveit and left for Reykjavik.",
    ),
    "vote": (
        "2031-03-05",
        "Fisheries Minister Ane Tveit defended the quota in parliament on Wednesday. Norway had "
        "waited for years.\n\nAne Tveit will travel to Iceland next week.",
    ),
    "bridge": (
        "2031-03-06",
        "Ghana's transport minister, David Osei, opened a bridge near Accra. Osei thanked the "
        "engineers Mira Holt and Tess Holt.\n\nHolt said the bridge would last.",
    ),
    "race": (
        "2031-03-07",
        "Kenyan sprinter David Osei won the race in Nairobi. Osei trains at dawn.",
    ),
    "guest": (
        "2031-03-08",
        "Mira Holt, an engineer, spoke in Lima about bridges. A. Tveit, a visitor from Bergen, "
        "listened to her.",
    ),
}
BROKEN = "---\ntitle: a heading that is never closed\n"
DECISIONS = """\
# decisions of the desk
same = [
  ["Ane Tveit", "A. Tveit"], # one human
]
different = [["David Osei (minister, Ghana)", "David Osei (sprinter, Kenya)"]]
rename = [{ person = "Mira Holt", name = "Mira H. Holt" }]
hide = ["Jonas Hrafnsson"]
country = [{ person = "Mira Holt", country = "Peru" }]
role = [{ person = "A. Tveit", text = "visitor from Bergen", wrong = true }]
"""


def write_site(site: Path, *, decisions: str = "") -> Path:
    """The folder `site` with the articles; with `decisions` as its corrections.toml."""
    (site / "content").mkdir(parents=True)
    for name, (day, text) in ARTICLES.items():
        head = f"---\ntitle: The {name}\ndate: {day}\nsource: Quay Post\n---\n\n"
        (site / "content" / f"{name}.md").write_text(head + text + "\n", encoding="utf-8")
    (site / "content" / "torn.md").write_text(BROKEN, encoding="utf-8")
    if decisions:
        (site / "corrections.toml").write_text(decisions, encoding="utf-8")
    return site
