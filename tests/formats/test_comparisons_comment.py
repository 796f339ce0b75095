"""A comparison as a comment on a pull request, and as annotations in its files."""

from __future__ import annotations

import re

import pytest

from cxmap.diff.comparison import compare
from cxmap.diff.report import Report
from cxmap.present.look import Look
from tests.diff.versions import side_of
from tests.formats.comparisons import CALL, HOSTILE, PAGE, render, report


def big(count: int) -> Report:
    steps = "".join(f"- {{id: s{i}, name: Step {i}, team: web, channel: web, friction: 2}}\n" for i in range(count))
    head = "goal_met_at: s0"
    return report(compare(side_of(steps, head), side_of(steps.replace("friction: 2", "friction: 4"), head)))


def test_a_comment_is_cut_in_whole_items() -> None:
    text = render("markdown", big(2_000))
    assert len(text) <= 65_000
    assert text.startswith("## Try it\n\n*as-is*  \ntry.yaml → try.yaml\n\n**Regression, on estimates.**\n\n")
    assert re.search(r"\n\n… [\d,]+ more\n$", text)
    items = re.findall(r"^- \\~ .*\n.*$", text, re.MULTILINE)
    assert len(items) > 300
    assert all(item.endswith("\\[friction-up\\]") for item in items)
    assert "| goal | met" in text  # the figures are kept before the last regressions


def test_a_cut_comment_says_how_much_is_missing_and_where_it_is() -> None:
    found = big(100)
    whole = render("markdown", found).count("\n- ")
    text = render("markdown", found, Look(max_length=3_000, artifact="report.html of this run"))
    (note,) = re.findall(r"… (\d+) more, see report.html of this run\n$", text)
    assert int(note) == whole - text.count("\n- ")


def test_what_regressed_is_kept_longer_than_what_got_better() -> None:
    old = "".join(f"- {{id: s{i}, name: Step {i}, team: web, channel: web, friction: 3}}\n" for i in range(40))
    new = re.sub(r"(id: s\d*[02468],.*friction: )3", r"\g<1>1", old)
    new = re.sub(r"(id: s\d*[13579],.*friction: )3", r"\g<1>5", new)
    found = report(compare(side_of(old, "goal_met_at: s0"), side_of(new, "goal_met_at: s0")))
    whole = [len(re.findall(f"{word}\\\\]", render("markdown", found))) for word in ("friction-up", "friction-down")]
    assert whole[0] == 20
    for most in range(1_000, 12_000, 500):
        text = render("markdown", found, Look(max_length=most))
        assert len(text) <= most
        if text.count("<details>"):
            assert text.count("friction-up\\]") == 20


@pytest.mark.parametrize("most", [1_000, 2_000, 5_000, 20_000])
def test_a_comment_is_as_short_as_asked_for(most: int) -> None:
    for comparisons in (big(100), *HOSTILE[:5]):
        text = render("markdown", comparisons, Look(max_length=most, everything=True))
        assert len(text) <= most
        assert text.count("<details>") == text.count("</details>")


def test_a_comment_that_fits_is_not_cut() -> None:
    text = render("markdown", big(3))
    assert "… " not in text
    assert text.index("Regression, on estimates.") < text.index("| goal |") < text.index("friction-up")


# Annotations.


def test_annotations_stand_in_the_new_file_and_what_is_gone_in_none() -> None:
    old, new = side_of(PAGE + CALL), side_of(PAGE.replace("done", "failed"), "", "journeys/try.yaml")
    assert new.file
    found = report(compare(old, new._replace(file=new.file._replace(on_disk=True))))
    commands = render("github", found, Look(top="shop")).partition("::stop-commands::")[0].splitlines()
    assert [command for command in commands if "route-removed" in command] == [
        (
            "::error title=route-removed (regression)::Call: this phone contact is gone, had friction 2 (small snag);"
            " 'Find the page' still sends customers to it"
        )
    ]
    assert [command for command in commands if "breakdown-added" in command] == [
        (
            "::error file=shop/journeys/try.yaml,line=6,col=6,title=breakdown-added (regression)::"
            "Find the page: breaks now: it fails"
        )
    ]


def test_no_more_annotations_than_github_shows() -> None:
    commands = render("github", big(40)).partition("::stop-commands::")[0].splitlines()
    assert sum(command.startswith("::error ") for command in commands) == 10
