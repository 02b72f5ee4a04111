"""The way of an application: the stages of its title, the moves between them, and what is due at each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import flow as flow_rules
from lushan_desktop.domain import passing, stages
from lushan_desktop.domain.flow import Demand, Flow, Move
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values

CULTIVATED, APPLIED, REVIEW, FEEDBACK, RECTIFYING = "培育", "申报", "初审", "现场反馈", "整改"
CONSULTED, STUDIED, PUBLISHED = "征求意见", "集体研究", "公示"
RECOMMENDED, DESIGNATED, REVALIDATED = "推荐", "命名", "复核"
REFUSED, TO_RECOMMEND, UNDER_REVIEW = "未通过", "拟推荐", "初审推荐"
WITHDRAWN = "已撤回"
OUT = (REFUSED, WITHDRAWN)
"""Stages in which an application takes no part any more."""
NOTHING = "无"
"""What the office writes where a stage demands nothing."""
EXAMPLE_MARK = "（示例）"
AFTER = (DESIGNATED, REVALIDATED)
"""What comes when the county has done its part."""
_BEFORE = ("", CULTIVATED, TO_RECOMMEND)
"""The place where a unit stands that has not applied yet."""
_RECOMMENDED = (RECOMMENDED, *AFTER)
_PASSED = (CONSULTED, STUDIED, PUBLISHED, *_RECOMMENDED)
"""Stages that an application comes to once it has passed the review."""
_REACHED_ON: Mapping[str, str] = {
    REVALIDATED: "designated_on",
    DESIGNATED: "designated_on",
    RECOMMENDED: "recommended_on",
    PUBLISHED: "public_from",
    STUDIED: "passed_on",
    CONSULTED: "passed_on",
    APPLIED: "applied_on",
}
"""The day on which a stage was reached, the last stage first."""
_STANDS_AT: Mapping[str, str] = {UNDER_REVIEW: REVIEW}

Rows = Sequence[Mapping[str, Any]]
Own = Mapping[str, tuple[str, ...]]
"""For a stage the fields that the office itself demands before it."""


def way(path: Sequence[str], rows: Rows, aside: Sequence[str], own: Own, record_type: RecordType) -> Flow:
    """The flow over the stages a title has, made of the catalogue's moves.

    Where two stages have come side by side that no move of the catalogue joins, the way to the second is as
    the catalogue knows it from elsewhere; a stage may be passed over only where the catalogue says so.
    """
    kept = [row for row in rows if _fits(row, path, aside)]
    kept += _bridges(path, rows, kept, aside)
    kept += _ways_back(path, kept)
    kept += _ways_in(path, kept, aside)
    trimmed = [_without_absent(row, path) for row in kept]
    flow = flow_rules.flow((*path, *aside), trimmed, aside)
    return Flow(flow.stages, tuple(_owned(flow, move, own, record_type) for move in flow.moves), flow.aside)


def _fits(row: Mapping[str, Any], path: Sequence[str], aside: Sequence[str]) -> bool:
    start, end = row["from"], row["to"]
    if not {start, end} <= {*path, *aside}:
        return False
    if start in aside or end in aside:
        return True
    return set(_between(path, start, end)) <= set(row.get("over", ()))


def _between(path: Sequence[str], start: str, end: str) -> Sequence[str]:
    return path[path.index(start) + 1 : path.index(end)]


def _bridges(path: Sequence[str], rows: Rows, kept: Rows, aside: Sequence[str]) -> list[dict[str, Any]]:
    """The moves that are lacking between neighbours, and past the stages that may be passed over."""
    made: list[dict[str, Any]] = []
    joined = {(row["from"], row["to"]) for row in kept}
    turned_back = {row["from"] for row in kept if row.get("instead")}
    for place, start in enumerate(path[:-1]):
        ends = [] if start in turned_back else [path[place + 1]]
        over = {stage for row in rows if row["from"] == start for stage in row.get("over", ())}
        ends += [stage for stage in path[place + 1 :] if over and stage not in over][:1]
        for end in dict.fromkeys(ends):
            if (start, end) not in joined:
                joined.add((start, end))
                made.append({**_entrance(rows, aside, end), "from": start, "to": end})
    return made


def _ways_back(path: Sequence[str], kept: Rows) -> list[dict[str, Any]]:
    """A way to the stage before, for each stage that has none: what was filled in to enter it is emptied."""
    made: list[dict[str, Any]] = []
    for before, stage in pairwise(path):
        earlier = path[: path.index(stage)]
        if not any(row["from"] == stage and row["to"] in earlier for row in kept):
            entered = [row for row in kept if row["to"] == stage and row["from"] in earlier]
            demands = [each for row in entered for each in row.get("demands", ())]
            own = [each["field"] for each in demands if each.get("is_today") and "where" not in each]
            clears = list(dict.fromkeys(own))
            made.append({"from": stage, "to": before, "label": f"退回{before}", "clears": clears})
    return made


def _ways_in(path: Sequence[str], kept: Rows, aside: Sequence[str]) -> list[dict[str, Any]]:
    """A way to the beginning from each stage beside the way from which nothing leads onto it."""
    led = {row["from"] for row in kept if row["to"] in path}
    return [
        {"from": stage, "to": path[0], "label": f"转为{path[0]}"}
        for stage in aside
        if stage not in led and path
    ]


def _entrance(rows: Rows, aside: Sequence[str], end: str) -> Mapping[str, Any]:
    """Return how the catalogue enters a stage on the way onward: the first of its moves there."""
    for row in rows:
        if row["to"] == end and row["from"] not in aside and not row.get("instead"):
            return {name: value for name, value in row.items() if name != "clears"}
    return {"label": end}


def _without_absent(row: Mapping[str, Any], path: Sequence[str]) -> dict[str, Any]:
    """Nothing is demanded of a stage that the title does not have, and no day of it dates a move."""
    demands = [each for each in row.get("demands", ()) if each.get("where", path[0]) in path]
    gone = {each["field"] for each in row.get("demands", ())} - {each["field"] for each in demands}
    dated_by = row.get("dated_by", "")
    return {**row, "demands": demands, "dated_by": "" if dated_by in gone else dated_by}


def _owned(flow: Flow, move: Move, own: Own, record_type: RecordType) -> Move:
    """The move with what the office itself demands before its end."""
    if move.end not in own or move.end in flow.aside or not flow.is_onward(move):
        return move
    known = {demand.field: demand for demand in move.demands}
    demands = tuple(
        known.get(name) or Demand(name, asking(record_type.field(name))) for name in own[move.end]
    )
    is_gone = move.dated_by in known and move.dated_by not in own[move.end]
    return replace(move, demands=demands, dated_by="" if is_gone else move.dated_by)


def asking(spec: FieldSpec) -> str:
    """The sentence that asks for a field."""
    return "请先添加佐证。" if spec.name == "files" else f"请先填写{spec.label}。"


def applicant(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The unit that applies; a row made for show says so wherever it is named."""
    name = names.get(str(row["applicant"]), "") or "申报单位待补"
    return name + (EXAMPLE_MARK if row["is_example"] else "")


def steps(path: Sequence[str]) -> tuple[str, ...]:
    """The stages that are drawn: those the county itself goes through."""
    return tuple(stage for stage in path if stage not in AFTER)


def place(path: Sequence[str], stage: str) -> int:
    """Return which of the steps a stage is; their number where all are done; -1 beside the way."""
    drawn = steps(path)
    if stage in AFTER:
        return len(drawn)
    stage = _STANDS_AT.get(stage, stage) or (drawn[0] if drawn else "")
    return drawn.index(stage) if stage in drawn else -1


def due(values: Values, batch: Values) -> PartialDate | None:
    """Until when the present stage has to be done: the application's own day, else the batch's."""
    name = stages.deadlines(stages.APPLICATIONS).get(str(values.get("stage") or CULTIVATED), "")
    if values.get("due_on"):
        found = values["due_on"]
    elif name:
        found = values.get(name) or batch.get(name)
    else:
        found = None
    return found if isinstance(found, PartialDate) else None


def came_about(moment: PartialDate | None, until: PartialDate | None) -> bool:
    """Return True if something had happened by a day; what has no day counts as it stands."""
    return moment is None or until is None or moment.first_day <= until.last_day


def stage_by(values: Values, until: PartialDate | None) -> str:
    """Return how far an application had come by a day; empty where it had not begun, or nobody knows."""
    held = str(values["stage"] or "")
    if until is not None and values.get("moves"):
        return _moved_to(values, until)
    reached = tuple(_REACHED_ON)
    if held not in reached or came_about(values[_REACHED_ON[held]], until):
        return held
    earlier = ((stage, values[_REACHED_ON[stage]]) for stage in reached[reached.index(held) + 1 :])
    return next((stage for stage, moment in earlier if moment and came_about(moment, until)), "")


def _moved_to(values: Values, until: PartialDate) -> str:
    """The stage of the last move that states a day up to then; empty before the first of them."""
    found = passing.passages(stages.APPLICATIONS, values)
    dated = [each for each in found if each.on is not None and each.is_by(until.last_day)]
    return dated[-1].stage if dated else ""


class Progress(NamedTuple):
    """How far an application had come, as the statement and 示范创建 count it."""

    stage: str
    is_applied: bool
    is_passed: bool
    is_recommended: bool
    is_designated: bool


def progress_by(values: Values, until: PartialDate | None = None) -> Progress:
    """Return what counts of an application on a day; of one that was refused, that it was made."""
    stage = stage_by(values, until)
    if stage in OUT:
        return Progress(stage, True, False, False, False)

    def is_so(field: str, of_stage: bool) -> bool:
        return came_about(values[field], until) if values[field] else of_stage

    recommended = is_so("recommended_on", stage in _RECOMMENDED)
    return Progress(
        stage,
        is_so("applied_on", stage not in _BEFORE),
        recommended or is_so("passed_on", stage in _PASSED),
        recommended,
        is_so("designated_on", stage in AFTER),
    )


def valid_until(named_on: PartialDate | None, years: int | None) -> PartialDate | None:
    """The last day of an honour; unknown where the day or the term is."""
    if named_on is None or not years:
        return None
    if named_on.month is None or named_on.day is None:
        return PartialDate(named_on.year + years, named_on.month)
    day = 28 if (named_on.month, named_on.day) == (2, 29) else named_on.day
    return PartialDate(named_on.year + years, named_on.month, day)
