"""Markdown: fences as CommonMark nests them, tables, and what stands above them."""

from __future__ import annotations

import pytest

from tests.convert.drafts import journey, read, refused, said

_DIAGRAM = "journey\n A: 3: Me\n"
_TABLE = "| Stage | Step | Owner |\n|---|---|---|\n| S | Do it | Web |\n"


def fenced(opening: str, body: str = _DIAGRAM, closing: str = "```") -> str:
    """A fenced block."""
    return f"{opening}\n{body}{closing}\n"


@pytest.mark.parametrize(
    "text",
    [
        fenced("```mermaid"),
        fenced("``` mermaid"),
        fenced("````mermaid", closing="````"),
        fenced("````mermaid", closing="`````  "),
        fenced("~~~mermaid", closing="~~~"),
        fenced("```{mermaid}"),
        fenced("```{.mermaid #id}"),
        fenced("```mermaid title=x"),
        fenced("```MERMAID"),
        fenced("::: mermaid", closing=":::"),
        fenced("```mermaid", closing=""),
        fenced("   ```mermaid", closing="  ```"),
        fenced("```mermaid").replace("\n", "\r\n"),
        "\ufeff" + fenced("```mermaid"),
        "> ```mermaid\n> journey\n>  A: 3: Me\n> ```\n",
        "> > ```mermaid\n> > journey\n> >  A: 3: Me\n",
        "- item\n\n  ```mermaid\n  journey\n   A: 3: Me\n  ```\n",
        "1. ```mermaid\n   journey\n    A: 3: Me\n   ```\n",
        "> - x\n>   ~~~mermaid\n>   journey\n>    A: 3: Me\n>   ~~~\n",
        "- x\n\t```mermaid\n\tjourney\n\t A: 3: Me\n\t```\n",
    ],
)
def test_a_diagram_is_found_in_its_container(text: str) -> None:
    assert [step.name for step in journey(text).touchpoints] == ["A"]


@pytest.mark.parametrize(
    "text",
    [
        "    ```mermaid\n    journey\n     A: 3\n    ```\n",
        "````\n```mermaid\njourney\n A: 3\n```\n````\n",
        "~~~text\n```mermaid\njourney\n A: 3\n```\n~~~\n",
        "<!--\n```mermaid\njourney\n A: 3\n```\n-->\n",
        "``mermaid\njourney\n A: 3\n``\n",
        "```mermaids\njourney\n A: 3\n```\n",
        "```text\njourney\n A: 3\n```\n",
        "``` mermaid ` x\njourney\n A: 3\n",
        fenced("```mermaid", "flowchart TD\n journey --> B\n"),
        fenced("```mermaid", "%% journey\nflowchart TD\n"),
    ],
)
def test_what_only_looks_like_one_is_text(text: str) -> None:
    assert [message for _, message in refused(text)] == ["no Mermaid journey and no table in it"]


def test_a_shorter_fence_does_not_close_a_longer_one() -> None:
    text = "````mermaid\njourney\n ```: 3: Me\n````\n"
    assert [step.name for step in journey(text).touchpoints] == ["```"]


def test_a_fence_ends_with_what_it_lies_in() -> None:
    text = "> ```mermaid\n> journey\n>  A: 3: Me\nnot in it: 3: Me\n"
    assert [step.name for step in journey(text).touchpoints] == ["A"]


def test_lines_and_columns_are_those_of_the_file() -> None:
    text = "# T\n\n> - x\n>\n>   ```mermaid\n>   journey\n>     Do it\n>   ```\n"
    assert refused(text) == [("map.md:7:7", '"Do it" has no score')]


def test_a_refused_diagram_does_not_stop_its_neighbours() -> None:
    text = fenced("```mermaid", "journey\n A\n") + fenced("```mermaid") + fenced("```mermaid", "Journey\n A: 3\n")
    found = read(text)
    assert [its.line for its in found.journeys] == [6]
    assert [error.where for error in found.refused] == ["map.md:3:2", "map.md:10:1"]


def test_other_diagrams_are_passed_over_and_counted() -> None:
    text = fenced("```mermaid", "flowchart TD\n") + fenced("```mermaid", "%%{init: {}}%%\npie\n") + fenced("```mermaid")
    assert said(text)[0] == ("other-diagrams", 0)
    assert read(text).notes[0].text == "2 Mermaid diagrams of other kinds"


def test_a_front_matter_before_another_kind_of_diagram_is_no_journey() -> None:
    other = fenced("```mermaid", "---\ntitle: A journey\n---\nflowchart TD\n A --> B\n")
    assert [message for _, message in refused(other)] == ["no Mermaid journey and no table in it"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("# Claims", "Claims"),
        ("## 9.3 Claims ##", "Claims"),
        ("## 3. Claims", "Claims"),
        ("## **Claims** `x` [y](z)", "Claims x y"),
        ("Claims\n======", "Claims"),
        ("Claims\n---", "Claims"),
        ("# One\n\n## Two", "Two"),
        ("## 2026 review", "2026 review"),
    ],
)
def test_the_heading_above_gives_the_title(heading: str, title: str) -> None:
    assert journey(f"{heading}\n\ntext\n\n{fenced('```mermaid')}").title == title
    assert journey(f"{heading}\n\ntext\n\n{_TABLE}").title == title


@pytest.mark.parametrize("line", ["Persona: Anna", "**Persona / actor:** Anna", "- **Persona**: Anna", "persona: Anna"])
def test_a_line_above_names_the_persona(line: str) -> None:
    assert journey(f"# T\n\n{line}\n\n{_TABLE}").persona == "Anna"
    found = journey(f"# T\n\n{line}\n\n{fenced('```mermaid')}")
    assert (found.persona, found.touchpoints[0].extras) == ("Anna", (("x-actors", ("Me",)),))


@pytest.mark.parametrize("line", ["Goal: Be paid", "**Goal:** Be paid", "Scenario: Be paid"])
def test_a_line_above_names_the_goal(line: str) -> None:
    assert journey(f"# T\n\n{line}\n\n{_TABLE}").goal == "Be paid"
    assert journey(f"# T\n\n{line}\n\n# U\n\n{_TABLE}").goal == ""


def test_beside_a_diagram_a_table_is_named_and_read_only_when_asked_for() -> None:
    text = fenced("```mermaid") + "\n" + _TABLE
    assert [step.name for step in journey(text).touchpoints] == ["A"]
    assert ("table-passed", 0) in said(text)
    assert [step.name for step in journey(text, tables=True).touchpoints] == ["Do it"]


def test_tables_that_are_no_maps_are_passed_over() -> None:
    other = "| Name | Price |\n|---|---|\n| A | 3 |\n"
    assert len(journey(f"{other}\n{_TABLE}\n{other}").touchpoints) == 1
    (where, message), hint = refused(other)[0], read(other).refused[0].hint
    assert (where, message) == ("map.md", "no journey map in it")
    assert hint.endswith("found: Name, Price")


def test_a_pipe_in_a_cell_is_escaped_and_marks_are_taken_off() -> None:
    text = "| Stage | Step | Owner |\n|:--|:-:|--:|\n| **S** | a \\| b `c` [d](e) &amp; f | _Web_ |\n"
    (step,) = journey(text).touchpoints
    assert (step.name, step.stage, step.teams) == ("a | b c d & f", "S", ("Web",))


def test_a_table_without_outer_pipes_is_a_table() -> None:
    text = "Stage | Step | Owner\n---|---|---\nS | Do it | Web\n\nafter | it | all\n"
    assert [step.name for step in journey(text).touchpoints] == ["Do it"]


def test_an_empty_file_is_one_error() -> None:
    assert [message for _, message in refused("")] == ["no Mermaid journey and no table in it"]
