from __future__ import annotations

import io
import os
import resource
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cxmap.errors import CannotWrite, CxmapError, MissingInput, UnreadableInput
from cxmap.source.decode import SIZE_LIMIT
from cxmap.source.files import Input, missing, read_input, shown, write_whole, write_whole_bytes

PIPE = "name a file, or pipe one in: cxmap lint - < journey.yaml"
ONCE_MORE = "choose another place, or make the file and its folder writable"


def told(error: CxmapError) -> tuple[str, str]:
    return error.message, error.hint


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.is_file()}


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@contextmanager
def without_privileges() -> Iterator[None]:
    """Permissions mean nothing to root, so that root becomes somebody else for a test of them."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that somebody else can reach, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


# Names


def test_names_are_relative_where_they_can_be(here: Path) -> None:
    names = ["a.yaml", "./a.yaml", "x//./a.yaml", f"{here}/x/a.yaml", "../a.yaml", "/dev/null", "./-", str(here)]
    assert [shown(name) for name in names] == [
        "a.yaml",
        "a.yaml",
        "x/a.yaml",
        "x/a.yaml",
        "../a.yaml",
        "/dev/null",
        "./-",
        ".",
    ]


def test_a_working_folder_that_is_gone_keeps_absolute_names(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "gone").mkdir()
    monkeypatch.chdir(here / "gone")
    (here / "gone").rmdir()
    assert shown(f"{here}/a.yaml") == f"{here}/a.yaml"


# Reading


def test_a_file_is_read_byte_for_byte(here: Path) -> None:
    (here / "ä b.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\n\xff")
    assert read_input(f"{here}/ä b.yaml") == Input("ä b.yaml", b"\xef\xbb\xbfa: 1\r\n\xff")


def test_a_file_at_a_revision_keeps_its_full_name(here: Path) -> None:
    (here / "a.yaml").write_text("old")
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "one")):
        subprocess.run(["git", *arguments], check=True, env=os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null"})
    (here / "a.yaml").write_text("new")
    assert read_input("HEAD:a.yaml") == Input("HEAD:a.yaml", b"old")


def test_a_file_that_looks_like_a_revision_wins(here: Path) -> None:
    (here / "HEAD:a.yaml").write_text("a file")
    assert read_input("HEAD:a.yaml") == Input("HEAD:a.yaml", b"a file")


def test_a_missing_file_is_told_with_the_nearest_name(here: Path) -> None:
    for name in ("journeys/return-shoes.yaml", "journeys/other.yaml", "return.csv"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).touch()
    errors = []
    for spec in ("journeys/retrun-shoes.yaml", "journey/return-shoes.yaml", "journeys/return-shoes.yml", "retrun.csv"):
        with pytest.raises(MissingInput) as caught:
            read_input(spec)
        errors.append(told(caught.value))
    assert errors == [
        ("there is no file or folder 'journeys/retrun-shoes.yaml'", "did you mean journeys/return-shoes.yaml?"),
        ("there is no file or folder 'journey/return-shoes.yaml'", "did you mean journeys/return-shoes.yaml?"),
        ("there is no file or folder 'journeys/return-shoes.yml'", "did you mean journeys/return-shoes.yaml?"),
        ("there is no file or folder 'retrun.csv'", "did you mean return.csv?"),
    ]


@pytest.mark.parametrize("spec", ["", "zzz", "a\0b", "x" * 5_000, "\ud800.yaml", "a.yaml/", "a.yaml/x", "HTTP://x"])
def test_no_name_crashes(here: Path, spec: str) -> None:
    (here / "a.yaml").touch()
    with pytest.raises((MissingInput, UnreadableInput)) as caught:
        read_input(spec)
    assert caught.value.hint


def test_a_link_that_leads_nowhere_is_named_as_such(here: Path) -> None:
    (here / "link.yaml").symlink_to("lost.yaml")
    with pytest.raises(MissingInput) as caught:
        read_input("link.yaml")
    assert told(caught.value) == (
        "'link.yaml' is a link to 'lost.yaml', which is not there",
        "mend the link, or name the file itself",
    )


def test_an_unlike_name_gets_no_guess(here: Path) -> None:
    (here / "b.yaml").touch()
    assert told(missing("return-shoes.yaml")) == (
        "there is no file or folder 'return-shoes.yaml'",
        "check the spelling, and the folder you are in",
    )


def test_a_folder_is_no_file(here: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_input(str(here))
    assert told(caught.value) == ("'.' is a folder, and a file is needed", "name a file in it")


def test_a_file_without_permission_is_unreadable(public: Path) -> None:
    path = public / "secret file.yaml"
    path.touch(mode=0o000)
    with without_privileges(), pytest.raises(UnreadableInput) as caught:
        read_input(str(path))
    hint = f"`ls -l '{path}'` shows who may read it"
    assert told(caught.value) == (f"no permission to read {str(path)!r}", hint)


def test_a_file_in_a_folder_without_permission_is_unreadable(public: Path) -> None:
    (public / "folder").mkdir(mode=0o000)
    with without_privileges(), pytest.raises(UnreadableInput, match="no permission to read"):
        read_input(f"{public}/folder/a.yaml")


def test_a_device_without_an_end_is_read_to_the_limit() -> None:
    assert read_input("/dev/zero") == Input("/dev/zero", bytes(SIZE_LIMIT + 1))


def test_an_empty_device_is_empty() -> None:
    assert read_input("/dev/null") == Input("/dev/null", b"")


def test_a_named_pipe_is_read_to_its_end(here: Path) -> None:
    os.mkfifo(here / "pipe.yaml")
    writer = threading.Thread(target=lambda: (here / "pipe.yaml").write_text("cxmap: 1\n" * 20_000))
    writer.start()
    assert read_input("pipe.yaml") == Input("pipe.yaml", b"cxmap: 1\n" * 20_000)
    writer.join()


# Standard input


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


class Broken(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_dash_is_standard_input_under_the_name_it_was_given() -> None:
    assert read_input("-", stdin_name="a.yaml", stdin=io.BytesIO(b"\xffpiped")) == Input("a.yaml", b"\xffpiped")


def test_standard_input_may_be_empty() -> None:
    assert read_input("-", stdin=io.BytesIO()) == Input("<stdin>", b"")


def test_a_terminal_is_not_waited_for() -> None:
    with pytest.raises(MissingInput) as caught:
        read_input("-", stdin=Terminal())
    assert told(caught.value) == ("nothing is piped in", PIPE)


def test_standard_input_that_fails_is_unreadable() -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_input("-", stdin=Broken())
    assert told(caught.value) == ("standard input cannot be read: Input/output error", PIPE)


def test_closed_standard_input_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(MissingInput) as given:
        read_input("-", stdin=closed)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(MissingInput) as own:
        read_input("-")
    assert [told(given.value), told(own.value)] == [("standard input is closed", PIPE)] * 2


@pytest.mark.parametrize(
    ("redirection", "says"),
    [
        ("<&-", "standard input is closed"),
        ("< /dev/zero", str(SIZE_LIMIT + 1)),
        ("< /dev/null", "0"),
    ],
)
def test_whatever_the_shell_gives_us_ends_well(redirection: str, says: str) -> None:
    code = (
        "from cxmap.source.files import read_input\n"
        "try: print(len(read_input('-').data))\n"
        "except Exception as error: print(error)\n"
    )
    shell = ["sh", "-c", f'"$1" -c "$2" {redirection}', "sh", sys.executable, code]
    done = subprocess.run(shell, capture_output=True, text=True, check=False, env=with_package())
    assert (done.stdout, done.stderr) == (f"{says}\n", "")


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


def with_package() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}


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
