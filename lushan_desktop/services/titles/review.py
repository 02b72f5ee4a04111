"""Judging an application item by item: the sheet, an opinion, the end of a round, the office's phrases."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.catalogue import read_shipped
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.deadline import Light, light
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles import applying, reviewing
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.domain.titles.batch import BATCH
from lushan_desktop.domain.titles.review_item import FITS, REVIEW_ITEM, ReviewItem
from lushan_desktop.domain.titles.review_phrase import REVIEW_PHRASE, ReviewPhrase
from lushan_desktop.services.records import date_orders, records
from lushan_desktop.services.titles import titles
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

RETURNED = "待整改"
"""The chip of the items that were found wanting, 需补充 and 不符合 alike."""


@dataclass(frozen=True)
class Line:
    """One item as the checklist and the panel beside it show it."""

    id: str
    place: int
    """Its place in the list, from 1."""
    number: str
    project: str
    content: str
    criterion: str
    materials: str
    """The materials that the standard asks for, in its own words."""
    points: Decimal | None
    self_score: Decimal | None
    score: Decimal | None
    conclusion: str
    reason: str
    missing: str
    suggestion: str
    reviewer: str
    reviewed_on: PartialDate | None
    earlier: str
    """What was said in earlier rounds, one a line."""
    files: tuple[Attachment, ...]
    is_open: bool
    """True if it is to be judged in this round."""

    @property
    def state(self) -> str:
        """符合, 需补充, 不符合, 未审, 待再审."""
        if not self.conclusion:
            return "未审"
        return "待再审" if self.is_open else self.conclusion

    @property
    def lacks_material(self) -> bool:
        return not self.files

    @property
    def wants_basis(self) -> bool:
        """True if 符合 has to say why: materials are asked for and none was handed in."""
        return bool(self.materials.strip()) and not self.files


@dataclass(frozen=True)
class ReviewSheet:
    """One application under review."""

    id: str
    applicant: str
    """The unit, with （示例） behind a row made for show."""
    title: str
    batch: str
    contact: str
    is_example: bool
    stage: str
    steps: tuple[str, ...]
    """The stages that are drawn, 培育 to 推荐."""
    place: int
    """Which of the steps it stands at; their number where all are done, -1 beside the way."""
    round: int
    lines: tuple[Line, ...]
    due: PartialDate | None
    light: Light
    conclusion: str
    passed_on: PartialDate | None
    score: Decimal | None
    """The sum of the scores given so far."""

    @property
    def is_reviewing(self) -> bool:
        """True if opinions may be written now."""
        return self.stage == applying.REVIEW

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """What is still to be judged in this round."""
        return tuple(line for line in self.lines if line.is_open)

    @property
    def done(self) -> int:
        """已审 4 of 共 10 项."""
        return len(self.lines) - len(self.open_lines)

    @property
    def counts(self) -> dict[str, int]:
        """What the chips say: 全部, 未审, 待整改, 缺材料."""
        return {
            "全部": len(self.lines),
            "未审": len(self.open_lines),
            RETURNED: sum(line.conclusion not in ("", FITS) for line in self.lines),
            "缺材料": sum(line.lacks_material for line in self.lines),
        }

    def of_chip(self, chip: str) -> tuple[Line, ...]:
        """The lines that a chip leaves in sight."""
        if chip == "未审":
            return self.open_lines
        if chip == RETURNED:
            return tuple(line for line in self.lines if line.conclusion not in ("", FITS))
        return tuple(line for line in self.lines if chip != "缺材料" or line.lacks_material)


def sheet(store: Store, application_id: str) -> ReviewSheet:
    """All that the review screen shows. Raises UserError where the application is gone."""
    with store.read() as session:
        row = next(iter(queries.rows(session, APPLICATION, [application_id])), None)
        if row is None:
            raise UserError("这件申报已不存在，请刷新列表。")
        batch = queries.values(session, BATCH, row["batch"]) if row["batch"] else {}
        named = queries.names(session, [row["title"], row["batch"], row["applicant"]])
        path = titles.ways(session).path(row["title"])
    names, number = {**row["names"], **named}, row["round"] or 1
    due = applying.due(row, batch)
    stage = row["stage"] or path[0]
    return ReviewSheet(
        id=application_id,
        applicant=applying.applicant(row, names),
        title=names.get(row["title"], ""),
        batch=str(batch.get("name", "")),
        contact=row["contact"],
        is_example=row["is_example"],
        stage=stage,
        steps=applying.steps(path),
        place=applying.place(path, stage),
        round=number,
        lines=tuple(_line(item, place, number, names) for place, item in enumerate(row["review_items"], 1)),
        due=due,
        light=light(due, clock.today(), stage in applying.AFTER),
        conclusion=row["conclusion"],
        passed_on=row["passed_on"],
        score=reviewing.total(row["review_items"]),
    )


_TAKEN = (
    "project", "content", "criterion", "materials", "points", "self_score", "score", "conclusion", "reason",
    "missing", "suggestion", "reviewed_on", "earlier", "files",
)  # fmt: skip


def _line(item: Values, place: int, number: int, names: dict[str, str]) -> Line:
    return Line(
        id=item["id"],
        place=place,
        number=reviewing.name_of(item, place),
        reviewer=names.get(item["reviewer"], ""),
        is_open=reviewing.is_open(item, number),
        **{name: item[name] for name in _TAKEN},
    )


@dataclass(frozen=True)
class Opinion:
    """What a reviewer found on one item."""

    conclusion: str
    reason: str = ""
    score: Decimal | None = None
    missing: str = ""
    suggestion: str = ""
    reviewer: str = ""
    """The id of a person; empty leaves the one who reviewed before."""
    on: PartialDate | None = None
    """The day of the review; None: today."""


def note(store: Store, item_id: str, opinion: Opinion) -> Changes:
    """Write the opinion on an item, as one step; what fits gets full marks unless a score is given.

    Raises UserError, naming the field: without a reason where the item does not fit, with a score beyond its
    points, outside the review, or where an earlier round settled the item.
    """
    with store.read() as session:
        row = session.get(ReviewItem, item_id)
        parent = row.parent if row and not row.deleted else ""
        item = queries.values(session, REVIEW_ITEM, item_id)
        application = queries.values(session, APPLICATION, parent)
    number = application["round"] or 1
    reviewing.check_opinion(
        opinion.conclusion,
        opinion.reason,
        opinion.score,
        item["points"],
        lacks_material=reviewing.lacks_material(item),
    )
    _check_may(application["stage"], item, number)
    score = opinion.score
    if score is None and opinion.conclusion == FITS:
        score = reviewing.full(item["points"])
    written: Values = {
        "conclusion": opinion.conclusion,
        "reason": opinion.reason.strip(),
        "score": score,
        "missing": opinion.missing.strip(),
        "suggestion": opinion.suggestion.strip(),
        "reviewer": opinion.reviewer or item["reviewer"],
        "reviewed_on": opinion.on or PartialDate.from_date(clock.today()),
        "round": number,
    }
    if item["conclusion"] and (item["round"] or 1) < number:
        written["earlier"] = reviewing.told_before(item)
    return _write(store, parent, item_id, written, application)


def _check_may(stage: str, item: Values, number: int) -> None:
    if stage != applying.REVIEW:
        raise UserError(
            f"现在是“{stage or applying.CULTIVATED}”阶段，转到“初审”后才能写意见。", field="stage"
        )
    if item["conclusion"] == FITS and (item["round"] or 1) < number:
        raise UserError("这一项上次已经符合，再审只审没有通过的条目。", field="conclusion")


def _write(store: Store, parent: str, item_id: str, written: Values, application: Values) -> Changes:
    """The opinion, and with it the end of the round undone where it had been reached."""
    with store.change("保存初审意见") as step:
        records.write(step, REVIEW_ITEM, step.get(ReviewItem, item_id), written)
        if application["conclusion"]:
            reopened: Values = {"conclusion": "", "reviewed_on": None, "passed_on": None}
            records.write(step, APPLICATION, step.get(APPLICATION.model, parent), reopened)
    return step.changes


def complete(
    store: Store,
    application_id: str,
    reviewer: str = "",
    *,
    on: PartialDate | None = None,
    accepts: bool = False,
) -> Changes:
    """End the round: the conclusion, the score and, where everything fits, the day it passed, in one step.

    Raises UserError where items are still open, naming them; DatesOutOfOrder unless `accepts` is given.
    """
    held = records.values(store, APPLICATION, application_id)
    items, number = held["review_items"], held["round"] or 1
    if held["stage"] != applying.REVIEW:
        raise UserError("只有在“初审”阶段才能完成初审。", field="stage")
    _check_judged(items, number)
    today = on or PartialDate.from_date(clock.today())
    values: dict[str, Any] = {
        "conclusion": reviewing.conclusion(items),
        "score": reviewing.total(items),
        "reviewed_on": today,
        "reviewer": reviewer or held["reviewer"],
        "round": number,
        "passed_on": None if any(map(reviewing.is_returned, items)) else today,
    }
    with store.read() as session:
        date_orders.check(session, APPLICATION, held, values, accepts=accepts)
    return records.save(store, APPLICATION, values, application_id, label="完成初审")


def _check_judged(items: Sequence[Values], number: int) -> None:
    """Raises UserError, naming the items, where there are none, or one is open or has no proof."""
    if not items:
        raise UserError("还没有审查条目，请先导入标准条目。", field="review_items")
    waiting = [
        reviewing.name_of(item, place)
        for place, item in enumerate(items, 1)
        if reviewing.is_open(item, number)
    ]
    if waiting:
        raise UserError(f"还有{len(waiting)}项未审：第{'、'.join(waiting)}项。", field="review_items")
    if unproven := [
        reviewing.name_of(item, place) for place, item in enumerate(items, 1) if reviewing.is_unproven(item)
    ]:
        raise UserError(
            f"第{'、'.join(unproven)}项未提交材料却判为“符合”，请补充材料或写明依据。", field="review_items"
        )


@dataclass(frozen=True)
class Phrase:
    """Words often written as an opinion; one of the office's own has an id and may be removed."""

    text: str
    conclusion: str = ""
    """The conclusion it goes with; empty: with any."""
    id: str = ""


def phrases(store: Store, conclusion: str = "") -> tuple[Phrase, ...]:
    """The phrases for a conclusion (all without one): those that ship, then the office's own."""
    with store.read() as session:
        rows = session.scalars(
            select(ReviewPhrase).where(col(ReviewPhrase.deleted).is_(False)).order_by(col(ReviewPhrase.id))
        ).all()
    own = [Phrase(row.text, row.conclusion, row.id) for row in rows]
    return tuple(
        each for each in (*_shipped(), *own) if conclusion in ("", each.conclusion) or not each.conclusion
    )


@cache
def _shipped() -> tuple[Phrase, ...]:
    held = read_shipped("review_phrases")
    return tuple(Phrase(each["text"], each["conclusion"]) for each in held["phrases"])


def add_phrase(store: Store, text: str, conclusion: str = "") -> Changes:
    """Keep a phrase of the office. Raises UserError where it is empty or known."""
    text = text.strip()
    if any(each.text == text and each.conclusion in ("", conclusion) for each in phrases(store)):
        raise UserError("已经有这一条常用语。", field="text")
    return records.save(store, REVIEW_PHRASE, {"text": text, "conclusion": conclusion})


def remove_phrase(store: Store, phrase_id: str) -> Changes:
    """Take a phrase of the office away; it can be brought back like any record."""
    return records.remove(store, REVIEW_PHRASE, [phrase_id])
