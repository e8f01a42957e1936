"""The preview: builds at start and after each change, serves the result, survives every edit.

The build runs in the main thread, so that Ctrl-C ends it the way it ends `briefgen build`: its
clean-up runs, and no half-done work stays. The server's threads only read.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import secrets
import signal
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Protocol

from briefgen.errors import Skipped, UsageError
from briefgen.model import Record
from briefgen.serve.files import Mount
from briefgen.serve.live import Live
from briefgen.serve.problem import as_text, problem_of
from briefgen.serve.server import PreviewServer
from briefgen.watch import Watch

Echo = Callable[[str], None]

DEFAULT_PORT = 8000
PORTS_TRIED = 10

# SIGHUP, a closed terminal, doesn't exist on Windows.
SIGNALS = tuple(name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Built(Protocol):
    """What the preview reads of a build's report; the paths count from the site's root."""

    @property
    def written(self) -> tuple[str, ...]:
        """Files that are new or changed."""

    @property
    def removed(self) -> tuple[str, ...]:
        """Files that are gone."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Articles that could not be read."""

    @property
    def seconds(self) -> float:
        """How long the build took."""


class ServedSite(Record, frozen=True):
    """A site as its settings are now: how to build it, where it lies, what it is made from.

    `base_path` is the path of the site's public address, "/" or like "/repo/".
    """

    build: Callable[[], Built]
    output_dir: Path
    watched: tuple[Path, ...]
    base_path: str = "/"


def serve(
    read_site: Callable[[], ServedSite],
    *,
    site_dir: Path,
    echo: Echo,
    host: str = "127.0.0.1",
    port: int | None = None,
    open_browser: bool = False,
    poll: bool = False,
) -> None:
    """Serve the site until Ctrl-C or SIGTERM, and rebuild it after each change.

    Args:
        read_site: reads the settings; called before each build, so that an edit of them counts.
        site_dir: the folder that paths in errors count from; its briefgen.toml is watched, and
            its output/ served, while the settings can't be read.
        echo: prints one line.
        host: the address to listen on; only this machine reaches the default.
        port: the port, 0 for any free one; None: 8000, or the next free of ten.
        open_browser: opens the site in the user's browser.
        poll: looks at the files every second, for network drives that don't tell of changes.

    Raises:
        UsageError: the port is taken or can't be used. Nothing else: a build that fails, for
            whatever reason, is shown, and the next change tries again.
    """
    site = _first_site(read_site, site_dir)
    live = Live(secrets.token_hex(4))
    with _open_server(host, port, mount=_mount(site), live=live, echo=echo) as server, _stoppable():
        echo(f"serving {server.address} (Ctrl-C ends it)")
        if open_browser:
            threading.Thread(target=webbrowser.open, args=[server.address], daemon=True).start()
        with _running(server), Watch(poll=poll, echo=echo) as watch:
            while True:
                site = _rebuild(site, read_site, site_dir=site_dir, server=server, watch=watch)
                watch.next_batch()


def _first_site(read_site: Callable[[], ServedSite], site_dir: Path) -> ServedSite:
    """The site, or one to wait with when the settings can't be read; the first build says why."""
    try:
        return read_site()
    except Exception:  # noqa: BLE001  The first build reads them again, and shows the error.
        settings = (site_dir / "briefgen.toml",)
        return ServedSite(lambda: read_site().build(), site_dir / "output", settings)


def _mount(site: ServedSite) -> Mount:
    """Where the site is served from, and under which path."""
    return Mount(site.output_dir, site.base_path)


def _rebuild(
    last: ServedSite,
    read_site: Callable[[], ServedSite],
    *,
    site_dir: Path,
    server: PreviewServer,
    watch: Watch,
) -> ServedSite:
    """The site as it was read now, or `last` when that failed; tabs and terminal know the rest."""
    site, first = last, server.live.fresh
    try:
        watch.follow(site.watched, ignored=[site.output_dir])
        site = read_site()
        watch.follow(site.watched, ignored=[site.output_dir])
        if server.mount != _mount(site):
            server.mount = _mount(site)
            server.echo(f"now at {server.address}")
        report = site.build()
    except Exception as error:  # noqa: BLE001  The preview outlives every mistake; it shows it.
        problem = problem_of(error, site_dir)
        server.live.failed(problem)
        server.echo(as_text(problem))
        return site
    server.told.clear()
    server.live.built((*report.written, *report.removed), report.skipped)
    server.echo(_outcome(report, first=first))
    for skipped in report.skipped:
        server.echo(f"left out: {skipped} ({skipped.hint})")
    return site


def _outcome(report: Built, *, first: bool) -> str:
    """A build in one line: "rebuilt in 0.3 s: 2 pages changed"."""
    pages = sum(path.endswith(".html") for path in (*report.written, *report.removed))
    changed = f"{pages} page{'s' if pages != 1 else ''} changed" if pages else "no page changed"
    return f"{'built' if first else 'rebuilt'} in {report.seconds:.1f} s: {changed}"


def _open_server(
    host: str, port: int | None, *, mount: Mount, live: Live, echo: Echo
) -> PreviewServer:
    """A server that listens; raises UsageError when the port can't be had."""
    ports = [port] if port is not None else range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED)
    for candidate in ports:
        try:
            server = PreviewServer(host, candidate, mount=mount, live=live, echo=echo)
        except (OSError, OverflowError) as error:
            if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
                continue
            raise UsageError(
                f"can't listen on {host}, port {candidate}: {error}",
                hint="choose another with --host or --port",
            ) from error
        if candidate != ports[0]:
            echo(f"port {ports[0]} is taken")
        return server
    taken = str(ports[0]) if port is not None else f"{ports[0]} to {ports[-1]}"
    raise UsageError(
        f"port {taken} is taken on {host}",
        hint="end the other server, or choose another port with --port",
    )


@contextlib.contextmanager
def _running(server: PreviewServer) -> Iterator[None]:
    """Answer requests in threads of their own while the block runs."""
    thread = threading.Thread(target=server.serve_forever, args=[0.1], daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.live.close()
        server.shutdown()
        thread.join()


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Leave the block, quietly, at Ctrl-C, SIGTERM, or when the terminal is closed."""
    old = {}
    if threading.current_thread() is threading.main_thread():
        old = {name: signal.signal(getattr(signal, name), _stop) for name in SIGNALS}
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for name, handler in old.items():
            signal.signal(getattr(signal, name), handler)


def _stop(*_: int | FrameType | None) -> None:
    """End the main thread's work; a second signal must not disturb the clean-up."""
    for name in SIGNALS:
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    gc.freeze()  # Looking through a loaded model for garbage would hold up the end.
    raise KeyboardInterrupt
