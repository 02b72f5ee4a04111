"""What every record of the office has."""

from typing import Protocol

from lushan_desktop.domain.table_class import TableClass, column


class Record(TableClass):
    """A row the log keeps: its id never changes, deletion is a field, its table bears the record key."""

    id: str = column(default="", primary_key=True)
    origin: str = ""
    """The unit the record comes from."""
    deleted: bool = False
    note: str = ""
    """What a careful clerk adds: doubts about the source, where to look it up."""


class ChildRecord(Record):
    """A row that belongs to another record: a speaker's demand, one item of an agenda."""

    parent: str = column(default="", index=True)
    position: int = 0


class Reference(ChildRecord, table=True):
    """One element of a set: this record answers that indicator, is proven by that file.

    A row of its own, so that two offices adding one element each is no conflict.
    """

    field: str = ""
    """The field of the parent that this element belongs to."""
    target: str = column(default="", index=True)
    role: str = ""
    """What the target is to the parent, such as 签到表 for a file of a meeting."""


def key_of(model: type[Record] | Record) -> str:
    """The record key of a table class or of one of its rows."""
    return model.__table__.name


class Ranked(Protocol):
    """A row to which the office may give a place: its 排序."""

    id: str
    rank: int | None


def by_rank(row: Ranked) -> tuple[bool, int, str]:
    """In which order ranked rows stand: those that were given no place come last."""
    return row.rank is None, row.rank or 0, row.id
