"""Applications for a title: begun with all items of the standard, moved on, each deed one undoable step."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain import flow as flow_rules
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles import applying, reviewing
from lushan_desktop.domain.titles.application import APPLICATION, Application
from lushan_desktop.domain.titles.batch import BATCH
from lushan_desktop.domain.titles.review_item import REVIEW_ITEM
from lushan_desktop.domain.titles.title import TITLE
from lushan_desktop.services.printing import issuing
from lushan_desktop.services.records import date_orders, flows, records
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.titles import recommendation, titles
from lushan_desktop.services.titles.applications_moving import called, moved
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_COPIED = ("number", "project", "content", "criterion", "materials", "points")


def start(store: Store, title_id: str, batch_id: str, applicant: str, **given: Any) -> Changes:
    """Register a unit's application with an item to be judged for every item of the standard, in one step.

    Raises UserError where the unit has applied in this batch already or the batch is of another title.
    """
    with store.read() as session:
        title = queries.values(session, TITLE, title_id)
        _check_new(session, title_id, batch_id, applicant)
    path = titles.flow_of(store, title_id).path
    values = {
        "title": title_id,
        "batch": batch_id,
        "applicant": applicant,
        "stage": path[0],
        "indicators": title["indicators"],
        "review_items": items_from(title["standard_items"]),
        **given,
    }
    return records.save(store, APPLICATION, values, label="登记申报")


def _check_new(session: Session, title_id: str, batch_id: str, applicant: str) -> None:
    if not applicant:
        raise UserError("请先选申报单位。", field="applicant")
    if batch_id and queries.values(session, BATCH, batch_id)["title"] != title_id:
        raise UserError("这个批次不属于所选的创建项目，请另选批次。", field="batch")
    same = {"title": title_id, "batch": batch_id, "applicant": applicant}
    if batch_id and queries.count(session, APPLICATION, ListQuery(filters=same)):
        raise UserError("这个单位在本批次已有申报，请打开已有的那一件。", field="applicant")


def items_from(standard: Sequence[Values]) -> tuple[Values, ...]:
    """The items to be judged; they keep the words of the standard, whatever becomes of it later."""
    return tuple(
        {**REVIEW_ITEM.blank(), "item": row["id"], **{name: row[name] for name in _COPIED}}
        for row in standard
    )


def add_items(store: Store, application_id: str) -> Changes:
    """Take over the items of the standard that the application does not have yet."""
    held = records.values(store, APPLICATION, application_id)
    with store.read() as session:
        standard = queries.values(session, TITLE, held["title"])["standard_items"]
    known = {row["item"] for row in held["review_items"]}
    new = items_from([row for row in standard if row["id"] not in known])
    if standard and not new:
        raise UserError("标准条目均已导入。", field="review_items")
    if not new:
        at = (TITLE.key, held["title"])
        raise UserError("这个创建项目还没有导入标准，请先导入创建标准。", field="standard_items", at=at)
    rows = (*held["review_items"], *new)
    return records.save(store, APPLICATION, {"review_items": rows}, application_id, label="导入标准条目")


def assess(store: Store, application_id: str, scores: Mapping[str, Decimal | None], **given: Any) -> Changes:
    """Write the applicant's own scores, by the id of the item; their sum is the 自评分. Raises UserError."""
    held = records.values(store, APPLICATION, application_id)
    rows = []
    for place, row in enumerate(held["review_items"], 1):
        score = scores.get(row["id"], row["self_score"])
        if refused := reviewing.beyond(score, row["points"]):
            named = reviewing.name_of(row, place)
            raise UserError(f"第{named}项自评分{refused}。", field="self_score")
        rows.append({**row, "self_score": score})
    values = {"review_items": tuple(rows), "self_score": reviewing.total(rows, "self_score"), **given}
    return records.save(store, APPLICATION, values, application_id, label="填写自评分")


def moves(store: Store, application_id: str) -> tuple[Way, ...]:
    """What may be done with an application next, the moves onward first, each with what it still lacks."""
    held = records.values(store, APPLICATION, application_id)
    flow = titles.flow_of(store, held["title"])
    found = [
        Way(move, flow_rules.lacking(move, APPLICATION, held), flow.is_onward(move))
        for move in flow.moves_from(str(held["stage"] or ""))
    ]
    return tuple(sorted(found, key=lambda each: not each.is_onward))


def move(store: Store, application_id: str, end: str, **given: Any) -> Changes:
    """Bring an application to a stage, writing what was given along with it, as one undoable step.

    Handing in again after 整改 begins the next round; 命名 makes the honour, 撤销命名 ends it. Raises
    UserError, naming the field to open, for a move that the title does not know, whose demands are not met,
    or for which the quota of the batch leaves no room.
    """
    held = records.values(store, APPLICATION, application_id)
    given = flows.kept_beside(APPLICATION, held, given)
    if end == applying.DESIGNATED and not held["honour"]:
        return recommendation.designate(store, application_id, **given)
    if end == applying.REFUSED and held["honour"]:
        return recommendation.revoke(store, application_id, **given)
    if end == applying.RECOMMENDED and held["honour"]:
        return recommendation.undo_naming(store, application_id, **given)
    if end == applying.RECOMMENDED and held["batch"]:
        recommendation.check_room(store, held["batch"], [application_id])
    accepts = bool(given.pop("accepts", False))
    written, label = moved(titles.flow_of(store, held["title"]), held, end, given)
    with store.read() as session:
        date_orders.check(session, APPLICATION, held, written, accepts=accepts)
        label = called(session, held, label)
    if held["stage"] != applying.FEEDBACK or end != applying.RECTIFYING:
        return records.save(store, APPLICATION, written, application_id, label=label)
    with store.change(label) as step:
        records.write(step, APPLICATION, step.get(Application, application_id), written)
        step.session.flush()
        # What was handed over on the spot stands, whatever the next review finds.
        issuing.issue_within(step, store, "on_site_feedback", {"application": application_id})
    return step.changes
