"""Reading standard input, whatever the shell connects it to."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from cxmap.errors import MissingInput, UnreadableInput
from cxmap.source.decode import SIZE_LIMIT
from cxmap.source.files import Input, read_input
from tests.source.files.others import with_package
from tests.source.told import told

PIPE = "name a file, or pipe one in: cxmap lint - < journey.yaml"


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
