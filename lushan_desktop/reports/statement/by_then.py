"""How far things had come by the last day that a statement tells of: what happened later is not in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.applying import (
    AFTER,
    DESIGNATED,
    PUBLISHED,
    RECOMMENDED,
    REFUSED,
    STUDIED,
    TO_RECOMMEND,
)
from lushan_desktop.domain.records.application import Application
from lushan_desktop.domain.records.honour import Honour
from lushan_desktop.domain.records.problem import AWAITING, CLOSED, Problem
from lushan_desktop.reports.statement.ledger import day
from lushan_desktop.reports.statement.when import is_within

CONSULTED = "征求意见"
_RECOMMENDED = (RECOMMENDED, *AFTER)
_PASSED = (CONSULTED, STUDIED, PUBLISHED, TO_RECOMMEND, *_RECOMMENDED)
"""Stages that an application comes to once it has passed the review."""
_REACHED_ON: Mapping[str, str] = MappingProxyType(
    {
        "复核": "designated_on",
        DESIGNATED: "designated_on",
        RECOMMENDED: "recommended_on",
        PUBLISHED: "public_from",
        STUDIED: "passed_on",
        CONSULTED: "passed_on",
        "申报": "applied_on",
    }
)
"""The day on which a stage was reached, the last stage first."""


@dataclass(frozen=True)
class Applied:
    """An application as it stood by then."""

    record: Application
    stage: str
    """How far it had come; empty where it had not begun, or nobody knows."""
    is_passed: bool
    is_recommended: bool
    is_designated: bool

    @property
    def is_earlier(self) -> bool:
        """Whether it has gone on since."""
        return self.stage != self.record.stage

    @property
    def is_refused(self) -> bool:
        return self.stage == REFUSED


def came_about(moment: str | None, until: PartialDate | None) -> bool:
    """Whether something had happened; what has no day counts as it stands."""
    return is_within(day(moment), None, until)


def applied(application: Application, until: PartialDate | None) -> Applied:
    """How an application stood by then."""
    stage = _stage(application, until)

    def is_so(moment: str | None, stages: tuple[str, ...]) -> bool:
        return came_about(moment, until) if moment else stage in stages

    recommended = is_so(application.recommended_on, _RECOMMENDED)
    return Applied(
        application,
        stage,
        recommended or is_so(application.passed_on, _PASSED),
        recommended,
        is_so(application.designated_on, AFTER),
    )


def _stage(application: Application, until: PartialDate | None) -> str:
    held = application.stage
    reached = tuple(_REACHED_ON)
    if held not in reached:
        return held
    own = getattr(application, _REACHED_ON[held])
    if came_about(own, until):
        return held
    earlier = reached[reached.index(held) + 1 :]
    moments = ((stage, getattr(application, _REACHED_ON[stage])) for stage in earlier)
    return next((stage for stage, moment in moments if moment and came_about(moment, until)), "")


def is_fed_back(problem: Problem, until: PartialDate | None) -> bool:
    """Whether a problem had been sent out to its unit by then."""
    return problem.stage not in ("", AWAITING) and came_about(problem.issued_on, until)


def is_closed(problem: Problem, until: PartialDate | None) -> bool:
    """Whether a problem was closed by then."""
    return problem.stage == CLOSED and came_about(problem.closed_on, until)


def is_held(honour: Honour, until: PartialDate | None) -> bool:
    """Whether an honour had not been revoked by then."""
    return not honour.revoked_on or not came_about(honour.revoked_on, until)
