"""A built site with corrections: what it costs, what it leaves behind, how it is undone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.build import Model, build
from briefgen.config import load_config
from briefgen.errors import CorrectionError
from briefgen.report import BuildReport
from built_sites import broken_links, files, parsed, twin
from edited_site import Workshop
from previewed import Preview

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.model

PROGRAM = str(Path(sys.executable).with_name("briefgen"))


@pytest.fixture
def shop(tmp_path: Path, model: Model) -> Workshop:
    found = Workshop(tmp_path / "site")
    build(load_config(found.site), model=model)
    return found


def correct(shop: Workshop, text: str, model: Model) -> BuildReport:
    """The report of the build after corrections.toml was written; nothing may be read for it."""
    (shop.site / "corrections.toml").write_text(text, encoding="utf-8")
    report = build(load_config(shop.site), model=model)
    assert (report.analysed, report.paragraphs_read) == (0, 0)
    return report


def undo(shop: Workshop, model: Model) -> BuildReport:
    (shop.site / "corrections.toml").unlink()
    return build(load_config(shop.site), model=model)


def pages(report: BuildReport, folder: str) -> set[str]:
    """The people's or countries' pages that were written."""
    parts = [path.split("/") for path in report.written]
    return {part[1] for part in parts if part[0] == folder and len(part) == 3}


def test_a_joined_person_costs_only_the_pages_concerned(shop: Workshop, model: Model) -> None:
    before = files(shop.output)
    report = correct(shop, 'same = [["Mirella Koskelund", "Aila Koskelund"]]', model)
    assert pages(report, "people") >= {"mirella-koskelund", "aila-koskelund"}
    assert "odhran-vellabrink" not in pages(report, "people")
    assert "articles/harbour/index.html" not in report.written
    assert report.rendered < len(before)
    names = [row["name"] for row in json.loads((shop.output / "data/people.json").read_bytes())]
    assert "Mirella Koskelund" in names
    assert "Aila Koskelund" not in names
    report = undo(shop, model)
    assert (report.analysed, files(shop.output)) == (0, before)


def test_an_old_address_leads_to_the_new_page(shop: Workshop, model: Model) -> None:
    text = 'rename = [{ person = "Odhran Vellabrink", name = "Odhrán Velabrink" }]'
    report = correct(shop, text, model)
    assert "people/odhran-velabrink/index.html" in report.written
    assert "people/odhran-vellabrink/index.json" in report.removed
    page = parsed((shop.output / "people/odhran-vellabrink/index.html").read_bytes())
    link = "../../people/odhran-velabrink/index.html"
    assert page.xpath("//a/@href") == [link]
    assert page.xpath("//link[@rel='canonical']/@href") == [link]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={link}"]
    assert page.xpath("//a/text()") == ["Odhrán Velabrink"]
    assert broken_links(shop.output) == []


def test_with_an_address_of_the_site_the_old_page_names_the_new_one_in_full(
    shop: Workshop, model: Model
) -> None:
    (shop.site / "briefgen.toml").write_text('[site]\nbase_url = "https://a.example/repo/"\n')
    correct(shop, 'rename = [{ person = "Wanjala Otuoma", name = "W. Otuoma" }]', model)
    page = parsed((shop.output / "people/wanjala-otuoma/index.html").read_bytes())
    assert page.xpath("//link[@rel='canonical']/@href") == [
        "https://a.example/repo/people/w-otuoma/"
    ]
    assert "wanjala-otuoma" not in (shop.output / "sitemap.xml").read_text()


def test_a_hidden_person_is_in_no_list_and_behind_no_link(shop: Workshop, model: Model) -> None:
    correct(shop, 'hide = ["Wanjala Otuoma"]', model)
    assert not (shop.output / "people/wanjala-otuoma").exists()
    assert not [
        path for path, content in files(shop.output).items() if b"wanjala-otuoma" in content
    ]
    article: Any = twin(shop.output, "articles/quay")
    assert "Wanjala Otuoma" in article["text"]


def test_a_wrong_entry_stops_the_build_and_leaves_the_site(shop: Workshop, model: Model) -> None:
    before = files(shop.output)
    with pytest.raises(CorrectionError):
        correct(shop, 'hide = ["Wanjala Otuma"]', model)
    assert files(shop.output) == before
    done = subprocess.run(
        [PROGRAM, "build"], cwd=shop.site, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == (
        "error: corrections.toml:1: nobody is called 'Wanjala Otuma'\n"
        "  hint: did you mean 'Wanjala Otuoma'?\n"
    )


def test_the_preview_follows_the_corrections(shop: Workshop) -> None:
    with Preview(shop.site, program=(PROGRAM, "serve", "--port", "0")) as preview:
        assert preview.built().startswith("built: ")
        text = 'rename = [{ person = "Wanjala Otuoma", name = "W. Otuoma" }]'
        preview.write("corrections.toml", text)
        assert preview.news().startswith("rebuilt in ")
        assert preview.get("/people/w-otuoma/")[0] == 200
        assert "people/w-otuoma/index.html" in preview.get("/people/wanjala-otuoma/")[1]
        (shop.site / "corrections.toml").unlink()
        assert preview.news().startswith("rebuilt in ")
        assert preview.get("/people/w-otuoma/")[0] == 404


def test_what_articles_say_is_amended_without_reading_them_again(
    shop: Workshop, model: Model
) -> None:
    before = files(shop.output)
    text = """
    country = [{ person = "Odhran Vellabrink", country = "Kenya" }]
    speaker = [{ article = "harbour", words = "It is not ours", person = "" }]
    """
    report = correct(shop, text, model)
    person: Any = twin(shop.output, "people/odhran-vellabrink")
    assert (person["country"]["code"], person["country"]["basis"]) == ("KE", "inferred")
    assert "not ours to close" not in str(person["says"])
    assert "An editor of this site decided it" in (
        shop.output / "people/odhran-vellabrink/index.html"
    ).read_text(encoding="utf-8")
    assert [path for path in report.written if path.startswith("articles/")] == [
        "articles/harbour/index.html",
        "articles/harbour/index.json",
    ]
    assert "people/aila-koskelund/index.html" not in report.written
    report = undo(shop, model)
    assert (report.analysed, report.paragraphs_read) == (0, 0)
    assert files(shop.output) == before


def test_another_line_in_another_order_makes_no_page_again(shop: Workshop, model: Model) -> None:
    lines = [
        'rename = [{ person = "Wanjala Otuoma", name = "W. Otuoma" }]',
        'country = [{ person = "Odhran Vellabrink", country = "Kenya" }]',
    ]
    correct(shop, "\n".join(lines), model)
    report = correct(shop, "# the desk\n\n" + "\n".join(reversed(lines)), model)
    assert (report.compiled, report.rendered, report.written) == (0, 0, ())


@pytest.mark.browser
def test_an_old_address_leads_on_in_a_browser(
    shop: Workshop, model: Model, browser: Browser, tmp_path: Path
) -> None:
    correct(shop, 'rename = [{ person = "Wanjala Otuoma", name = "W. Otuoma" }]', model)
    shutil.copytree(shop.output, tmp_path / "served" / "repo")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "served"))
    page = browser.new_page()
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for start in (shop.output.as_uri(), f"http://127.0.0.1:{server.server_port}/repo"):
            page.goto(f"{start}/people/wanjala-otuoma/index.html")
            page.wait_for_url(f"{start}/people/w-otuoma/index.html")
            assert page.locator("h1").inner_text() == "W. Otuoma"
        server.shutdown()
    page.close()
