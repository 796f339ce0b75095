"""Measure cxmap against what it could cost and against its peers, and print the figures as Markdown tables.

    python tests/benchmarks/run.py            about half an hour
    python tests/benchmarks/run.py --quick    a few minutes, on a small corpus

Makes its own corpus and its own virtual environments (kept in the user's cache folder). Only ratios of one run mean
anything: figures are medians of CPU time, user and system, over commands that are run in turns. With so few files as
``--quick`` takes, starting up weighs more than the targets allow for. It never fails a build: what cannot be installed
or run is said and left out. Needs a POSIX system.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks import corpus, environments
from tests.benchmarks.environments import ROOT, CannotInstall
from tests.benchmarks.measure import Command, CommandFailed, alternately
from tests.benchmarks.table import Row, line_of, table_head
from tests.picture.generated import journey_text

CYP = "import click, yaml; from pydantic import BaseModel"
LOAD_ALL = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
PEERS = {
    "yamllint": ("yamllint",),
    "check-jsonschema": ("check-jsonschema",),
    "check-jsonschema-clib": ("check-jsonschema", "ruamel.yaml.clib"),
}
SHOWN = (
    "cxmap", "click", "PyYAML", "pydantic", "pydantic_core", "rich",
    "yamllint", "check-jsonschema", "ruamel.yaml", "ruamel.yaml.clib",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bench:
    """Where everything is, and how much of it is measured."""

    bin_: Path
    folder: Path
    quick: bool
    peers: Mapping[str, Path]

    def cxmap(
        self, *args: str, cores: int | None = None, terminal: bool = False, ends: tuple[int, ...] = (0, 1)
    ) -> Command:
        """The installed script."""
        return Command((str(self.bin_ / "cxmap"), *args), self.folder, cores, terminal, ends)

    def python(self, code: str, *args: str) -> Command:
        """A few lines of Python, in the environment that cxmap is installed in."""
        return Command((str(self.bin_ / "python"), "-c", code, *args), self.folder, ends=(0,))

    def rounds(self, usual: int) -> int:
        """How often a group is run."""
        return max(usual // 3, 1) if self.quick else usual

    def files(self, usual: int) -> int:
        """How many files a group is run on."""
        return usual // 20 if self.quick else usual


def main() -> int:
    """Measure everything; always 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a twentieth of the files, a third of the rounds")
    parser.add_argument("--only", action="append", default=[], choices=[part.__name__ for part in PARTS])
    parser.add_argument("--fresh", action="store_true", help="make the cached virtual environments anew")
    options = parser.parse_args()
    if not hasattr(os, "wait4"):
        print("measuring needs a POSIX system; left out")
        return 0
    if options.fresh:
        shutil.rmtree(environments.cache(), ignore_errors=True)
    try:
        bin_ = environments.with_cxmap(environments.cache() / "cxmap")
    except (CannotInstall, OSError) as error:
        print(f"cxmap cannot be installed, so there is nothing to measure: {error}")
        return 0
    with tempfile.TemporaryDirectory(prefix="cxmap-bench-") as name:
        bench = Bench(
            bin_, Path(name).resolve(), options.quick, dict(_peers() if _wants(options.only, "peers") else ())
        )
        print("\n".join(_head(bench)), flush=True)
        for part in PARTS:
            if _wants(options.only, part.__name__):
                try:
                    for line in part(bench):
                        print(line, flush=True)
                except CommandFailed as error:
                    print(f"\n{part.__name__} is left out: {error}\n")
    return 0


def start(bench: Bench) -> Iterator[str]:
    """How long it takes to be there at all."""
    commands = {
        "version": bench.cxmap("--version", ends=(0,)),
        "help": bench.cxmap("--help", ends=(0,)),
        "click": bench.python("import click"),
    }
    costs = alternately(commands, bench.rounds(21))
    yield from table_head("Start-up")
    yield Row("`--version` / `import click`", "version", "click", 1.3).line(costs)
    yield Row("`--help` / `import click`", "help", "click", 1.3).line(costs)


def one(bench: Bench) -> Iterator[str]:
    """One file, as a pre-commit hook or a person has it."""
    path = corpus.write_corpus(bench.folder / "one", 1, defective=0)[0]
    commands = {
        "CYP": bench.python(CYP),
        "lint": bench.cxmap("lint", str(path)),
        "analyze": bench.cxmap("analyze", str(path), ends=(0,)),
        "terminal": bench.cxmap("analyze", str(path), terminal=True, ends=(0,)),
    }
    costs = alternately(commands, bench.rounds(21))
    yield from table_head(f"One file of {path.stat().st_size / 1000:.1f} KB; CYP is `python -c '{CYP}'`")
    yield Row("`lint` / CYP", "lint", "CYP", 1.5, 0.85).line(costs)
    yield Row("`analyze`, text / CYP", "analyze", "CYP", 1.7, 0.9).line(costs)
    yield Row("`analyze` on a terminal / CYP", "terminal", "CYP", 1.9, 1.1).line(costs)


def many(bench: Bench) -> Iterator[str]:
    """All files of a company, in one process and in two, and how much memory that takes."""
    count = bench.files(10_000)
    files = corpus.write_corpus(bench.folder / "many", count)
    few = corpus.write_corpus(bench.folder / "few", count // 10)
    commands = {
        "load": bench.python(LOAD_ALL, "many"),
        "one": bench.cxmap("lint", "many", cores=1),
        "two": bench.cxmap("lint", "many", cores=2),
        "few": bench.cxmap("lint", "few", cores=1),
    }
    costs = alternately(commands, bench.rounds(3))
    mean = corpus.size(files) / len(files) / 1000
    yield from table_head(f"{count:,} files, {mean:.1f} KB on average, in one process; two processes by the clock")
    yield Row(f"`lint` {count:,} files / `yaml.load(CSafeLoader)` loop", "one", "load", 0.8, 0.5).line(costs)
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        yield Row("the same, two processes / one process", "two", "one", None, 0.6, figure="wall").line(costs)
    yield from table_head("Peak memory of a process", ("MiB", "MiB of the other", "ratio"))
    low = costs["few"].peak_mib
    for name, what in (("one", "one process"), ("two", "the largest of several")):
        peak = costs[name].peak_mib
        figures = (f"{peak:.0f}", f"{low:.0f}", f"{peak / low:.2f}")
        yield line_of(
            f"{what}, {count:,} files / {len(few):,}", *figures, "≤ 80 MiB", "", "yes" if peak <= 80 else "no"
        )


def peers(bench: Bench) -> Iterator[str]:
    """Other linters over the same files: yamllint looks at the YAML only, check-jsonschema at the fields only."""
    count = bench.files(1_000)
    names = [path.name for path in corpus.write_corpus(bench.folder / "peers", count)]
    schema = bench.folder / "journey.schema.json"
    schema.write_bytes(subprocess.run([bench.bin_ / "cxmap", "schema", "journey"], capture_output=True).stdout)
    commands = {"lint": bench.cxmap("lint", "peers", cores=1)}
    for peer, bin_ in bench.peers.items():
        program = str(bin_ / PEERS[peer][0])
        asked = ("-d", "relaxed", ".") if peer == "yamllint" else ("--schemafile", str(schema), *names)
        commands[peer] = Command((program, *asked), bench.folder / "peers")
    costs = alternately(commands, bench.rounds(3))
    yield from table_head(f"Peers, {count:,} files, one process each; how many times as long as `lint` they take")
    rows = (
        Row("yamllint (relaxed) / `lint`", "yamllint", "lint", 20, 30, ">"),
        Row("check-jsonschema as installed / `lint`", "check-jsonschema", "lint", 12, 20, ">"),
        Row("check-jsonschema with `ruamel.yaml.clib` / `lint`", "check-jsonschema-clib", "lint", 4, 8, ">"),
    )
    for row in rows:
        yield row.line(costs) if row.measured in costs else line_of(row.what, *[""] * 5, "not installed")


def long(bench: Bench) -> Iterator[str]:
    """One very long journey: does the time grow with its length, and no faster?"""
    lengths = [bench.files(length) for length in (1_000, 2_000, 4_000, 10_000)]
    paths = {length: corpus.write_long(bench.folder / f"long-{length}.yaml", length) for length in lengths}
    shortest, longest = lengths[0], lengths[-1]
    load = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb').read(), Loader=yaml.CSafeLoader)"
    commands = {
        "load": bench.python(load, str(paths[longest])),
        "lint": bench.cxmap("lint", str(paths[longest])),
        **{
            f"analyze {length}": bench.cxmap("analyze", str(path), "--format", "json", ends=(0,))
            for length, path in paths.items()
        },
    }
    costs = alternately(commands, bench.rounds(5))
    yield from table_head(f"One journey of {longest:,} touchpoints ({paths[longest].stat().st_size / 1e6:.1f} MB)")
    yield Row(f"`lint` {longest:,} touchpoints / `CSafeLoader` load of it", "lint", "load", 0.8, 0.4).line(costs)
    for length in lengths[1:]:
        last = length == longest
        what = f"`analyze --format json`, {length:,} touchpoints / {shortest:,}"
        goals = (13, 11) if last else (None, None)
        yield Row(what, f"analyze {length}", f"analyze {shortest}", *goals).line(costs)


def company(bench: Bench) -> Iterator[str]:
    """Analysing all journeys of a company at once."""
    count = bench.files(1_000)
    corpus.write_corpus(bench.folder / "company", count, defective=0)
    commands = {
        "load": bench.python(LOAD_ALL, "company"),
        "analyze": bench.cxmap("analyze", "company", ends=(0,)),
        "json": bench.cxmap("analyze", "company", "--format", "json", ends=(0,)),
    }
    costs = alternately(commands, bench.rounds(3))
    yield from table_head(f"{count:,} journeys analysed")
    yield Row("`analyze`, text / `yaml.load(CSafeLoader)` loop", "analyze", "load", None).line(costs)
    yield Row("`analyze --format json` / `yaml.load(CSafeLoader)` loop", "json", "load", None).line(costs)


def diff(bench: Bench) -> Iterator[str]:
    """The comparison of two versions; it has a benchmark of its own."""
    script = Path(__file__).with_name("diff.py")
    if script.exists():
        done = subprocess.run([bench.bin_ / "python", script], capture_output=True, text=True, cwd=ROOT)
        said = f"; {script.name} ended with {done.returncode}: {done.stderr.strip()[-300:]}" if done.returncode else ""
        yield f"\n{done.stdout.strip()}{said}"


def pictures(bench: Bench) -> Iterator[str]:
    """A journey as a picture: how long it takes beside the same facts as JSON, how large it is, and how that grows."""
    lengths = (10, 60, 300)
    for length in lengths:
        (bench.folder / f"picture-{length}.yaml").write_text(journey_text(length), encoding="utf-8")
    commands = {
        f"{name} {length}": bench.cxmap("analyze", f"picture-{length}.yaml", "--format", name, ends=(0,))
        for length in lengths
        for name in ("json", "svg")
    }
    costs = alternately(commands, bench.rounds(9))
    yield from table_head("A journey as a picture")
    for length in lengths:
        what = f"`analyze --format svg` / `--format json`, {length} touchpoints"
        yield Row(what, f"svg {length}", f"json {length}", None).line(costs)
    yield from table_head("Size of a picture", ("KB", "KB at most", "ratio"))
    for length, most in zip(lengths, (25, 80, 380), strict=True):
        file = str(bench.folder / f"picture-{length}.yaml")
        command = [str(bench.bin_ / "cxmap"), "analyze", file, "--format", "svg"]
        size = len(subprocess.run(command, capture_output=True, check=True).stdout) / 1000
        figures = (f"{size:.0f}", f"{most}", f"{size / most:.2f}")
        yield line_of(f"{length} touchpoints", *figures, "≤ 1", "", "yes" if size <= most else "no")


PARTS: tuple[Callable[[Bench], Iterator[str]], ...] = (start, one, many, peers, long, company, diff, pictures)


def _wants(only: list[str], part: str) -> bool:
    return not only or part in only


def _peers() -> Iterator[tuple[str, Path]]:
    """The peers that can be had here, each in an environment of its own."""
    for name, packages in PEERS.items():
        try:
            yield name, environments.with_packages(environments.cache() / name, *packages)
        except (CannotInstall, OSError) as error:
            print(f"{name} is left out: {error}")


def _head(bench: Bench) -> Iterator[str]:
    """When, where, and with which versions."""
    installed: dict[str, str] = {}
    for bin_ in (*bench.peers.values(), bench.bin_):  # ours last: it is the PyYAML that is measured
        installed |= environments.versions(bin_)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    yield f"{date.today()}, {_processor()}, {os.cpu_count()} cores{load}, {platform.system()} {platform.release()},"
    yield f"{platform.python_implementation()} {platform.python_version()}; " + ", ".join(
        f"{name} {installed[name]}" for name in SHOWN if name in installed
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    sys.exit(main())
