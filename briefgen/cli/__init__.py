"""The command line: arguments → one function call → exit code. Heavy modules load when needed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from briefgen import __version__
from briefgen.cli.correct import correct_group
from briefgen.errors import BriefgenError, UsageError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
FOLDER = click.Path(file_okay=False, path_type=Path)


class Group(click.Group):
    """A command group that turns our errors into messages and exit codes."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error meant for the user is printed, never a traceback."""
        try:
            return super().invoke(ctx)
        except BriefgenError as error:
            if ctx.params.get("debug"):
                raise
            from briefgen.report import error_lines

            click.echo(error_lines(error), err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("stopped; the site is as it was", err=True)
            ctx.exit(130)


@click.group(cls=Group, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="briefgen")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(*, debug: bool) -> None:
    """Turn a folder of news articles into a static briefing site, every line cited."""


@main.command("build", short_help="Build the site of this folder.")
@click.option("--output", type=FOLDER, help="Write there instead of output/.")
@click.option("--base-url", help="The address where the site will stand.")
@click.option("--strict", is_flag=True, help="Fail when an article is skipped; write nothing.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that read articles.")
@click.option("--no-cache", is_flag=True, help="Read and make everything anew.")
@click.option("--timings", is_flag=True, help="Print seconds per stage and the slowest articles.")
@click.option("--json", "as_json_", is_flag=True, help="Print what was done as JSON.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
def build_command(
    *,
    output: Path | None,
    base_url: str | None,
    strict: bool,
    jobs: int | None,
    no_cache: bool,
    timings: bool,
    as_json_: bool,
    quiet: bool,
) -> None:
    """Read the articles in content/ and write the site into output/."""
    from briefgen.build import build
    from briefgen.config import load_config
    from briefgen.report import as_json, skipped_lines, summary
    from briefgen.report import timings as timing_lines

    config = load_config(Path.cwd(), output=output, base_url=base_url)
    report = build(
        config,
        strict=strict,
        jobs=jobs,
        use_cache=not no_cache,
        note=_progress(quiet=quiet),
        say=lambda message: click.echo(message, err=True),
    )
    if report.skipped:
        click.echo(skipped_lines(report.skipped), err=True)
    if report.no_search:
        click.echo(f"warning: {report.no_search}\n  hint: {report.no_search.hint}", err=True)
    if as_json_:
        click.echo(as_json(report))
    elif not quiet:
        click.echo(summary(report))
        click.echo(f"open {_shown(config.output_dir / 'index.html')}")
    if timings:
        click.echo(timing_lines(report), err=as_json_)


@main.command("extract", short_help="Print what is read from articles.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--from-jsonl",
    type=click.File("rb"),
    help='Read lines of {"path", "text", "published"} from a file, or from - (standard input).',
)
def extract_command(*, paths: tuple[Path, ...], from_jsonl: Any) -> None:
    """Print what is read from each article, one JSON object per line; no site is written."""
    from briefgen.build import Model
    from briefgen.config import load_config
    from briefgen.extract import extract_lines, extract_paths
    from briefgen.report import error_lines

    if bool(paths) == bool(from_jsonl):
        raise UsageError(
            "extract needs either files or --from-jsonl",
            hint="for example: briefgen extract content/my-article.md",
        )
    model = Model(load_config(Path.cwd()).model)
    if from_jsonl:
        for line in extract_lines(from_jsonl, model):
            _print(line)
        return
    failed = False
    for item in extract_paths(paths, model):
        if isinstance(item, bytes):
            _print(item)
        else:
            failed = True
            click.echo(error_lines(item), err=True)
    if failed:
        click.get_current_context().exit(1)


@main.command("serve", short_help="Preview the site; rebuild on every change.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; 8000 or the next free one.")
@click.option("--open", "open_", is_flag=True, help="Open the site in a browser.")
@click.option(
    "--poll", is_flag=True, help="Look for changes instead of being told (network drives)."
)
def serve_command(*, host: str, port: int | None, open_: bool, poll: bool) -> None:
    """Show the site at a local address and rebuild it whenever an article is saved."""
    from briefgen.preview import preview

    preview(Path.cwd(), host=host, port=port, open_browser=open_, poll=poll, echo=_echo)


@main.command("publish", short_help="Build strictly and push the site to GitHub Pages.")
@click.option("--remote", help="A remote of this repository, or an address.")
@click.option("--branch", help="The branch that GitHub Pages shows.")
@click.option("--dry-run", is_flag=True, help="Say what would be pushed; push nothing.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--message", help="The message of the commit.")
def publish_command(
    *, remote: str | None, branch: str | None, dry_run: bool, yes: bool, message: str | None
) -> None:
    """Build the site in a temporary place, show what changes, and push it."""
    from briefgen.build import build
    from briefgen.config import load_config
    from briefgen.publish import publish

    config = load_config(Path.cwd())
    publish(
        lambda folder: build(config, output_dir=folder, strict=True, say=_echo),
        site_dir=config.site_dir,
        remote=remote or config.remote,
        branch=branch or config.branch,
        base_url=config.base_url,
        cname=config.cname,
        dry_run=dry_run,
        yes=yes,
        message=message,
        confirm=click.confirm if sys.stdin.isatty() else None,
        echo=_echo,
    )


@main.command("clean", short_help="Remove what briefgen wrote, nothing else.")
@click.option("--output", type=FOLDER, help="The folder to clean instead of output/.")
def clean_command(*, output: Path | None) -> None:
    """Remove the pages that briefgen wrote and its cache; other files stay."""
    from briefgen.build import spare_of
    from briefgen.cache import remove_cache
    from briefgen.config import load_config
    from briefgen.lock import BuildLock
    from briefgen.write import clean_site

    config = load_config(Path.cwd(), output=output)
    with BuildLock(config.site_dir, note=_echo):
        removed = clean_site(config.output_dir, spare=spare_of(config.site_dir))
        had_cache = remove_cache(config.site_dir)
    click.echo(f"{len(removed)} files removed" + (", and the cache" if had_cache else ""))


@main.command("explain", short_help="Why somebody has this name, role, country.")
@click.argument("name", nargs=-1, required=True)
@click.option("--json", "as_json_", is_flag=True, help="Print everything as JSON.")
def explain_command(*, name: tuple[str, ...], as_json_: bool) -> None:
    """Print the rule and the sentence behind all that the site says of NAME.

    NAME is a person as corrections.toml has it: a name, the last part of the page's address, or
    "NAME @ ARTICLE"; or a country's name or code. No site is written.
    """
    from briefgen.explain import as_json, as_text, explain
    from briefgen.report import skipped_lines

    found = explain(
        Path.cwd(),
        " ".join(name),
        note=_progress(quiet=False),
        say=lambda message: click.echo(message, err=True),
    )
    if found.skipped:
        click.echo(skipped_lines(found.skipped), err=True)
    click.echo(as_json(found) if as_json_ else as_text(found))


main.add_command(correct_group)


def _progress(*, quiet: bool) -> Callable[[int, int], None]:
    """What shows the progress of a long build: one line that changes, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        return lambda _, __: None
    from briefgen.report import progress

    start = time.monotonic()

    def show(done: int, total: int) -> None:
        line = progress(done, total, time.monotonic() - start)
        click.echo(f"\r\x1b[K{line}" if done < total else "\r\x1b[K", nl=False, err=True)

    return show


def _shown(path: Path) -> str:
    """A path relative to here where it lies below, else as it is."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _print(line: bytes) -> None:
    """One line of JSON to standard output, at once."""
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


_echo: Callable[[str], None] = click.echo
