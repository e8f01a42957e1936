"""Who is one human in two articles, and who is not."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from briefgen.model import Analysis, Article, Basis, Member, Person, Published, Role
from briefgen.outline import Outline, outline_of
from briefgen.resolve.across_articles import join_full_names, people_seen
from briefgen.resolve.name_forms import join_name_forms
from briefgen.resolve.names import fold_name, head_noun, is_short, role_family, short_forms
from briefgen.resolve.one_word import join_one_word_names

Given = tuple[str, str, str, str | None]  # article, name, role ("" for none), stated country


def outlines(*given: Given) -> list[Outline]:
    """One outline per article with its people, in the order given."""
    by_article: dict[str, list[Person]] = {}
    for article, name, role, country in given:
        people = by_article.setdefault(article, [])
        basis: Basis | None = "stated" if country else None
        roles = (Role(0, 1, role, "role-before-name", country, basis),) if role else ()
        people.append(Person(f"p{len(people) + 1}", name, (), roles, country, basis))
    return [
        outline_of(
            Article(article, article, "", "", (), Published("", "file")),
            Analysis(article, people=tuple(people)),
        )
        for article, people in by_article.items()
    ]


def full_names(*given: Given) -> tuple[list[list[str]], list[str]]:
    """The articles of each human with a full name, and those of the undecided."""
    joined = join_full_names(people_seen(outlines(*given)))
    groups = [[p.member.article for p in g.seen] for same in joined for g in same.groups]
    return groups, [p.member.article for same in joined for p in same.undecided]


def one_words(*given: Given) -> tuple[list[list[str]], list[str], list[str]]:
    """The articles of each human with a one-word name, of the undecided, of the bare ones."""
    seen = people_seen(outlines(*given))
    full = [group for same in join_full_names(seen) for group in same.groups]
    joined, bare = join_one_word_names(seen, full)
    groups = [[p.member.article for p in g.seen] for same in joined for g in same.groups]
    undecided = [p.member.article for same in joined for p in same.undecided]
    return groups, undecided, [p.member.article for p in bare]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seo Yo-han", "Seo Yo Han"),
        ("Seo Yo‑han", "seo yo-HAN"),
        ("Maeve O'Dunne", "Maeve O’Dunne"),
        ("Léa Saint-Brice", "Lea Saint Brice"),
        ("J. P. Arkwell", "J.P. Arkwell"),
        ("Søren Łukowski", "Soren Lukowski"),
        ("Ida  Strauß", "Ida Strauss"),
    ],
)
def test_spelling_habits_are_folded(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seo Yo-han", "Yo-han Seo"),
        ("Maeve O'Dunne", "Maeve Dunne"),
        ("J. P. Arkwell", "J. Arkwell"),
        ("Catherine Holt", "Katherine Holt"),
    ],
)
def test_nothing_is_fuzzy(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize(
    ("role", "head"),
    [
        ("Norwegian Fisheries Minister", "minister"),
        ("Norway's fisheries minister", "minister"),
        ("minister of fisheries and coastal trade", "minister"),
        ("secretary-general of the Coastal Union", "secretary-general"),
        ("Secretary General", "secretary-general"),
        ("Army General", "general"),
        ("president-elect", "president"),
        ("minister designate for trade", "minister"),
        ("chief of staff", "chief"),
        ("head coach, two-time champion", "coach"),
        ("", ""),
    ],
)
def test_head_noun(role: str, head: str) -> None:
    assert head_noun(role) == head


def test_some_words_are_no_role_family() -> None:
    assert role_family("Indonesian counterpart") == ""


def test_role_family_has_no_gender() -> None:
    assert role_family("the ministry's spokeswoman") == role_family("Spokesman") == "spokes"
    assert role_family("chairwoman of the board") == role_family("chair")
    assert role_family("young woman") == "woman"


def test_short_forms_are_both_ends() -> None:
    assert short_forms("Ursel van der Meer") == {"ursel", "meer", "van der meer"}
    assert short_forms("Aldo Renn Jr.") == {"aldo", "renn"}
    assert short_forms("Seo Yo-han") == {"seo", "yo han"}


@pytest.mark.parametrize("name", ["Renn", "van der Meer", "Le Roc", "bin Rashed", "Saint-Brice"])
def test_a_surname_is_short(name: str) -> None:
    assert is_short(name)


@pytest.mark.parametrize(
    "name", ["Aldo Renn", "Van Oakhurst", "Al Renn", "L.Enkhbold", "Le Duc Sol"]
)
def test_a_name_with_a_given_name_is_not_short(name: str) -> None:
    assert not is_short(name)


def test_equal_names_join_whatever_the_role() -> None:
    groups, undecided = full_names(
        ("a", "Seo Yo-han", "deputy minister", "KR"),
        ("b", "Seo Yo Han", "acting chairman", "KR"),
        ("c", "Seo Yo-han", "", None),
    )
    assert groups == [["a", "b", "c"]]
    assert undecided == []


def test_another_country_alone_is_no_conflict() -> None:
    groups, _ = full_names(
        ("a", "Ida Strauss", "envoy", "AT"), ("b", "Ida Strauss", "former envoy", "DE")
    )
    assert groups == [["a", "b"]]


def test_another_role_alone_is_no_conflict() -> None:
    groups, _ = full_names(
        ("a", "Ida Strauss", "envoy", "AT"), ("b", "Ida Strauss", "cellist", None)
    )
    assert groups == [["a", "b"]]


def test_other_country_and_other_role_are_two_people() -> None:
    groups, undecided = full_names(
        ("a", "David Osei", "health minister", "GH"),
        ("b", "David Osei", "sprinter", "CA"),
        ("c", "David Osei", "minister", "GH"),
    )
    assert groups == [["b"], ["a", "c"]]
    assert undecided == []


def test_who_agrees_with_one_of_two_joins_that_one() -> None:
    groups, undecided = full_names(
        ("a", "David Osei", "health minister", "GH"),
        ("b", "David Osei", "sprinter", "CA"),
        ("c", "David Osei", "minister of health", None),
        ("d", "David Osei", "", None),
    )
    assert groups == [["b"], ["a", "c"]]
    assert undecided == ["d"]


def test_country_and_role_outweigh_a_country() -> None:
    groups, undecided = full_names(
        ("a", "Aldo Renn", "senator", "US"),
        ("a", "Aldo Renn", "", None),
        ("b", "Aldo Renn", "senator", "US"),
    )
    assert groups == [["a"], ["a", "b"]]
    assert undecided == []


def test_one_article_names_two_of_one_name() -> None:
    groups, undecided = full_names(
        ("a", "Aldo Renn", "", None), ("a", "Aldo Renn", "", None), ("b", "Aldo Renn", "", None)
    )
    assert groups == [["a"], ["a"]]
    assert undecided == ["b"]


def test_every_order_of_articles_gives_the_same() -> None:
    given: list[Given] = [
        ("a", "David Osei", "health minister", "GH"),
        ("b", "David Osei", "sprinter", "CA"),
        ("c", "David Osei", "minister", None),
        ("d", "Ida Strauss", "envoy", "AT"),
    ]
    results = {str(full_names(*order)) for order in itertools.permutations(given)}
    assert results == {"([['b'], ['a', 'c'], ['d']], [])"}


def test_one_word_name_with_a_role_stands_for_somebody() -> None:
    assert one_words(("a", "Wirayo", "governor", "ID")) == ([["a"]], [], [])


def test_one_word_name_without_a_role_stands_for_nobody() -> None:
    assert one_words(("a", "Wirayo", "", None)) == ([], [], ["a"])


def test_one_word_names_join_only_by_country_and_role() -> None:
    groups, undecided, _ = one_words(
        ("a", "Wirayo", "governor", "ID"),
        ("b", "Wirayo", "former governor", "ID"),
        ("c", "Wirayo", "singer", "ID"),
        ("d", "Wirayo", "governor", None),
    )
    assert groups == [["a", "b"], ["c"]]
    assert undecided == ["d"]


def test_one_word_name_that_may_be_short_for_somebody_is_undecided() -> None:
    groups, undecided, _ = one_words(
        ("a", "Ane Tveit", "minister", "NO"), ("b", "Tveit", "minister", None)
    )
    assert (groups, undecided) == ([], ["b"])


def test_one_word_name_with_another_role_than_the_longer_one_is_decided() -> None:
    groups, undecided, _ = one_words(
        ("a", "Dewi Wirayo", "singer", "ID"), ("b", "Wirayo", "governor", "ID")
    )
    assert (groups, undecided) == ([["b"]], [])


def test_one_word_name_never_joins_a_longer_one() -> None:
    assert full_names(("a", "Ane Tveit", "", None), ("b", "Tveit", "", None))[0] == [["a"]]


def test_members_keep_article_and_person() -> None:
    joined = join_full_names(people_seen(outlines(("a", "Ida Strauss", "", None))))
    assert joined[0].groups[0].seen[0].member == Member("a", "p1")


def spellings(*given: Given) -> list[list[str]]:
    """The articles of each human, names that differ in blanks and hyphens joined."""
    joined = join_name_forms(join_full_names(people_seen(outlines(*given))))
    return [[p.member.article for p in g.seen] for same in joined for g in same.groups]


def test_blanks_and_hyphens_join_only_with_country_and_role() -> None:
    assert spellings(
        ("a", "Seo Yo-han", "minister", "KR"), ("b", "Seo Yohan", "former minister", "KR")
    ) == [["a", "b"]]
    assert spellings(
        ("a", "Seo Yo-han", "minister", "KR"), ("b", "Seo Yohan", "minister", None)
    ) == [
        ["a"],
        ["b"],
    ]
    assert spellings(("a", "Li Na Sol", "singer", "SG"), ("b", "Lina Sol", "envoy", "SG")) == [
        ["a"],
        ["b"],
    ]


def test_an_article_with_both_spellings_means_two() -> None:
    assert spellings(("a", "Seo Yo-han", "envoy", "KR"), ("a", "Seo Yohan", "envoy", "KR")) == [
        ["a"],
        ["a"],
    ]


def named_official(article: str, text: str, organisation: str, country: str | None) -> Outline:
    """An article about one official; the countries that its text names are its `codes`."""
    basis: Basis | None = "stated" if country else None
    role = Role(0, 1, text, "role-after-name", country, basis, organisation)
    person = Person("p1", "Ama Quartey", (), (role,), country, basis)
    outline = outline_of(
        Article(article, article, "", "", (), Published("", "file")),
        Analysis(article, people=(person,)),
    )
    return msgspec.structs.replace(outline, codes=("GH",) if country is None else ("GB",))


def test_another_office_in_an_article_about_other_countries_is_another_human() -> None:
    """One heads an office of a country; the other's article never names that country."""
    apart = join_full_names(
        people_seen(
            [
                named_official("a", "head of the Tide Office", "Tide Office", "GB"),
                named_official("b", "secretary of the Net Makers", "Net Makers", None),
            ]
        )
    )
    assert [len(same.groups) for same in apart] == [2]


def test_another_office_in_an_article_that_names_the_country_proves_nothing() -> None:
    given = [
        named_official("a", "head of the Tide Office", "Tide Office", "GB"),
        msgspec.structs.replace(
            named_official("b", "secretary of the Net Makers", "Net Makers", None),
            codes=("GB", "GH"),
        ),
    ]
    assert [len(same.groups) for same in join_full_names(people_seen(given))] == [1]
