"""What Python users hold: verbs that stay verbs, and classes whose signatures, types and docstrings are true."""

from __future__ import annotations

import ast
import inspect
import pickle
import pkgutil
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import cxmap
from cxmap.api.diff import diff
from cxmap.api.lint import lint
from cxmap.api.portfolio import portfolio
from cxmap.findings import Check
from tests.conftest import ROOT
from tests.hints import holds

VERBS: dict[str, Callable[..., Any]] = {"lint": lint, "diff": diff, "portfolio": portfolio}
"""The verbs that are packages as well."""

SOURCE = Path(cxmap.__file__).read_text(encoding="utf-8")


def test_a_type_checker_sees_the_names_that_are_there() -> None:
    tree = ast.parse(SOURCE)
    promised = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(promised) == sorted(cxmap.__all__)
    for name, home in promised.items():
        at_home = getattr(import_module(home or ""), name)
        assert getattr(cxmap, name) is (import_module(f"cxmap.{name}") if name in VERBS else at_home)
    assert {*cxmap.__all__} <= {*dir(cxmap)}


def test_a_name_that_is_not_there_is_missed_like_any_other() -> None:
    with pytest.raises(AttributeError, match="module 'cxmap' has no attribute 'lnt'"):
        cxmap.lnt  # type: ignore[attr-defined]  # noqa: B018  # what is tested


STAYS = """
import cxmap
verb, star = cxmap.{verb}, {{}}
for name in cxmap.__all__:
    assert cxmap.{verb} is verb and callable(verb)
    getattr(cxmap, name)
journey = cxmap.load("journeys/bank-travel-alert.yaml")
import cxmap.{module}
assert cxmap.{verb} is verb and callable(verb)
import cxmap.{module} as module
from cxmap.{verb} import {submodule} as also
assert module is also is cxmap.{module}
from cxmap import {verb}
exec("from cxmap import *", star)
assert {verb} is star["{verb}"] is verb
assert {verb}({arguments}) == cxmap.{verb}({arguments})
"""


@pytest.mark.parametrize(
    ("verb", "submodule", "arguments"),
    [
        ("lint", "report", "'journeys/bank-travel-alert.yaml'"),
        ("diff", "match", "journey, journey"),
        ("portfolio", "chosen", "[journey]).to_dict("),
    ],
)
@pytest.mark.parametrize("before", ["", "import cxmap.lint.report, cxmap.diff.match\n", "from cxmap import *\n"])
def test_a_verb_stays_a_verb_whatever_is_imported(before: str, verb: str, submodule: str, arguments: str) -> None:
    code = before + STAYS.format(verb=verb, submodule=submodule, module=f"{verb}.{submodule}", arguments=arguments)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_that_is_a_package_is_like_its_function(name: str) -> None:
    verb: Any = getattr(cxmap, name)
    signature = inspect.signature(verb)
    assert signature == inspect.signature(VERBS[name], eval_str=True)
    assert not any(parameter.kind is parameter.VAR_KEYWORD for parameter in signature.parameters.values())
    assert pickle.loads(pickle.dumps(verb)) is verb
    assert pkgutil.resolve_name(f"cxmap:{name}") is verb
    assert f"cxmap.{name}(" in (inspect.getdoc(verb) or "")


def test_a_misspelt_option_is_refused_before_anything_is_done() -> None:
    journey = cxmap.load("journeys/bank-travel-alert.yaml")
    with pytest.raises(TypeError, match="infr"):
        cxmap.analyze(journey, infr=True)  # type: ignore[call-arg]  # so a type checker refuses it too
    with pytest.raises(TypeError, match="threshhold"):
        cxmap.diff(journey, journey, threshhold=1)  # type: ignore[call-arg]  # likewise
    with pytest.raises(TypeError, match="infr"):
        cxmap.portfolio([journey], infr=True)  # type: ignore[call-arg]  # likewise
    with pytest.raises(TypeError, match="selct"):
        cxmap.lint("journeys", selct=["CX4"])  # type: ignore[call-arg]  # likewise


def functions(held: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public methods and properties of a class, and how it is made, as functions of ours."""
    for name, member in vars(held).items():
        inner = getattr(member, "fget", None) or getattr(member, "func", None) or getattr(member, "__func__", member)
        ours = inspect.isfunction(inner) and inner.__module__ == held.__module__
        if ours and (not name.startswith("_") or name == "__init__"):
            yield name, inner


def types_in(hint: Any) -> Iterator[type]:
    """The classes of ours that a type names."""
    if isinstance(hint, type) and hint.__module__.startswith("cxmap"):
        yield hint
    for argument in typing.get_args(hint):
        yield from types_in(argument)


def hints(held: Any) -> list[Any]:
    """The types of everything that a class or function promises."""
    if not isinstance(held, type):
        signature = inspect.signature(held, eval_str=True)
        return [*(each.annotation for each in signature.parameters.values()), signature.return_annotation]
    inside = [typing.get_type_hints(function) for _, function in functions(held)]
    return [hint for found in (typing.get_type_hints(held), *inside) for hint in found.values()]


@cache
def everything() -> tuple[type, ...]:
    """All classes that a user can get hold of, starting from the names of `cxmap`."""
    found: dict[type, None] = {}
    waiting = [getattr(cxmap, name) for name in cxmap.__all__]
    while waiting:
        held = waiting.pop()
        if held in found:
            continue
        if isinstance(held, type):
            found[held] = None
        waiting += [inner for hint in hints(held) for inner in types_in(hint)]
    return tuple(found)


def test_what_users_hold_leads_to_every_fact() -> None:
    names = {held.__name__ for held in everything()}
    assert {"WrittenJourney", "WrittenTouchpoint", "Breakdowns", "Verdict", "Change", "Position", "Rule"} <= names


@pytest.mark.parametrize("held", everything(), ids=lambda held: f"{held.__module__}.{held.__qualname__}")
def test_a_class_that_users_hold_tells_what_it_is(held: type) -> None:
    assert held.__module__ in sys.modules
    assert inspect.getattr_static(sys.modules[held.__module__], held.__name__) is held
    generated = held.__name__ + "("
    assert held.__doc__
    assert not held.__doc__.startswith(generated), "it has no docstring, and dataclass made one up"
    assert held.__doc__ is not (held.__base__ and held.__base__.__doc__), "the docstring is of another class"
    if held is not Check:  # a protocol, of which nothing is made
        parameters = inspect.signature(held).parameters
        assert not any(each.kind is each.VAR_KEYWORD for each in parameters.values())
    for name, function in functions(held):
        assert function.__doc__ or name == "__init__", f"{name} has no docstring"
        assert "return" in function.__annotations__, f"{name} does not say what it gives"


def attributes(held: type) -> dict[str, Any]:
    """What an object of a class has, with its type: fields and properties."""
    properties = {
        name: typing.get_type_hints(function)["return"]
        for name, function in functions(held)
        if not inspect.isfunction(vars(held)[name])
    }
    return {**typing.get_type_hints(held), **properties}


def inside(value: Any, seen: set[int]) -> Iterator[Any]:
    """Every object of ours that a value leads to."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if type(value) in everything():
        yield value
        for name in attributes(type(value)):
            yield from inside(getattr(value, name), seen)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from inside(item, seen)


def test_types_are_what_is_held() -> None:
    journeys = [cxmap.load(str(file)) for file in sorted((ROOT / "journeys").glob("*.yaml"))]
    bank = [journey for journey in journeys if journey.id.startswith("bank")]
    results = [*map(cxmap.analyze, journeys), cxmap.lint(str(ROOT / "journeys")), cxmap.diff(bank[0], bank[0])]
    results.append(cxmap.portfolio(journeys))
    keep: list[Any] = []
    wrong = set()
    for value in inside(results, set()):
        keep.append(value)
        for name, hint in attributes(type(value)).items():
            if not holds(hint, getattr(value, name)):
                wrong.add((type(value).__name__, name, str(hint), repr(getattr(value, name))[:80]))
    assert wrong == set()
    assert len({type(value) for value in keep}) > 30
