"""How a problem of supervision stands, told alike on every page and paper: by its stage and its deadline."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lushan_desktop.domain.deadline import Light, light
from lushan_desktop.domain.supervision.problem import CLOSED

Held = Mapping[str, Any]
"""The values of a problem."""


def is_open(values: Held) -> bool:
    """Whether it still has to be put right."""
    return values["stage"] != CLOSED and not values["closed_on"]


def problem_light(values: Held, today: date) -> Light:
    """Blue, amber or red by the deadline; a problem that is closed says so."""
    return light(values["due_on"], today, values["closed_on"] or values["stage"] == CLOSED)
