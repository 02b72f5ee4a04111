"""One problem as the right panel shows it, and what the board offers to narrow it by."""

from dataclasses import dataclass

from lushan_desktop.base import clock
from lushan_desktop.domain.deadline import Light
from lushan_desktop.domain.record_type import COUNTY, RecordType, Values
from lushan_desktop.domain.supervision.problem import AWAITING, PROBLEM
from lushan_desktop.domain.supervision.rectifying import problem_light
from lushan_desktop.services.records import flows, record_view
from lushan_desktop.services.records.flow_view import FlowView
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.records.standing import Badge, Standing
from lushan_desktop.services.supervision import escalation, feedback_issuing, supervision
from lushan_desktop.services.supervision.feedback_issuing import ListOut
from lushan_desktop.services.supervision.supervision import OldDeadline
from lushan_desktop.services.supervision.supervision_board import OVERDUE, Filter, is_closed
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class ProblemStanding(Standing):
    """The deadline stands before what is lacking."""

    before: tuple[Badge, ...] = ()

    @property
    def badges(self) -> tuple[Badge, ...]:
        return (*self.before, *super().badges)


@dataclass(frozen=True, kw_only=True)
class ProblemView(FlowView):
    """A record with its stages, its deadline, what may be done next and by whom.

    The ways are those of either side; `by` of a move tells whose it is.
    """

    unit: str
    light: Light
    extension: Values | None
    """The request for more time that waits for an answer."""
    old_deadlines: tuple[OldDeadline, ...]
    notice: str
    """What is to be known of the deadline that it gets when it is sent out."""
    list_out: ListOut | None
    """The feedback list that it went out with."""
    next_level: str
    """The paper that would be sent next after the unit: 提示函 first."""

    def ways_of(self, side: str) -> tuple[Way, ...]:
        """Return what this side may do next, the moves onward first."""
        return tuple(way for way in self.ways if side == COUNTY or way.move.by != COUNTY)

    def way_to(self, stage: str, side: str) -> Way | None:
        """The move to a stage, where this side may make it."""
        return next((way for way in self.ways_of(side) if way.move.end == stage), None)


def view(store: Store, record_type: RecordType, record_id: str) -> ProblemView:
    """A problem with its way. Raises UserError where it is gone."""
    plain = record_view.view(store, record_type, record_id)
    values = plain.values
    stage = flows.stage_of(record_type, values)
    held = problem_light(values, clock.today())
    asked = supervision.open_extension(values)
    shown = {**vars(plain), "standing": _standing(plain, stage, held, is_asked=asked is not None)}
    return ProblemView(
        **shown,
        unit=plain.name_by_id.get(values["unit"], ""),
        stage=stage,
        light=held,
        passages=flows.passages(store, record_type, record_id),
        ways=supervision.ways(store, record_id),
        extension=asked,
        old_deadlines=supervision.old_deadlines(store, record_id),
        notice=_notice(store, values, stage),
        list_out=_list_out(store, values, stage),
        next_level=escalation.next_level(values),
    )


def _notice(store: Store, values: Values, stage: str) -> str:
    """Holidays that nobody knows yet, where the deadline is, or will be, counted from a term."""
    due, term = values["due_on"], values["term"]
    if is_closed(stage) or not term or not (due or stage == AWAITING):
        return ""
    counted = supervision.deadline(store, term, values["term_in"], values["issued_on"])
    return counted.notice if due is None or due.last_day == counted.day else ""


def _list_out(store: Store, values: Values, stage: str) -> ListOut | None:
    if stage == AWAITING:
        return None
    return feedback_issuing.list_out(store, values["supervision_round"], values["unit"])


def _standing(plain: RecordView, stage: str, held: Light, *, is_asked: bool) -> ProblemStanding:
    before: list[Badge] = []
    if not is_closed(stage) and held.days_left is not None:
        before.append((held.word, held.tone))
    if is_asked:
        before.append(("申请延期", "info"))
    kept = plain.standing
    return ProblemStanding(kept.to_fill, kept.lacking, kept.is_complete, tuple(before))


@dataclass(frozen=True)
class Narrowable:
    """What the problems can be narrowed by: ids and names."""

    rounds: tuple[tuple[str, str], ...]
    teams: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]


def narrowable(store: Store, round_id: str = "") -> Narrowable:
    """The rounds, the teams of a round (of all), and the units that a problem was found in."""
    here = (round_id, round_id)
    with store.read() as session:

        def pairs(sql: str, values: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
            return tuple(
                (str(one), str(name)) for one, name in session.connection().exec_driver_sql(sql, values)
            )

        return Narrowable(
            rounds=pairs(
                "SELECT t.id, CASE WHEN t.phase <> '' THEN t.phase || t.kind ELSE t.title END"
                " || coalesce('（' || nullif(d.number, '') || '）', '')"
                " FROM supervision_round AS t LEFT JOIN document AS d ON d.id = t.plan"
                " WHERE t.deleted = 0 ORDER BY t.held_on DESC, t.title"
            ),
            teams=pairs(
                "SELECT t.id, t.name FROM supervision_team AS t WHERE t.deleted = 0"
                " AND (? = '' OR t.supervision_round = ?) ORDER BY t.name",
                here,
            ),
            units=pairs(
                "SELECT u.id, coalesce(nullif(u.short_name, ''), u.name) FROM unit AS u WHERE u.id IN"
                " (SELECT unit FROM problem WHERE deleted = 0 AND (? = '' OR supervision_round = ?))"
                " ORDER BY u.rank IS NULL, u.rank, u.name",
                here,
            ),
        )


def count_overdue(store: Store, within: Filter) -> int:
    """Return how many problems of a period are overdue: the red number in the rail."""
    wanted = Filter(state=OVERDUE, start=within.start, end=within.end)
    with store.read() as session:
        return queries.count(session, PROBLEM, wanted.query)
