"""The house: imports run one way, every room can be entered first, the front door is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cxmap

PACKAGE = Path(cxmap.__file__).parent
ARROW = [
    {"registry", "findings", "wording", "verb"},
    {"errors"},
    {"source"},
    {"config"},
    {"journey"},
    {"analysis"},
    {"rules", "diff", "portfolio", "convert", "events"},
    {"inputs"},
    {"lint"},
    {"present"},
    {"picture"},
    {"records"},
    {"formats"},
    {"api"},
    {"cli"},
    {"__main__"},
]
"""A module imports only from its own room and from rooms further up in this list."""

HEAVY = ("yaml", "pydantic", "rich", "asyncio", "importlib.metadata", "importlib.resources", "concurrent.futures")
MODULES = sorted(
    ".".join(("cxmap", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    for file in PACKAGE.rglob("*.py")
)


def room(module: str) -> str:
    """The room of a module: ``cxmap.journey.load`` is in ``journey``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def floor(name: str) -> int:
    return next(i for i, rooms in enumerate(ARROW) if name in rooms)


def imports(module: str) -> set[str]:
    """Every module of ours that a file imports, at its top, in a function or for types only."""
    file = PACKAGE.joinpath(*module.split(".")[1:])
    tree = ast.parse(
        (file.with_suffix(".py") if file.with_suffix(".py").exists() else file / "__init__.py").read_text()
    )
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively; name the room"
            found.add(node.module or "")
    return {name for name in found if name.split(".")[0] == "cxmap"}


@pytest.mark.parametrize("module", [name for name in MODULES if name != "cxmap"])
def test_imports_run_one_way(module: str) -> None:
    for other in imports(module):
        if other == "cxmap":  # the version, and the verbs, which load their rooms lazily
            continue
        same = room(other) == room(module)
        assert same or floor(room(other)) < floor(room(module)), f"{module} imports {other} against the arrow"


def test_only_the_room_that_owns_a_library_imports_it() -> None:
    owners = {
        "yaml": {"source"},
        "pydantic": {"config", "journey"},
        "pydantic_core": {"journey"},
        "rich": {"formats", "cli"},
        "click": {"cli"},
        "duckdb": {"events"},
        "pyspark": {"events"},
        "resvg_py": {"formats"},
        "xml": {"convert", "events", "formats"},
    }
    for module in MODULES:
        file = PACKAGE.joinpath(*module.split(".")[1:])
        path = file.with_suffix(".py") if file.with_suffix(".py").exists() else file / "__init__.py"
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for library in {name.split(".")[0] for name in names} & owners.keys():
                assert room(module) in owners[library], f"{module} imports {library}"


def test_every_module_can_be_imported_first() -> None:
    code = "import importlib, sys; importlib.import_module(sys.argv[1])"
    waiting = list(MODULES)
    running: list[tuple[str, subprocess.Popen[bytes]]] = []
    failed = []
    while waiting or running:
        while waiting and len(running) < 4:
            module = waiting.pop()
            running.append((module, subprocess.Popen([sys.executable, "-c", code, module], stderr=subprocess.PIPE)))
        module, process = running.pop(0)
        _, errors = process.communicate()
        if process.returncode:
            failed.append((module, errors.decode()))
    assert failed == []


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_the_front_door_is_light(option: str) -> None:
    code = (
        "import sys\nfrom cxmap.cli import main\n"
        f"main([{option!r}])\nprint('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].split() == ["LOADED"]


def test_plain_text_needs_no_painter() -> None:
    code = (
        "import sys\nfrom cxmap.cli import main\nmain(['analyze', 'journeys/bank-travel-alert.yaml', '-q'])\n"
        "print('LOADED', *[name for name in ('rich.console', 'rich.style') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout.splitlines()[-1].split() == ["LOADED"]


@pytest.mark.parametrize("command", ["lint", "analyze"])
@pytest.mark.parametrize("own", ["", "x-reviewed: yes\n"])
def test_a_file_without_mistakes_needs_no_pydantic(command: str, own: str, tmp_path: Path) -> None:
    text = own + (PACKAGE.parent / "journeys/bank-travel-alert.yaml").read_text(encoding="utf-8")
    (tmp_path / "bank.yaml").write_text(text, encoding="utf-8")
    code = (
        f"import sys\nfrom cxmap.cli import main\nassert main([{command!r}, 'bank.yaml']) == 0\n"
        "print('LOADED', *[name for name in ('pydantic', 'pydantic_core') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.splitlines()[-1].split() == ["LOADED"]


def test_every_kind_of_option_runs_with_the_oldest_click() -> None:
    """click 8.2 takes no brackets behind its `ParamType`; `cxmap.cli._choices` has one that does."""
    inheriting = [file.name for file in (PACKAGE / "cli").glob("*.py") if "click.ParamType[" in file.read_text()]
    assert set(inheriting) <= {"_choices.py"}
