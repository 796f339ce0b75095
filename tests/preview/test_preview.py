"""The preview as a browser asks for it: what is drawn, what changes when a file is saved, and who gets nothing."""

from __future__ import annotations

import errno
import http.client
import json
import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.conftest import SCRIPT, Cxmap, can_be_interrupted, environment
from tests.lint.example import CLEAN
from tests.tools import browser

BROKEN = CLEAN.replace("friction: 4", "friction: 9")
Start = Callable[..., "Preview"]


class Preview:
    """A running `cxmap preview`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout
        self.address = process.stdout.readline().strip()
        self.port = int(self.address.rstrip("/").rpartition(":")[2])

    def answer(self, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        response = connection.getresponse()
        return response.status, response.read().decode(), dict(response.getheaders())

    def news(self, name: str) -> Iterator[dict[str, object]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", f"/news/{quote(name, safe='')}" if name else "/news")
        for line in connection.getresponse():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    running: list[subprocess.Popen[str]] = []

    def begin(*words: str) -> Preview:
        process = subprocess.Popen(
            [str(SCRIPT), "preview", "--no-open", *words],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            preexec_fn=can_be_interrupted,
        )
        running.append(process)
        return Preview(process)

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def test_a_file_is_shown_in_a_frame_and_its_page_is_that_of_analyze(start: Start, tmp_path: Path, cxmap: Cxmap) -> None:
    (tmp_path / "a.yaml").write_text(CLEAN)
    running = start("a.yaml")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", running.address)
    status, shell, headers = running.answer("/")
    assert status == 200
    assert 'src="/page/a.yaml"' in shell
    assert "all journeys" not in shell
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    page = cxmap("analyze", "a.yaml", "--format", "html", cwd=tmp_path).stdout
    assert running.answer("/page/a.yaml")[1] == page


def test_findings_stand_over_the_last_good_page_until_they_are_mended(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(CLEAN)
    running = start("a.yaml")
    good = running.answer("/page/a.yaml")[1]
    news = running.news("a.yaml")
    first = next(news)
    assert first["findings"] == ""
    for text, words in ((BROKEN, "friction"), ("cxmap: [", "not YAML"), ("", "empty"), (b"\xff\xfe\xfa", "a.yaml")):
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        told = next(news)
        assert words in str(told["findings"])
        assert told["page"] == first["page"]
        assert running.answer("/page/a.yaml")[1] == good
        assert words in running.answer("/")[1]
    file.unlink()
    assert "there is no file" in str(next(news)["findings"])
    file.write_text(CLEAN.replace("friction: 4", "friction: 2"))
    mended = next(news)
    assert mended["findings"] == ""
    assert mended["page"] != first["page"]


def test_a_file_that_is_broken_from_the_start_is_shown_as_soon_as_it_can_be(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(BROKEN)
    running = start("a.yaml")
    assert "nothing could be drawn yet" in running.answer("/")[1]
    assert running.answer("/page/a.yaml")[0] == 404
    news = running.news("a.yaml")
    next(news)
    file.write_text(CLEAN)
    assert next(news)["findings"] == ""
    assert running.answer("/page/a.yaml")[0] == 200


def test_a_folder_is_a_list_to_which_new_journeys_are_added(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "a.yaml").write_text(CLEAN)
    (folder / "b.yaml").write_text(BROKEN)
    running = start("maps")
    listed = running.answer("/")[1]
    assert "2 journeys" in listed
    assert listed.count("cannot be read as it is") == 1
    news = running.news("")
    next(news)
    (folder / "c d.yaml").write_text(CLEAN.replace("\ntitle: ", "\ntitle: A <b>third</b> & "))
    next(news)
    listed = running.answer("/")[1]
    assert "A &lt;b&gt;third&lt;/b&gt; &amp;" in listed
    assert "<b>" not in listed
    assert running.answer("/frame/maps%2Fc%20d.yaml")[0] == 200
    (folder / "a.yaml").unlink()
    while running.answer("/frame/maps%2Fa.yaml")[0] != 404:
        next(news)
    assert "2 journeys" in running.answer("/")[1]


def test_nothing_is_served_but_the_journeys_that_were_named(start: Start, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.yaml").write_text(CLEAN)
    (tmp_path / "other.yaml").write_text(CLEAN)
    (tmp_path / "maps" / "secret.txt").write_text("secret")
    running = start("maps")
    for path in (
        "/other.yaml", "/page/other.yaml", "/page/maps%2F..%2Fother.yaml", "/page/../other.yaml", "/maps/a.yaml",
        "/page/maps%2Fsecret.txt", "/page/%2Fetc%2Fpasswd", "/..%2f..%2fetc/passwd", "/news/other.yaml", "/page/", "/x",
    ):  # fmt: skip
        assert running.answer(path)[:2] == (404, "there is nothing here\n"), path
    assert running.answer("/", method="POST")[0] == 501
    assert running.answer("/page/maps%2Fa.yaml")[0] == 200


def test_who_comes_by_another_name_gets_nothing(start: Start, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(CLEAN)
    running = start("a.yaml")
    for host in ("evil.example", f"evil.example:{running.port}", "127.0.0.1", f"127.0.0.1:{running.port + 1}"):
        for path in ("/", "/page/a.yaml", "/news/a.yaml"):
            status, told, _ = running.answer(path, host)
            assert (status, "Bank" in told) == (421, False)
    assert running.answer("/", f"localhost:{running.port}")[0] == 200


def test_ctrl_c_ends_it_while_a_browser_listens(start: Start, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(CLEAN)
    running = start("a.yaml")
    next(running.news("a.yaml"))
    running.process.send_signal(signal.SIGINT)
    _, told = running.process.communicate(timeout=10)
    assert running.process.returncode == 130
    assert told == "Ctrl-C ends it\n"
    again = start("a.yaml", "--port", str(running.port))
    assert again.port == running.port


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-"], "error: '-' is nothing that somebody saves\nhint: name a file or a folder\n"),
        (["main:a.yaml"], "error: 'main:a.yaml' is nothing that somebody saves\nhint: name a file or a folder\n"),
        (
            ["gone.yaml"],
            "error: there is no file or folder 'gone.yaml'\nhint: check the spelling, and the folder you are in\n",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_an_error(words: list[str], told: str, tmp_path: Path, cxmap: Cxmap) -> None:
    done = cxmap("preview", "--no-open", *words, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, told)


def test_a_port_that_is_taken_is_an_error(start: Start, tmp_path: Path, cxmap: Cxmap) -> None:
    (tmp_path / "a.yaml").write_text(CLEAN)
    running = start("a.yaml")
    done = cxmap("preview", "--no-open", "a.yaml", "--port", str(running.port), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith(
        f"error: port {running.port} cannot be used: {os.strerror(errno.EADDRINUSE)}\nhint: --port 0 takes a free one\n"
    )


def test_a_browser_follows_what_is_saved(start: Start, tmp_path: Path) -> None:
    if why := browser.missing():
        pytest.skip(why)
    for name, text in (("a", CLEAN), ("broken", BROKEN), ("mended", CLEAN.replace("\ntitle: ", "\ntitle: Mended "))):
        (tmp_path / f"{name}.yaml").write_text(text)
    running = start("a.yaml")
    files = [str(tmp_path / name) for name in ("a.yaml", "broken.yaml", "mended.yaml", "seen.png")]
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("follow.mjs")), running.address, *files],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "CHECK_MODULES": str(browser.MODULES)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert (seen["messages"], seen["elsewhere"]) == ([], [])
    first, broken, mended = (seen[name] for name in ("first", "broken", "mended"))
    assert first["findings"] == mended["findings"] == ""
    assert "friction is 1 (effortless) to 5 (blocked)" in broken["findings"]
    assert broken["page"] == first["page"]
    assert broken["title"] == f"✗ {first['title']}"
    assert mended["page"] == f"Mended {first['page']}"
