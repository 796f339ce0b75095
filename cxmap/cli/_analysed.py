"""From the files of a command line to their analyses; a file that is no valid journey stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.analysis import analyze as analyze_journey
from cxmap.cli import show_error
from cxmap.cli._files import named_files
from cxmap.cli._options import Run
from cxmap.cli._output import show_findings
from cxmap.cli._overlap import journeys, refuse_overlap
from cxmap.errors import ConfigError, InvalidJourney, MissingInput, UnreadableInput
from cxmap.inputs.open import journey_of, open_file
from cxmap.inputs.prices import cost_book
from cxmap.journey.ids import nearest


class Analysed(NamedTuple):
    """All that can be analysed, and what cannot: files, and paths that mean none. Standard error has told why."""

    analyses: list[Analysis]
    unread: list[str]
    refused: bool

    @property
    def failed(self) -> bool:
        """Whether anything that was named could not be analysed."""
        return self.refused or bool(self.unread)


def analysed(
    run: Run, paths: Sequence[str], output: str | None, stdin_name: str, *, infer: bool, costs: str | None
) -> Analysed:
    """Analyse each file that the paths mean. Raises ConfigError if the output would take the place of one of them."""
    book = cost_book(run.config, costs)
    files, refused = named_files(run, paths)
    refuse_overlap([("-o", output)], [*run.inputs, *journeys(files)])
    found = Analysed([], [], refused)
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
