"""Patterns that leave files out, and what looks like a journey."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.source.discover import discover, looks_like_journey, matches
from tests.source.discover.folders import write


def test_exclude_takes_out_and_include_keeps(here: Path) -> None:
    write(here, "a.yaml", "old/b.yaml", "new/c.yaml", "new/old/d.yaml", "new/e.yml")
    assert discover(["."], exclude=["old"]) == ["a.yaml", "new/c.yaml", "new/e.yml"]
    assert discover(["."], include=["new", "a.*"]) == ["a.yaml", "new/c.yaml", "new/e.yml", "new/old/d.yaml"]
    assert discover(["."], include=["new/**/*.yaml"], exclude=["new/old"]) == ["new/c.yaml"]


@pytest.mark.parametrize(
    ("pattern", "fitting"),
    [
        ("old", ["old/a.yaml", "x/old/b.yaml"]),
        ("old/", ["old/a.yaml", "x/old/b.yaml"]),
        ("a.yaml", ["a.yaml", "old/a.yaml"]),
        ("*.draft.yaml", ["x/y/c.draft.yaml"]),
        ("*.yaml", ["a.yaml", "old/a.yaml", "x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("./a.yaml", ["a.yaml", "old/a.yaml"]),
        ("x/*", ["x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("x/*.yaml", []),
        ("x/**/*.yaml", ["x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("x/**", ["x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("**/old", ["old/a.yaml", "x/old/b.yaml"]),
        ("**/a.yaml", ["a.yaml", "old/a.yaml"]),
        ("**", ["a.yaml", "old/a.yaml", "x/old/b.yaml", "x/y/c.draft.yaml"]),
        ("?/[o-p]ld/[!a].yaml", ["x/old/b.yaml"]),
        ("OLD", []),
        ("y", ["x/y/c.draft.yaml"]),
        ("y/*", []),
        ("", []),
        ("/old", []),
    ],
)
def test_a_pattern_fits_names_and_all_below_a_folder(pattern: str, fitting: list[str]) -> None:
    names = ["a.yaml", "old/a.yaml", "x/old/b.yaml", "x/y/c.draft.yaml"]
    assert [name for name in names if matches(name, [pattern])] == fitting


def test_an_absolute_pattern_starts_at_the_root_of_the_disk(here: Path) -> None:
    names = ["old/a.yaml", "../old/a.yaml", f"{here}/old/a.yaml"]
    assert [matches(name, [f"{here}/old"]) for name in names] == [True, False, True]


# What looks like a journey


@pytest.mark.parametrize(
    "text",
    [
        "cxmap: 1",
        "cxmap: 1\nid: a",
        "\ufeffcxmap: 1",
        "# a comment\n---\ncxmap: 1",
        "%YAML 1.2\n---\ncxmap: 1",
        "id: a\r\ncxmap: 1\r\n",
        "id: a\rcxmap: 1",
        "'cxmap': 1",
        'id: a\n"cxmap" : 1',
        "cxmap:",
        "cxmap:\nid: a",
        "cxmap:\n  1\nid: a",
        "cxmap: # which version?\n\n# of what?\nid: a",
        "cxmap:1",
        "{cxmap: 1}",
        '{"cxmap": 1, "id": "a"}',
        '\ufeff# JSON\n\n{\n  "id": "a",\n  "cxmap": 1\n}',
        "--- {id: a, cxmap: 1}",
    ],
)
def test_a_top_level_key_makes_a_journey(text: str) -> None:
    assert looks_like_journey(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name: cxmap",
        "tool:\n  cxmap: 1",
        "- cxmap: 1",
        "# cxmap: 1",
        "cxmaps: 1",
        "my-cxmap: 1",
        "cxmap",
        "cxmap:\n  stage: test\n  script: [cxmap lint]\n",
        "cxmap:  # the linter\r\n\r\n  stage: test\r\n",
        '{"name": "cxmap"}',
        "{a: 1}\n# cxmap: 1",
        "#" * 10_000 + "\n cxmap: 1",
        "# " * 10_000 + "{ cxmap",
    ],
)
def test_anything_else_is_no_journey(text: str) -> None:
    assert not looks_like_journey(text.encode())


def test_a_job_of_gitlab_is_no_journey(repo: Path) -> None:
    write(repo, "a.yaml")
    write(repo, ".gitlab-ci.yml", text="cxmap:\n  image: python:3.12\n  script:\n    - cxmap lint\n")
    assert discover(["."]) == ["a.yaml"]
