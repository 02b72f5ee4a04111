"""推荐汇总表: the applications of a batch in the order in which they are recommended, against the quota."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.kinds import Choice, Ref
from lushan_desktop.domain.titles import applying, reviewing
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.domain.titles.batch import BATCH, Batch
from lushan_desktop.paper.content import Caption, Column, Content, Row, SignatureRow, Table, Title
from lushan_desktop.reports import own_county
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.document_forms import origin
from lushan_desktop.reports.ledger import ENDINGS
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Option, Options, Report
from lushan_desktop.reports.sheets import on_any_sheet
from lushan_desktop.reports.titles.application_facts import GROUP, points
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery

NAME = "推荐汇总表"
BY_COUNTY, BY_SYSTEM = "县推荐", "垂直系统推荐"
RECOMMENDED, PASSED, EVERY = "已推荐的", "通过初审的", "全部"
COLUMNS = (
    Column("名次", 12, "center"),
    Column("推荐单位", 26),
    Column("申报单位", 36),
    Column("类别", 36),
    Column("亮点", 60),
    Column("得分", 16, "center"),
    Column("整改情况", 40),
    Column("推荐意见", 44),
    Column("联系人及电话", 30),
)


@dataclass(frozen=True)
class RecommendationTable:
    """What stands on the table."""

    name: str
    caption: str
    rows: tuple[Row, ...]
    made_on: str
    none: str = ""
    """What is said where there is nobody on it."""
    log_head: str = ""


def gather(session: Session, options: Options) -> RecommendationTable:
    batches = queries.rows(session, BATCH, [str(options["batch"])])
    if not batches or batches[0]["deleted"]:
        raise UserError("这个批次已不存在，请另选一批。", field="batch")
    batch = batches[0]
    ids = queries.ids(session, APPLICATION, ListQuery(filters={"batch": batch["id"]}))
    which = str(options.get("which") or RECOMMENDED)
    entries = [entry for entry in queries.rows(session, APPLICATION, ids) if _is_wanted(entry, which)]
    placed = sorted(
        zip(entries, _places(entries), strict=True),
        key=lambda pair: (pair[1] is None, pair[1] or 0, -_score(pair[0]), pair[0]["id"]),
    )
    entries = [entry for entry, _ in placed]
    title = str(batch["names"].get(batch["title"], ""))
    quota = f"名额{batch['quota']}个，" if batch["quota"] is not None else ""
    return RecommendationTable(
        name=f"{batch['name']}{title}{NAME}",
        caption=f"{quota}{which}共{len(entries)}个",
        rows=tuple(
            _row(entry, (title, by), place)
            for (entry, place), by in zip(placed, _bodies(session, entries), strict=True)
        ),
        made_on=str(PartialDate.from_date(clock.today())),
        none={RECOMMENDED: "暂无推荐单位。", PASSED: "暂无通过初审的单位。"}.get(which, "还没有申报。"),
        log_head=log_head(session),
    )


def _score(entry: Entry) -> Decimal:
    score: Decimal | None = entry["score"]
    return Decimal(-1) if score is None else score


def _places(entries: Sequence[Entry]) -> list[int | None]:
    """The place written down, else the one the score gives; none for what has no score.

    Nobody is given a place that another was given for another score: that has to be settled first.
    """
    by_score = reviewing.ranks([entry["score"] for entry in entries])
    score_by_place = {entry["rank"]: entry["score"] for entry in entries if entry["rank"]}

    def computed(entry: Entry, place: int) -> int | None:
        is_free = score_by_place.get(place, entry["score"]) == entry["score"]
        return place if entry["score"] is not None and is_free else None

    return [entry["rank"] or computed(entry, place) for entry, place in zip(entries, by_score, strict=True)]


def _is_wanted(entry: Entry, which: str) -> bool:
    if which == EVERY:
        return True
    if entry["stage"] in applying.OUT:
        return False
    return bool(entry["recommended_on"] if which == RECOMMENDED else entry["passed_on"])


def _bodies(session: Session, entries: Sequence[Entry]) -> list[str]:
    """Who recommends each: who sent the paper that does, else the county or the system it goes through."""
    papers = list(dict.fromkeys(str(entry["recommendation"]) for entry in entries if entry["recommendation"]))
    body_by_paper = {row["id"]: origin(row) for row in queries.rows(session, DOCUMENT, papers)}
    county = "、".join(own_county.names(session)) or BY_COUNTY
    way = {BY_COUNTY: county, BY_SYSTEM: BY_SYSTEM.removesuffix("推荐")}
    return [
        body_by_paper.get(entry["recommendation"]) or way.get(entry["channel"], county) for entry in entries
    ]


def _row(entry: Entry, told: tuple[str, str], place: int | None) -> Row:
    title, body = told
    wanting = [item for item in entry["review_items"] if reviewing.is_returned(item)]
    returned = f"还有{len(wanting)}项待整改" if wanting else ""
    return (
        str(place or ""),
        body,
        applying.applicant(entry, entry["names"]),
        title,
        entry["highlights"],
        points(entry["score"]),
        entry["rectification"] or returned or ("无须整改" if entry["passed_on"] else ""),
        entry["reason"] or entry["conclusion"],
        "\n".join(filter(None, (entry["contact"], entry["phone"]))),
    )


def compose(table: RecommendationTable) -> Content:
    """Title, quota, the table, and room for those who answer for it."""
    return Content(
        Title(table.name),
        Caption(table.caption),
        Table(COLUMNS, table.rows, empty=table.none),
        SignatureRow("填表人：", "审核人：", "单位负责人（盖章）："),
        style="ledger",
        paper="auto",
        made_on=table.made_on,
        log_head=table.log_head,
    )


def _latest(session: Session, _options: Options) -> str:
    living = select(col(Batch.id)).where(col(Batch.deleted).is_(False)).order_by(col(Batch.id).desc())
    return session.scalars(living).first() or ""


def _which(session: Session, options: Options) -> str:
    """Those recommended, once there are any; until then those that passed the review."""
    batch = {"batch": options.get("batch") or ""}
    ids = queries.ids(session, APPLICATION, ListQuery(filters=batch)) if batch["batch"] else []
    entries = queries.rows(session, APPLICATION, ids)
    return RECOMMENDED if any(_is_wanted(entry, RECOMMENDED) for entry in entries) else PASSED


RECOMMENDATION_TABLE = on_any_sheet(
    Report(
        key="recommendation_table",
        title=NAME,
        group=GROUP,
        options=(
            Option("batch", "批次", Ref("batch"), required=True, propose=_latest),
            Option("which", "列入", Choice((PASSED, RECOMMENDED, EVERY)), propose=_which),
        ),
        gather=gather,
        compose=compose,
        endings=ENDINGS,
    )
)
