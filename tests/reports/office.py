"""Short ways to change records and to ask for papers in the tests of reports."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.domain.kinds import Value
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.statement_value import Statement
from lushan_desktop.services.records import records
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class Office:
    """A store with verbs."""

    store: Store

    def gather(self, key: str, **options: Value) -> Any:
        report = REPORTS.get(key)
        with self.store.read_long() as session:
            return report.gather(session, report.completed(session, options))

    def statement(self, **options: Value) -> Statement:
        return self.gather("situation_statement", **options)

    def text(self, **options: Value) -> str:
        """All paragraphs of the statement, one a line."""
        paragraphs = self.statement(**options).paragraphs
        return "\n".join(paragraph.number + paragraph.text for paragraph in paragraphs)

    def find(self, type_key: str, field: str, value: str) -> str:
        """The id of the one record whose field is so."""
        model: Any = RECORD_TYPES.get(type_key).model
        column = getattr(model, field)
        with self.store.read() as session:
            rows = session.scalars(select(model).where(column == value, col(model.deleted).is_(False))).all()
        assert len(rows) == 1, f"{len(rows)} of {type_key} with {field} {value}"
        return str(rows[0].id)

    def add(self, type_key: str, *, answers: str = "93", **values: Value) -> str:
        """A new record; it answers the indicator where its type can."""
        record_type = RECORD_TYPES.get(type_key)
        if answers and any(spec.name == "indicators" for spec in record_type.fields):
            values["indicators"] = (self.find("indicator", "number", answers),)
        return records.save(self.store, record_type, values).ids(type_key)[0]

    def change(self, type_key: str, record_id: str, **values: Value) -> None:
        records.save(self.store, RECORD_TYPES.get(type_key), values, record_id)

    def remove(self, type_key: str, *record_ids: str) -> None:
        records.remove(self.store, RECORD_TYPES.get(type_key), record_ids)
