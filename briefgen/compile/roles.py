"""Roles as written, when they were seen, and the country somebody stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.compile.days import is_published_known
from briefgen.compile.directory import Directory
from briefgen.compile.lines import Line
from briefgen.compile.placed_roles import PlacedRole, folded
from briefgen.compile.statements import Clipping, citation_of, few_citations, line_statement
from briefgen.dossiers import Citation, PersonCountry, RoleLine, Statement
from briefgen.model import Record
from briefgen.outline import Outline


class Found(Record, frozen=True):
    """A role with the article that has it."""

    article: Outline
    placed: PlacedRole


def role_lines(clippings: Iterable[Clipping], directory: Directory) -> tuple[RoleLine, ...]:
    """Each role as written, with all its sentences; those of the newest day first.

    Of one day, those in most articles come first: background ("then a senator") is rarer. One text
    is one line; where articles give one text different countries, there is a line for each, side by
    side, and no verdict.
    """
    by_text: dict[str, list[Found]] = {}
    for clipping in clippings:
        for placed in clipping.clip.roles:
            found = Found(clipping.article, placed)
            by_text.setdefault(folded(placed.role.text), []).append(found)
    texts = sorted(by_text.values(), key=_articles, reverse=True)
    texts.sort(key=lambda same: seen_days(same)[1], reverse=True)
    groups = (group for same in texts for group in _by_country(same))
    return tuple(_line(group, directory) for group in groups)


def _articles(found: Iterable[Found]) -> int:
    """How many articles give a role."""
    return len({one.article.id for one in found})


def person_country(clippings: Sequence[Clipping], directory: Directory) -> PersonCountry:
    """The country that the newest article states, else the one that the newest has inferred.

    With the day of that article and the sentences that it was read from; all None when no article
    tells.
    """
    for basis in ("stated", "inferred"):
        for clipping in clippings:
            for one in clipping.clip.allegiances:
                if one.basis == basis:
                    listed = directory.country(one.country)
                    return PersonCountry(
                        code=one.country,
                        name=listed.link.name if listed else one.country,
                        basis=basis,
                        as_of=clipping.article.published.value,
                        statements=_statements(
                            clipping.article, one.evidence, directory, rule=one.rule
                        ),
                        url=listed.link.url if listed else "",
                    )
    return PersonCountry(None, None, None)


def seen_days(found: Iterable[Found]) -> tuple[str, str]:
    """The first and last day of publication; files' own days count only where there is no other."""
    articles = [one.article for one in found]
    known = [a.published.value for a in articles if is_published_known(a)]
    days = known or [article.published.value for article in articles]
    return min(days), max(days)


def role_citations(found: Sequence[Found]) -> tuple[Citation, ...]:
    """The newest sentences that have the role, and the first one; in the order given."""
    places = dict.fromkeys((one.article.id, one.placed.sentence, one.placed.place) for one in found)
    return few_citations(
        [citation_of(article, sentence, place) for article, sentence, place in places]
    )


def _by_country(found: Sequence[Found]) -> list[Sequence[Found]]:
    """The same role as one group, or by country where articles give it several; unknown last."""
    countries = dict.fromkeys(one.placed.role.country for one in found if one.placed.role.country)
    if len(countries) < 2:
        return [found]
    groups = [
        [one for one in found if one.placed.role.country == code] for code in [*countries, None]
    ]
    return [group for group in groups if group]


def _line(found: Sequence[Found], directory: Directory) -> RoleLine:
    """A role line; text and organisation as the newest article has them."""
    roles = [one.placed.role for one in found]
    first_seen, last_seen = seen_days(found)
    known = [one for one in found if one.placed.role.country]
    stated = any(one.placed.role.country_basis == "stated" for one in known)
    return RoleLine(
        text=" ".join(roles[0].text.split()),
        country=known[0].placed.role.country if known else None,
        country_basis=("stated" if stated else "inferred") if known else None,
        organisation=next((role.organisation for role in roles if role.organisation), None),
        first_seen=first_seen,
        last_seen=last_seen,
        citations=role_citations(found),
        rule=roles[0].rule,
        evidence=_evidence(known[0], directory) if known and not stated else (),
    )


def _evidence(found: Found, directory: Directory) -> tuple[Statement, ...]:
    """The sentences that led to an inferred country, that of the role included."""
    return _statements(found.article, found.placed.evidence, directory, rule=found.placed.role.rule)


def _statements(
    article: Outline, lines: Iterable[Line], directory: Directory, *, rule: str
) -> tuple[Statement, ...]:
    """The sentences as statements."""
    return tuple(line_statement(article, line, directory, rule=rule) for line in lines)
