"""The only way to a person is closed."""

from __future__ import annotations

import random

from tests.diff.edits._edit import edit
from tests.diff.random_journeys import ASSISTED, helps, without
from tests.journeys_strategy import Written


def only_route(new: Written) -> Written | None:
    """The contact that gets customers somewhere, where each root cause has one."""
    found = [step for step in helps(new) if step["channel"] in ASSISTED and step["outcome"] in ("done", "partly")]
    return found[0] if len(found) == 1 else None


@edit("deflection")
def remove_the_only_route(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if route:
        without(new, [route], chance.choice((None, "to save money")))
    return route is not None


@edit("deflection")
def close_the_only_route(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if route:
        route |= {"hours": "Mo-Fr 08:00-18:00", "when": "Sa 10:00"}
    return route is not None


@edit("deflection")
def make_the_phone_unavailable(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if route:
        route |= {"outcome": "unavailable", "friction": 5}
    return route is not None


@edit("deflection")
def put_a_chatbot_in_front_of_a_closed_phone(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if not route:
        return False
    bot = {**route, "id": "bot", "channel": "chatbot", "name": "Ask the chatbot", "friction": 2}
    at = new["touchpoints"].index(route)
    new["touchpoints"].insert(at, bot)
    without(new, [route], "the chatbot does it")
    return True


@edit("deflection")
def turn_the_phone_into_a_chatbot(new: Written, chance: random.Random) -> bool:
    route = only_route(new)
    if route:
        route |= {"channel": "chatbot"}
    return route is not None
