"""The language that a site speaks: one table of texts, days and countries, the direction."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from briefgen.build import Model, build
from briefgen.config import load_config
from briefgen.errors import ConfigError, TemplateError
from briefgen.model import Published
from briefgen.render.environment import default_template_dir
from briefgen.render.language import Language
from built_sites import ROOT, copy_demo, files, parsed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TABLE = default_template_dir() / "strings" / "strings.pot"
FUNCTION_WORDS = frozenset("a an and as at by for from in is it no not of on or to with".split())
# What no translator would change: names of things, formats, addresses of sentences.
SAME = frozenset("briefgen jan feb mar apr may jun jul aug sep oct nov dec article website".split())


def translation(folder: Path, language: str, texts: dict[str, str | tuple[str, ...]]) -> Path:
    """A translation of some texts in a site's folder."""
    catalog = Catalog(locale=language.replace("-", "_"))
    with TABLE.open("rb") as stream:
        known = {m.id if isinstance(m.id, str) else m.id[0]: m.id for m in read_po(stream) if m.id}
    for text, said in texts.items():
        catalog.add(known[text], said)
    file = folder / "templates" / "strings" / f"{language}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalog)
    return file


def language(tmp_path: Path, code: str, **texts: str) -> Language:
    if texts:
        translation(tmp_path, code, dict(texts))
    return Language(code, [tmp_path / "templates", default_template_dir()])


# --- the table --------------------------------------------------------------------------------


def test_the_table_has_every_text() -> None:
    spec = importlib.util.spec_from_file_location(
        "make_strings", ROOT / "tools" / "make_strings.py"
    )
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.table() == TABLE.read_bytes(), "run python tools/make_strings.py"


def in_marks() -> dict[str, str | tuple[str, ...]]:
    """Every text of the table between «», so that one that isn't in it can be told."""
    with TABLE.open("rb") as stream:
        messages = [m for m in read_po(stream) if m.id]
    found: dict[str, str | tuple[str, ...]] = {}
    for message in messages:
        if isinstance(message.id, str):
            found[message.id] = f"«{message.id}»"
        else:
            found[message.id[0]] = tuple(f"«{text}»" for text in message.id)
    return found


def without_marked(text: str) -> str:
    """A text without what stands between «», which may lie in each other."""
    while (shorter := re.sub(r"«[^«»]*»", " ; ", text)) != text:
        text = shorter
    return " ".join(text.split())


def phrases(text: str) -> Iterator[str]:
    """The runs of words of a text without figures and marks, in lower case; no codes ("NO")."""
    for part in re.split(r"[^\w\s]+|\b[se]?\d+", text):
        words = re.findall(r"[^\W\d_]+", part)
        if words and not part.isupper():
            yield " ".join(words).casefold()


def shown(content: bytes) -> Iterator[str]:
    """What a reader sees or hears of a page: its text, block by block, and spoken attributes."""
    tree = parsed(content)
    verbatim = "//blockquote | //q | //*[@class='ser'] | //*[@class='pr']/p | //*[@class='np']/p"
    verbatim += " | //td[@class='v']"
    names = "//a[@class='n-p' or @class='n-c'] | //*[@class='nm' or @class='src' or @class='s']"
    for gone in tree.xpath(f"//script | //style | //code | {verbatim} | {names}"):
        gone.tail = f"; {gone.tail or ''}"
        gone.drop_tree()
    for line_end in tree.xpath("//br"):
        line_end.tail = f"; {line_end.tail or ''}"
    blocks = "//p | //li | //td | //th | //dt | //dd | //h1 | //h2 | //h3 | //title | //desc"
    for block in tree.xpath(blocks):
        yield block.text_content()
    yield from tree.xpath("//@aria-label | //@placeholder | //@alt | //@data-l")
    yield from tree.xpath("//meta[@name='description' or starts-with(@property, 'og:')]/@content")


@pytest.fixture(scope="module")
def in_marks_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with every text of the table between «»."""
    folder = copy_demo(tmp_path_factory.mktemp("marked"))
    translation(folder, "en", in_marks())
    build(load_config(folder), model=Model(""), search=False)
    return folder


@pytest.mark.model
def test_no_word_of_a_page_is_outside_the_table(in_marks_site: Path) -> None:
    """What isn't marked stands in the articles, in records, or in the names of their fields."""
    written = files(in_marks_site / "output")
    data = b" ".join(v for k, v in written.items() if k.endswith((".json", ".jsonl"))).decode()
    data += (in_marks_site / "briefgen.toml").read_text(encoding="utf-8")
    known = " ".join(re.findall(r"[^\W\d_]+|[.,;:]", data.casefold()))
    strange = {
        (path, phrase)
        for path, content in written.items()
        if path.endswith(".html")
        for text in shown(content)
        for phrase in phrases(without_marked(text))
        if phrase in FUNCTION_WORDS or not (phrase in known or set(phrase.split()) <= SAME)
    }
    assert strange == set()


@pytest.mark.model
@pytest.mark.browser
def test_no_word_of_a_script_is_outside_the_table(in_marks_site: Path, browser: Browser) -> None:
    page = browser.new_page()
    output = in_marks_site / "output"
    page.goto((output / "index.html").as_uri())
    find = page.get_by_role("combobox")
    find.fill("qqqq")
    page.wait_for_function("document.querySelector('.find [role=status]').textContent")
    said = [
        find.get_attribute("placeholder"),
        find.get_attribute("aria-label"),
        page.locator(".find [role=status]").text_content(),
        page.locator(".find [role=option]").first.text_content(),
        page.locator(".tools button").text_content(),
        page.locator(".tools button").get_attribute("aria-label"),
    ]
    page.goto((output / "search" / "index.html").as_uri())
    page.locator("#search-q").fill("qqqq")
    page.wait_for_function("document.querySelector('#search-count').textContent")
    said += [page.locator(at).text_content() for at in ("#search-note", "#search-count")]
    said += [page.locator("#search-more").text_content()]
    assert [text for text in said if not (text and text.startswith("«"))] == []
    page.close()


# --- a language -------------------------------------------------------------------------------


def test_english_is_as_it_stands_in_the_templates(tmp_path: Path) -> None:
    en = language(tmp_path, "en")
    assert (en.code, en.direction, en.foreign, en.missing, en.scripts) == (
        "en",
        "ltr",
        False,
        0,
        {},
    )
    days = ["2025-08-28", "2025-W36", "2025-W36-WE", "2025-W01", "2025-W40", "2025-08", "2025-Q3"]
    assert [en.day(value) for value in [*days, "2025-SU", "2025", "198", "", "soon"]] == [
        "28 Aug 2025",
        "1–7 Sep 2025",
        "6–7 Sep 2025",
        "30 Dec 2024 – 5 Jan 2025",
        "29 Sep – 5 Oct 2025",
        "Aug 2025",
        "Jul–Sep 2025",
        "summer 2025",
        "2025",
        "1980s",
        "",
        "soon",
    ]
    assert [en.count(1, "article"), en.count(1204, "person", "people")] == [
        "1 article",
        "1,204 people",
    ]
    assert en.publication(Published("2025-08-28", "file")) == "undated, file of 28 Aug 2025"
    assert en.country("Germany", "DE") == "Germany"


def test_days_numbers_and_countries_are_written_as_the_language_does(tmp_path: Path) -> None:
    """As CLDR has them, in babel 2.18."""
    fr = language(tmp_path, "fr", Sources="Sources citées")
    assert (fr.direction, fr.foreign) == ("ltr", True)
    assert [
        fr.day(value) for value in ("2025-09-28", "2025-W36", "2025-09", "2025-Q3", "2025")
    ] == [
        "28 sept. 2025",
        "1–7 sept. 2025",
        "sept. 2025",
        "juil.–sept. 2025",
        "2025",
    ]
    assert fr.month_of_year("2025-09") == "sept."
    assert fr.number(1204) == "1\u202f204"
    assert [fr.country("Germany", "DE"), fr.country("Ane Tveit", None)] == [
        "Allemagne",
        "Ane Tveit",
    ]
    assert [fr.gettext("Sources"), fr.gettext("Timeline")] == ["Sources citées", "Timeline"]
    assert fr.missing > 300


def test_the_form_of_a_noun_is_that_of_its_number(tmp_path: Path) -> None:
    """Polish has one for 1, one for 2 to 4, one for 5 and more, and one for fractions."""
    forms = ("%(n)s artykuł", "%(n)s artykuły", "%(n)s artykułów", "%(n)s artykułu")
    translation(tmp_path, "pl", {"%(n)s article": forms})
    pl = Language("pl", [tmp_path / "templates", default_template_dir()])
    assert [pl.count(n, "article") for n in (1, 3, 5, 22)] == [
        "1 artykuł",
        "3 artykuły",
        "5 artykułów",
        "22 artykuły",
    ]


def test_scripts_get_what_is_translated_of_them_alone(tmp_path: Path) -> None:
    fr = language(tmp_path, "fr", Dark="Sombre", Sources="Sources citées")
    assert fr.scripts == {"Dark": "Sombre"}


def test_an_own_english_wins(tmp_path: Path) -> None:
    en = language(tmp_path, "en", Sources="References")
    assert [en.gettext("Sources"), en.foreign, en.day("2025-08-28")] == [
        "References",
        False,
        "28 Aug 2025",
    ]


@pytest.mark.parametrize(("code", "hint"), [("dex", "did you mean 'de'?"), ("?", "pt-BR")])
def test_a_language_that_nobody_knows_is_an_error(tmp_path: Path, code: str, hint: str) -> None:
    (tmp_path / "briefgen.toml").write_text(f'[site]\ntitle = "Desk"\nlanguage = "{code}"\n')
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert (caught.value.path, caught.value.line) == ("briefgen.toml", 3)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "Sources"\nmsgstr "%(n)s Quellen"\n', 1, "%(n)s"),
        ('\nmsgid "as of %(day)s"\nmsgstr "am %(tag)s"\n', 2, "%(day)s"),
        ('msgid "as of %(day)s"\nmsgstr "100 % am %(day)s"\n', 1, "%%"),
        ('msgid "Sources"\nmsgstr "Quellen\n', 2, ".po"),
    ],
)
def test_a_faulty_translation_names_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    file = translation(tmp_path, "de", {})
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        Language("de", [tmp_path / "templates", default_template_dir()])
    error = caught.value
    assert (error.path, error.line) == ("templates/strings/de.po", line)
    assert words in f"{error.message} {error.hint}"


# --- a site -----------------------------------------------------------------------------------

ARABIC: dict[str, str | tuple[str, ...]] = {
    "People": "أشخاص",
    "Countries": "دول",
    "Bottom line": "الخلاصة",
    "Sources": "المصادر",
    "Find a person or country": "ابحث عن شخص أو دولة",
    "as of %(day)s": "حتى %(day)s",
}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one article in Arabic, about Estonia and Latvia."""
    folder = tmp_path_factory.mktemp("arabic")
    (folder / "content").mkdir()
    (folder / "content" / "pier.txt").write_text(
        "---\ntitle: Estonia opens a pier\ndate: 2031-05-06\nsource: The Quay Post\n---\n"
        "Estonian Fisheries Minister Kaja Kivirand opened a pier in Latvia on Tuesday. "
        "“Latvia swims,” Kivirand told reporters.\n",
        encoding="utf-8",
    )
    (folder / "briefgen.toml").write_text('[site]\nlanguage = "ar"\n', encoding="utf-8")
    translation(folder, "ar", ARABIC)
    return folder


@pytest.fixture(scope="module")
def said(arabic: Path) -> list[str]:
    """What its build told."""
    found: list[str] = []
    build(load_config(arabic), model=Model(""), search=False, say=found.append)
    return found


@pytest.mark.model
def test_what_a_translation_lacks_is_told_once(arabic: Path, said: list[str]) -> None:
    with TABLE.open("rb") as stream:
        texts = len([m for m in read_po(stream) if m.id])
    assert [line.split(" are in no ")[0] for line in said] == [
        f"warning: {texts - len(ARABIC)} texts"
    ]


@pytest.mark.model
def test_words_days_and_countries_are_arabic_and_statements_english(
    arabic: Path, said: list[str]
) -> None:
    tree = parsed((arabic / "output/countries/latvia/index.html").read_bytes())
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert tree.xpath("//h1/text()") == ["لاتفيا"]
    person = parsed((arabic / "output/people/kaja-kivirand/index.html").read_bytes())
    assert person.xpath("//h2[@id='bottom']/text()") == ["الخلاصة"]
    quotes = tree.xpath("//blockquote")
    assert quotes
    assert {(quote.get("lang"), quote.get("dir")) for quote in quotes} == {("en", "ltr")}
    assert any("6 مايو 2031" in text for text in tree.xpath("//span[@class='loc']/text()"))
    listed = parsed((arabic / "output/countries/index.html").read_bytes())
    assert listed.xpath("//a[@class='n-c']/text()") == ["إستونيا", "لاتفيا"]


@pytest.mark.model
def test_a_changed_text_draws_pages_and_reads_nothing(arabic: Path, said: list[str]) -> None:
    before = files(arabic / "output")
    translation(arabic, "ar", {**ARABIC, "Sources": "المراجع"})
    report = build(load_config(arabic), model=Model(""), search=False)
    assert (report.analysed, report.compiled) == (0, 0)
    after = files(arabic / "output")
    changed = {path for path in after if after[path] != before[path]}
    assert "people/kaja-kivirand/index.html" in changed
    assert not [path for path in changed if path.endswith(("index.json", ".jsonl"))]


@pytest.mark.model
@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_from_right_to_left(
    arabic: Path, said: list[str], browser: Browser, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((arabic / "output/people/kaja-kivirand/index.html").as_uri())
    assert page.get_by_placeholder("ابحث عن شخص أو دولة").is_visible()
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('blockquote')).direction") == "ltr"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
