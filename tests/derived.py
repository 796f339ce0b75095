"""What the documents say of things that exist because their file is there, made from those things."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module

import click

from cxmap.cli import cxmap
from cxmap.diff.change import Kind
from cxmap.diff.changes import catalogue
from cxmap.diff.put_back import rows
from cxmap.formats import Format, ending
from cxmap.present.rules import page_of
from cxmap.registry import declarations, module_name
from cxmap.rules import rules
from tests.test_structure import ARROW, PACKAGE

BAR = "\\|"
"""A bar in a cell of a table."""


def rules_table() -> Iterator[str]:
    """The table of rules, made from the rules."""
    yield "| code | name | severity | what it says |"
    yield "| --- | --- | --- | --- |"
    for rule in rules():
        marks = [rule.severity.value, *(f"{level.value} in {state}" for state, level in rule.severity_by_state)]
        off = "" if rule.enabled else ", off"
        fixable = ", fixable" if rule.fixable else ""
        yield f"| {rule.code} | [`{rule.name}`](#{rule.name}) | {', '.join(marks)}{off}{fixable} | {rule.summary} |"


def changes_table() -> Iterator[str]:
    """The table of changes, made from the catalogue."""
    yield "| change | class | the other way round |"
    yield "| --- | --- | --- |"
    for changes in catalogue():
        for kind in changes.kinds:
            opposite = (
                f"`{kind.opposite}`" if kind.opposite else f"instead of `{kind.instead_of}`" if kind.instead_of else ""
            )
            yield f"| [`{kind.id}`](#{kind.id}) | {kind.class_.value} | {opposite} |"


def rules_and_changes() -> str:
    """All pages, each under a heading that is its anchor."""
    parts = ["\n".join(rules_table())]
    parts += [f"## {rule.name}\n\n{rule.code}, {rule.topic}.\n\n{page_of(rule)}" for rule in rules()]
    parts += ["# The changes that `cxmap diff` tells", "\n".join(changes_table())]
    for changes in catalogue():
        parts += [f"## {kind.id}" for kind in changes.kinds]
        parts.append(re.sub(r"\n {4}", "\n", changes.page))
    return "\n\n".join(parts)


def arrow() -> str:
    """The rooms as a picture."""
    lines = ["```mermaid", "flowchart LR"]
    floors = [
        sorted(room for room in rooms if (PACKAGE / room).exists() or (PACKAGE / f"{room}.py").exists())
        for rooms in ARROW
    ]
    names = [", ".join(rooms) for rooms in floors if rooms]
    lines += [f"  f{i}[{name}]" for i, name in enumerate(names)]
    lines.append("  " + " --> ".join(f"f{i}" for i in range(len(names))))
    return "\n".join([*lines, "```"])


def commands() -> Iterator[str]:
    """The table of commands, made from what each of them says of itself."""
    yield "| command | does |"
    yield "| --- | --- |"
    context = click.Context(cxmap)
    for name in cxmap.list_commands(context):
        command = cxmap.get_command(context, name)
        assert command
        words = [word_of(param) for param in command.params if isinstance(param, click.Argument)]
        yield f"| `{' '.join(('cxmap', name, *words))}` | {command.short_help} |"


def word_of(argument: click.Argument) -> str:
    """What stands for an argument; one of a few words is called by its name."""
    word = argument.metavar or (argument.name or "").upper()
    word = word if argument.required or argument.metavar else f"[{word}]"
    return word.replace("|", BAR)


def formats() -> Iterator[str]:
    """The table of formats, made from the first sentence of each of their files."""
    yield "| format | files | for |"
    yield "| --- | --- | --- |"
    for name in declarations("cxmap.formats", Format):
        page = import_module(module_name("cxmap.formats", name)).__doc__ or ""
        sentence = " ".join(page.partition("\n\n")[0].split()).replace("``", "`").rstrip(".")
        yield f"| `{name}` | `.{ending(name)}` | {sentence.replace('|', BAR)} |"


def changes_by_topic() -> dict[str, str]:
    """The tables of docs/method.md 9: first what is found, then what is asked, each in the order of its files."""
    tables: dict[str, list[str]] = {}
    told = [(changes.topic, changes.kinds) for changes in catalogue()]
    asked = [(row.topic, row.questions) for row in rows()]
    for topic, kinds in (*told, *asked):
        if kinds:
            table = tables.setdefault(topic, ["| id | class | when |", "| --- | --- | --- |"])
            table += [row_of(kind) for kind in kinds]
    return {topic: "\n".join(table) for topic, table in tables.items()}


def row_of(kind: Kind) -> str:
    """A change in its table, with what marks it."""
    marks = {"One way": kind.opposite is None, "Hidden": kind.hidden, "First": kind.leading}
    class_ = f"{kind.class_.value} ({kind.otherwise})" if kind.otherwise else kind.class_.value
    said = ". ".join((kind.when.rstrip("."), *(f"*{mark}*" for mark, holds in marks.items() if holds)))
    return f"| `{kind.id}` | {class_} | {said} |"


DERIVED: dict[str, Callable[[], dict[str, str]]] = {
    "README.md": lambda: {"commands": "\n".join(commands())},
    "docs/architecture.md": lambda: {"arrow": arrow()},
    "docs/method.md": changes_by_topic,
    "docs/outputs.md": lambda: {"formats": "\n".join(formats())},
    "docs/rules.md": lambda: {"rules": rules_and_changes()},
}
"""The derived parts of each document, by the name of their place in it."""
