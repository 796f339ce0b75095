"""From the files of a command line to their analyses; a file that is no valid journey stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.analysis import analyze as analyze_journey
from cxmap.analysis.costs import CostBook
from cxmap.cli import show_error
from cxmap.cli._options import Run
from cxmap.cli._output import show_findings
from cxmap.errors import ConfigError, InvalidJourney, MissingInput, UnreadableInput
from cxmap.inputs.open import journey_of, open_file
from cxmap.journey.ids import nearest


class Analysed(NamedTuple):
    """All that can be analysed, and the files that cannot: what is wrong with them is on standard error already."""

    analyses: list[Analysis]
    unread: list[str]


def analysed(run: Run, files: list[str], stdin_name: str, *, infer: bool, book: CostBook | None) -> Analysed:
    """Analyse each file."""
    found = Analysed([], [])
    for name in files:
        try:
            file = open_file(name, run.config, stdin_name=stdin_name)
            journey = journey_of(file)
        except InvalidJourney as error:
            show_findings(error.findings)
            found.unread.append(stdin_name if name == "-" else name)
            continue
        except (MissingInput, UnreadableInput) as error:
            show_error(error)
            found.unread.append(name)
            continue
        found.analyses.append(analyze_journey(journey, path=file.path, infer=infer, book=book))
    return found


def refuse_unknown_team(analyses: Sequence[Analysis], team: str) -> None:
    """Raise ConfigError for a team that has no part in any journey, with the one that is near."""
    teams = {item.team for analysis in analyses for item in analysis.teams}
    if team not in teams:
        guess = nearest(team, teams)
        hint = f"did you mean {guess!r}?" if guess else f"there are {', '.join(sorted(teams))}"
        raise ConfigError(f"no touchpoint belongs to the team {team!r}", hint=hint)
