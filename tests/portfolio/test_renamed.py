"""A team that the configuration renames is one team, in every figure and not only in sums."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxmap
from cxmap.journey.renamed import new_names, renamed
from tests.portfolio.two import BILL, PARCEL

CONFIG = '[renamed-teams]\n"Customer Care" = "care"\n"Bills" = "invoicing"\ninvoicing = "billing"\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cxmap.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "bill.yaml").write_text(BILL.replace("team: billing", "team: Bills"), encoding="utf-8")
    other = PARCEL.replace("team: care", "team: [care, Customer Care], supported_by: [Bills]")
    (tmp_path / "parcel.yaml").write_text(other, encoding="utf-8")
    return tmp_path


def test_its_sums_are_one_row(here: Path) -> None:
    found = cxmap.portfolio([cxmap.load("bill.yaml"), cxmap.load("parcel.yaml")])
    assert [team.team for team in found.teams] == ["billing", "care", "courier", "web"]
    assert found.demand.makers == pytest.approx({"billing": 500, "courier": 35})


def test_nobody_hands_over_to_himself(here: Path) -> None:
    (here / "one.yaml").write_text(BILL.replace("Call again, team: care", "Call again, team: Customer Care"))
    facts = cxmap.analyze(cxmap.load("one.yaml"))
    assert [(handoff.from_team, handoff.to_team) for handoff in facts.handoffs.all] == [("billing", "care")]


def test_it_supports_under_its_new_name_too(here: Path) -> None:
    assert cxmap.analyze(cxmap.load("parcel.yaml")).handoffs.teams_behind == ("billing",)


def test_only_teams_are_renamed() -> None:
    said = {"title": "care", "owner": "care", "retro": {"invite": ["care"]}, "touchpoints": [{"name": "care"}]}
    assert renamed(said, {"care": "help"}) == {
        "title": "care",
        "owner": "help",
        "retro": {"invite": ["help"]},
        "touchpoints": [{"name": "care"}],
    }


def test_two_names_that_stand_for_each_other_end_somewhere() -> None:
    assert set(new_names({"a": "b", "b": "a", "c": "a"})) == {"a", "b", "c"}
