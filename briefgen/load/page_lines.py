"""Lines that belong to the page around an article, told by their own words.

Every rule takes a block's text with white space collapsed, of MOST_WORDS at most, and gives
"boilerplate", "caption" or None. A rule asks for a whole line in a fixed form, or for a fixed
beginning in a short one, so that prose which merely mentions a newsletter or Twitter stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.load.days import DAY, MONTH, TIME, WEEKDAY
from briefgen.model import BlockKind

OwnRule = Callable[[str], BlockKind | None]

# Longer than this, a block is prose that happens to begin like a notice or to end like a caption.
MOST_WORDS = 60
_LINE_WORDS = 30
_LINE_CHARACTERS = 120

_URL = re.compile(
    r"(?:(?:source|link|url|via|original|archived?(?: at)?)\s*:?\s*)?"
    r"(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+)(?:\s+(?:https?://|www\.)\S+)*",
    re.IGNORECASE,
)
_DAY_ANYWHERE = re.sub(r"\(\?P<\w+>", "(?:", DAY.replace("(?P=sep)", "[-/.]"))
_STAMP_TIME = re.compile(
    rf"{_DAY_ANYWHERE}|\b{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}"
    rf"|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|{TIME}"
    r"|\b\d+\s*(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\s+(?:ago|read|listen|watch)\b"
    r"|\b\d+[- ]?min(?:ute)?s?[- ](?:read|listen)\b",
    re.IGNORECASE,
)
_STAMP_WORDS = re.compile(
    rf"\b(?:{WEEKDAY}|(?:first |last )?(?:published|posted|updated|modified|issued|created)"
    r"|date(?: published)?|time|on|at|reading|today|yesterday"
    r"|GMT|UTC|[ECMP][SD]T|BST|WES?T|EES?T|CES?T|IST|JST|KST|HKT|SGT|A[CEW][SD]?T|NZ[SD]T|MSK|PKT|SAST)\b",
    re.IGNORECASE,
)
_SHARE_CORE = frozenset(
    "share shares tweet facebook twitter pinterest whatsapp linkedin print email reddit telegram"
    " flipboard instagram messenger comments copy".split()
)
_SHARE_WORDS = _SHARE_CORE | frozenset(
    "x this article story page on via by with to link url save bookmark comment post like follow"
    " us more mail e threads bluesky youtube copied full screen a friend options close".split()
)
_NETWORK = (
    r"(?:twitter|x|facebook|instagram|youtube|telegram|linkedin|whatsapp|tiktok|bluesky|threads)"
)
_FOLLOW = re.compile(
    rf"(?:follow (?:us\b|@|.{{1,60}}\bon {_NETWORK}\b)|(?:find|like|join|connect with) us on\b"
    rf"|join (?:our|us on|the) .{{0,40}}(?:channel|group|{_NETWORK}))",
    re.IGNORECASE,
)
_NEWSLETTER_START = re.compile(
    r"(?:sign up|subscribe|register|get (?:our|the|more|unlimited|news|all)|join|support|become an?"
    r"|already an?|log ?in|sign in|create an? |enter your|download|try|start your|unlock|want more"
    r"|to continue reading|for more|click|receive|don['’]t miss|never miss|interested in|stay)\b",
    re.IGNORECASE,
)
_NEWSLETTER_WORD = re.compile(
    r"\b(?:newsletters?|inbox|subscri(?:be|bers?|ption)|e-?mail(?:s| address| alerts)?"
    r"|(?:the|our|mobile|news) app|alerts|free trial|membership|account"
    r"|up[- ]to[- ]date (?:on|with) the latest)\b",
    re.IGNORECASE,
)
_BY_SIGNING = re.compile(
    r"(?:by (?:signing up|subscribing|registering)|thank(?:s| you) for (?:reading|subscribing)"
    r"|this (?:article|story|content) is (?:for|only|available (?:only )?(?:for|to)) )",
    re.IGNORECASE,
)
_ADVERTISEMENT = re.compile(
    r"(?:advertisement|advert|sponsored(?: content)?|promoted|paid content|paid post)[.:]?"
    r"|advertisement\b.{0,60}(?:continue|below|skip).*"
    r"|(?:story|article|text|report|post) continues (?:below|after)\b.{0,40}"
    r"|scroll (?:down )?(?:to|for) .{0,40}|continue reading(?: below)?.{0,60}"
    r"|skip (?:ad|advert(?:isement)?|to (?:main )?content|past newsletter.*)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|:|\d{4}|by\b)"
    r"|.{0,200}\ball rights reserved\b"
    r"|.{0,200}\bmay not be (?:published|reproduced|republished|redistributed|broadcast|copied)\b)",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"(?:tags?|topics?|key ?words?|categor(?:y|ies)|filed (?:under|in)|tagged(?: with| as)?|labels?"
    r"|related topics?|more about|in this story|people in this (?:story|article))"
    r"\s*(?::.*|[>»›])?|tags\s+[^.]*|(?:filed under|posted in|tagged)\b[^.]*",
    re.IGNORECASE,
)
_LINK_LABEL = (
    r"(?:read(?: more| also| next| on| full story| the full (?:story|article|report))?"
    r"|(?:also|must) read|see(?: also| more)?|watch(?: live| now| more)?|listen(?: now)?"
    r"|more(?: on this(?: story| topic)?| from [^.:]{1,40}| stories| news)?|up next|click here"
    r"|related(?: (?:articles?|stor(?:y|ies)|content|coverage|links?|news|posts?|reading|videos?))?"
    r"|recommended(?: (?:stories|reading|for you))?|don['’]t miss|go deeper|further reading"
    r"|editor['’]?s['’]? (?:picks?|choice)|most (?:read|popular|viewed|shared)|trending(?: now)?"
    r"|top stories|latest (?:news|stories)|keep reading|what to read next"
    r"|videos?|audio|podcast|gallery|in (?:pictures|photos)|you (?:may|might) also like"
    r"|you may be interested in|in case you missed it|previously)"
)
_LINK = re.compile(rf"{_LINK_LABEL}\s*(?:[:>»›→|].*|[-–—]\s*\S.*)?", re.IGNORECASE)
_LINK_START = re.compile(
    r"(?i:see also|also read|read also|click here|tap here|click to)\b"
    r"|(?i:read more) (?:(?i:about|on|here|at|from|in our|stories)\b|[A-Z‘“'\"])"
)
_INTERFACE = re.compile(
    r"(?:transcript|play|pause|mute|close|menu|search|back to top|gallery|slideshow|loading\b.*"
    r"|show (?:more|less)|view (?:gallery|comments?|all|image|more|fullscreen)\b.*"
    r"|\d+ (?:comments?|shares?|images?|photos?|views?)|comments? ?\(\d+\)|(?:leave|post) a comment"
    r"|(?:image|photo|slide) \d+ (?:of|/) \d+|\d+ (?:of|/) \d+"
    r"|listen(?: to (?:this |the )?(?:story|article|podcast)\b.*|\s*[·•|-]?\s*\d+:\d\d.*)?"
    r"|(?:play|watch) (?:video|audio|clip|the video)\b.*|video (?:player|unavailable).*"
    r"|this (?:video|audio|browser) .{0,40}(?:play|support).*|your browser .*support.*"
    r"|report an? (?:typo|error).*|.{1,80}\b(?:by|on) (?:scribd|documentcloud)"
    r"|view this post on instagram|a post shared by .*|bookmark\b.{0,20}|font size.{0,20})[.:]?",
    re.IGNORECASE,
)
_CAPTION_SWITCH = re.compile(
    r"(?:toggle|hide|show) caption|enlarge (?:this )?image|\bimage caption\b|^caption\s*:",
    re.IGNORECASE,
)
# Fields that press databases put around a text when they export it.
_FIELD = re.compile(
    r"(?:section|length|load-date|language|publication-type|journal code|dateline|geographic"
    r"|classification|highlight)\s*:.*|body|end of document",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\(?(?:editor['’]?s['’]? note\b|disclaimer\s*:|the (?:views|opinions) expressed\b"
    r"|(?:this|the) (?:story|article|report|version|headline|post|piece|copy) (?:has (?:not )?been"
    r"|was|is|first|originally) .{0,40}(?:updated|corrected|amended|edited|published|republished"
    r"|syndicated|auto-generated|produced|translated|appeared)\b)",
    re.IGNORECASE,
)
_END_MARK = re.compile(
    r"[-–—#*(\s]*(?:ends?|30|more to (?:come|follow)\b.{0,30})[-–—#*)\s.]*", re.IGNORECASE
)


def no_words(text: str) -> BlockKind | None:
    """A line of stars, dashes or other marks."""
    return None if any(mark.isalnum() for mark in text) else "boilerplate"


def url_line(text: str) -> BlockKind | None:
    """An address alone, with or without a label: "Source: https://…"."""
    return "boilerplate" if _URL.fullmatch(text) else None


def time_stamp(text: str) -> BlockKind | None:
    """Nothing but a day or a time: "Published: 3 May 2024, 10:00 GMT", "2 hours ago", "4 min read".

    A year or a weekday alone is none: it may be a subheading.
    """
    if len(text) > _LINE_CHARACTERS:
        return None
    without, times = _STAMP_TIME.subn(" ", text)
    if not times:
        return None
    rest = _STAMP_WORDS.sub(" ", without)
    return None if any(mark.isalnum() for mark in rest) else "boilerplate"


def advertisement(text: str) -> BlockKind | None:
    """The mark of an advertisement: "Advertisement", "Story continues below"."""
    return "boilerplate" if _ADVERTISEMENT.fullmatch(text) else None


def share_line(text: str) -> BlockKind | None:
    """Names of networks and of buttons alone: "Share on Facebook", "Tweet Email Print"."""
    if len(text) > _LINE_CHARACTERS:
        return None
    words = re.findall(r"[a-z]+", text.lower())
    is_share = set(words) <= _SHARE_WORDS and bool(set(words) & _SHARE_CORE)
    return "boilerplate" if is_share else None


def follow_line(text: str) -> BlockKind | None:
    """Where to follow: "Follow us on …", "Follow Jane Roe on Twitter", "Join our channel"."""
    return "boilerplate" if _FOLLOW.match(text) and _is_short(text, _LINE_WORDS) else None


def newsletter(text: str) -> BlockKind | None:
    """An offer: "Sign up for our newsletter", "Get the latest in your inbox", "Log in"."""
    if not _is_short(text, _LINE_WORDS):
        return None
    asked = _NEWSLETTER_START.match(text) and _NEWSLETTER_WORD.search(text)
    return "boilerplate" if asked or _BY_SIGNING.match(text) else None


def copyright_line(text: str) -> BlockKind | None:
    """Whose it is: "Copyright © 2024 …", "All rights reserved", "may not be republished"."""
    return "boilerplate" if _COPYRIGHT.match(text) else None


def tag_line(text: str) -> BlockKind | None:
    """Tags: "Tags", "Tags: Peru, ports", "Filed under: World"."""
    return "boilerplate" if _TAGS.fullmatch(text) and _is_short(text, _LINE_WORDS) else None


def link_line(text: str) -> BlockKind | None:
    """A link to something else: "Read more: …", "SEE ALSO", "Related", "More:"."""
    inner = text[1:-1] if text[0] in "([" and text[-1] in ")]" else text
    is_link = _LINK.fullmatch(inner) or _LINK_START.match(inner)
    return "boilerplate" if is_link and _is_short(text, _LINE_WORDS) else None


def interface_line(text: str) -> BlockKind | None:
    """What players, galleries and embedded posts leave behind: "Play video 2:35 …", "1 of 5"."""
    return "boilerplate" if _INTERFACE.fullmatch(text) and _is_short(text, _LINE_WORDS) else None


def caption_switch(text: str) -> BlockKind | None:
    """A caption with the words of its button: "Enlarge this image", "toggle caption"."""
    return "caption" if _CAPTION_SWITCH.search(text) else None


def database_field(text: str) -> BlockKind | None:
    """A field of a press database: "Section: NEWS; Pg. A1", "Length: 543 words"."""
    return "boilerplate" if _FIELD.fullmatch(text) and _is_short(text, _LINE_WORDS) else None


def publisher_note(text: str) -> BlockKind | None:
    """What the outlet says about its article: "This story was updated to …", "Editor's note: …"."""
    return "boilerplate" if _NOTE.match(text) else None


def end_mark(text: str) -> BlockKind | None:
    """The end of a dispatch: "ENDS", "-30-", "More to follow"."""
    return "boilerplate" if _END_MARK.fullmatch(text) else None


def _is_short(text: str, words: int) -> bool:
    return len(text.split()) <= words


# What also stands above a headline; the other rules could take a headline for something else.
ABOVE_HEADLINE: tuple[OwnRule, ...] = (no_words, url_line, time_stamp, advertisement, share_line)
PAGE_RULES: tuple[OwnRule, ...] = (
    *ABOVE_HEADLINE,
    follow_line,
    newsletter,
    copyright_line,
    tag_line,
    link_line,
    interface_line,
    caption_switch,
    database_field,
    publisher_note,
    end_mark,
)
