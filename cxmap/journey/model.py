"""A journey file as it was written: every field, its type, its meaning. What is missing stays missing here.

The one source of truth about the format: the JSON Schema, the messages and the documentation's tables come from it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from cxmap.journey import vocabulary as words
from cxmap.journey.fields import (
    Amount,
    Channel,
    Duration,
    Expects,
    Friction,
    Share,
    Slug,
    Slugs,
    Steps,
    Text,
    Texts,
    Times,
)


def _schema(schema: dict[str, Any]) -> None:
    schema["patternProperties"] = {f"^{words.EXTENSION}": {}}


class Written(BaseModel):
    """A mapping of the file: unknown keys are refused, nothing is converted, nothing changes."""

    # Built when the first journey is read, and then only the outermost: a third of a start would go into the others.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, json_schema_extra=_schema, defer_build=True)


class Persona(Written):
    """Whose journey it is: one point of view for each file."""

    name: Text | None = Field(None, description="Who, in a few words")
    needs: Texts = Field((), description="What this customer needs from the journey")
    age: Text | int | None = Field(None, description="Free text; ask for needs first")
    gender: Text | None = Field(None, description="Free text; ask for needs first")
    income: Text | int | None = Field(None, description="Free text; ask for needs first")


class Volume(Written):
    """How many customers start the journey."""

    count: Amount = Field(description="How many customers start")
    per: Annotated[words.Period, Expects("day, week, month, quarter, year or event")] = Field(
        description="In which period; an event cannot be turned into months"
    )


class Stage(Written):
    """A part of the journey, and where it lies in the life of a customer."""

    id: Slug = Field(description="The stage's id; touchpoints name it")
    name: Text | None = Field(None, description="What it is called; the id if missing")
    lifecycle: words.Lifecycle | None = Field(None, description="attraction, interaction, cultivation or exit")
    pains: Texts = Field((), description="What hurts customers in this stage, in words; not computed with")
    opportunities: Texts = Field((), description="What could be better in this stage, in words; not computed with")


class Retro(Written):
    """The meeting that looks back at where the journey broke."""

    invite: Texts = Field((), description="The teams that are invited")


class Action(Written):
    """Who does what about a breakdown."""

    fixes: Slug = Field(description="Id of the touchpoint that it mends")
    what: Text = Field(description="What is going to be done")
    owner: Text | None = Field(None, description="Who does it")
    by: Text | None = Field(None, description="Until when, such as 2026-03-31")


class Retired(Written):
    """A touchpoint that was taken out on purpose, so that a diff need not ask."""

    id: Slug = Field(description="Id of the touchpoint that is gone")
    why: Text | None = Field(None, description="Why it is gone")


class Designed(Written):
    """Friction that is there on purpose."""

    reason: Text | None = Field(None, description="Why the friction is needed")
    protects: words.Protects | None = Field(None, description="Whom it protects: customer, company, both or law")
    clarity: Text | None = Field(None, description="How the customer learns why it is there; none is an answer")
    ease: Text | None = Field(None, description="What makes it easier to bear; none is an answer")
    reviewed: Text | None = Field(None, description="When somebody last asked whether it is still needed")


class DemandShares(Written):
    """Why customers come here, in shares; what is missing to 1 is unknown."""

    failure: Share = Field(0.0, description="Share of contacts that something broken upstream caused")
    value: Share = Field(0.0, description="Share of contacts that customers want")


class Evidence(Written):
    """What some of the touchpoint's fields rest on."""

    covers: Texts | None = Field(
        None,
        description="The fields that it is evidence for, such as [friction, outcome]; all that are written if missing",
    )
    from_: words.EvidenceFrom = Field(alias="from", description="customer, survey, data, staff, published or estimate")
    ref: Text | None = Field(None, description="Key of one of the journey's sources")
    date: Text | None = Field(None, description="When it was gathered")
    note: Text | None = Field(None, description="What else to know about it")


Weights = Annotated[dict[Slug, Share], Expects("ids with weights from 0 to 1")]
Causes = Annotated[
    Slugs | Weights, Expects("a list of ids, such as [find], or ids with weights, such as {find: 0.6, ask: 0.4}")
]


Follows = Annotated[
    Slugs | Weights,
    Expects("a list of ids, such as [find], or ids with shares of those who come, such as {desk: 0.8, web: 0.2}"),
]


def is_required(name: str, field: FieldInfo) -> bool:
    """Whether people have to write it; a channel may be missing backstage, which no type of a field can say."""
    return field.is_required() or name == "channel"


def _touchpoint_schema(schema: dict[str, Any]) -> None:
    _schema(schema)
    backstage = {"properties": {"kind": {"const": words.BACKSTAGE}}, "required": ["kind"]}
    schema["anyOf"] = [{"required": ["channel"]}, backstage]


class WrittenTouchpoint(Written):
    """One touchpoint as written; only a backstage step has no channel."""

    model_config = ConfigDict(json_schema_extra=_touchpoint_schema)

    name: Text = Field(description="What the customer does or meets here, as an act")
    channel: Channel | None = Field(
        None, description="Where it happens; known channels have a kind and a mode, unknown has none"
    )
    id: Slug | None = Field(None, description="Stable id; causes, diff and portfolio name it. From the name if missing")
    stage: Slug | None = Field(None, description="One of the journey's stages")
    team: Annotated[Text | Texts, Expects("the name of one team")] | None = Field(
        None, description="The owning team: one name"
    )
    supported_by: Texts = Field((), description="Teams that work behind the line of visibility")
    kind: words.Kind | None = Field(None, description="What it is for; from the channel if missing")
    control: words.Control | None = Field(
        None, description="Who has it in hand: owned, partner, external or customer. owned if missing"
    )
    watched_by: Text | None = Field(None, description="The team that keeps an eye on an outside touchpoint")
    initiated_by: words.Initiator | None = Field(None, description="Who starts it; from the kind if missing")
    friction: Friction | None = Field(
        None,
        description="How hard it was: 1 effortless, 2 small snag, 3 real effort, 4 needed help, 5 blocked, or unknown",
    )
    outcome: words.Outcome | None = Field(
        None, description="What came of it; if missing, failed at friction 5 and else done"
    )
    unavailable_because: words.Unavailable | None = Field(None, description="Why it could not be used")
    fallback: Text | None = Field(None, description="What is offered instead, such as a callback")
    duration: Duration | None = Field(None, description="Time the customer is busy here")
    wait: Duration | None = Field(None, description="Time until this touchpoint gives its result")
    waited: Duration | None = Field(None, description="The part of the wait that the customer really sat through")
    after: Duration | None = Field(None, description="Gap since the touchpoint before ended")
    promise: Duration | None = Field(None, description="The wait that the customer was told")
    hours: Annotated[Text, Expects("24/7, or days and times such as Mo-Fr 08:00-18:00; Sa 09:00-13:00")] | None = Field(
        None, description="Opening hours, such as Mo-Fr 08:00-18:00 or 24/7"
    )
    when: Annotated[Text, Expects("a day and a time such as Tu 21:30")] | None = Field(
        None, description="When the customer came, such as Tu 21:30"
    )
    steps: Steps | None = Field(None, description="Clicks, pages, forms or documents")
    asks: Texts = Field((), description="What the customer has to tell or type here")
    context: words.Context | None = Field(
        None, description="Whether the receiver knew what came before: kept, partial, lost or unknown"
    )
    follows: Follows | None = Field(
        None, description="The touchpoints that this one really follows, for branches; with shares of those who come"
    )
    join: words.Join | None = Field(
        None,
        description="With several that it follows: all of them are waited for, or any of them is the way here",
    )
    caused_by: Causes | None = Field(
        None, description="The touchpoints whose failure sent the customer here; an empty list says there is none"
    )
    expected_from: Slugs = Field((), description="The touchpoints that set the expectation that is broken here")
    demand: (
        Annotated[
            words.Demand | DemandShares,
            Expects("value, failure, unknown, or shares such as {failure: 0.7, value: 0.3}"),
        ]
        | None
    ) = Field(None, description="Why customers come for service: value, failure or unknown, or shares of them")
    why: words.Why | None = Field(None, description="The reason for the contact")
    designed: Designed | None = Field(None, description="Friction that is there on purpose, and how it is eased")
    mirror_of: Slug | None = Field(None, description="The opposite step: leaving mirrors joining")
    moment_of_truth: bool = Field(False, description="Make or break: here customers decide whether they stay")
    doing: Text | None = Field(None, description="What the customer does")
    thinking: Text | None = Field(None, description="What the customer thinks, in their words")
    feeling: Text | None = Field(None, description="What the customer feels, in their words")
    reach: Share | None = Field(None, description="Share of those who start that get here, 0 to 1")
    times: Times | None = Field(None, description="How often, on average, those who get here come")
    success: Share | None = Field(None, description="Share of those who get it right the first time")
    cost: Amount | None = Field(None, description="What one encounter costs the company, in the configured currency")
    evidence: Annotated[tuple[Evidence, ...], Field(strict=False), Expects("a list of evidence entries")] = Field(
        (), description="What the figures and quotes rest on"
    )
    pains: Texts = Field((), description="What hurts customers here, in words; not computed with")
    opportunities: Texts = Field((), description="What could be better here, in words; not computed with")
    renamed_from: Slugs = Field((), description="Ids that this touchpoint had before, so that a diff knows it again")


class WrittenJourney(Written):
    """One journey as written."""

    cxmap: Literal[1] = Field(description="Version of the format")
    title: Text = Field(description="The customer's task, in the customer's words")
    touchpoints: Annotated[
        tuple[WrittenTouchpoint, ...], Field(strict=False, min_length=1), Expects("a list with at least one touchpoint")
    ] = Field(description="What the customer meets, in that order")
    id: Slug | None = Field(None, description="Stable id; diff and portfolio match on it. The file's name if missing")
    state: words.State = Field("as-is", description="as-is for what happens, to-be for what is planned")
    basis: words.Basis = Field("typical", description="case (one customer), typical (research) or measured (data)")
    persona: Annotated[Text | Persona, Expects("text, or a name with needs")] | None = Field(
        None, description="Whose journey it is"
    )
    goal: Text | None = Field(None, description="What the customer wants to be true at the end")
    goal_met_at: Annotated[Slug | Slugs, Expects("an id without spaces, or a list of ids")] | None = Field(
        None, description="Id of the touchpoint where the goal is met, or ids if any of them will do; the last one done"
    )
    deadline: Duration | None = Field(None, description="The customer's time budget, counted from the first touchpoint")
    ends: words.Ends | None = Field(None, description="resolved, unresolved or abandoned; read off the goal if missing")
    volume: Volume | None = Field(None, description="How many customers start the journey")
    owner: Text | None = Field(None, description="Who is accountable for the whole journey")
    teams: Texts = Field((), description="The team names that may be used")
    stages: Annotated[
        tuple[Slug | Stage, ...],
        Field(strict=False),
        Expects("a list of stage ids"),
    ] = Field((), description="The parts of the journey, in order")
    metrics: Texts = Field((), description="How the success of the journey is measured")
    sources: Annotated[dict[Text, Text], Expects("short keys with a citation each")] | None = Field(
        None, description="Where facts come from: a short key and a citation"
    )
    retro: Retro | None = Field(None, description="Who is invited to look back at the breakdowns")
    actions: Annotated[tuple[Action, ...], Field(strict=False), Expects("a list of actions")] = Field(
        (), description="Who does what about which breakdown"
    )
    retired: Annotated[tuple[Retired, ...], Field(strict=False), Expects("a list of retired touchpoints")] = Field(
        (), description="Touchpoints that were removed on purpose"
    )
    part_of: Slug | None = Field(None, description="Id of the journey that this one is a part of")
    scope: Literal["service"] | None = Field(None, description="service if the map is about service only, on purpose")
    events: dict[str, Any] | None = Field(
        None, description="Which columns of an event log hold what, and which events belong to which touchpoint"
    )
