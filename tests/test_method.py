"""docs/method.md says what the program does: its examples are run, its index is complete, who cites it finds it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest

from cxmap.analysis.breakdowns import Signal, Strain
from cxmap.analysis.costs import PRESETS
from cxmap.cli import main
from cxmap.diff.change import Kind
from cxmap.diff.changes import kinds
from cxmap.diff.gate import GATES
from cxmap.diff.verdict import NAMES
from tests.conftest import ROOT

METHOD = ROOT / "docs" / "method.md"
TEXT = METHOD.read_text(encoding="utf-8")
NAMED_BY = ("change", "deviation", "id", "team", "mode", "stage")
"""The fields that tell the entries of a list apart, so that an example can say ``touchpoints.call``."""

_HEADING = re.compile(r"^#{2,3} (\d+(?:\.\d+)?)\.? (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(yaml|text)\n(.*?)^```$|^With the \w+ of (\d+\.\d+)", re.MULTILINE | re.DOTALL)
_CITED = re.compile(r"docs/method\.md((?:(?:,| and|)\s+\d+(?:\.\d+)?)+)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

Json = Callable[..., dict[str, Any]]


class Example(NamedTuple):
    """Lines that say what fields come to, below the journeys that they are about, and the section they stand in."""

    section: str
    journeys: tuple[str, ...]
    command: str
    fields: tuple[tuple[str, Any], ...]


def sections() -> dict[str, str]:
    """The text of each section, by its number."""
    found = list(_HEADING.finditer(TEXT))
    ends = [*(heading.start() for heading in found[1:]), len(TEXT)]
    return {heading[1]: TEXT[heading.end() : end] for heading, end in zip(found, ends, strict=True)}


def examples() -> Iterator[Example]:
    """Every example; one without a journey of its own says from which section it takes one, or names files."""
    first: dict[str, tuple[str, ...]] = {}
    for number, text in sections().items():
        journeys: tuple[str, ...] = ()
        for language, block, other in _BLOCK.findall(text):
            if language == "text":
                yield _example(number, journeys, block)
                continue
            journeys = first[other] if other else tuple(_journey(part) for part in block.split("---\n"))
            first.setdefault(number, journeys)


def _journey(block: str) -> str:
    """A whole file from what an example shows of it."""
    return "cxmap: 1\nid: example\ntitle: Example\n" + ("touchpoints:\n" if block.startswith("- ") else "") + block


def _example(section: str, journeys: tuple[str, ...], block: str) -> Example:
    lines = block.splitlines()
    command = lines.pop(0) if lines[0].startswith("cxmap ") else ""
    pairs = (line.partition(" = ") for line in lines)
    fields = tuple((field, json.loads(value)) for field, _, value in pairs)
    return Example(section, journeys, command or _command(journeys), fields)


def _command(journeys: tuple[str, ...]) -> str:
    return "cxmap analyze FILE" if len(journeys) == 1 else "cxmap diff OLD NEW"


EXAMPLES = list(examples())


@pytest.fixture
def json_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Json:
    """What a command of an example gives, as JSON."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("CI", raising=False)

    def run(command: str, journeys: tuple[str, ...]) -> dict[str, Any]:
        names = {0: (), 1: ("FILE",), 2: ("OLD", "NEW")}[len(journeys)]
        for name, text in zip(names, journeys, strict=True):
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        words = [str(tmp_path / f"{word}.yaml") if word in names else word for word in shlex.split(command)[1:]]
        main([*words, "--format", "json"])
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return run


def value_of(document: dict[str, Any], field: str) -> Any:
    """The value of a field; entries of lists by place, or by what they are called."""
    for outer in ("analyses", "comparisons", "conformances"):
        if outer in document:
            document = {**document, **document[outer][0]}
    value: Any = document
    for part in field.split("."):
        value = _entry(value, part) if isinstance(value, list) else value[part]
    return value


def _entry(entries: list[Any], part: str) -> Any:
    if part.isdigit():
        return entries[int(part)]
    found = [entry for entry in entries if part in _names(entry)]
    assert len(found) == 1, f"{part} names {len(found)} of {[_names(entry) for entry in entries]}"
    return found[0]


def _names(entry: dict[str, Any]) -> list[str]:
    name = next((field for field in NAMED_BY if field in entry), "")
    return ["null" if entry[name] is None else entry[name]] if name else []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.section)
def test_an_example_comes_to_what_it_says(example: Example, json_of: Json) -> None:
    document = json_of(example.command, example.journeys)
    said = dict(example.fields)
    assert {field: value_of(document, field) for field in said} == said


def test_sections_are_numbered_without_gaps_and_each_topic_has_an_example_or_a_table() -> None:
    numbers = [tuple(map(int, number.split("."))) for number in sections()]
    expected: list[tuple[int, ...]] = []
    for number in numbers:
        last = expected[-1] if expected else (0,)
        expected.append((last[0], (*last, 0)[1] + 1) if len(number) == 2 else (last[0] + 1,))
    assert numbers == expected
    bare = {number for number in topics() if "```text" not in topics()[number] and "\n| " not in topics()[number]}
    assert bare == set()


def topics() -> dict[str, str]:
    """The sections that explain one thing each."""
    return {number: text for number, text in sections().items() if "." in number}


@pytest.mark.parametrize("number", topics())
def test_a_topic_opens_with_one_sentence_for_somebody_with_no_time(number: str) -> None:
    opening = re.match(r"\n\n((?:> .+\n)+)\n", topics()[number])
    assert opening, f"section {number} has no opening sentence"
    assert opening[1].rstrip().endswith((".", "?"))


def fields(schema: dict[str, Any]) -> set[str]:
    """The fields of a document that hold no others, such as ``teams[].team``."""

    def walk(node: dict[str, Any], path: str) -> Iterator[str]:
        node = {**schema["$defs"][node["$ref"].rpartition("/")[2]], **node} if "$ref" in node else node
        below = [found for part in node.get("anyOf", []) for found in walk(part, path) if found != path]
        for name, inner in node.get("properties", {}).items():
            below += walk(inner, f"{path}.{name}")
        if "items" in node:
            below += [found for found in walk(node["items"], f"{path}[]") if found != f"{path}[]"]
        yield from below or [path]

    return {path.removeprefix(".").removeprefix("analyses[].") for path in walk(schema, "")}


@pytest.mark.parametrize(("name", "section"), [("analysis", "14.1"), ("diff", "14.2"), ("portfolio", "14.3")])
def test_the_index_names_every_field_and_no_other(name: str, section: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema", name])
    known = fields(json.loads(capsys.readouterr().out))
    rows = re.findall(r"^\| (`.+`) \| ([\d., ]+) \|$", sections()[section], re.MULTILINE)
    listed = [field for names, _ in rows for field in re.findall(r"`([^`]+)`", names)]
    patterns = [field.replace("[]", "[[]]") for field in listed]
    assert {field for field in known if not any(fnmatchcase(field, pattern) for pattern in patterns)} == set()
    assert [pattern for pattern in patterns if not any(fnmatchcase(field, pattern) for field in known)] == []
    assert len(listed) == len(set(listed))
    assert {number for _, numbers in rows for number in _NUMBER.findall(numbers)} <= sections().keys()


def test_whoever_cites_a_section_finds_it() -> None:
    files = [file for folder in ("cxmap", "tests") for file in sorted((ROOT / folder).rglob("*.py"))]
    cited = {
        (number, file.relative_to(ROOT).as_posix())
        for file in files
        for cites in _CITED.findall(re.sub(r"\n\s*(?:#\s*)?", " ", file.read_text(encoding="utf-8")))
        for number in _NUMBER.findall(cites)
    }
    assert len(cited) > 50
    assert {(number, where) for number, where in cited if number not in sections()} == set()


def test_the_page_finds_its_own_sections() -> None:
    prose = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    in_brackets = re.findall(r"\(((?:the )?(?:\d+\.\d+)(?:(?:, | and )\d+\.\d+)*)\)", prose)
    spoken = re.findall(r"(?:With the \w+|signals|signal|versions|plan|steps) of (\d+\.\d+)", prose)
    cited = {number for text in (*in_brackets, *spoken) for number in _NUMBER.findall(text)}
    assert len(cited) > 40
    assert cited - sections().keys() == set()


def rows_of_changes() -> dict[str, str]:
    """The class of each change, as the tables of the catalogue say it."""
    tables = "".join(text for number, text in sections().items() if number.startswith("9."))
    return dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|", tables, re.MULTILINE))


def test_the_catalogue_has_every_change_with_its_class() -> None:
    assert {name: class_.split(" ")[0] for name, class_ in rows_of_changes().items()} == {
        name: kind.class_.value for name, kind in kinds().items()
    }


def test_the_catalogue_marks_what_has_no_way_back_what_is_hidden_and_what_comes_first() -> None:
    tables = "".join(text for number, text in sections().items() if number.startswith("9."))
    rows = dict(re.findall(r"^\| `([a-z-]+)` \|([^\n]+)$", tables, re.MULTILINE))
    marks: dict[str, Callable[[Kind], bool]] = {
        "*One way*": lambda kind: kind.opposite is None,
        "*Hidden*": lambda kind: kind.hidden,
        "*First*": lambda kind: kind.leading,
    }
    for mark, holds in marks.items():
        assert {name for name, row in rows.items() if mark in row} == {
            name for name, kind in kinds().items() if holds(kind)
        }


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("6.1", get_args(Signal)),
        ("6.2", get_args(Strain)),
        ("8.6", NAMES),
        ("10.4", GATES),
        ("5.10", tuple(PRESETS)),
    ],
)
def test_the_words_of_a_result_are_in_their_table(section: str, words: tuple[str, ...]) -> None:
    rows = [line for line in sections()[section].splitlines() if line.lstrip().startswith("| ")]
    assert [word for word in words if not any(f"`{word}`" in row for row in rows)] == []


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_stands_there_with_its_prices_and_its_source(name: str) -> None:
    row = next(line for line in sections()["5.10"].splitlines() if line.startswith(f"| `{name}`"))
    book = PRESETS[name]
    assert [rate.amount for rate in book.rates if f"{rate.amount:.2f} {book.currency}" not in row] == []
    assert book.source is not None
    assert book.source in row


def test_links_lead_to_files_that_are_there() -> None:
    paths = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", TEXT)
    assert len(paths) > 5
    assert [path for path in paths if not (METHOD.parent / path).exists()] == []
