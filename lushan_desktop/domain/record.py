"""What every record of the office has."""

import re
from typing import Any, Protocol, cast

from sqlalchemy import Index, Table
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


class Record(SQLModel):
    """A row the log keeps: its id never changes, deletion is a field, its table bears the record key."""

    id: str = Field(default="", primary_key=True)
    origin: str = ""
    """The unit the record comes from."""
    deleted: bool = False
    note: str = ""
    """What a careful clerk adds: doubts about the source, where to look it up."""

    def __init__(self, **values: Any) -> None:
        """Raises TypeError for a field that the class does not have: SQLModel would pass over it."""
        if unknown := values.keys() - type(self).model_fields.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        super().__init__(**values)

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  # SQLAlchemy calls it with the class
        return _WORD_START.sub("_", cls.__name__).lower()


class ChildRecord(Record):
    """A row that belongs to another record: a speaker's demand, one item of an agenda."""

    parent: str = Field(default="", index=True)
    position: int = 0


class Reference(ChildRecord, table=True):
    """One element of a set: this record answers that indicator, is proven by that file.

    A row of its own, so that two offices adding one element each is no conflict.
    """

    field: str = ""
    """The field of the parent that this element belongs to."""
    target: str = Field(default="", index=True)
    role: str = ""
    """What the target is to the parent, such as 签到表 for a file of a meeting."""

    # The elements of a set are counted for every row of a list.
    __table_args__ = (Index("ix_reference_set", "parent", "field", "deleted"),)


def table_of(model: type[Record] | Record) -> Table:
    """The SQLAlchemy table behind a table class."""
    return cast("Table", model.__table__)  # type: ignore[union-attr]  # not declared by SQLModel


def key_of(model: type[Record] | Record) -> str:
    """The record key of a table class or of one of its rows: plain text, as values of papers hold it."""
    return str(table_of(model).name)


class RankedRow(Protocol):
    """A row to which the office may give a place: its 排序."""

    id: str
    rank: int | None


def by_rank(row: RankedRow) -> tuple[bool, int, str]:
    """In which order ranked rows stand: those that were given no place come last."""
    return row.rank is None, row.rank or 0, row.id
