"""The one sentence that tells who somebody is, where there is room for one only."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compile.directory import Directory
from briefgen.compile.statements import Passage, line_statement
from briefgen.dossiers import RoleLine, Statement


def introduction(
    roles: Sequence[RoleLine],
    lead: Sequence[Statement],
    passages: Sequence[Passage],
    directory: Directory,
) -> Statement | None:
    """The sentence that gives the latest role, as a statement without marks.

    Without a role it is the first of the bottom line; without that, the newest sentence that
    names the subject. None where no sentence does.

    Args:
        roles: the subject's roles, latest first; none for a country.
        lead: the bottom line of the subject's page.
        passages: the sentences that name the subject, newest article first.
        directory: who has which page, seen from the subject's own.
    """
    if roles:
        cited = roles[0].citations[0]
        for passage in passages:
            if (passage.article.id, passage.line.id) == (cited.article, cited.sentence):
                return line_statement(passage.article, passage.line, directory, rule=roles[0].rule)
    if lead:
        return lead[0]
    for passage in passages[:1]:
        return line_statement(passage.article, passage.line, directory, rule="newest")
    return None
