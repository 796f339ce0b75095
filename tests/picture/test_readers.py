"""Every picture opens in what people have: a browser, light and dark and in any font; librsvg; resvg."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cxmap.diff.comparison import compare
from cxmap.formats.drawing.svg import comparison_svg, journey_svg, text_of
from cxmap.formats.json import document
from cxmap.present.look import Look
from cxmap.records.analyses import analysis_facts
from tests.diff.versions import compared
from tests.hell import NAMES, journey_of_all, journey_text
from tests.picture.journeys import ALL, analysis_of
from tests.picture.test_comparison import EASY, NEW, A, B, C, version
from tests.tools import browser

WORD_OF_80 = "Donaudampfschifffahrtsgesellschaft" * 3
HELL = {
    "all": journey_of_all(),
    "word": journey_text(WORD_OF_80[:80]),
    "long": journey_text("word " * 80),
    **{f"{i}": journey_text(name) for i, name in enumerate(NAMES.values()) if 0 < len(name) < 1000},
}
PLANS = ("service", "experience", "no-notice", "deflection")


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every picture, and the facts of each journey beside it."""
    folder = tmp_path_factory.mktemp("pictures")
    bank = version("bank-travel-alert")
    comparisons = {plan: compare(bank, version(f"bank-travel-alert.to-be-{plan}")) for plan in PLANS}
    comparisons["numbers"] = compared(many(A, B), many(EASY, NEW))
    for name, comparison in comparisons.items():
        write(folder / f"diff-{name}.svg", text_of(comparison_svg(comparison, Look(everything=True))))
    hostile = {f"hell-{name}": analysis_of(text) for name, text in HELL.items()}
    for name, analysis in (ALL | hostile).items():
        write(folder / f"{name}.svg", text_of(journey_svg(analysis)))
        if name in ALL:
            write(folder / f"{name}.json", document({"analyses": [analysis_facts(analysis)]}))
    return folder


def many(*steps: str) -> str:
    """Twenty touchpoints, some of them as given."""
    step = "- {{id: s{0}, name: Do the thing number {0}, team: web, channel: app, friction: 2}}\n"
    return "".join(steps) + C + "".join(step.format(i) for i in range(18))


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_a_browser_shows_every_picture_without_a_fault(drawn: Path) -> None:
    why = browser.missing()
    if why:
        pytest.skip(why)
    assert browser.found(sorted(drawn.glob("*.svg")), "--expect-dir", str(drawn)) == {}


@pytest.mark.skipif(not shutil.which("rsvg-convert"), reason="rsvg-convert is not installed (librsvg2-bin)")
def test_librsvg_opens_every_picture(drawn: Path) -> None:
    for path in sorted(drawn.glob("*.svg")):
        done = subprocess.run(["rsvg-convert", "--format", "png", str(path)], capture_output=True, check=False)
        assert (done.returncode, done.stderr, done.stdout[:4]) == (0, b"", b"\x89PNG"), path.name


def test_resvg_opens_every_picture(drawn: Path) -> None:
    resvg = pytest.importorskip("resvg_py")
    for path in sorted(drawn.glob("*.svg")):
        assert bytes(resvg.svg_to_bytes(svg_string=path.read_text(encoding="utf-8"), zoom=0.1))[:4] == b"\x89PNG"
