"""Reading a file: byte for byte, or one clear error."""

from __future__ import annotations

import os
import subprocess
import threading
from pathlib import Path

import pytest

from cxmap.errors import MissingInput, UnreadableInput
from cxmap.source.decode import SIZE_LIMIT
from cxmap.source.files import Input, missing, read_input
from tests.source.files.others import without_privileges
from tests.source.told import told


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
