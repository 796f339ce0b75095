"""Names from hell through every command and every format: what somebody typed is data for whoever reads it."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

import click
import cmarkgfm  # type: ignore[import-untyped]  # GitHub's own parser
import pytest

from cxmap.cli import cxmap, main
from cxmap.formats import files_of, names
from cxmap.formats.drawing.printable import UNSEEN
from cxmap.formats.mermaid import escaped
from tests.hell import NAMES, journey_of_all, journey_text, quoted

COMMANDS = {
    "analyze was": "analyses",
    "analyze all.yaml --explain": "analyses",
    "diff was now --all": "comparisons",
    "diff all.yaml other.yaml --all": "comparisons",
    "diff --conformance plan.yaml all.yaml --same-goal": "conformances",
    "lint was all.yaml broken": "findings",
    "match all.yaml log.csv": "matches",
    "measure all.yaml log.csv --names-are-teams --allow-small-cells --min-cell 1": "measurements",
}
"""Command lines, and what their formats show."""
RUNS = [
    f"{line} --format {name}"
    for line, subject in COMMANDS.items()
    for name in names(subject)
    if (line, name) != ("analyze was", "mermaid") and not files_of(name, subject)  # pictures have their own tests
]
OTHERS = ["import map.mmd", "import table.csv", "import table.md", "lint --show-files was", "lint -v was",
          "measure all.yaml log.csv --show-sql"]  # fmt: skip


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Journeys in which everything is called so, before and after; one with all names, its log, and maps."""
    folder = tmp_path_factory.mktemp("hell")
    for name in ("was", "now", "broken"):
        (folder / name).mkdir()
    for i, name in enumerate(NAMES.values()):
        text = journey_text(name).replace("id: hell", f"id: hell-{i}")
        (folder / "was" / f"{i}.yaml").write_text(text)
        (folder / "now" / f"{i}.yaml").write_text(
            text.replace("friction: 4", "friction: 2").replace("id: ask", "id: asked")
        )
        (folder / "broken" / f"{i}.yaml").write_text(text.replace("caused_by: [find]", f"caused_by: [{quoted(name)}]"))
    everything = _numbered(journey_of_all()) + _rules()
    (folder / "all.yaml").write_text(everything)
    (folder / "other.yaml").write_text(everything.replace("channel: web", "channel: app"))
    (folder / "plan.yaml").write_text(everything.replace("title:", "state: to-be\ntitle:"))
    (folder / "log.csv").write_text(_table(["case", "event", "time", "team"], _events()))
    shown = [" ".join(name.replace("\0", "").split()) for name in NAMES.values()]
    diagram = "".join(f"    {escaped(name)}: 3: {escaped(name)[:20]}\n" for name in shown)
    (folder / "map.mmd").write_text(f"journey\n  title A\n  section B\n{diagram}")
    (folder / "table.csv").write_text(_table(["Stage", "Touchpoint", "Team"], [[name] * 3 for name in shown]))
    cells = "".join(f"| {name.replace('|', '/')} | web | {i % 5 + 1} |\n" for i, name in enumerate(shown))
    (folder / "table.md").write_text(f"| Touchpoint | Channel | Friction |\n| --- | --- | --- |\n{cells}")
    return folder


def _numbered(text: str) -> str:
    ids = count()
    return re.sub(r"- \{name", lambda _: f"- {{id: step-{next(ids)}, name", text)


def _rules() -> str:
    rules = "".join(
        f"    - {{touchpoint: step-{i}, when: {quoted(name)}}}\n" for i, name in enumerate(NAMES.values()) if i % 2
    )
    return f"events:\n  case: case\n  event: event\n  time: time\n  team: team\n  match:\n{rules}"


def _events() -> list[list[str]]:
    return [
        [f"c{case}", name, f"2026-01-05 {i // 60:02}:{i % 60:02}", name]
        for case in range(12)
        for i, name in enumerate(NAMES.values())
    ]


def _table(header: list[str], rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return out.getvalue()


def run(line: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """What a command says on standard output and on standard error; it may find something, but it has to work."""
    monkeypatch.chdir(here)
    capsys.readouterr()
    code = main(line.split())
    out, err = capsys.readouterr()
    assert "internal error" not in err
    assert code in (0, 1) or line.startswith("import"), err
    return out, err


def harmless(text: str) -> None:
    """Nothing in it moves a cursor, turns a line around, or is obeyed by the runner that logs it."""
    assert UNSEEN.findall(text) == []
    assert "##[" not in text
    assert [line for line in text.splitlines() if re.match(r"\s*::\w", line)] == []


@pytest.mark.parametrize("line", RUNS + OTHERS)
def test_no_output_gives_an_order(
    line: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = run(line, here, monkeypatch, capsys)
    harmless(err)
    assert out
    if line.endswith("github"):  # the commands are our own, and the rest stands where the runner obeys nothing
        stop = re.search(r"^::stop-commands::(.*)\n", out, re.MULTILINE)
        assert stop
        assert out.endswith(f"::{stop[1]}::\n")
        assert out.count(f"::{stop[1]}::\n") == 1
        assert re.match(r"(::(error|warning|notice) .*\n){0,30}\Z", out[: stop.start()])
        out = out[: stop.start()].replace("\n::", "\n")[2:] + out[stop.end() :].removesuffix(f"::{stop[1]}::\n")
    harmless(out)


class Live(HTMLParser):
    """What a service makes of a page: elements that lead away, and texts that it turns into links."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.text = ""
        self._code = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag in ("code", "pre")
        self.links += [tag] if tag in ("a", "img") else []

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in ("code", "pre")

    def handle_data(self, data: str) -> None:
        self.text += "" if self._code else data


REFERENCES = {
    "a mention": r"(?<![\w`])@[a-z0-9]",
    "a reference": r"(?:#|gh-|[!%$])\d",
    "a commit": r"\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}\b",
    "an address": r"\w+://\w|\bwww\.\w|\w@\w",
}


@pytest.mark.parametrize("line", [line for line in RUNS if line.endswith("markdown")])
def test_no_name_is_a_link_a_mention_or_a_reference_in_a_comment(
    line: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = run(f"{line} --max-length 2000000" if line.startswith("diff") else line, here, monkeypatch, capsys)
    found = Live(cmarkgfm.github_flavored_markdown_to_html(out, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE))
    assert found.links == []
    for what, pattern in REFERENCES.items():
        assert re.findall(f".?.?(?:{pattern}).*", found.text, re.IGNORECASE)[:3] == [], what


@pytest.mark.parametrize("line", [line for line in RUNS if line.endswith("csv")])
def test_no_cell_is_a_formula(
    line: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = run(line, here, monkeypatch, capsys)
    cells = [cell for row in csv.reader(io.StringIO(out, newline="")) for cell in row]
    is_number = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?").fullmatch
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", cell) and not is_number(cell)] == []


def _texts() -> list[tuple[str, str]]:
    """Every option and argument that takes words of the user, of every command."""
    context = click.Context(cxmap)
    commands = {name: cxmap.get_command(context, name) for name in cxmap.list_commands(context)}
    found = [
        (name, param.opts[-1] if isinstance(param, click.Option) else "")
        for name, command in commands.items()
        if command
        for param in command.params
        if not getattr(param, "is_flag", False)
    ]
    return [*found, ("", "")]


@pytest.mark.parametrize(("command", "option"), _texts())
def test_no_error_gives_an_order(
    command: str,
    option: str,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    needed = {"diff": ["x.yaml", "y.yaml"], "match": ["x.yaml", "y.csv"], "measure": ["x.yaml", "y.csv"]}
    for name in NAMES.values():
        word = name.replace("\0", "")[:200]
        given = [option, word, *needed.get(command, ["x.yaml"])] if option else [word, *needed.get(command, [])[1:]]
        main([command, *given] if command else [word])
        out, err = capsys.readouterr()
        assert "internal error" not in err, given
        harmless(err)
        harmless(out)


def test_an_internal_error_gives_no_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in NAMES.values():

        def broken(*_: object, text: str = name, **__: object) -> None:
            raise KeyError(text + "\x1b[31m") if len(text) % 2 else ValueError(text)

        monkeypatch.setattr("cxmap.rules.rules", broken)
        for more in ([], ["--debug"]):
            assert main(["rules", *more]) == 2
            harmless(capsys.readouterr().err)
