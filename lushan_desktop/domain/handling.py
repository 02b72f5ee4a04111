"""How the handling of an instruction stands, in one word: computed from its stage and its deadline."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import stages
from lushan_desktop.domain.deadline import DONE, OPEN, Light, light

Held = Mapping[str, Any]
"""The values of an instruction, or of a unit it was handed to."""

READ_ONLY_KIND = "圈阅"
"""A leader saw it and wrote nothing: no instruction, never counted as 批示, nothing to handle."""
NOTHING_TO_DO = "不需办理"
REGISTERED, DISPATCHED, ACKNOWLEDGED = "已登记", "已转办", "已签收"
IN_PROGRESS, REPORTED, CLOSED, RETURNED = "办理中", "已反馈", "已办结", "已退回"

_WAITS_FOR = {
    REGISTERED: "待转办",
    DISPATCHED: "待签收",
    ACKNOWLEDGED: "待办理",
    IN_PROGRESS: IN_PROGRESS,
    REPORTED: "待办结",
    RETURNED: RETURNED,
}


def needs_handling(values: Held) -> bool:
    """Return True if anything is to be done about it."""
    return values.get("kind") != READ_ONLY_KIND


def is_open(values: Held) -> bool:
    """Return True if something is still to be done about it."""
    is_ended = values.get("stage") in stages.ended(stages.INSTRUCTIONS)
    return needs_handling(values) and not is_ended and not values.get("closed_on")


def instruction_light(values: Held, today: date) -> Light:
    """Blue, amber or red by the deadline, with its word; without a deadline, what it waits for."""
    if not needs_handling(values):
        return Light(NOTHING_TO_DO, OPEN)
    due = values.get("due_on")
    if not is_open(values):
        return light(due, today, values.get("closed_on") or True)
    if due is None:
        return Light(waits_for(values), OPEN)
    return light(due, today)


def waits_for(values: Held) -> str:
    """Return what has to happen next: 待转办, 待签收; 已办结 where nothing has."""
    if not needs_handling(values):
        return NOTHING_TO_DO
    if not is_open(values):
        stage = str(values.get("stage") or "")
        return stage if stage in stages.ended(stages.INSTRUCTIONS) else CLOSED
    return _WAITS_FOR.get(str(values.get("stage") or REGISTERED), str(values.get("stage")))


def stage_tone(values: Held) -> str:
    """The tone of the stage's own badge."""
    if not is_open(values):
        return DONE if needs_handling(values) else OPEN
    return "warn" if values.get("stage") in (IN_PROGRESS, RETURNED) else "info"


def dispatch_light(values: Held, due: PartialDate | None, today: date) -> Light:
    """Return how one unit stands with what was handed to it; `due` is the deadline of the instruction."""
    if values.get("reported_on") or values.get("result"):
        return Light("已反馈", DONE)
    own = values.get("due_on") or due
    if own:
        return light(own, today)
    return Light("待反馈" if values.get("acknowledged_on") else "待签收", OPEN)
