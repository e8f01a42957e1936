"""What is not prose: lines of the page, credits, captions. And what has to stay prose."""

from __future__ import annotations

import pytest

from briefgen.load.boilerplate import mark_boilerplate
from briefgen.load.captions import CAPTION_RULES
from briefgen.load.credits import CREDIT_RULES, is_name
from briefgen.load.from_text import read_text
from briefgen.load.page_lines import PAGE_RULES
from briefgen.model import BlockKind

LEAD = "Velda Orsk opened the harbour of Callao on Monday after three months of works, she said."
BODY = (
    "Her deputy, Ilan Foss, said that the ministry had not decided who would pay for the cranes,"
    " which were bought in Chile in the year before the storm destroyed the old ones."
)
END = "The talks with the owners of the port will go on until the end of May, the ministry said."


def kind_of(line: str) -> BlockKind | None:
    """What a line's own words prove."""
    for rule in (*PAGE_RULES, *CREDIT_RULES, *CAPTION_RULES):
        if kind := rule(line):
            return kind
    return None


def kinds(*lines: str) -> list[str]:
    """The kinds of the blocks of a text of these paragraphs."""
    body = read_text("\n\n".join(lines))
    return [block.kind for block in mark_boilerplate(body.text, body.blocks)]


# --- a line's own words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "***",
        "- - -",
        "https://example.org/1",
        "Source: https://example.org/1",
        "desk@example.org",
        "6 May 2024",
        "Published: May 6, 2024",
        "Published Monday, May 6, 2024 03:20PM EST",
        "Last updated on 6 May 2024, 10:00 GMT",
        "Published 3 hours ago",
        "12:05 p.m.",
        "4 min read",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Scroll down for video",
        "Share this article",
        "Facebook Twitter WhatsApp Email",
        "48 shares",
        "Follow us on Twitter",
        "Follow Tam Quill on X: @tamquill",
        "Join our Telegram channel",
        "Sign up for our newsletter",
        "Subscribe to get the latest in your inbox.",
        "Want more on ports? Get alerts and stay up to date with the latest.",
        "Copyright © 2024 The Example Post",
        "© The Example Post",
        "All rights reserved.",
        "This material may not be published, broadcast or redistributed.",
        "Tags",
        "Tags: Peru, ports",
        "TAGS Peru ports Callao",
        "Filed under: World",
        "Related topics",
        "Read more: Storm destroys cranes in Callao",
        "READ ALSO:",
        "Read also – Storm destroys cranes",
        "See also Storm destroys cranes in Callao",
        "Related: Storm destroys cranes",
        "Related",
        "More:",
        "More on this story",
        "Recommended",
        "Editor's picks",
        "WATCH: Minister opens harbour",
        "[Read: Minister opens harbour]",
        "Click here for the app",
        "Play video 2:35 Minister opens harbour",
        "Listen to this story",
        "1 of 5",
        "Editor’s note: Names have been changed.",
        "This story has been updated with a comment from the ministry.",
        "Section: NEWS; Pg. A1",
        "Length: 543 words",
        "End of Document",
        "ENDS",
        "-30-",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Reuters",
        "ASSOCIATED PRESS.",
        "(AFP)",
        "AFP, Reuters",
        "Tam Quill/Getty Images",
        "Tam Quill / Reuters",
        "TAM QUILL via Getty Images",
        "AP Photo/Tam Quill",
        "(AP Photo/Tam Quill, File)",
        "Photo: AFP",
        "(Photo: AFP)",
        "[Photo/Agencies]",
        "Photograph: Tam Quill/The Example Post",
        "Photo by Tam Quill",
        "Image source, Getty Images",
        "Image copyright AFP",
        "File photo",
        "Photo: Ministry of Harbours",
        "Photo: www.example.org",
        "FILE PHOTO: Reuters",
        "Handout/Reuters",
        "By Tam Quill",
        "BY TAM QUILL",
        "By Tam Quill, Associated Press",
        "By Tam Quill and Ilan Foss in Lima",
        "Byline: Tam Quill",
        "Written by Tam Quill",
        "Tam Quill, Associated Press",
        "Reporting by Tam Quill; editing by Ilan Foss",
        "(Additional reporting by Tam Quill in Lima; Writing by Ilan Foss)",
        "Tam Quill contributed to this report.",
        "Tam Quill in Lima and Ilan Foss in Tacna contributed reporting.",
        "Material from the Associated Press was used in this report.",
        "With inputs from agencies",
        "Translated by Tam Quill",
    ],
)
def test_credits(line: str) -> None:
    assert kind_of(line) == "credit"


@pytest.mark.parametrize(
    "line",
    [
        "Velda Orsk, left, speaks to reporters in Callao on May 6, 2024",
        "Velda Orsk, left, speaks to reporters in Callao on May 6, 2024.",
        "Velda Orsk (right) and Ilan Foss in the port of Callao",
        "Velda Orsk speaks to reporters in Callao on May 6, 2024",
        "Velda Orsk, a photo released by the ministry of harbours on May 6, 2024",
        "Velda Orsk in the port of Callao. Photo: AFP",
        "Velda Orsk opens the harbour. (Photo: AFP)",
        "Velda Orsk opens the harbour [Photo/Agencies]",
        "Velda Orsk opens the harbour of Callao. Tam Quill/Getty Images",
        "Velda Orsk opens the harbour of Callao. (AP Photo/Tam Quill)",
        "Velda Orsk in Callao, a picture released by her ministry May 6, 2024 Reuters",
        "FILE PHOTO: Velda Orsk attends a meeting in Lima.",
        "FILE - Velda Orsk attends a meeting in Lima, May 6, 2023.",
        "In this May 6, 2024, photo, cranes stand in the port of Callao.",
        "This photo taken on May 6, 2024 shows the port of Callao.",
        "From left to right: Velda Orsk, Ilan Foss and Tam Quill",
        "Photo: Velda Orsk opens the harbour of Callao",
        "FILE PHOTO: Velda Orsk in Lima, May 6, 2019",
        "Image caption Velda Orsk opened the harbour",
        "Enlarge this image toggle caption Tam Quill/AFP",
        "Facebook Twitter Pinterest Velda Orsk in the port.",
    ],
)
def test_captions(line: str) -> None:
    assert kind_of(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        BODY,
        "Watch out for the storm, the minister warned on Monday.",
        "Read more books, the minister told pupils in Lima.",
        "More than 20 ships came.",
        "Related companies bought the cranes, the ministry said.",
        "Tags on the containers showed that they came from Chile.",
        "Follow the money, the deputy said.",
        "Sign up now or lose your place, the port told workers.",
        "Share prices fell.",
        "Copyright law was changed in May, she said.",
        "By Monday the harbour was open again.",
        "By Tam Quill's account the harbour was open.",
        "From Callao the ships went to Chile.",
        "From Tam Quill writing in The Example Post:",
        "Reporting by the newspaper showed that the cranes were old.",
        "Tam Quill, who contributed to this report for the ministry, disagreed with it, he told"
        " parliament.",
        "Reuters reported on Monday that the harbour was open.",
        "The agency told Reuters",
        "“We will not stop,” she said. - Reuters",
        "The harbour opened on May 6, 2024.",
        "A photo released by the ministry on May 6, 2024 showed the cranes.",
        "In this picture of the economy, ports play no part.",
        "In a video released on Monday, Orsk said the harbour was open.",
        "These images show how large the damage is, the ministry said.",
        "An undated photo shows the two in Lima, police said.",
        "Critics came from left and right, she said on May 6, 2024.",
        "She was seen in Lima on May 6, 2024.",
        "Orsk arrives in Lima on May 6, 2024 for talks.",
        "Senator Ilan Foss (R) said on May 6, 2024 that he would go.",
        "The harbour, right now, is closed.",
        "The ministry has until 6 May.",
        "2024",
        "Monday",
        "Jane van der Roe",
        "The end of the line",
        "Ends and means",
    ],
)
def test_prose_stays_prose(line: str) -> None:
    assert kind_of(line) is None


# --- where a line stands -------------------------------------------------------------------------


def test_a_caption_above_an_agency() -> None:
    caption = "Velda Orsk, a picture released by her ministry May 6, 2024"
    assert kinds("Orsk opens harbour", caption, "Reuters", LEAD, BODY) == [
        "title",
        "caption",
        "credit",
        "paragraph",
        "paragraph",
    ]


def test_a_caption_above_or_below_the_credit_of_its_picture() -> None:
    credit = "Tam Quill/Getty Images"
    above = "The port of Callao after the storm"
    assert kinds("Talks", LEAD, above, credit, BODY)[2:4] == ["caption", "credit"]
    sentence = "Orsk greets workers in the port."
    assert kinds("Talks", LEAD, sentence, credit, BODY)[2:4] == ["caption", "credit"]
    below = "Velda Orsk waves to workers in Callao on May 6, 2024."
    assert kinds("Talks", LEAD, credit, below, BODY)[2:4] == ["credit", "caption"]


def test_a_paragraph_beside_a_credit_stays() -> None:
    credit = "Tam Quill/Getty Images"
    dated = "The harbour was opened on May 6, 2024."
    assert kinds("Talks", LEAD, dated, credit, dated, BODY) == [
        "title",
        "paragraph",
        "paragraph",
        "credit",
        "paragraph",
        "paragraph",
    ]
    quote = "“I stand with you, and so does the ministry,” she speaks slowly."
    assert kinds("Talks", LEAD, quote, credit, BODY)[2] == "paragraph"


def test_a_last_paragraph_above_the_name_of_an_agency_stays() -> None:
    last = "The harbour was opened on May 6, 2024."
    assert kinds("Talks", LEAD, last, "Reuters") == ["title", "paragraph", "paragraph", "credit"]


def test_a_first_paragraph_below_the_name_of_an_agency_stays() -> None:
    assert kinds("Talks", "Reuters", LEAD, BODY) == ["title", "credit", "paragraph", "paragraph"]


def test_the_heading_of_a_picture_that_its_caption_repeats() -> None:
    heading = "Velda Orsk in the port"
    caption = "Velda Orsk in the port Tam Quill/Getty Images"
    assert kinds("Talks", heading, caption, LEAD, BODY)[1:3] == ["caption", "caption"]


def test_a_player_that_repeats_the_headline() -> None:
    headline = "Minister Orsk opens the harbour of Callao after the storm"
    player = f"{headline} Velda Orsk spoke to reporters on Monday."
    assert kinds(headline, player, LEAD, BODY)[1] == "caption"
    lead = f"{headline}, which destroyed its cranes, and thanks the workers."
    assert kinds(headline, lead, LEAD, BODY)[1] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Tam Quill",
        "TAM QUILL",
        "Tam Quill in Lima",
        "Tam Quill and Ilan Foss",
        "Tam Quill, Political Correspondent",
        "Tam Quill | The Example Post",
    ],
)
def test_a_byline_at_the_top(line: str) -> None:
    assert kinds("Orsk opens harbour", line, LEAD, BODY)[1] == "credit"
    assert kinds("Orsk opens harbour", LEAD, line, BODY)[2] != "credit"


def test_the_outlet_below_a_byline() -> None:
    assert kinds("Orsk opens harbour", "Tam Quill", "THE POST", LEAD, BODY)[2] == "credit"
    assert kinds("Orsk opens harbour", "Tam Quill", "Staff Writer", LEAD, BODY)[2] == "credit"


def test_a_standfirst_without_a_full_stop_stays() -> None:
    standfirst = "Minister speaks of a turning point as talks with the owners of the port stall"
    assert kinds("Orsk opens harbour", standfirst, LEAD, BODY)[1] == "paragraph"


def test_headlines_below_a_label() -> None:
    assert kinds("Talks", LEAD, BODY, "Related", "Storm destroys cranes", "Ports reopen") == [
        "title",
        "paragraph",
        "paragraph",
        *["boilerplate"] * 3,
    ]
    assert kinds("Talks", LEAD, "Read more", "Storm destroys cranes", BODY)[2:] == [
        "boilerplate",
        "boilerplate",
        "paragraph",
    ]


def test_tags_at_the_end() -> None:
    assert kinds("Talks", LEAD, BODY, "Tags", "Peru", "Ports")[3:] == ["boilerplate"] * 3
    assert kinds("Talks", LEAD, BODY, "World news")[3] == "boilerplate"


def test_a_list_at_the_end_stays() -> None:
    ships = ["Alba", "Berta", "Clara", "Dora", "Emma"]
    assert kinds("Talks", LEAD, BODY, *ships)[3:] == ["paragraph"] * 5


def test_a_link_between_two_paragraphs() -> None:
    link = "Storm destroys cranes in the port of Callao"
    assert kinds("Talks", LEAD, link, BODY, END)[2] == "boilerplate"
    capitals = "STORM DESTROYS CRANES IN CALLAO"
    assert kinds("Talks", LEAD, capitals, BODY, END)[2] == "boilerplate"


@pytest.mark.parametrize("line", ["A long way", "“We will not stop”", "2. The cranes"])
def test_a_subheading_between_two_paragraphs(line: str) -> None:
    assert kinds("Talks", LEAD, line, BODY, END)[2] in ("heading", "list-item")


@pytest.mark.parametrize(
    "line",
    [
        "“We will not stop until the harbour is open,” she said",
        "She came on Monday. She left on Tuesday",
        "The plan of the ministry for the harbour of Callao:",
        "and the owners of the cranes in the port did not agree",
    ],
)
def test_a_paragraph_without_a_full_stop_stays(line: str) -> None:
    assert kinds("Talks", LEAD, line, BODY, END)[2] == "paragraph"


def test_where_no_paragraph_ends_in_a_full_stop_none_is_dropped() -> None:
    lines = [text.removesuffix(".") for text in (LEAD, BODY, "The harbour is open", BODY, END)]
    assert kinds("Talks", *lines) == ["title", *["paragraph"] * 5]


def test_a_note_about_the_author_at_the_end() -> None:
    note = "Tam Quill is a reporter for The Example Post in Lima. Follow him on Twitter."
    assert kinds("Talks", LEAD, BODY, note)[3] == "credit"
    office = "Ilan Foss is the chief of staff of the ministry in Lima."
    assert kinds("Talks", LEAD, BODY, office)[3] == "paragraph"
    assert kinds("Talks", LEAD, note, BODY, END)[2] != "credit"


def test_an_article_of_one_block_stays_prose() -> None:
    assert kinds("Reuters") == ["paragraph"]
    assert kinds("Talks open", "LIMA 2024-05-06") == ["title", "paragraph"]


def test_kinds_given_by_the_format_are_left_alone() -> None:
    body = read_text("Talks\n\n" + LEAD)
    first, second = body.blocks
    assert mark_boilerplate(body.text, (first, second)) == (first, second)


@pytest.mark.parametrize(
    "text", ["Tam Quill", "Tam van der Quill", "T. J. Quill", "Ana Ruiz-Quill"]
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["Quill", "Talks open", "Tam Quill 2", "Tam and Ilan", "The"])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)
