"""Lines that say who wrote or photographed, told by their own words: "By …", "AP Photo/…".

Every rule takes a block's text with white space collapsed and gives "credit" or None.
"""

from __future__ import annotations

import re

from briefgen.model import BlockKind

# Agencies and picture libraries whose names stand alone as a credit in news files everywhere.
_AGENCIES = (
    "AAP|AFP|Agence France[- ]Presse|Alamy(?: Stock Photo| Live News)?|Anadolu(?: Agency)?|ANI|ANP"
    "|ANSA|Antara|AP|APA|(?:The )?Associated Press|Belga|Bernama|Bloomberg(?: News)?"
    "|(?:The )?Canadian Press|CNA|Corbis|CTK|Deutsche Presse-Agentur|dpa|EFE|EPA(?:-EFE|/EFE)?"
    "|Getty(?: Images)?|HINA|IANS|Imago|Interfax|IRNA|ISNA|iStock(?:photo)?|Jiji(?: Press)?|KCNA"
    "|Kyodo(?: News)?|Landov|LightRocket|Lusa|Magnum(?: Photos)?|MTI|NTB|NurPhoto"
    "|PA(?: Images| Media| Wire)?|Panos(?: Pictures)?|PAP|Picture[- ]Alliance"
    "|Polaris(?: Images)?|Press Association|(?:The )?Press Trust of India|PTI|Redux|Reuters"
    "|RIA(?: Novosti)?|Ritzau(?: Scanpix)?|Rex(?: Features)?|SANA|Scanpix|Shutterstock"
    "|Sipa(?: USA| Press)?|SOPA(?: Images)?|SPA|Sputnik|TASS|Tasnim|UPI|VCG|VNA|WAM|Xinhua"
    "|Yonhap(?: News)?|ZUMA(?: Press| Wire)?|Zumapress"
)
_PICTURE = r"(?:photo(?:graph|graphy|grapher|s)?|pictures?|images?|pics?|illustration|graphic)"
# "Handout" or "File" alone may be a subheading; beside a name or an agency they are a credit.
_ORIGIN = (
    r"(?:handout|pool(?: photo)?|file(?: photo)?|archive|courtesy|supplied|contributed|stringer)"
)
_KIND = rf"(?:\s+(?i:(?:file )?(?:{_PICTURE}|news)))?"
AGENCY = re.compile(rf"(?:{_AGENCIES}|{_AGENCIES.upper()}){_KIND}")
_ORIGIN_ONLY = re.compile(_ORIGIN, re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[/|,•·]\s*|\s+[-–—]+\s+|\s+(?:via|and|&|for)\s+")
_LABEL = re.compile(
    rf"(?P<old>file|handout)?\s*(?:(?:credits?|cover|lead|top|main|ap|afp)\s+)?"
    rf"(?:{_PICTURE}|credits?)\s*(?:by|credits?|courtesy(?: of)?|sources?|copyright|via)?"
    r"\s*[:/]\s*(?P<maker>\S.*)"
    rf"|{_PICTURE}\s+(?:by|credits?|courtesy(?: of)?|sources?|copyright|via)\s+(?P<name>\S.*)"
    rf"|(?:file|handout|archive|undated|courtesy|representational|representative) {_PICTURE}",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+")
# A credit line is a handful of names; longer, it is prose or a caption.
_CREDIT_WORDS = 14
_BYLINE_WORDS = 16

_PARTICLES = frozenset(
    "al as bin ibn bint da das de del della den der di do dos du el la le ter ten van von y zu"
    "".split()
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
# Words between the names of a byline.
_JOINING = frozenset(
    "a an and at by for from in of on the to with special additional reporting writing editing"
    " compiled written edited graphics photos photography video production research".split()
)
JOB_WORDS = frozenset(
    "agencies agency analyst author bureau chief columnist contributor contributors correspondent"
    " correspondents desk editor editors editorial journalist journalists newsroom photographer"
    " producer reporter reporters staff team writer writers".split()
)
_BY = re.compile(
    r"(?:by|byline|author|authors|reporter|correspondent|written by|words by|text by|story by"
    r"|posted by|reported by|from)\b\s*:?\s*(?P<names>\S.*)",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    r"\(?(?:(?:additional|further|with|other) )?(?:reporting|writing|text|words|photographs?"
    r"|photos?|photography|video|production|research|edited|editing|compiled|written|translated"
    r"|translation|illustrations?|graphics?|produced|interview(?:ed)?)"
    r"(?: and (?:writing|editing|photos?))? by\b"
    r"\s*:?\s*(?P<names>\S.*)",
    re.IGNORECASE,
)
_WITH_HELP = re.compile(
    r"\(?(?:with )?(?:files|reporting|(?:agency )?inputs?|agencies' inputs?|additional \w+|material"
    r"|contributions?) (?:from|by)\b\s*:?\s*(?P<names>\S.*)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r".{0,300}\b(?:contributed (?:reporting|to (?:this|the) (?:report|story|article|piece))"
    r"|(?:was|were) used in this (?:report|story|article)"
    r"|reporting contributed by\b.{0,200})(?: (?:from|in|on) [^.,]{1,40})?\.?\)?",
    re.IGNORECASE,
)


def photo_credit(text: str) -> BlockKind | None:
    """A credit of a picture: "Jane Roe/Getty Images", "(AP Photo/Jane Roe)", "Photo: AFP"."""
    return "credit" if is_picture_credit(text) else None


def agency_line(text: str) -> BlockKind | None:
    """Names of agencies and people alone: "Reuters", "Jane Roe, Associated Press"."""
    return "credit" if is_agency_line(text) else None


def byline(text: str) -> BlockKind | None:
    """A byline, nothing but names after the word: "By Jane Roe", "From Jane Roe in Lima"."""
    found = _BY.fullmatch(text)
    # "From Jane Roe in Lima:" introduces what she says.
    if found is None or len(text.split()) > _BYLINE_WORDS or text.endswith(":"):
        return None
    names = found["names"].split()
    is_full = len(names) > 1 and names[0][0].isupper() and names[1][0].isupper()
    return "credit" if is_full and _names_only(found["names"]) else None


def contributors(text: str) -> BlockKind | None:
    """Who helped: "Reporting by A; editing by B", "A contributed to this report"."""
    if _CONTRIBUTED.fullmatch(text):
        return "credit"
    found = _MADE_BY.fullmatch(text) or _WITH_HELP.fullmatch(text)
    return "credit" if found and _names_only(found["names"]) else None


def is_picture_credit(text: str) -> bool:
    """Whether the whole of `text` is the credit of a picture, not merely an agency's name."""
    inner = _without_brackets(text)
    if len(inner.split()) > _CREDIT_WORDS:
        return False
    if re.fullmatch(r"image (?:source|copyright|credit)\b.*", inner, re.IGNORECASE):
        return True
    if label := _LABEL.fullmatch(inner):
        maker = label["maker"] or label["name"]
        return maker is None or _is_maker(maker, is_old=label["old"] is not None)
    parts = [part for part in re.split(r"\s*/\s*|\s+via\s+", inner) if part]
    return len(parts) > 1 and _is_credit_list(inner)


def _is_maker(text: str, *, is_old: bool) -> bool:
    """Whether what stands behind "Photo:" is who made it: names, no day, nothing told.

    Behind "File photo:" stands what it shows, unless it is an agency's name.
    """
    if _is_credit_list(text) or _SITE.fullmatch(text):
        return True
    is_dated = any(mark.isdigit() for mark in text)
    return not is_old and not is_dated and _names_only(text)


def is_agency_line(text: str) -> bool:
    """Whether the whole of `text` is made of names, at least one of them an agency's."""
    inner = _without_brackets(text)
    return len(inner.split()) <= _CREDIT_WORDS and _is_credit_list(inner)


def is_name(text: str) -> bool:
    """Whether `text` has the form of a person's full name: two to five words with capitals.

    >>> is_name("Jane van der Roe"), is_name("JANE ROE"), is_name("Talks open")
    (True, True, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 5 or words[-1].lower() in _PARTICLES:
        return False
    return all(
        _NAME_WORD.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words
    )


def _without_brackets(text: str) -> str:
    """`text` without a pair of brackets around it and without a full stop at its end."""
    if text[0] in "([{" and text[-1] in ")]}":
        text = text[1:-1].strip()
    return text.removesuffix(".")


def _is_credit_list(text: str) -> bool:
    """Whether `text` is names and agencies between separators, at least one an agency."""
    parts = [part for part in _SEPARATORS.split(text) if part]
    agencies = [part for part in parts if AGENCY.fullmatch(part)]
    others = [part for part in parts if not AGENCY.fullmatch(part)]
    return bool(agencies) and all(
        is_name(part) or _ORIGIN_ONLY.fullmatch(part) or (part.isalpha() and part[0].isupper())
        for part in others
    )


def _names_only(text: str) -> bool:
    """Whether every word of `text` is capitalised, a job or a joining word: nothing is told."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", text)
    small = _JOINING | _PARTICLES | JOB_WORDS
    return bool(words) and all(word[0].isupper() or word.rstrip(".") in small for word in words)


CREDIT_RULES = (photo_credit, agency_line, byline, contributors)
