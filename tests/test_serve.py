"""The preview: what it answers, what tabs are told, and that no edit ends it."""

import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

import small_site
from briefgen.errors import ArticleError, Skipped, TemplateError, UsageError
from briefgen.serve import ServedSite, serve
from briefgen.serve.files import Mount, reply_to, type_of, with_script
from briefgen.serve.live import Live, State, changed_pages
from briefgen.serve.problem import Problem, SourceLine, as_html, as_text, problem_of
from briefgen.serve.server import PreviewServer, printable
from previewed import LIMIT, Preview

PROBLEM = Problem("content/a.md:2: ", "a <b> is wrong", "mend & save")
SKIPPED = Skipped("content/a.md", 2, 0, "not closed", "close it")


# --- what tabs are told -----------------------------------------------------------------------


def test_a_tab_is_told_the_pages_that_changed_since_its_build() -> None:
    live = Live("run")
    live.built(["index.html", "people/a/index.html", "people/a/index.json"], ())
    live.built(["people/b/index.html"], (SKIPPED,))
    live.failed(PROBLEM)
    assert live.state("run.0").pages == ("index.html", "people/a/index.html", "people/b/index.html")
    assert live.state("run.1") == State("run.3", ("people/b/index.html",), PROBLEM, (SKIPPED,))
    assert live.state("run.3").pages == ()


@pytest.mark.parametrize("since", ["other.1", "", "run", "run.x", "run.2", "run.-1", "run.²"])
def test_a_tab_of_an_unknown_build_is_told_that_any_page_may_have_changed(since: str) -> None:
    live = Live("run")
    live.built(["index.html"], ())
    assert live.state(since).pages is None


def test_a_good_build_takes_the_problem_away() -> None:
    live = Live("run")
    live.failed(PROBLEM)
    live.built([], ())
    assert live.state("run.1") == State("run.2", (), None, ())


def test_a_style_sheet_or_too_many_pages_concern_every_tab() -> None:
    assert changed_pages(["index.html", "static/site.css"]) is None
    files = ["a/index.html", "data/people.json", "data/search.js", "feed.xml"]
    assert changed_pages(files) == frozenset(["a/index.html"])
    live = Live("run")
    live.built([f"articles/{number}/index.html" for number in range(501)], ())
    assert live.state("run.0").pages is None


def test_builds_long_ago_are_forgotten() -> None:
    live = Live("run")
    for _ in range(201):
        live.built(["index.html"], ())
    assert live.state("run.0").pages is None
    assert live.state("run.1").pages == ("index.html",)


def waited_for(live: Live, since: str) -> tuple[threading.Thread, SimpleQueue[State | None]]:
    """A thread that waits for news after build `since`, and where it puts them."""
    told: SimpleQueue[State | None] = SimpleQueue()
    thread = threading.Thread(target=lambda: told.put(live.wait(since, LIMIT)), daemon=True)
    thread.start()
    return thread, told


def test_waiting_ends_with_news() -> None:
    live = Live("run")
    thread, told = waited_for(live, "run.0")
    live.built(["index.html"], ())
    thread.join(LIMIT)
    assert told.get_nowait() == State("run.1", ("index.html",), None, ())


def test_waiting_ends_with_the_server_and_with_its_time() -> None:
    live = Live("run")
    assert live.wait("run.0", 0) is None
    thread, told = waited_for(live, "run.0")
    live.close()
    thread.join(LIMIT)
    assert told.get_nowait() is None


# --- problems ---------------------------------------------------------------------------------


def test_a_problem_shows_three_lines_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("one\ntwo\n<three>\nfour\nfive\n")
    error = TemplateError("no name", hint="name it", path="page.html", line=3, column=7)
    problem = problem_of(error, tmp_path)
    assert problem == Problem(
        "page.html:3:7: ",
        "no name",
        "name it",
        (SourceLine(2, "two", False), SourceLine(3, "<three>", True), SourceLine(4, "four", False)),
    )
    assert as_text(problem) == "error: page.html:3:7: no name\nhint: name it"
    assert as_html(problem) == (
        "<p><strong>page.html:3:7: no name</strong></p>"
        "<pre>     2 | two\n&gt;    3 | &lt;three&gt;\n     4 | four</pre><p>name it</p>"
    )


@pytest.mark.parametrize(
    ("line", "shown"),
    [(1, [1, 2]), (2, [1, 2]), (3, [2]), (9, []), (0, [])],
)
def test_a_problem_at_the_edge_of_a_file_shows_what_there_is(
    tmp_path: Path, line: int, shown: list[int]
) -> None:
    (tmp_path / "a.md").write_bytes(b"one\r\n" + b"\xff" * 300)
    error = ArticleError("wrong", hint="mend it", path="a.md", line=line)
    lines = problem_of(error, tmp_path).lines
    assert [found.number for found in lines] == shown
    assert all(len(found.text) <= 201 for found in lines)


def test_a_problem_without_a_file_or_of_any_kind_is_shown_too(tmp_path: Path) -> None:
    gone = TemplateError("gone", hint="look", path="nowhere.html", line=1)
    assert problem_of(gone, tmp_path) == Problem("nowhere.html:1: ", "gone", "look")
    full = OSError(28, "No space left on device", "output/index.html")
    assert problem_of(full, tmp_path).place == "output/index.html: "
    assert problem_of(full, tmp_path).message == "No space left on device"
    assert problem_of(KeyError("x"), tmp_path).message == "unexpected KeyError: 'x'"


# --- answers ----------------------------------------------------------------------------------


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A built site, and a file beside it that must never be served."""
    for name, text in {
        "output/index.html": "<body>home</body>",
        "output/404.html": "<body>missing</body>",
        "output/people/anna/index.html": "<body>Anna</body>",
        "output/data/people.json": "[]",
        "output/ö/index.html": "<p>no body",
        "secret.txt": "secret",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path / "output"


SCRIPT = (
    '<script defer src="/_briefgen/client.js" data-build="run.7"'
    ' data-pages="[&quot;people/anna/index.html&quot;]"></script>'
)


def test_a_page_carries_the_script_and_the_build_it_was_made_with(output: Path) -> None:
    reply = reply_to("/people/anna/", Mount(output), build="run.7")
    assert (reply.status, reply.content_type) == (200, "text/html; charset=utf-8")
    assert reply.body.decode() == f"<body>Anna{SCRIPT}</body>"
    assert (output / "people/anna/index.html").read_text() == "<body>Anna</body>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<body>a</body></html>", "<body>a#</body></html>"),
        ("<BODY>a</BODY>", "<BODY>a#</BODY>"),
        ("<pre></body></pre></body>", "<pre></body></pre>#</body>"),
        ("no body", "no body#"),
    ],
)
def test_the_script_stands_at_the_end_of_the_body(page: str, expected: str) -> None:
    made = with_script(page.encode(), build="b", pages=None).decode()
    assert re.sub("<script.*?</script>", "#", made) == expected


@pytest.mark.parametrize(
    ("url", "status", "location"),
    [
        ("/", 200, ""),
        ("/index.html", 200, ""),
        ("/people/anna", 302, "/people/anna/"),
        ("/people/", 404, ""),
        ("/data/people.json", 200, ""),
        ("/data/people.json/", 404, ""),
        ("/%C3%B6", 302, "/%C3%B6/"),
        ("/%C3%B6/", 200, ""),
        ("/%FF", 404, ""),
        ("/nobody/", 404, ""),
        ("/../secret.txt", 404, ""),
        ("/people/../../secret.txt", 404, ""),
        ("/%2e%2e/secret.txt", 404, ""),
        ("/..%2fsecret.txt", 404, ""),
        ("/..%5csecret.txt", 404, ""),
        ("/%00", 404, ""),
        ("//elsewhere.example/..", 404, ""),
        ("//people", 404, ""),
        ("/" + "a" * 5000, 404, ""),
        ("people/anna/", 404, ""),
    ],
)
def test_an_address_is_answered_as_by_a_web_host(
    output: Path, url: str, status: int, location: str
) -> None:
    reply = reply_to(url, Mount(output), build="run.7")
    assert (reply.status, reply.location) == (status, location)
    assert b"secret" not in reply.body


def test_links_out_of_the_folder_are_not_followed(output: Path) -> None:
    (output / "leak.txt").symlink_to(output.parent / "secret.txt")
    (output / "leaks").symlink_to(output.parent)
    (output / "inside.txt").symlink_to(output / "data" / "people.json")
    for url in ("/leak.txt", "/leaks/secret.txt"):
        assert reply_to(url, Mount(output), build="run.7").status == 404
    assert reply_to("/inside.txt", Mount(output), build="run.7").body == b"[]"


@pytest.mark.parametrize(
    ("url", "status", "location"),
    [
        ("/", 302, "/repo/"),
        ("/repo", 302, "/repo/"),
        ("/repo/", 200, ""),
        ("/repo/people/anna", 302, "/repo/people/anna/"),
        ("/people/anna/", 404, ""),
        ("/repository/", 404, ""),
    ],
)
def test_a_site_below_a_path_is_served_there_only(
    output: Path, url: str, status: int, location: str
) -> None:
    reply = reply_to(url, Mount(output, "/repo/"), build="run.7")
    assert (reply.status, reply.location) == (status, location)


def test_a_missing_page_reloads_when_it_comes_or_the_404_page_changes(output: Path) -> None:
    body = reply_to("/people/ben/", Mount(output), build="run.7").body.decode()
    assert "missing" in body
    assert "[&quot;people/ben/index.html&quot;, &quot;404.html&quot;]" in body
    (output / "404.html").unlink()
    assert b"Not found" in reply_to("/people/ben/", Mount(output), build="run.7").body


def test_without_a_site_there_is_a_placeholder_that_says_why(tmp_path: Path) -> None:
    waiting = reply_to("/people/ben/", Mount(tmp_path), build="run.0")
    assert (waiting.status, b"Building the site" in waiting.body) == (503, True)
    assert b'data-pages="null"' in waiting.body
    failed = reply_to("/", Mount(tmp_path), build="run.1", problem=PROBLEM)
    assert failed.status == 503
    assert b"content/a.md:2: a &lt;b&gt; is wrong</strong></p><p>mend &amp; save" in failed.body


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.css", "text/css; charset=utf-8"),
        ("a.JS", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.jsonl", "application/jsonl; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.png", "image/png"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_types_do_not_depend_on_the_machine(name: str, expected: str) -> None:
    assert type_of(name) == expected


# --- requests ---------------------------------------------------------------------------------


class Client:
    """A server with a site, and what it said."""

    def __init__(self, server: PreviewServer, said: list[str]) -> None:
        self.server, self.said = server, said

    def ask(
        self, url: str, *, method: str = "GET", **headers: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=LIMIT)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, url, headers=names)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


@pytest.fixture
def client(output: Path) -> Iterator[Client]:
    said: list[str] = []
    live = Live("run")
    mount = Mount(output)
    with PreviewServer("127.0.0.1", 0, mount=mount, live=live, echo=said.append) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield Client(server, said)
        live.close()
        server.shutdown()
        thread.join()


def test_nothing_may_be_cached_and_head_has_no_body(client: Client) -> None:
    answer, body = client.ask("/", method="HEAD")
    whole = client.ask("/")[1]
    assert (answer.status, body) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(whole))
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_redirect_keeps_the_query(client: Client) -> None:
    answer, _ = client.ask("/people/anna?q=%C3%B6")
    assert (answer.status, answer.headers["Location"]) == (302, "/people/anna/?q=%C3%B6")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_only_reading_is_allowed(client: Client, method: str) -> None:
    answer, _ = client.ask("/", method=method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8000", 200),
        ("LOCALHOST", 200),
        ("evil.example", 403),
        ("evil.example:8000", 403),
        ("localhost.evil.example", 403),
        ("user@evil.example", 403),
        ("[::1", 403),
    ],
)
def test_another_name_for_this_machine_is_refused(client: Client, host: str, status: int) -> None:
    assert client.ask("/", Host=host)[0].status == status


def test_a_broken_link_is_told_once_with_its_page(client: Client) -> None:
    for _ in range(2):
        client.ask("/x.css", Referer="http://localhost:1/people/anna/")
    client.ask("/typed/by/hand")
    client.ask("/favicon.ico", Referer="http://localhost:1/")
    assert client.said == ["broken link: /x.css isn't there, linked from /people/anna/"]


def test_a_link_out_of_the_base_path_is_told(client: Client) -> None:
    client.server.mount = Mount(client.server.mount.output_dir, "/repo/")
    client.ask("/people/anna/", Referer="http://localhost:1/repo/")
    assert client.said == ["broken link: /people/anna/ is outside of /repo/, linked from /repo/"]


def test_a_terminal_cannot_be_steered_by_an_address() -> None:
    assert printable("/a\x1b[2J\nö") == "/a?[2J?ö"


def test_the_state_and_the_script_are_served(client: Client) -> None:
    client.server.live.built(["index.html"], (SKIPPED,))
    answer, body = client.ask("/_briefgen/state?since=run.0")
    assert answer.headers["Content-Type"] == "application/json"
    assert json.loads(body) == {
        "id": "run.1",
        "pages": ["index.html"],
        "problem": None,
        "skipped": [
            {
                "path": "content/a.md",
                "line": 2,
                "column": 0,
                "message": "not closed",
                "hint": "close it",
            }
        ],
    }
    answer, body = client.ask("/_briefgen/client.js")
    assert (answer.headers["Content-Type"], b"EventSource" in body) == (
        "text/javascript; charset=utf-8",
        True,
    )


def test_events_come_one_by_one_and_go_on_where_a_tab_left(client: Client) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", client.server.server_port, timeout=LIMIT)
    connection.request("GET", "/_briefgen/events?since=run.0")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    first = [answer.readline() for _ in range(4)]
    client.server.live.built(["index.html"], ())
    second = [answer.readline() for _ in range(4)]
    connection.close()
    assert first == [
        b"retry: 500\n",
        b"id: run.0\n",
        b'data: {"id":"run.0","pages":[],"problem":null,"skipped":[]}\n',
        b"\n",
    ]
    assert second[1:3] == [
        b"id: run.1\n",
        b'data: {"id":"run.1","pages":["index.html"],"problem":null,"skipped":[]}\n',
    ]


def test_a_tab_that_hangs_up_is_no_error(client: Client) -> None:
    with socket.create_connection(("127.0.0.1", client.server.server_port)) as raw:
        raw.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert client.ask("/")[0].status == 200
    assert client.said == []


# --- the whole --------------------------------------------------------------------------------


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with Preview(small_site.make(tmp_path)) as started:
        assert started.built() == "built: 4 pages changed"
        yield started


def test_it_survives_every_edit_and_keeps_the_last_good_site(preview: Preview) -> None:
    preview.write("content/bridge.txt", "The bridge\nwrong here\n")
    assert preview.line() == "error: content/bridge.txt:2:1: can't draw <wrong here>"
    assert preview.line() == "hint: mend <it>"
    status, body = preview.get("/articles/bridge/")
    assert (status, "The bridge closes." in body) == (200, True)

    preview.write("content/bridge.txt", "bug\n")
    assert "unexpected KeyError: 'bug'" in preview.line()
    preview.line()

    preview.write("briefgen.toml", "repo\n")
    assert preview.line() == "error: briefgen.toml:1: no such path"
    preview.line()

    preview.write("content/bridge.txt", "left out\n")
    preview.line(), preview.line()
    preview.write("briefgen.toml", "/\n")
    assert preview.built() == "rebuilt: 2 pages changed"
    assert preview.line() == "left out: content/bridge.txt:1:1: can't be read (write it anew)"
    assert preview.get("/articles/bridge/")[0] == 404

    shutil.rmtree(preview.site / "content")
    assert preview.news() == "error: content: no content/ folder here"
    preview.line()
    assert preview.get("/articles/harbour/")[0] == 200


def test_a_deleted_content_folder_may_come_back(preview: Preview) -> None:
    shutil.move(preview.site / "content", preview.site / "away")
    assert preview.news() == "error: content: no content/ folder here"
    preview.line()
    shutil.move(preview.site / "away", preview.site / "content")
    assert preview.built() == "rebuilt: no page changed"
    preview.write("content/market.txt", "The market moves.\n")
    assert preview.built() == "rebuilt: 2 pages changed"
    assert "The market moves." in preview.get("/articles/market/")[1]


def test_twenty_files_saved_at_once_are_one_build(preview: Preview) -> None:
    for number in range(20):
        preview.write(f"content/{number:02d}.txt", "New.\n")
    assert preview.built() == "rebuilt: 21 pages changed"
    preview.write("content/last.txt", "New.\n")
    assert preview.built() == "rebuilt: 2 pages changed"


def test_a_new_base_path_moves_the_preview(preview: Preview) -> None:
    preview.write("briefgen.toml", "/repo/\n")
    assert preview.line() == f"now at {preview.address}repo/"
    preview.line()
    assert preview.get("/repo/articles/harbour/")[0] == 200
    assert preview.get("/articles/harbour/")[0] == 404


def test_it_starts_with_a_broken_site_and_recovers(tmp_path: Path) -> None:
    site = small_site.make(tmp_path)
    (site / "briefgen.toml").write_text("repo\n")
    with Preview(site) as preview:
        assert preview.line() == "error: briefgen.toml:1: no such path"
        preview.line()
        assert "briefgen.toml:1: no such path" in preview.get("/")[1]
        preview.write("briefgen.toml", "/\n")
        assert preview.built() == "rebuilt: 4 pages changed"
        assert preview.get("/")[0] == 200


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_also_in_the_middle_of_a_build_with_a_stream_open(
    preview: Preview, name: str
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=LIMIT)
    with contextlib.closing(connection) as stream:
        stream.request("GET", "/_briefgen/events")
        assert stream.getresponse().status == 200
        preview.write("content/a.txt", "slow\n")
        while not (preview.site / "building").exists():
            assert preview.process.poll() is None
        preview.process.send_signal(getattr(signal, name))
        assert preview.process.wait(LIMIT) == 0
    assert preview.lines.empty()


def test_a_taken_port_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError) as caught:
            serve(lambda: nothing(tmp_path), site_dir=tmp_path, echo=print, port=port)
    assert str(caught.value) == f"port {port} is taken on 127.0.0.1"
    assert "--port" in caught.value.hint
    assert caught.value.exit_code == 2


def test_the_next_port_is_taken_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> small_site.Report:
        raise KeyboardInterrupt

    said: list[str] = []
    site = ServedSite(interrupted, tmp_path / "output", ())
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr("briefgen.serve.DEFAULT_PORT", port)
        serve(lambda: site, site_dir=tmp_path, echo=said.append)
    assert said[0] == f"port {port} is taken"
    assert re.fullmatch(r"serving http://127\.0\.0\.1:\d+/ \(Ctrl-C ends it\)", said[1])
    assert len(said) == 2


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("no.such.host.invalid", 0)])
def test_an_address_that_cannot_be_used_is_wrong_usage(
    tmp_path: Path, host: str, port: int
) -> None:
    with pytest.raises(UsageError, match="can't listen on"):
        serve(lambda: nothing(tmp_path), site_dir=tmp_path, echo=print, host=host, port=port)


def nothing(site_dir: Path) -> ServedSite:
    return ServedSite(lambda: small_site.build(site_dir), site_dir / "output", ())


def test_watching_is_paid_for_only_by_serve() -> None:
    program = "import briefgen.serve, sys; print('watchdog' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=os.environ)
    assert done.stdout == b"False\n"
