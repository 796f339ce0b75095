"""The facts of a touchpoint: as a part of the JSON output, and flat, as a row of a table."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.records import Json, number

COLUMNS = (
    "journey", "state", "number", "id", "name", "stage", "team", "supported_by", "channel", "mode", "kind", "class",
    "class_from", "initiated_by", "friction", "reach", "times", "outcome", "breakdown", "signals", "strain", "causes",
    "roots", "removable_friction", "removable_friction_share", "removable_contacts", "removable_minutes",
    "removable_contacts_per_month", "after_minutes", "duration_minutes", "wait_minutes",
    "waited_minutes", "promise_minutes", "start_minutes", "finish_minutes", "slack_minutes", "late_share", "designed",
)  # fmt: skip


def touchpoint_facts(analysis: Analysis, index: int) -> Json:
    """One touchpoint."""
    touchpoint, moment = analysis.journey.touchpoints[index], analysis.timing.moments[index]
    ids = analysis.journey.touchpoints
    arrivals = analysis.flow.arrivals[index]
    return {
        "id": touchpoint.id,
        "name": touchpoint.name,
        "stage": touchpoint.written.stage,
        "stage_name": analysis.journey.stage_name(touchpoint.written.stage),
        "team": touchpoint.team,
        "supported_by": list(touchpoint.written.supported_by),
        "channel": touchpoint.channel or None,
        "mode": touchpoint.mode,
        "kind": touchpoint.kind,
        "class": touchpoint.class_,
        "class_from": touchpoint.class_from,
        "initiated_by": touchpoint.initiated_by,
        "follows": [{"id": ids[at].id, "share": number(share)} for at, _, share in arrivals.came],
        "join": arrivals.join if len(arrivals.came) > 1 else None,
        "moment_of_truth": touchpoint.written.moment_of_truth,
        "friction": number(touchpoint.friction),
        "reach": number(touchpoint.reach),
        "times": number(touchpoint.encounters / touchpoint.reach if touchpoint.reach else 1.0),
        "success": number(touchpoint.written.success),
        "context": touchpoint.written.context,
        "outcome": touchpoint.outcome,
        "signals": list(analysis.breakdowns.signals[index]),
        "strain": list(analysis.breakdowns.strain[index]),
        "breakdown": bool(analysis.breakdowns.signals[index]),
        "causes": [
            {"id": ids[cause.at].id, "share": number(cause.share), "inferred": cause.inferred}
            for cause in analysis.causes.direct[index]
        ],
        "roots": [
            {"id": ids[root].id, "share": number(share)} for root, share in sorted(analysis.roots[index].items())
        ],
        "removable": _removable(analysis, index),
        "after_minutes": number(touchpoint.after) if touchpoint.written.after else None,
        "duration_minutes": number(touchpoint.duration) if touchpoint.written.duration else None,
        "wait_minutes": number(touchpoint.wait) if touchpoint.written.wait else None,
        "waited_minutes": number(touchpoint.waited) if touchpoint.written.wait or touchpoint.written.waited else None,
        "promise_minutes": number(touchpoint.promise),
        "start_minutes": number(moment.start) if moment.known else None,
        "finish_minutes": number(moment.finish) if moment.known else None,
        "slack_minutes": number(moment.slack),
        "late_share": number(moment.late_share),
        "evidence": [
            {
                "covers": None if entry.covers is None else list(entry.covers),
                "from": entry.from_,
                "ref": entry.ref,
                "date": entry.date,
            }
            for entry in touchpoint.written.evidence
        ],
        "measured": _measured(analysis, index),
        "designed": analysis.designed.verdicts[index],
        "pains": list(touchpoint.written.pains),
        "opportunities": list(touchpoint.written.opportunities),
    }


def _measured(analysis: Analysis, index: int) -> Json:
    """What rests on data, and what a log says otherwise; times in minutes."""
    facts = analysis.measured[index]
    differs = [
        {
            "field": difference.field,
            "map": number(difference.on_map),
            "log": number(difference.measured),
            "journeys": difference.journeys,
        }
        for difference in facts.differs
    ]
    return {"fields": list(facts.fields), "differs": differs}


def _removable(analysis: Analysis, index: int) -> Json:
    gone, load, volume = analysis.removable[index], analysis.friction.load, analysis.journey.customers_per_month
    return {
        "friction": number(gone.friction) if load is not None else None,
        "friction_share": number(gone.friction / load) if load else None,
        "contacts": number(gone.contacts),
        "minutes": number(gone.minutes),
        "contacts_per_month": number(gone.contacts * volume) if volume is not None else None,
    }


def touchpoint_row(analysis: Analysis, index: int) -> Json:
    """The same in one level: no value is a record, and only some are lists, which are of words."""
    facts = touchpoint_facts(analysis, index)
    flat = {f"removable_{name}": value for name, value in facts["removable"].items()}
    causes = [
        f"{cause['id']} {cause['share']:g}{' inferred' if cause['inferred'] else ''}" for cause in facts["causes"]
    ]
    roots = [f"{root['id']} {root['share']:g}" for root in facts["roots"]]
    head = {"journey": analysis.journey.id, "state": analysis.journey.written.state, "number": index + 1}
    row = {**facts, **flat, **head, "causes": causes, "roots": roots}
    return {column: row[column] for column in COLUMNS}
