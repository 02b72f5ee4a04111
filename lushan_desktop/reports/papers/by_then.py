"""How far things had come by the last day that a statement tells of: what happened later is not in it."""

from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import stages
from lushan_desktop.domain.supervision.problem import AWAITING, Problem
from lushan_desktop.domain.titles.application import APPLICATION, Application
from lushan_desktop.domain.titles.applying import OUT, Progress, came_about, progress_by
from lushan_desktop.domain.titles.honour import Honour
from lushan_desktop.reports.known_records import day


@dataclass(frozen=True)
class Applied:
    """An application as it stood by then."""

    record: Application
    progress: Progress

    @property
    def stage(self) -> str:
        """How far it had come; empty where it had not begun, or nobody knows."""
        return self.progress.stage

    @property
    def is_earlier(self) -> bool:
        """True if it has gone on since."""
        return self.stage != self.record.stage

    @property
    def is_refused(self) -> bool:
        return self.stage in OUT


def applied(application: Application, until: PartialDate | None) -> Applied:
    """Return how an application stood by then."""
    values = {spec.name: spec.kind.load(getattr(application, spec.name)) for spec in APPLICATION.columns}
    return Applied(application, progress_by(values, until))


def is_fed_back(problem: Problem, until: PartialDate | None) -> bool:
    """Return True if a problem had been sent out to its unit by then."""
    return problem.stage not in ("", AWAITING) and came_about(day(problem.issued_on), until)


def is_closed(problem: Problem, until: PartialDate | None) -> bool:
    """Return True if a problem was closed by then."""
    return problem.stage in stages.ended(stages.PROBLEMS) and came_about(day(problem.closed_on), until)


def is_held(honour: Honour, until: PartialDate | None) -> bool:
    """Return True if an honour had been neither revoked by then nor lapsed, or was held again since."""
    revoked_on, valid_until, again = map(day, (honour.revoked_on, honour.valid_until, honour.revalidated_on))
    ended = [revoked_on] if revoked_on and came_about(revoked_on, until) else []
    if valid_until and until and valid_until.last_day < until.first_day:
        ended.append(valid_until)
    if not ended:
        return True
    return bool(again and came_about(again, until) and again.first_day > max(each.last_day for each in ended))
