"""How far things had come by the last day that a statement tells of: what happened later is not in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Rows
from lushan_desktop.domain.record import ChildRecord, Record
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.stage_move import StageMove
from lushan_desktop.domain.supervision.extension import Extension
from lushan_desktop.domain.supervision.problem import PROBLEM, Problem
from lushan_desktop.domain.supervision.rectifying import Standing, standing
from lushan_desktop.domain.titles.application import APPLICATION, Application
from lushan_desktop.domain.titles.applying import AFTER, OUT, Progress, came_about, progress_by
from lushan_desktop.domain.titles.honour import Honour
from lushan_desktop.reports.known_records import Ledger, day

_DATED_ROWS: dict[str, type[ChildRecord]] = {"stage_move": StageMove, "extension": Extension}
"""Rows that say from which day on something was so."""


@dataclass(frozen=True)
class ApplicationByThen:
    """An application as it stood by then."""

    record: Application
    progress: Progress
    is_lapsed: bool = False
    """True if the honour that it became is held no more."""

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


def applied(ledger: Ledger, application: Application, until: PartialDate | None) -> ApplicationByThen:
    """Return how an application stood by then; of a designation without a day its honour tells the day."""
    values = _values(ledger, application, APPLICATION)
    honour = next((each for each in _beyond(ledger) if each.id == application.honour), None)
    if honour and honour.named_on and not values["designated_on"]:
        values = {**values, "designated_on": day(honour.named_on)}
    return ApplicationByThen(application, progress_by(values, until))


def all_applied(
    ledger: Ledger, titles: Collection[str], until: PartialDate | None
) -> list[ApplicationByThen]:
    """Return how all applications for these titles stood by then."""
    applications = [each for each in ledger.all(Application) if each.title in titles]
    named = {each.honour for each in applications}
    known = [*ledger.all(Honour), *_revoked_unnamed(ledger, until)]
    honours = [each for each in known if each.title in titles or each.id in named]
    held = [each for each in honours if is_held(each, until)]
    found = [applied(ledger, each, until) for each in applications]
    return [
        replace(each, is_lapsed=_is_of(each, honours) and not _is_of(each, held))
        for each in found
        if not each.record.is_example
    ]


def _beyond(ledger: Ledger) -> list[Honour]:
    """Return the honours that are not told of: named outside the period, or in the future."""
    known = (*ledger.beyond, *(each.record for each in ledger.aside))
    return [each for each in known if isinstance(each, Honour)]


def _revoked_unnamed(ledger: Ledger, until: PartialDate | None) -> list[Honour]:
    """Return the honours of these that were revoked by then, whatever day they bear."""
    return [each for each in _beyond(ledger) if each.revoked_on and not is_held(each, until)]


def _is_of(applied: ApplicationByThen, honours: Iterable[Honour]) -> bool:
    """Return True if an application that ended in a designation became one of these honours."""
    record = applied.record
    if applied.stage not in AFTER:
        return False
    if record.honour:
        return any(each.id == record.honour for each in honours)
    return any((each.unit, each.title) == (record.applicant, record.title) for each in honours)


def stood(ledger: Ledger, problem: Problem, until: PartialDate | None) -> Standing:
    """Return how a problem stood by then, by the days that are stated of it."""
    return standing(_values(ledger, problem, PROBLEM), until.last_day if until else date.max)


def _values(ledger: Ledger, record: Record, record_type: RecordType) -> Values:
    """The values of a record, with its rows by which it is known how it stood on a day."""
    rows = {
        spec.name: tuple(
            _loaded(row, RECORD_TYPES.get(spec.kind.child))
            for row in ledger.children(_DATED_ROWS[spec.kind.child], record.id)
        )
        for spec in record_type.fields
        if isinstance(spec.kind, Rows) and spec.kind.child in _DATED_ROWS
    }
    return {**_loaded(record, record_type), **rows}


def _loaded(record: Record, record_type: RecordType) -> Values:
    return {spec.name: spec.kind.load(getattr(record, spec.name)) for spec in record_type.columns}


def is_held(honour: Honour, until: PartialDate | None) -> bool:
    """Return True if an honour had been neither revoked by then nor lapsed, or was held again since."""
    revoked_on, valid_until, again = map(day, (honour.revoked_on, honour.valid_until, honour.revalidated_on))
    ended = [revoked_on] if revoked_on and came_about(revoked_on, until) else []
    if valid_until and until and valid_until.last_day < until.first_day:
        ended.append(valid_until)
    if not ended:
        return True
    return bool(again and came_about(again, until) and again.first_day > max(each.last_day for each in ended))
