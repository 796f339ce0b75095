"""Whoever imports cxmap into a program of their own finds that program as it was."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT, environment

USE = """\
import cxmap
journey = cxmap.load("journeys/bank-travel-alert.yaml")
assert cxmap.analyze(journey).facts()
assert cxmap.lint("journeys/bank-travel-alert.yaml").files == 1
assert cxmap.diff(journey, journey).changes == ()
try:
    cxmap.load(".pre-commit-hooks.yaml")
except cxmap.InvalidJourney:
    pass
"""

STATE = """\
import atexit, builtins, codecs, copyreg, decimal, faulthandler, gc, locale, logging, os, random, signal, socket
import sys, threading, types, warnings

def loaders():
    import yaml
    return {
        name: repr([(key, value) for key, value in sorted(vars(kind).items()) if key.startswith("yaml_")])
        for name, kind in vars(yaml).items() if isinstance(kind, type)
    }

def state():
    return {
        "atexit": atexit._ncallbacks(),
        "builtins": sorted(vars(builtins)),
        "copyreg": len(copyreg.dispatch_table),
        "decimal": repr(decimal.getcontext()),
        "environment": dict(os.environ),
        "excepthooks": (sys.excepthook, sys.unraisablehook, sys.displayhook, threading.excepthook),
        "faulthandler": faulthandler.is_enabled(),
        "folder": os.getcwd(),
        "gc": (gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.get_freeze_count(), len(gc.callbacks)),
        "imports": (sys.path[:], sys.meta_path[:], sys.path_hooks[:]),
        "limits": (sys.getrecursionlimit(), sys.get_int_max_str_digits(), sys.getswitchinterval()),
        "locale": locale.setlocale(locale.LC_ALL),
        "logging": (logging.root.level, logging.root.handlers[:], logging.root.manager.disable),
        "random": random.getstate(),
        "signals": {number: signal.getsignal(number) for number in signal.valid_signals()},
        "sockets": socket.getdefaulttimeout(),
        "streams": [
            (stream, stream.encoding, stream.errors, stream.line_buffering, stream.write_through)
            for stream in (sys.stdin, sys.stdout, sys.stderr)
        ],
        "threads": threading.enumerate(),
        "tracing": (sys.gettrace(), sys.getprofile()),
        "umask": (os.umask(0o22), os.umask(0o22)),
        "warnings": (warnings.filters[:], warnings.showwarning),
        "yaml": loaders(),
    }
"""

ODD = """\
def odd(names):
    found = []
    for name in names:
        if name.partition(".")[0] in sys.stdlib_module_names:  # `typing` has odd ones of its own
            continue
        module, (parent, _, child) = sys.modules[name], name.rpartition(".")
        whole = isinstance(module, types.ModuleType) and module.__name__ == module.__spec__.name == name
        if not whole or (parent and getattr(sys.modules.get(parent), child, None) is not module):
            found.append(name)
    return found
"""
"""Modules that are not what the import of their name gives, or that their package does not know."""

PROGRAMS = {
    "the engine": "import pydantic_core._pydantic_core\nassert pydantic_core._pydantic_core.SchemaValidator",
    "the engine's package": (
        "import pydantic_core\nassert pydantic_core._pydantic_core.ValidationError is pydantic_core.ValidationError\n"
        "assert pydantic_core.PydanticUndefined is pydantic_core._pydantic_core.PydanticUndefined\n"
        "assert pydantic_core.to_json({'a': 1}) == b'{\"a\":1}'"
    ),
    "a model": (
        "import pydantic, pickle\n"
        "class Model(pydantic.BaseModel):\n"
        "    number: int = pydantic.Field(1, ge=1)\n"
        "    when: pydantic.PastDate | None = None\n"
        "assert Model(number='2').model_dump_json() == '{\"number\":2,\"when\":null}'\n"
        "assert Model.model_json_schema()['properties']['number']['minimum'] == 1\n"
        "assert pickle.loads(pickle.dumps(Model(number=3))).number == 3\n"
        "try:\n    Model(number=0)\nexcept pydantic.ValidationError as error:\n    assert error.error_count() == 1"
    ),
    "YAML": (
        "import yaml\n"
        "assert yaml.safe_load('{a: yes, b: 2026-01-02, c: 1:30, d: 0o7, e: ~}') == {\n"
        "    'a': True, 'b': __import__('datetime').date(2026, 1, 2), 'c': 90, 'd': '0o7', 'e': None}\n"
        "assert yaml.safe_dump({'a': 'yes'}) == \"a: 'yes'\\n\""
    ),
    "a command": (
        "import click\nfrom click.testing import CliRunner\n"
        "@click.command()\n@click.option('--number', type=int)\n"
        "def command(number):\n    click.echo(number + 1)\n"
        "assert CliRunner().invoke(command, ['--number', '1']).output == '2\\n'"
    ),
    "a console": (
        "import io, rich, rich.console\nassert rich._console is None\n"
        "console = rich.console.Console(file=io.StringIO(), width=20)\n"
        "console.print('[bold]text[/bold]')\nassert console.file.getvalue() == 'text\\n'"
    ),
}

BEFORE = {
    "first": "pass",
    "after pydantic": "import pydantic",
    "beside a thread": "threading.Thread(target=__import__('time').sleep, args=[60], daemon=True).start()",
}


def python(code: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, *options, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment()
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("before", BEFORE.values(), ids=[*BEFORE])
def test_nothing_in_the_program_is_changed(before: str) -> None:
    code = f"""{STATE}{ODD}
{before}
before, loaded = state(), set(sys.modules)
{USE}
now = state()
print([name for name in now if now[name] != before[name]], odd(set(sys.modules) - loaded))
"""
    assert python(code) == "[] []\n"


@pytest.mark.parametrize("before", BEFORE.values(), ids=[*BEFORE])
@pytest.mark.parametrize("program", PROGRAMS.values(), ids=[*PROGRAMS])
def test_what_the_program_does_next_works(before: str, program: str) -> None:
    python(f"import threading\n{before}\n{USE}\n{program}", "-W", "error")


def test_errors_are_those_that_pydantic_raises() -> None:
    program = """
from cxmap.journey.written import validated
import pydantic, pydantic_core
try:
    validated({})
except pydantic.ValidationError as error:
    print(type(error) is pydantic_core.ValidationError)
"""
    assert python(USE + program) == "True\n"


def test_importing_it_loads_nothing_of_others() -> None:
    code = "import sys\nbefore = set(sys.modules)\nimport cxmap\nprint(sorted(set(sys.modules) - before - {'typing'}))"
    loaded = [name for name in eval(python(code)) if name.split(".")[0] not in sys.stdlib_module_names]
    assert loaded == ["cxmap"]
