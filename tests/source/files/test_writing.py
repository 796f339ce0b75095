"""Writing a file whole: the new one or the old one, and never half of it."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cxmap.errors import CannotWrite
from cxmap.source.files import write_whole, write_whole_bytes
from tests.source.files.others import with_package, without_privileges
from tests.source.told import told

ONCE_MORE = "choose another place, or make the file and its folder writable"


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.is_file()}


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


# Writing


def test_a_new_file_has_the_mode_that_any_new_file_has(here: Path) -> None:
    before = os.umask(0o027)
    write_whole("new.md", "a → b\r\nc\n")
    os.umask(before)
    assert ((here / "new.md").read_bytes(), mode(here / "new.md")) == ("a → b\r\nc\n".encode(), "0o640")
    assert os.listdir(here) == ["new.md"]


def test_an_old_file_keeps_its_mode(here: Path) -> None:
    (here / "old.md").write_text("a longer text than the new one")
    (here / "old.md").chmod(0o751)
    write_whole(here / "old.md", "new")
    assert (content(here), mode(here / "old.md")) == ({"old.md": "new"}, "0o751")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_an_old_file_keeps_its_owner(here: Path) -> None:
    (here / "old.md").touch()
    os.chown(here / "old.md", 1234, 2345)
    write_whole("old.md", "new")
    assert ((here / "old.md").stat().st_uid, (here / "old.md").stat().st_gid) == (1234, 2345)


def test_bytes_are_written_as_they_are(here: Path) -> None:
    write_whole_bytes("a.bin", b"\xff\r\n\x00")
    assert (here / "a.bin").read_bytes() == b"\xff\r\n\x00"


def test_a_name_that_no_encoding_knows_does_not_end_a_report(here: Path) -> None:
    write_whole("report.md", "caf\udce9.yaml")
    assert content(here) == {"report.md": "caf\\udce9.yaml"}


def test_a_link_is_written_through(here: Path) -> None:
    (here / "folder").mkdir()
    (here / "folder/real.md").write_text("old")
    (here / "link.md").symlink_to("folder/real.md")
    (here / "next.md").symlink_to("folder/next.md")
    write_whole("link.md", "new")
    write_whole("next.md", "made")
    assert content(here / "folder") == {"next.md": "made", "real.md": "new"}
    assert [os.readlink(here / name) for name in ("link.md", "next.md")] == ["folder/real.md", "folder/next.md"]


def test_a_device_is_written_to_and_stays(here: Path) -> None:
    write_whole("/dev/null", "nothing")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    assert os.listdir(here) == []


def test_a_named_pipe_is_written_to(here: Path) -> None:
    os.mkfifo(here / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((here / "pipe").read_bytes()))
    reader.start()
    write_whole("pipe", "through")
    reader.join()
    assert (read, stat.S_ISFIFO(os.stat("pipe").st_mode)) == ([b"through"], True)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_in_a_file_keeps_what_was_written_before_and_after(here: Path, name: str) -> None:
    code = (
        "import os, sys; from cxmap.source.files import write_whole\n"
        "os.write(1, b'before, '); write_whole(sys.argv[1], 'whole, '); os.write(1, b'after')\n"
    )
    with open(here / "out.txt", "wb") as out:
        subprocess.run([sys.executable, "-c", code, name], stdout=out, check=True, env=with_package())
    assert content(here) == {"out.txt": "before, whole, after"}


def test_a_reader_that_went_away_is_no_failure_to_write() -> None:
    read, write = os.pipe()
    os.close(read)
    with pytest.raises(BrokenPipeError):
        write_whole(f"/dev/fd/{write}", "x")
    os.close(write)


@pytest.mark.parametrize(
    ("path", "says", "hint"),
    [
        ("", "'.' is a folder", "name a file in it"),
        ("folder", "'folder' is a folder", "name a file in it"),
        ("folder/", "'folder' is a folder", "name a file in it"),
        ("later/", "'later' is a folder", "name a file in it"),
        ("no such/a.md", "there is no folder 'no such'", "run `mkdir -p 'no such'`"),
        ("old.md/a.md", "'old.md' is not a folder", "choose another place"),
        ("loop", "'loop' cannot be written: Too many levels of symbolic links", None),
        ("x" * 300, None, None),
        ("a\0b", None, None),
    ],
)
def test_what_cannot_be_written_says_why(here: Path, path: str, says: str | None, hint: str | None) -> None:
    (here / "folder").mkdir()
    (here / "old.md").write_text("old")
    (here / "loop").symlink_to("loop")
    with pytest.raises(CannotWrite) as caught:
        write_whole(path, "new")
    message, advice = told(caught.value)
    assert (message, advice) == (says or message, hint or advice)
    assert advice
    assert (content(here), os.listdir("folder")) == ({"old.md": "old"}, [])


def test_a_disk_that_fills_up_leaves_the_old_file(here: Path) -> None:
    (here / "old.md").write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(CannotWrite) as caught:
            write_whole("old.md", "x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    hint = "choose another place, or free some space"
    assert told(caught.value) == ("'old.md' cannot be written: File too large", hint)
    assert content(here) == {"old.md": "old"}


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError, PermissionError])
def test_an_interruption_leaves_the_old_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    def stop(*_: object) -> None:
        raise interruption

    (here / "old.md").write_text("old")
    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(CannotWrite if interruption is PermissionError else interruption):
        write_whole("old.md", "new")
    assert content(here) == {"old.md": "old"}


def test_a_folder_without_permission_says_so(public: Path) -> None:
    (public / "old.md").write_text("old")
    (public / "old.md").chmod(0o666)
    public.chmod(0o555)
    errors = []
    for path in (public / "old.md", public / "new.md"):
        with without_privileges(), pytest.raises(CannotWrite) as caught:
            write_whole(path, "new")
        errors.append(told(caught.value))
    assert errors == [(f"no permission to write '{public}/{name}'", ONCE_MORE) for name in ("old.md", "new.md")]
    assert content(public) == {"old.md": "old"}


def test_a_file_that_is_only_to_be_read_is_not_replaced(public: Path) -> None:
    (public / "old.md").write_text("old")
    (public / "old.md").chmod(0o444)
    with without_privileges(), pytest.raises(CannotWrite) as caught:
        write_whole(public / "old.md", "new")
    assert told(caught.value) == (f"no permission to write '{public}/old.md'", ONCE_MORE)
    assert content(public) == {"old.md": "old"}
