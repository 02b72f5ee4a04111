"""The office's own words that are easily mistaken: told by 校核 in every paper."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.checks.office_word import OFFICE_WORD, OfficeWord
from lushan_desktop.services.records import records
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_LEAST = 2


@dataclass(frozen=True)
class OwnWord:
    """A wrong spelling and the right one, which may be left open."""

    id: str
    wrong: str
    right: str


def words(store: Store) -> tuple[OwnWord, ...]:
    """Return all of them, in the order of their spelling."""
    with store.read() as session:
        rows = session.scalars(select(OfficeWord).where(col(OfficeWord.deleted).is_(False))).all()
        return tuple(
            sorted((OwnWord(row.id, row.wrong, row.right) for row in rows), key=lambda one: one.wrong)
        )


def add(store: Store, wrong: str, right: str) -> Changes:
    """Keep a word. Raises UserError where it is too short, known, or right."""
    wrong, right = wrong.strip(), right.strip()
    if len(wrong) < _LEAST:
        raise UserError("错误写法至少两个字，一个字会误报。", field="wrong")
    if wrong == right or wrong in right:
        raise UserError("规范写法里不能含有错误写法，否则会一直提示。", field="right")
    if any(one.wrong == wrong for one in words(store)):
        raise UserError(f"已经有“{wrong}”。", field="wrong")
    return records.save(store, OFFICE_WORD, {"wrong": wrong, "right": right})


def remove(store: Store, ids: tuple[str, ...]) -> Changes:
    """Take words away; they can be brought back like any record."""
    return records.remove(store, OFFICE_WORD, list(ids))
