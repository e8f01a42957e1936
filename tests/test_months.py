"""Pages of subjects with very many articles: what they leave out, and the months that have it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import msgspec
import pytest

from briefgen.dossiers import CountryDossier, PersonDossier
from briefgen.model import Party
from briefgen.months import MonthDossier
from briefgen.pages import MovedRecord, Page, SitemapRecord
from briefgen.plan import dossier_pages, moved_pages
from briefgen.render import environment_for, render_pages
from builders import Story
from built_sites import parsed
from whole import Dossiers, compiled, compiler_of, plan_all, site_of

NOWHERE = Path("/nonexistent")


def pier(number: int, day: str, *, basis: str = "front-matter", extra: int = 0) -> Story:
    """An article in which Holt opens a pier in Latvia and speaks of it, named only there."""
    lines = [f"Mira Holt opened pier {number} in Latvia.", f"“Pier {number} was due,” she said."]
    lines += [f"Latvia has a beam numbered {number}.{n}." for n in range(extra)]
    story = Story(f"pier-{number:03}", day, "\n".join(lines), basis=basis)
    holt = story.person("Mira Holt", ("s1", "Mira Holt", "acts"))
    story.country("LV", ("s1", "Latvia"))
    for n in range(extra):
        story.country("LV", (f"s{n + 3}", "Latvia"))
    story.sentence("s2", voice="quote")
    quote = f"“Pier {number} was due,”"
    story.quote(("s2", quote), ("s2", "she"), person=holt, speaker_kind="pronoun", cue="said")
    return story


def piers(count: int) -> list[Story]:
    """Articles of three months: the first 30 days of March, then of April, then of May 2031."""
    return [
        pier(number, f"2031-{3 + number // 30:02}-{1 + number % 30:02}") for number in range(count)
    ]


@pytest.fixture(scope="module")
def many() -> Dossiers:
    undated = pier(900, "2031-05-20", basis="file")
    return compiled(*piers(70), undated)


def holt(dossiers: Dossiers) -> PersonDossier:
    (found,) = dossiers.people
    return found


def latvia(dossiers: Dossiers) -> CountryDossier:
    (found,) = dossiers.countries
    return found


def month(dossiers: Dossiers, url: str) -> MonthDossier:
    return next(one for one in dossiers.months if one.url == url)


def test_a_page_that_lists_every_article_has_no_months() -> None:
    dossiers = compiled(*piers(40))
    assert dossiers.months == ()
    assert (holt(dossiers).months, len(holt(dossiers).sources)) == ((), 40)
    assert holt(dossiers).totals == {"timeline": 40}  # of which 20 are shown


def test_months_are_listed_newest_first_with_their_articles(many: Dossiers) -> None:
    assert [(m.month, m.url, m.articles) for m in holt(many).months] == [
        ("2031-05", "people/mira-holt/2031-05/index.html", 10),
        ("2031-04", "people/mira-holt/2031-04/index.html", 30),
        ("2031-03", "people/mira-holt/2031-03/index.html", 30),
        ("undated", "people/mira-holt/undated/index.html", 1),
    ]
    assert [m.url for m in latvia(many).months][:2] == [
        "countries/latvia/2031-05/index.html",
        "countries/latvia/2031-04/index.html",
    ]


def test_what_a_page_leaves_out_is_counted(many: Dossiers) -> None:
    person = holt(many)
    assert (len(person.says), len(person.timeline), len(person.sources)) == (6, 6, 10)
    # Of 71 articles one has no day of its own, so that its first sentence has no place in time.
    assert person.totals == {"says": 71, "timeline": 70, "sources": 71}
    assert person.statements == 71


def test_a_month_has_every_sentence_and_quotation_of_it(many: Dossiers) -> None:
    april = month(many, "people/mira-holt/2031-04/index.html")
    assert [d.published.value for d in april.days] == [f"2031-04-{n:02}" for n in range(30, 0, -1)]
    assert [s.text for d in april.days[:2] for s in d.statements] == [
        "Mira Holt opened pier 59 in Latvia.",
        "Mira Holt opened pier 58 in Latvia.",
    ]
    assert {s.rule for d in april.days for s in d.statements} == {"same-month"}
    (speaker,) = april.says
    assert (speaker.speaker, len(speaker.statements)) == ("Mira Holt", 30)
    assert speaker.statements[0].text == "“Pier 59 was due,”"
    assert (april.statements, april.articles, len(april.sources)) == (30, 30, 30)
    assert april.newer is not None
    assert april.older is not None
    assert (april.newer.name, april.older.name) == ("2031-05", "2031-03")


def test_the_months_have_each_sentence_once(many: Dossiers) -> None:
    for subject in ("people/mira-holt/", "countries/latvia/"):
        texts = [
            statement.text
            for one in many.months
            if one.url.startswith(subject)
            for day in one.days
            for statement in day.statements
        ]
        assert len(texts) == len(set(texts)) == 71


def test_articles_without_a_month_stand_apart(many: Dossiers) -> None:
    undated = month(many, "people/mira-holt/undated/index.html")
    assert [s.text for d in undated.days for s in d.statements] == [
        "Mira Holt opened pier 900 in Latvia."
    ]
    assert undated.older is None


def test_where_no_article_has_a_day_those_of_the_files_count() -> None:
    stories = [pier(number, f"2031-05-{1 + number % 30:02}", basis="file") for number in range(41)]
    assert [m.month for m in holt(compiled(*stories)).months] == ["2031-05"]


def test_a_month_with_very_many_sentences_has_several_pages() -> None:
    dossiers = compiled(*piers(41), pier(800, "2031-03-31", extra=40), pier(801, "2031-03-30"))
    pages = [one for one in dossiers.months if one.url.startswith("countries/latvia/2031-03/")]
    # 41 sentences of the newest day, then 19 articles with one each; the other 12 are the rest.
    assert [(one.url, one.statements) for one in pages] == [
        ("countries/latvia/2031-03/index.html", 60),
        ("countries/latvia/2031-03/2/index.html", 12),
    ]
    assert {one.pages for one in pages} == {
        ("countries/latvia/2031-03/index.html", "countries/latvia/2031-03/2/index.html")
    }
    assert [one.articles for one in pages] == [32, 32]


def test_roles_that_a_page_leaves_out_are_known() -> None:
    stories = []
    for number in range(41):
        rank = "rank " + "ABCDEFGHIJKLMNOPQRSTUVWXY"[number % 25]
        story = Story(f"a{number:02}", "2031-05-01", f"Mira Holt, {rank}, left berth {number}.")
        story.person("Mira Holt", ("s1", "Mira Holt", "acts"), roles=[story.role(("s1", rank))])
        stories.append(story)
    compiler, cast = compiler_of(stories)
    (entity,) = cast.people
    person = compiler.person(entity)
    assert (len(person.roles), person.totals["roles"]) == (12, 25)
    assert len(compiler.roles(entity)) == 25


def test_what_an_old_page_cites_is_among_its_sources() -> None:
    first = pier(950, "2030-01-01")
    first.sentence("s1", modality="planned")
    first.time(("s1", "pier 950"), "2031-06-01", "computed")  # still to come
    person = holt(compiled(*piers(60), first))
    assert [s.citations[0].article for s in person.next] == ["pier-950"]
    assert (len(person.sources), person.sources[-1].article) == (11, "pier-950")
    assert [source.number for source in person.sources] == list(range(1, 12))


def test_links_and_anchors_of_months_lead_somewhere(many: Dossiers) -> None:
    pages = plan_all(many, site_of(many))
    base = "https://press.example/"
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for file in render_pages(pages, site_of(many), environment_for(NOWHERE)):
        if file.path.endswith(".html"):
            tree = parsed(file.content)
            ids[base + file.path] = set(tree.xpath("//@id"))
            own = tree.xpath("//main//@href | //main//@cite")
            links += [(base + file.path, str(link)) for link in own]
    lost = []
    for page, link in links:
        target, _, anchor = urljoin(page, link).partition("#")
        if target.startswith(base) and target.endswith(".html"):
            found = ids.get(target)
            if found is None or (anchor and anchor not in found):
                lost.append((page, link))
    assert lost == []
    shown = {link for page, link in links if page == f"{base}people/mira-holt/index.html"}
    assert "2031-04/index.html" in shown


def drawn(page: Page, dossiers: Dossiers) -> str:
    (file,) = render_pages([page], site_of(dossiers), environment_for(NOWHERE))
    return " ".join(parsed(file.content).text_content().split())


def test_a_page_says_what_it_leaves_out(many: Dossiers) -> None:
    text = drawn(dossier_pages(holt(many))[0], many)
    assert "6 of 71; the rest by month" in text
    assert "10 of 71; the rest by month" in text
    assert "in 71 articles" in text
    few = compiled(*piers(40))
    text = drawn(dossier_pages(holt(few))[0], few)
    assert "20 of 40; the rest stands in the articles below" in text


def test_all_pages_are_in_the_sitemap(many: Dossiers) -> None:
    pages = plan_all(many, site_of(many, "https://press.example/"))
    sitemap = next(page.record for page in pages if page.path == "sitemap.xml")
    assert isinstance(sitemap, SitemapRecord)
    days = dict(sitemap.pages)
    assert days["people/mira-holt/2031-04/index.html"] == "2031-04-30"
    assert days["countries/latvia/undated/index.html"] == "2031-05-20"


def test_an_old_address_leads_on_for_every_month(many: Dossiers) -> None:
    cast = msgspec.structs.replace(many.cast, moved=(("m-holt", "mira-holt"),))
    pages = moved_pages(cast, [one.url for one in many.months])
    records = [page.record for page in pages if isinstance(page.record, MovedRecord)]
    assert [(p.path, r.url) for p, r in zip(pages, records, strict=True)][:2] == [
        ("people/m-holt/index.html", "people/mira-holt/index.html"),
        ("people/m-holt/2031-05/index.html", "people/mira-holt/2031-05/index.html"),
    ]
    assert len(pages) == 5


def test_an_edit_touches_the_month_of_its_article_only() -> None:
    stories = piers(70)
    before, cast = compiler_of(stories)
    stories[35] = pier(35, "2031-04-06", extra=1)
    after, _ = compiler_of(stories)
    (country,) = cast.countries
    changed = [
        old.month
        for old, new in zip(before.months(country), after.months(country), strict=True)
        if before.basis_of_month(old) != after.basis_of_month(new)
    ]
    assert changed == ["2031-04"]


def test_a_newer_article_leaves_the_months_before_as_they_are() -> None:
    stories = piers(60)
    before, cast = compiler_of(stories)
    after, later = compiler_of([*stories, pier(99, "2031-06-20")])
    old = {m.month: before.basis_of_month(m) for m in before.months(cast.countries[0])}
    new = {m.month: after.basis_of_month(m) for m in after.months(later.countries[0])}
    assert sorted(new) == ["2031-03", "2031-04", "2031-06"]
    # The newest month before has the new one beside it now.
    assert [m for m in old if old[m] == new[m]] == ["2031-03"]


SEAS = ("EE", "Estonia"), ("LT", "Lithuania"), ("FI", "Finland"), ("SE", "Sweden"), ("PL", "Poland")


def busy(number: int) -> Story:
    """One of very many articles: Latvia and a neighbour, a minister who speaks, a date to come."""
    code, other = SEAS[number % len(SEAS)]
    name = f"Minister Number{number % 200}"
    year, month_number, day = 2022 + number // 500, 1 + number % 12, 1 + number % 28
    story = Story(
        f"{year}-latvia-and-{other.lower()}-talk-about-the-ferries-of-the-gulf-{number:05}",
        f"{year}-{month_number:02}-{day:02}",
        f"Latvia warned {other} on Friday about the {number} ferries that wait outside of Riga.\n"
        f"“We will not pay for ferry {number},” said {name}, Latvian transport minister.\n"
        f"“Latvia must pay for berth {number},” said {other}'s minister of the sea.\n\n"
        f"Latvia and {other} will meet about it on {number % 28 + 1} May 2032, {name} said.",
        headline=f"Latvia and {other} talk about {number} ferries of the gulf",
    )
    for sentence in ("s1", "s4"):
        story.country("LV", (sentence, "Latvia"), use="acts")
        story.country(code, (sentence, other))
    story.country("LV", ("s3", "Latvia"))
    role = story.role(("s2", "Latvian transport minister"), "LV", office="speaks")
    person = story.person(name, ("s2", name, "acts"), ("s4", name), roles=[role])
    story.sentence("s2", voice="quote")
    story.sentence("s3", voice="quote")
    story.sentence("s4", modality="planned")
    story.quote(("s2", f"“We will not pay for ferry {number},”"), ("s2", name), person=person)
    story.quote(
        ("s3", f"“Latvia must pay for berth {number},”"),
        ("s3", f"{other}'s minister of the sea"),
        speaker_kind="role",
        country=code,
    )
    story.time(("s4", f"{number % 28 + 1} May 2032"), f"2032-05-{number % 28 + 1:02}")
    one, two = story.at(("s1", "Latvia")), story.at(("s1", other))
    story.event(
        ("s1", "warned"),
        Party(one.start, one.end, country="LV"),
        Party(two.start, two.end, country=code),
    )
    return story


@pytest.mark.slow
def test_the_page_of_a_country_in_5000_articles_stays_light() -> None:
    compiler, cast = compiler_of([busy(number) for number in range(5000)])
    entity = next(country for country in cast.countries if country.code == "LV")
    dossier = compiler.country(entity)
    assert dossier.totals["sources"] == 5000
    assert dossier.totals["says"] == 5000
    assert (len(dossier.months), sum(m.articles for m in dossier.months)) == (120, 5000)
    dossiers = compiled(busy(0))
    page, twin, *_ = render_pages(
        dossier_pages(dossier), site_of(dossiers), environment_for(NOWHERE)
    )
    assert len(page.content) <= 100_000
    assert len(twin.content) <= 300_000
    first, *_ = compiler.months(entity)
    (small, _) = render_pages(
        dossier_pages(compiler.month(first)), site_of(dossiers), environment_for(NOWHERE)
    )
    assert len(small.content) <= 200_000
