"""The rows of the list of applications: how far each is on its way, what is due, how it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.deadline import Light, light
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.titles import applying, reviewing
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.domain.titles.batch import BATCH
from lushan_desktop.domain.titles.honour import HONOUR
from lushan_desktop.domain.titles.review_item import FITS
from lushan_desktop.domain.titles.title import TITLE
from lushan_desktop.services.records.standing import Badge
from lushan_desktop.services.titles import titles
from lushan_desktop.storage.lists import queries

_COUNTS = f"""
    SELECT item.parent, count(*) AS items,
        sum(item.conclusion = '' OR (item.conclusion <> '{FITS}'
            AND coalesce(item.round, 1) < coalesce(application.round, 1))) AS waiting,
        sum(item.conclusion NOT IN ('', '{FITS}')) AS wanting
    FROM review_item AS item JOIN application ON application.id = item.parent
    WHERE item.deleted = 0 GROUP BY item.parent
"""
REVALIDATE_WITHIN = 90
"""So many days before an honour ends its 复核 is told of."""


@dataclass(frozen=True)
class Row:
    """An application, or an honour that no application tells of."""

    type: str
    """`application` or `honour`."""
    id: str
    title: str
    applicant: str
    second: str
    """乡镇 · 自评 92 分."""
    batch: str
    """The name of the batch; empty where it is not known."""
    batch_id: str
    steps: tuple[str, ...]
    place: int
    """Which step it stands at; their number where all are done, -1 beside the way."""
    stage: str
    reviewed: int
    items: int
    due: PartialDate | None
    light: Light
    state: Badge
    is_example: bool = False
    is_revoked: bool = False
    """True if the honour was taken back."""

    @property
    def holds_honour(self) -> bool:
        return not self.is_revoked and (self.type == "honour" or self.stage in applying.AFTER)

    @property
    def stage_words(self) -> str:
        """初审（第 3 步，共 8 步）; 已命名."""
        if self.place >= len(self.steps):
            return "已命名" if self.stage == applying.DESIGNATED else self.stage
        if self.place < 0:
            return self.stage
        return f"{self.stage}（第 {self.place + 1} 步，共 {len(self.steps)} 步）"

    @property
    def review_words(self) -> str:
        """4 / 10; — where there is nothing to judge."""
        return f"{self.reviewed} / {self.items}" if self.items else "—"


@dataclass(frozen=True)
class _Count:
    items: int = 0
    waiting: int = 0
    wanting: int = 0


class Facts:
    """Titles, batches, applications and honours, read with one question each."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._today = clock.today()
        self.ways = titles.ways(session)
        self.titles = self._living(TITLE)
        self.batches = self._living(BATCH)
        self.applications = self._living(APPLICATION)
        self.honours = self._living(HONOUR)
        connection = session.connection()
        found = connection.exec_driver_sql("SELECT id, name, kind FROM unit")
        self._units: dict[str, tuple[str, str]] = {one: (name, kind) for one, name, kind in found}
        rows = connection.exec_driver_sql(_COUNTS)
        self._counts = {one: _Count(items, waiting, wanting) for one, items, waiting, wanting in rows}
        self._many = self._kinds_of_many()

    def _living(self, record_type: RecordType) -> dict[str, Values]:
        """The columns of all records of a type, in the order of its list."""
        columns = ", ".join(f'"{spec.name}"' for spec in record_type.columns)
        order = ", ".join(
            f'"{name.lstrip("-")}" {"DESC" if name.startswith("-") else "ASC"} NULLS LAST'
            for name in record_type.order_by
        )
        sql = f'SELECT id, {columns} FROM "{record_type.key}" WHERE deleted = 0 ORDER BY {order}, id'
        rows = self._session.connection().exec_driver_sql(sql).mappings()
        kinds = {spec.name: spec.kind for spec in record_type.columns}
        return {
            row["id"]: {"id": row["id"]} | {name: kind.load(row[name]) for name, kind in kinds.items()}
            for row in rows
        }

    def _kinds_of_many(self) -> set[str]:
        kinds = [title["kind"] for title in self.titles.values()]
        return {kind for kind in kinds if kinds.count(kind) > 1}

    def rows(self) -> Iterator[Row]:
        """The applications, then the honours that none of them became."""
        told = {each["honour"] for each in self.applications.values()}
        for each in self.applications.values():
            yield self._application(each)
        for each in self.honours.values():
            if each["id"] not in told and each["title"] in self.titles and not each["revoked_on"]:
                yield self._honour(each)

    def _application(self, values: Values) -> Row:
        path = self.ways.path(values["title"])
        batch = self.batches.get(values["batch"], {})
        stage = values["stage"] or path[0]
        count = self._counts.get(values["id"], _Count())
        honour = self.honours.get(values["honour"], {})
        due = honour.get("valid_until") if stage in applying.AFTER else applying.due(values, batch)
        due = None if honour.get("revoked_on") else due
        lamp = light(due, self._today, stage in (*applying.AFTER, *applying.OUT))
        unit, kind = self._units.get(values["applicant"], ("", ""))
        names = {values["applicant"]: unit}
        return Row(
            type="application",
            id=values["id"],
            title=values["title"],
            applicant=applying.applicant(values, names),
            second=" · ".join(
                filter(None, (*self._called(values["title"]), kind, _own_words(values, stage)))
            ),
            batch=str(batch.get("name", "")),
            batch_id=values["batch"],
            steps=applying.steps(path),
            place=applying.place(path, stage),
            stage=stage,
            reviewed=count.items - count.waiting,
            items=count.items,
            due=due,
            light=lamp,
            state=self._state(values, stage, count.wanting, honour, lamp),
            is_example=bool(values["is_example"]),
            is_revoked=bool(honour.get("revoked_on")),
        )

    def _called(self, title_id: str) -> tuple[str, ...]:
        """The name of the title, where its kind has several."""
        title = self.titles.get(title_id, {})
        return (str(title["name"]),) if title and title["kind"] in self._many else ()

    def _state(self, values: Values, stage: str, wanting: int, honour: Values, lamp: Light) -> Badge:
        if stage == applying.REFUSED:
            return ("已撤销" if honour.get("revoked_on") else "未通过"), "mute"
        if stage == applying.WITHDRAWN:
            return applying.WITHDRAWN, "mute"
        if stage in applying.AFTER:
            return _honour_state(honour, self._today)
        title = self.titles.get(values["title"], {})
        if stage in (applying.TO_RECOMMEND, applying.RECOMMENDED) and titles.is_name_open(title):
            return titles.NAME_OPEN, "warn"
        if lamp.is_urgent:
            return lamp.word, lamp.tone
        return _word(values, stage, wanting, lamp)

    def _honour(self, values: Values) -> Row:
        path = applying.steps(self.ways.path(values["title"]))
        return Row(
            type="honour",
            id=values["id"],
            title=values["title"],
            applicant=self._units.get(values["unit"], ("获得单位待补", ""))[0],
            second=" · ".join((*self._called(values["title"]), "已获得")),
            batch="",
            batch_id="",
            steps=path,
            place=len(path),
            stage=applying.DESIGNATED,
            reviewed=0,
            items=0,
            due=values["valid_until"],
            light=light(values["valid_until"], self._today, True),
            state=_honour_state(values, self._today),
        )


def _own_words(values: Values, stage: str) -> str:
    if stage == applying.TO_RECOMMEND:
        channel = str(values["channel"]).removesuffix("推荐")
        return f"拟推荐（{channel}）" if channel else "拟推荐"
    if values["self_score"] is not None:
        return f"自评 {reviewing.plain(values['self_score'])} 分"
    return "" if stage == applying.CULTIVATED else "自评待补"


def _word(values: Values, stage: str, wanting: int, lamp: Light) -> Badge:
    if stage in (applying.FEEDBACK, applying.RECTIFYING) and wanting:
        return f"整改 {wanting} 项", "warn"
    if values["passed_on"]:
        return "符合", "ok"
    if stage == applying.CULTIVATED:
        return "培育中", "info"
    return lamp.word, lamp.tone


def _honour_state(honour: Mapping[str, Any], today: date) -> Badge:
    if honour.get("revoked_on"):
        return "已撤销", "mute"
    if not honour.get("document"):
        return "缺命名文件", "bad"
    until = honour.get("valid_until")
    if until is not None:
        days = (until.last_day - today).days
        if days < 0:
            return "逾期未复核", "bad"
        if days <= REVALIDATE_WITHIN:
            return f"{until}前复核", "warn"
    return "已命名", "ok"


def ids_found(session: Session, text: str) -> set[str]:
    """The applications and honours in which a text stands."""
    query = queries.ListQuery(text=text)
    return {one for record_type in (APPLICATION, HONOUR) for one in queries.ids(session, record_type, query)}
