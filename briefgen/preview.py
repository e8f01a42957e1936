"""`briefgen serve`: the real build behind the preview server, with a model that stays loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefgen.build import Model, build
from briefgen.config import FILE_NAME, load_config
from briefgen.decisions import FILE_NAME as CORRECTIONS
from briefgen.report import BuildReport
from briefgen.serve import ServedSite, serve

# What a site is made from, beside its content folder: a change of any of these is a new build.
ALSO_WATCHED = (FILE_NAME, CORRECTIONS, "templates", "data")


def preview(
    site_dir: Path,
    *,
    host: str,
    port: int | None,
    open_browser: bool,
    poll: bool,
    echo: Callable[[str], None],
) -> None:
    """Serve the site in `site_dir` until Ctrl-C and rebuild it after each change.

    Raises:
        UsageError: the port is taken or can't be used.
    """
    models: dict[str, Model] = {}

    def read_site() -> ServedSite:
        config = load_config(site_dir)

        def rebuild() -> BuildReport:
            model = models.get(config.model) or models.setdefault(config.model, Model(config.model))
            return build(config, model=model, search=False, say=echo)

        watched = (config.content_dir, *ALSO_WATCHED)
        return ServedSite(
            rebuild,
            config.output_dir,
            tuple(config.site_dir / name for name in watched),
            config.base_path,
        )

    serve(
        read_site, site_dir=site_dir, echo=echo, host=host, port=port, open_browser=open_browser,
        poll=poll,
    )  # fmt: skip
