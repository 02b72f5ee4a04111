"""What moving an application on writes: shared by the single move and by deeds done to many."""

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.domain import flow as flow_rules
from lushan_desktop.domain.flow import Flow
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles import applying, reviewing
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.services.records import flows
from lushan_desktop.storage.lists import queries


def moved(flow: Flow, held: Values, end: str, given: Values) -> tuple[Values, str]:
    """Return what a move writes, and what it is called. Raises UserError as `move` does.

    `moved_on` is the day of a move that no field of the application dates.
    """
    given = dict(given)
    stated = given.pop("moved_on", None)
    wanted = flow.move(str(held["stage"] or ""), end)
    written = {**flow_rules.proposed(wanted, {**held, **given}, clock.today()), **given}
    flow_rules.check(wanted, APPLICATION, {**held, **written})
    cleared = {name: APPLICATION.field(name).kind.empty for name in wanted.clears}
    if end == applying.REVIEW and flow.stage(str(held["stage"] or "")) == applying.RECTIFYING:
        cleared["round"] = (held["round"] or 1) + 1
    if held["stage"] in applying.OUT:
        cleared["review_items"] = tuple(map(reviewing.anew, held["review_items"]))
    made = {**cleared, **written, "stage": end, "due_on": None}
    moves = (*held["moves"], flows.row_of(wanted, APPLICATION, held, made, stated))
    return {**made, "moves": moves}, wanted.label


def called(session: Session, held: Values, label: str) -> str:
    """Return what a step is called: 赵村镇申报."""
    name = queries.names(session, [held["applicant"]]).get(held["applicant"], "")
    return f"{name or APPLICATION.title}{label}"
