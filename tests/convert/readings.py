"""Mermaid's own readings of odd diagrams, and ours in the same shape."""

from __future__ import annotations

import json
import math
import re
import subprocess
from pathlib import Path
from typing import Any

from cxmap.convert.mermaid import diagram
from cxmap.convert.mermaid_text import shown
from cxmap.errors import UnreadableInput

HERE = Path(__file__).parent
DIAGRAMS = sorted((HERE / "mermaid").glob("*.mmd"))
HAS_MERMAID = (HERE / "node_modules" / "mermaid").exists()
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def line(text: str) -> str:
    """A text in one line, as names are compared."""
    return " ".join(_BREAK.sub(" ", text).replace("\ufeff", " ").split())


def theirs(reading: dict[str, Any]) -> dict[str, Any] | None:
    """A reading of Mermaid, compared as journeys are; None where it refuses."""
    if "refused" in reading:
        return None
    tasks = [
        {
            "section": line(task["section"]),
            "name": line(task["name"]) or "?",
            "score": task["score"],
            "actors": list(dict.fromkeys(actor for piece in task["actors"] if (actor := line(piece)))),
        }
        for task in reading["tasks"]
    ]
    texts = {name: line(reading[name]) for name in ("title", "accTitle", "accDescr")}
    return {**texts, "tasks": tasks}


def ours(text: str) -> dict[str, Any] | None:
    """What we read in the same diagram; None where we refuse it."""
    try:
        found = diagram(text, "x.mmd")
    except UnreadableInput:
        return None
    tasks = [
        {
            "section": task.section,
            "name": line(shown(task.name.text)) or "?",
            "score": _score(task.score),
            "actors": list(task.actors),
        }
        for task in found.tasks
    ]
    accessible = dict(found.accessible)
    return {
        "title": found.title,
        "accTitle": accessible.get("title", ""),
        "accDescr": accessible.get("descr", ""),
        "tasks": tasks,
    }


def agree(mine: dict[str, Any] | None, reading: dict[str, Any] | None) -> bool:
    """Whether both say the same; from titles Mermaid takes tags, for the safety of the page that they go to."""
    if mine is None or reading is None:
        return mine is reading
    tagged = {name for name, said in mine.items() if name != "tasks" and {"<", "&", "\0"} & set(said)}
    return all(mine[name] == reading[name] for name in mine if name not in tagged)


def _score(score: float | None) -> float | str | None:
    if score is None or not math.isinf(score):
        return score
    return "Infinity" if score > 0 else "-Infinity"


def asked(texts: list[str]) -> list[dict[str, Any] | None]:
    """What Mermaid itself reads in each diagram; needs node and the packages of ``package.json``."""
    done = subprocess.run(
        ["node", "oracle.mjs", "-"], cwd=HERE, input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return [theirs(reading) for reading in json.loads(done.stdout)]
