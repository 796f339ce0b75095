"""The examples of every change: what `examples/changes/NAME.yaml` and `examples/put_back/NAME.yaml` say is told."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

FOLDER = Path(__file__).parent / "examples"


class Case(NamedTuple):
    """Two lists of touchpoints, the fields above them, and a change as it is told of them."""

    file: str
    told: str
    class_: str
    touchpoint: str | None
    says: str
    old: str
    new: str
    head: str = ""
    new_head: str | None = None


def cases() -> list[Case]:
    """Every example, by its file: ``changes/goal``."""
    return [
        case_of(path.relative_to(FOLDER).with_suffix("").as_posix(), written)
        for path in sorted(FOLDER.glob("*/*.yaml"))
        for written in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def case_of(file: str, written: dict[str, str]) -> Case:
    """One example as it is written; its ``class`` is a word of Python."""
    class_ = written.pop("class")
    return Case(file=file, class_=class_, touchpoint=written.pop("touchpoint", None), **written)
