"""Measure how well `cxmap diff` recognises touchpoints and how fast it is, and print both as Markdown tables.

    python tests/benchmarks/diff.py

Everything is drawn with a seed. The first table needs nothing but this checkout; the second installs cxmap as a wheel
and deepdiff into virtual environments of their own (kept in the user's cache folder), and says so if it cannot.
"""

from __future__ import annotations

import json
import math
import random
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from cxmap.diff.match import match
from cxmap.journey.journey import Journey
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.benchmarks import corpus, environments
from tests.benchmarks.environments import CannotInstall
from tests.benchmarks.measure import CommandFailed

SEED = 4
JOURNEYS = 200
ROUNDS = 7
PATIENCE = 60
"""Seconds after which a run of the peer is given up."""
OURS = """
from cxmap.analysis.analysis import analyze
from cxmap.diff.comparison import compare
from cxmap.diff.version import Version
from cxmap.journey.load import load
from cxmap.source.reader import read
def side(text):
    file = load(read(text), path="long.yaml")
    return Version(analyze(file.journey), file)
def diff():
    compare(side(old), side(new))
def analysis():
    side(old).analysis.facts()
"""
PEER = """
import yaml
from deepdiff import DeepDiff
def values():
    return [yaml.load(text, Loader=yaml.CSafeLoader) for text in (old, new)]
def ordered():
    DeepDiff(*values())
def ignoring_order():
    DeepDiff(*values(), ignore_order=True)
"""
TIME = """
import sys, time
from pathlib import Path
old, new = (Path(path).read_bytes() for path in sys.argv[2:4])
{body}
work = globals()[sys.argv[1]]
for _ in range(int(sys.argv[4])):
    start = time.process_time()
    work()
    print(time.process_time() - start, flush=True)
"""

Value = dict[str, Any]
Truth = dict[str, str | None]
"""For each old id the new id of the same touchpoint, None if it is gone."""


def main() -> int:
    """Print both tables; always 0."""
    for line in _matching():
        print(line, flush=True)
    try:
        for line in _speed():
            print(line, flush=True)
    except (CannotInstall, CommandFailed, OSError) as error:
        print(f"\nThe speed of `diff` is left out: {error}")
    return 0


# How well touchpoints are recognised.


def _matching() -> Iterator[str]:
    yield f"\nTouchpoints recognised after edits of {JOURNEYS} journeys of 20 to 60 touchpoints, seed {SEED}\n"
    yield "| edit | ids | edits | to find | found | wrong | precision | recall |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    with tempfile.TemporaryDirectory(prefix="cxmap-diff-") as name:
        paths = corpus.write_corpus(Path(name), JOURNEYS, seed=SEED, defective=0)
        journeys = [read(path.read_bytes()).value for path in paths]
    for edit in (rename, move, split, merge, replace, everything):
        for has_ids in (True, False):
            yield _row(edit, journeys, has_ids)


def _row(edit: Edit, journeys: list[Value], has_ids: bool) -> str:
    """What is to find are the touchpoints of both versions that share no id; what is wrong was taken for another."""
    sums: Counter[str] = Counter()
    for number, old in enumerate(journeys):
        chance = random.Random(f"{SEED}:{edit.__name__}:{number}")
        new, truth = _edited(old, edit, chance)
        sums += _judged(old, new, truth, has_ids)
    ids = "kept by the others" if has_ids else "none"
    right, wrong, wanted = sums["right"], sums["wrong"], sums["wanted"]
    figures = "".join(f" {index:,} |" for index in (sums["edits"], wanted, right, wrong))
    name = (edit.__doc__ or "").partition(".")[0].lower()
    return f"| {name} | {ids} |{figures} {_share(right, right + wrong)} | {_share(right, wanted)} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole and part else "–"


def _judged(old: Value, new: Value, truth: Truth, has_ids: bool) -> Counter[str]:
    before, after = _loaded(old, has_ids), _loaded(new, has_ids)
    olds, news = ([item["id"] for item in value["touchpoints"]] for value in (old, new))
    pairs = {(olds[pair.old], news[pair.new]) for pair in match(before, after).matches if pair.by != "id"}
    wanted = {(a, b) for a, b in truth.items() if b is not None and not (has_ids and a == b)}
    edits = sum(a != b for a, b in truth.items())
    return Counter(edits=edits, right=len(pairs & wanted), wrong=len(pairs - wanted), wanted=len(wanted))


def _loaded(value: Value, has_ids: bool) -> Journey:
    """The journey, without its ids if it shall have none; what refers to ids goes with them."""
    if not has_ids:
        gone = ("id", "caused_by")
        steps = [{key: inner for key, inner in item.items() if key not in gone} for item in value["touchpoints"]]
        value = {**value, "touchpoints": steps}
    loaded = load(read(json.dumps(value).encode()), path="journey.yaml")
    assert loaded.journey, loaded.problems
    return loaded.journey


Steps = list[Value]
Edit = Callable[[Steps, Truth, random.Random], None]


def _edited(old: Value, edit: Edit, chance: random.Random) -> tuple[Value, Truth]:
    """A copy with about a tenth of its touchpoints edited, and what became of each."""
    new: Value = json.loads(json.dumps(old))
    steps: Steps = new["touchpoints"]
    truth: Truth = {step["id"]: step["id"] for step in steps}
    for _ in range(max(1, len(steps) // 10)):
        edit(steps, truth, chance)
    for record in steps:  # what a cause is called is not measured here
        record.pop("caused_by", None)
    return new, truth


def rename(steps: Steps, truth: Truth, chance: random.Random) -> None:
    """Renamed. Other words for the act, one word of the rest gone or new, and another id."""
    record = _untouched(steps, truth, chance)
    if record is None:
        return
    act, *rest = record["name"].split()
    at = chance.randrange(len(rest))
    rest[at : at + 1] = [] if chance.random() < 0.5 and len(rest) > 2 else [rest[at], chance.choice(("new", "right"))]
    record["name"] = " ".join([chance.choice(("See", "Find", "Get to", act)), *rest])
    _new_id(record, truth, chance)


def move(steps: Steps, truth: Truth, chance: random.Random) -> None:
    """Moved. The same name somewhere else, with another id."""
    record = _untouched(steps, truth, chance)
    if record is None:
        return
    steps.remove(record)
    steps.insert(chance.randrange(len(steps) + 1), record)
    _new_id(record, truth, chance)


def split(steps: Steps, truth: Truth, chance: random.Random) -> None:
    """Split. Two steps where there was one; the first counts as the old one."""
    record = _untouched(steps, truth, chance)
    if record is None:
        return
    act, _, rest = record["name"].partition(" ")
    second = {**record, "id": _fresh(chance), "name": f"{chance.choice(('Confirm', 'Send off'))} {rest}", "friction": 1}
    record["name"] = f"{act} {rest}, first part"
    steps.insert(steps.index(record) + 1, second)
    _new_id(record, truth, chance)


def merge(steps: Steps, truth: Truth, chance: random.Random) -> None:
    """Merged. One step where there were two; it counts as the first."""
    record = _untouched(steps, truth, chance)
    at = steps.index(record) if record else -1
    if record is None or at + 1 == len(steps) or truth.get(steps[at + 1]["id"]) != steps[at + 1]["id"]:
        return
    other = steps.pop(at + 1)
    truth[other["id"]] = None
    record["name"] = f"{record['name']} and {other['name'][:1].lower()}{other['name'][1:]}"
    _new_id(record, truth, chance)


def replace(steps: Steps, truth: Truth, chance: random.Random) -> None:
    """Replaced. Another step in the same place, which nobody should take for the old one."""
    record = _untouched(steps, truth, chance)
    if record is None:
        return
    truth[record["id"]] = None
    name = f"{chance.choice(('Scan', 'Talk through', 'Photograph'))} {chance.choice(('a badge', 'the plan', 'a seat'))}"
    channel, team = chance.choice((("kiosk", "sales"), ("video-support", "contact-centre"), ("app", "digital")))
    record |= {"id": _fresh(chance), "name": name, "channel": channel, "team": team, "friction": chance.randint(1, 4)}


def everything(steps: Steps, truth: Truth, chance: random.Random) -> None:
    """All of these. One after the other."""
    chance.choice((rename, move, split, merge, replace))(steps, truth, chance)


def _untouched(steps: Steps, truth: Truth, chance: random.Random) -> Value | None:
    """A step that no edit has touched yet."""
    left = [step for step in steps if truth.get(step["id"]) == step["id"]]
    return chance.choice(left) if left else None


def _new_id(record: Value, truth: Truth, chance: random.Random) -> None:
    truth[record["id"]] = record["id"] = _fresh(chance)


def _fresh(chance: random.Random) -> str:
    return f"new-{chance.getrandbits(48):012x}"


# How fast it is.


def _speed() -> Iterator[str]:
    cxmap = environments.with_cxmap(environments.cache() / "cxmap")
    peer = environments.with_packages(environments.cache() / "deepdiff", "deepdiff", "pyyaml")
    installed = environments.versions(peer)
    yield f"\nTwo versions compared, CPU time from the text of both to the result; deepdiff {installed['deepdiff']}\n"
    yield "| what | time | time of `diff` | ratio | target | stretch |"
    yield "| --- | ---: | ---: | ---: | --- | --- |"
    with tempfile.TemporaryDirectory(prefix="cxmap-diff-") as name:
        for count, goals in ((60, ("≥ 2", "≥ 5")), (2_000, ("≥ 8", "≥ 15"))):
            yield from _compared(cxmap / "python", peer / "python", Path(name), count, goals)


def _compared(ours: Path, peer: Path, folder: Path, count: int, goals: tuple[str, str]) -> Iterator[str]:
    old, new = (folder / f"{which}-{count}.yaml" for which in ("old", "new"))
    corpus.write_long(old, count, seed=SEED)
    value, _ = _edited(read(old.read_bytes()).value, _everyday, random.Random(SEED))
    new.write_text(json.dumps(value, indent=1, ensure_ascii=False), encoding="utf-8")
    rounds = ROUNDS if count < 1_000 else 3
    diff, steps = _seconds(ours, OURS, "diff", (old, new), rounds), f"{count:,} touchpoints"
    for work, what in (("ordered", "deepdiff"), ("ignoring_order", "deepdiff, which may ignore the order")):
        yield _line(f"{what} / `diff`, {steps}", _seconds(peer, PEER, work, (old, new), rounds), diff, *goals)
    once = _seconds(ours, OURS, "analysis", (old, new), rounds)
    target = "close to 2" if count > 1_000 else ""
    times = f"{1000 * diff:,.0f} ms | {1000 * once:,.0f} ms"
    yield f"| `diff` of two / analysis of one, {steps} | {times} | {diff / once:.2f} | {target} | |"


def _seconds(python: Path, body: str, work: str, paths: tuple[Path, Path], rounds: int) -> float:
    """The median of the rounds; infinity if not even one ends in time."""
    command = [str(python), "-c", TIME.format(body=body), work, *map(str, paths), str(rounds)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE * rounds)
    except subprocess.TimeoutExpired:
        return math.inf
    except subprocess.CalledProcessError as error:
        raise CommandFailed(error.stderr.strip()[-300:]) from None
    return statistics.median(float(line) for line in done.stdout.splitlines())


def _everyday(steps: Steps, truth: Truth, chance: random.Random) -> None:
    """What happens between two versions: mostly other scores, now and then something larger."""
    if chance.random() < 0.8:
        record = _untouched(steps, truth, chance)
        if record:
            record["friction"] = chance.randint(1, 4)
        return
    everything(steps, truth, chance)


def _line(what: str, measured: float, ours: float, target: str, stretch: str) -> str:
    if measured == math.inf:
        measured, above = PATIENCE, "more than "
    else:
        above = ""
    time = f"{above}{measured:,.1f} s" if measured >= 2 else f"{1000 * measured:,.0f} ms"
    return f"| {what} | {time} | {1000 * ours:,.0f} ms | {above}{measured / ours:,.1f} | {target} | {stretch} |"


if __name__ == "__main__":
    sys.exit(main())
