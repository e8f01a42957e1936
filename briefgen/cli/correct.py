"""`briefgen correct`: the arguments of each kind of decision → one entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.group("correct", short_help="Write an editor's decision into corrections.toml.")
def correct_group() -> None:
    """Write an editor's decision into corrections.toml, or take it out with --undo.

    A person is a name as the page has it, the last part of the page's address, or
    "NAME @ ARTICLE" for the person of that name in one article.
    """


UNDO = click.option("--undo", is_flag=True, help="Take the entry out.")


@correct_group.command("same", short_help="These are one person, called as the first.")
@click.argument("people", nargs=-1, required=True)
@UNDO
def same_command(*, people: tuple[str, ...], undo: bool) -> None:
    """All PEOPLE are one person, called as the first."""
    _correct("same", list(people), undo=undo)


@correct_group.command("different", short_help="No two of these are one person.")
@click.argument("people", nargs=-1, required=True)
@UNDO
def different_command(*, people: tuple[str, ...], undo: bool) -> None:
    """No two of PEOPLE are one person."""
    _correct("different", list(people), undo=undo)


@correct_group.command("rename", short_help="Give a person's page another name.")
@click.argument("person")
@click.argument("name")
@UNDO
def rename_command(*, person: str, name: str, undo: bool) -> None:
    """Call the page of PERSON by NAME."""
    _correct("rename", {"person": person, "name": name}, undo=undo)


@correct_group.command("alias", short_help="Whoever is called so is this person.")
@click.argument("person")
@click.argument("name")
@UNDO
def alias_command(*, person: str, name: str, undo: bool) -> None:
    """Whoever articles call NAME, and nothing longer, is PERSON."""
    _correct("alias", {"person": person, "name": name}, undo=undo)


@correct_group.command("hide", short_help="Give a person no page.")
@click.argument("person")
@UNDO
def hide_command(*, person: str, undo: bool) -> None:
    """Give PERSON no page, no link and no line in lists."""
    _correct("hide", person, undo=undo)


@correct_group.command("role", short_help="Say of which country a role is, or that it is none.")
@click.argument("person")
@click.argument("text")
@click.option("--country", help="The country of the role, by name or code; empty for none.")
@click.option("--organisation", help="The organisation of the role; empty for none.")
@click.option("--wrong", is_flag=True, default=None, help="The words are no role of the person.")
@click.option("--article", help="The address of the one article that is meant.")
@click.option("--from", metavar="DAY", help="The first day of publication that is meant.")
@click.option("--to", metavar="DAY", help="The last one.")
@UNDO
def role_command(*, undo: bool, **fields: str | bool | None) -> None:
    """Say what the words TEXT tell of PERSON."""
    order = ("person", "text", "country", "organisation", "wrong", "article", "from", "to")
    given = {name: fields[name] for name in order if fields[name] is not None}
    _correct("role", given, undo=undo)


@correct_group.command("country", short_help="Say for which country a person stands.")
@click.argument("person")
@click.argument("country")
@UNDO
def country_command(*, person: str, country: str, undo: bool) -> None:
    """Say that PERSON stands for COUNTRY (a name or a code; "" for none)."""
    _correct("country", {"person": person, "country": country}, undo=undo)


@correct_group.command("speaker", short_help="Say who said a quotation.")
@click.argument("article")
@click.argument("words")
@click.argument("person")
@UNDO
def speaker_command(*, article: str, words: str, person: str, undo: bool) -> None:
    """Say that the quotation with WORDS in ARTICLE is of PERSON ("" for nobody known)."""
    _correct("speaker", {"article": article, "words": words, "person": person}, undo=undo)


def _correct(kind: str, value: str | list[str] | dict[str, Any], *, undo: bool) -> None:
    """Write an entry or take it out, and say so."""
    from briefgen.correct import correct

    click.echo(correct(Path.cwd(), kind, value, undo=undo))
