"""`briefgen explain`: why somebody has this name, role, country: the rule and the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from briefgen.cache import Cache, LostEntryError, remove_cache
from briefgen.config import Config, load_config
from briefgen.decisions import SHOWN
from briefgen.errors import CorrectionError, UsageError
from briefgen.explain.country import country_called, explain_country, is_country
from briefgen.explain.person import explain_lone, explain_person, open_mentions
from briefgen.explain.records import Explanation, PersonExplained
from briefgen.explain.site import Site
from briefgen.explain.words import as_text
from briefgen.lock import BuildLock
from briefgen.resolve.names import fold_name

__all__ = ["Explanation", "as_json", "as_text", "explain"]


def explain(
    site_dir: Path,
    asked: str,
    *,
    note: Callable[[int, int], None] = lambda _, __: None,
    say: Callable[[str], None] = lambda _: None,
) -> Explanation:
    """Why everybody whom `asked` can mean is who the site says, and the country of that name.

    Articles that are new since the last build are read; nothing but the cache is written.

    Args:
        site_dir: the folder of the site.
        asked: a name, an address, "NAME @ ARTICLE", or a country's name or code.
        note: told how many of how many articles are read.
        say: told that a build of this site has to end first.

    Raises:
        UsageError: nobody, and no country, is called so; its hint has the nearest name.
        BriefgenError: whatever stops a build.
    """
    config = load_config(site_dir)
    with BuildLock(config.site_dir, note=say):
        try:
            return _explain(config, asked, note)
        except LostEntryError:
            remove_cache(config.site_dir)
            return _explain(config, asked, note)


def as_json(found: Explanation) -> str:
    """The explanation as one JSON object; its keys are the fields of `records.py`."""
    return msgspec.json.encode(found).decode()


def _explain(config: Config, asked: str, note: Callable[[int, int], None]) -> Explanation:
    """The explanation, by a cache that is opened for it."""
    with Cache(config.site_dir) as cache:
        site = Site(config, cache, note)
        country = country_called(asked, site)
        try:
            people = tuple(_people(asked, site))
        except CorrectionError as error:
            if country is None:
                raise _nobody(asked, error, site) from error
            people = ()
        return Explanation(
            asked=asked,
            people=people,
            countries=(explain_country(country, site),) if country else (),
            skipped=site.library.skipped,
        )


def _nobody(asked: str, error: CorrectionError, site: Site) -> UsageError:
    """The error for a name that nobody has; its hint has the names of which it is a part."""
    if is_country(asked):
        return UsageError(
            f"no article means {asked}", hint="countries without a page have nothing to explain"
        )
    wanted = set(fold_name(asked).split())
    names = [one.name for one in site.cast.people if wanted <= set(fold_name(one.name).split())]
    shown = ", ".join(map(repr, names[:SHOWN]))
    return UsageError(
        error.message, hint=f"did you mean {shown}?" if wanted and names else error.hint
    )


def _people(asked: str, site: Site) -> Iterable[PersonExplained]:
    """Everybody whom a name can mean, in the order of their addresses.

    Raises:
        CorrectionError: nobody is meant.
    """
    if texts := site.references.register.open_mentions(asked):
        return [open_mentions(asked, texts, site)]
    found: dict[str, PersonExplained] = {}
    for human in site.references.humans(asked):
        for member in sorted(human, key=lambda member: (member.article, member.person)):
            entity = site.references.entity(member)
            key = entity.slug if entity else f"{member.article} {member.person}"
            if key not in found:
                found[key] = explain_person(entity, site) if entity else explain_lone(member, site)
    return found.values()
