"""One application as its papers need it: who applies for what, and every item with its opinion."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.people.unit import UNIT
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.titles import applying, reviewing
from lushan_desktop.domain.titles.application import APPLICATION, Application
from lushan_desktop.domain.titles.batch import BATCH
from lushan_desktop.domain.titles.title import TITLE
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage.lists import queries

GROUP = "示范创建"


def _latest(session: Session, _options: Options) -> str:
    living = select(col(Application.id)).where(col(Application.deleted).is_(False))
    return session.scalars(living.order_by(col(Application.id).desc())).first() or ""


APPLICATION_OPTION = Option("application", "申报", Ref("application"), required=True, propose=_latest)


class ApplicationFacts:
    """The record of an application with its title, its batch and the unit."""

    def __init__(self, session: Session, options: Options) -> None:
        rows = queries.rows(session, APPLICATION, [str(options["application"])])
        if not rows or rows[0]["deleted"]:
            raise UserError("这件申报已不存在，请另选一件。", field="application")
        self.entry: Entry = rows[0]
        self.title = _one(session, TITLE, self.entry["title"])
        self.batch = _one(session, BATCH, self.entry["batch"])
        self.unit = _one(session, UNIT, self.entry["applicant"])

    @property
    def applicant(self) -> str:
        return applying.applicant(self.entry, self.entry["names"])

    @property
    def items(self) -> Sequence[Entry]:
        rows: Sequence[Entry] = self.entry["review_items"]
        return rows

    def named(self, record_id: str) -> str:
        return str(self.entry["names"].get(record_id, ""))

    def title_and_batch(self) -> str:
        """第四批河南省依法行政示范单位."""
        return f"{self.batch.get('name', '')}{self.title.get('name', '')}"


def _one(session: Session, record_type: RecordType, record_id: str) -> Entry:
    rows = queries.rows(session, record_type, [record_id]) if record_id else []
    return rows[0] if rows else {}


def points(value: Decimal | None) -> str:
    """9.5 without its unit, for the column says 分."""
    return "" if value is None else reviewing.plain(value)


def requirement(item: Entry) -> str:
    """Return what is asked for, and how it is judged."""
    content, criterion = str(item["content"]), str(item["criterion"])
    return f"{content}\n{criterion}" if criterion and criterion != content else content


def opinion(item: Entry) -> str:
    """The conclusion, behind it what was said in earlier rounds."""
    return "\n".join(filter(None, (item["conclusion"] or "未审", item["earlier"])))
