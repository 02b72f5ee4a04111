"""Sending the feedback lists of a round out: their numbers, the problems that go with them, who signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.supervision.problem import AWAITING, PROBLEM, Problem
from lushan_desktop.domain.supervision.supervision_visit import SUPERVISION_VISIT, SupervisionVisit
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.supervision.feedback_letter import FORMER, in_series, is_further, latest_visits
from lushan_desktop.reports.supervision.supervision_facts import named, problems, stage_of, units_in_order
from lushan_desktop.services.printing import issuing
from lushan_desktop.services.records import date_orders, records
from lushan_desktop.services.records.date_orders import DatesOutOfOrder
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.services.records.issued_papers import Draft
from lushan_desktop.services.supervision import feedback, supervision
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

Kept = tuple[Draft, TakenFile]
_NAMED = 3
"""Problems that are named where several lack something."""
_NO_VISIT = SUPERVISION_VISIT.blank()
"""What stands for a visit that nobody recorded."""


def issue(
    store: Store,
    round_id: str,
    unit_ids: Sequence[str],
    *,
    on: PartialDate | None = None,
    first_number: str = "",
    accepts: bool = False,
) -> Changes:
    """Note that these units got their lists and send their problems out, as one step.

    The number and the day stand with the visit; a unit that nobody recorded a visit to gets one without a
    date. Where a list went out before, the further one takes its place, and the remarks of the visit keep
    what the first was; a list that went out, with nothing found since, stays as it is. Raises UserError where
    nothing is left to be sent out, or, naming the problem, where one has no demand or no deadline.
    """
    if not unit_ids:
        raise UserError("请先选要反馈的单位。", field="unit")
    day = on or PartialDate.from_date(clock.today())
    with store.read() as session:
        order = [unit.id for unit in units_in_order(session, unit_ids)]
        visits = latest_visits(session, round_id)
        sent = _sent_out(session, round_id, order, day, accepts=accepts)
        further = {unit for unit in order if unit in visits and _is_further(session, visits[unit])}
    order = [unit for unit in order if unit in further or not _is_settled(visits.get(unit), first_number)]
    if not order:
        raise UserError("所选单位的反馈清单都已下发，没有新的问题。", field="unit")
    letters = _letters(store, round_id, order, {"number": first_number, "signed": day})
    kept = ["" if unit in further or unit not in visits else visits[unit].feedback_number for unit in order]
    with store.change(f"制发反馈清单{len(order)}份") as step:
        for unit, number in zip(order, in_series(kept, first_number), strict=True):
            visit = step.get(SupervisionVisit, visits[unit].id) if unit in visits else SupervisionVisit()
            own = {} if unit in visits else {**_NO_VISIT, "unit": unit, "supervision_round": round_id}
            sent_on = _sent_on(visit, day, is_further=unit in further)
            records.write(step, SUPERVISION_VISIT, visit, {**own, "feedback_number": number, **sent_on})
            if unit in letters:
                issuing.keep_within(step, letters[unit], visit.id)
        for problem, values in sent.items():
            records.write(step, PROBLEM, step.get(Problem, problem), values)
    return step.changes


def _letters(store: Store, round_id: str, units: Sequence[str], given: Values) -> Mapping[str, Kept]:
    """The letters that go out now, by unit, as they are kept; those that lack something are none."""
    options = {"supervision_round": round_id, **{name: value for name, value in given.items() if value}}
    found: dict[str, Kept] = {}
    for letter, pdf in feedback.letters(store, options, units):
        going = letter.issuance
        if going is not None and going.number and not going.is_open:
            found[letter.unit_id] = issuing.stored(store, feedback.REPORT, going, pdf)
    return found


def _is_settled(visit: SupervisionVisit | None, first_number: str) -> bool:
    """Return True if the list of a unit went out; one that has no number yet may still be given it."""
    return visit is not None and bool(visit.feedback_on and (visit.feedback_number or not first_number))


def _is_further(session: Session, visit: SupervisionVisit) -> bool:
    held = problems(session, supervision_round=visit.supervision_round, unit=visit.unit)
    return is_further(visit, held)


def _sent_on(visit: SupervisionVisit, day: PartialDate, *, is_further: bool) -> Values:
    """The day of the list; of a further one, and the list that went out before moves into the remarks."""
    if not is_further:
        return {"feedback_on": _day(visit.feedback_on) or day}
    signed = f"，{visit.receipt}{_day(visit.receipt_on) or ''}签收" if visit.receipt else ""
    told = f"{FORMER}{visit.feedback_number}{_day(visit.feedback_on)}下发{signed}"
    note = "；".join(filter(None, (visit.note, told)))
    return {"feedback_on": day, "note": note, "receipt": "", "receipt_on": None}


def _sent_out(
    session: Session, round_id: str, unit_ids: Sequence[str], on: PartialDate, *, accepts: bool
) -> Mapping[str, Values]:
    """Return what is written to each problem of these units that was not sent out yet.

    Raises UserError naming all that lack something, DatesOutOfOrder where nothing but days is doubtful.
    """
    numbers = supervision.Numbers(session)
    sent: dict[str, Values] = {}
    refused: list[tuple[Entry, UserError]] = []
    for unit in unit_ids:
        for entry in problems(session, supervision_round=round_id, unit=unit):
            if stage_of(entry) == AWAITING:
                given = {"issued_on": on, "number": entry["number"] or numbers.take(entry["found_on"])}
                try:
                    sent[entry["id"]] = supervision.sent_out(session, dict(entry), accepts=accepts, **given)
                except UserError as error:
                    refused.append((entry, error))
    _refuse(refused)
    return sent


def _refuse(refused: Sequence[tuple[Entry, UserError]]) -> None:
    """Raises one error for all problems that cannot go out; what lacks something weighs more than days."""
    lacking = [each for each in refused if not isinstance(each[1], DatesOutOfOrder)] or refused
    if not lacking:
        return
    entry, first = lacking[0]
    told = "".join(f"{_called(each)}：{error.message}" for each, error in lacking[:_NAMED])
    rest = f"共{len(lacking)}个问题这样。" if len(lacking) > _NAMED else ""
    raise type(first)(f"{told}{rest}", field=first.field, at=(PROBLEM.key, entry["id"])) from first


def _called(entry: Entry) -> str:
    return f"{named(entry, 'unit')}“{entry['description'][:20]}”"


@dataclass(frozen=True)
class ListOut:
    """The list that went out to the unit of a problem, and who signed for it."""

    visit: str
    number: str
    feedback_on: PartialDate
    receipt: str
    receipt_on: PartialDate | None


def list_out(store: Store, round_id: str, unit_id: str) -> ListOut | None:
    """The last list of a round that went out to a unit; None where none did."""
    with store.read() as session:
        visit = latest_visits(session, round_id).get(unit_id) if round_id else None
        sent_on = _day(visit.feedback_on) if visit else None
        if visit is None or sent_on is None:
            return None
        return ListOut(visit.id, visit.feedback_number, sent_on, visit.receipt, _day(visit.receipt_on))


def record_receipt(
    store: Store, visit_id: str, signer: str, on: PartialDate | None = None, *, accepts: bool = False
) -> Changes:
    """Note who signed for a list, and when. Raises UserError where nobody is named."""
    if not signer.strip():
        raise UserError("请填写签收人。", field="receipt")
    written: Values = {"receipt": signer.strip(), "receipt_on": on or PartialDate.from_date(clock.today())}
    with store.read() as session:
        held = queries.values(session, SUPERVISION_VISIT, visit_id)
        date_orders.check(session, SUPERVISION_VISIT, held, written, accepts=accepts)
    return records.save(store, SUPERVISION_VISIT, written, visit_id, label="登记反馈清单签收")


def _day(stored: str | None) -> PartialDate | None:
    return PartialDate.from_iso(stored) if stored else None
