"""The Word form an applicant filled in elsewhere: read row by row, told in words, taken in when asked."""

from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lushan_desktop.base import clock
from lushan_desktop.base.computing import Computing
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Points, Reading
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles import reviewing
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.intake import limits
from lushan_desktop.services.importing.reading import read_within_limits
from lushan_desktop.services.records import records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

if TYPE_CHECKING:
    from lushan_desktop.intake.application_form import FilledForm


_FIELD_BY_LABEL = {"联系人": "contact", "电话": "phone", "主要做法和亮点": "highlights"}


class Verdict(StrEnum):
    """What is to become of a row of the form."""

    READY = "可导入"
    SAME = "没有变化"
    EMPTY = "没有填"
    MEND = "需修改"


@dataclass(frozen=True)
class FormLine:
    """One row of the form held against the item of the application."""

    where: str
    """第3行."""
    number: str
    content: str
    text: str
    """The score as it was written."""
    score: Decimal | None
    words: str
    verdict: Verdict
    reason: str = ""
    item: str = ""
    """The id of the item; empty where the application has none."""


@dataclass(frozen=True)
class CheckedForm:
    """The whole form, nothing of it written yet."""

    application: str
    lines: tuple[FormLine, ...]
    values: tuple[tuple[str, str], ...]
    """Fields of the application that the form changes, each with its text."""
    warning: str = ""
    """What is to be minded though nothing stands in the way: another unit's name on the form."""

    @property
    def ready(self) -> tuple[FormLine, ...]:
        return tuple(line for line in self.lines if line.verdict is Verdict.READY)

    @property
    def wrong(self) -> tuple[FormLine, ...]:
        return tuple(line for line in self.lines if line.verdict is Verdict.MEND)

    @property
    def said(self) -> str:
        """可导入 8 项，没有变化 1 项，需修改 1 项."""
        count = {word: sum(line.verdict is word for line in self.lines) for word in Verdict}
        return "，".join(f"{word} {number} 项" for word, number in count.items() if number)


def check_form(store: Store, application_id: str, file: Path) -> CheckedForm:
    """What a form that came back says, held against the application. Raises UserError where it is none."""
    filled = _read(file)
    with store.read() as session:
        held = queries.values(session, APPLICATION, application_id)
        names = queries.names(session, [held["applicant"]])
    item_by_number = {
        reviewing.name_of(item, place): item for place, item in enumerate(held["review_items"], 1)
    }
    lines, seen = [], set[str]()
    for row in filled.rows:
        lines.append(_line(row, item_by_number.get(row.number), is_twin=row.number in seen))
        seen.add(row.number)
    given = dict(filled.values)
    values = tuple(
        (name, given[label])
        for label, name in _FIELD_BY_LABEL.items()
        if given.get(label) and given[label] != held[name]
    )
    return CheckedForm(
        application_id, tuple(lines), values, _warning(given, names.get(held["applicant"], ""))
    )


def _read(file: Path) -> "FilledForm":
    from lushan_desktop.intake.application_form import read

    child = Computing()
    try:
        return child.call_within(limits.PATIENCE, read_within_limits, read, file)
    except (BrokenExecutor, TimeoutError, MemoryError) as error:
        refused = f"“{file.name}”太大或已损坏，没有读入。请在WPS或Word里打开后另存再试。"
        raise limits.unread(error, refused) from error
    finally:
        child.close()


def _line(row: Any, item: Values | None, *, is_twin: bool) -> FormLine:
    score, reason = _score(row.self_score, item)
    if item is None:
        reason = f"申报里没有序号为“{row.number}”的条目" if row.number else "没有序号"
    elif is_twin:
        reason = f"序号“{row.number}”出现了两次"
    verdict = Verdict.MEND if reason else _verdict(row, score, item)
    return FormLine(
        where=f"第{row.place}行",
        number=row.number,
        content=str(item["content"]) if item else row.content,
        text=row.self_score,
        score=score,
        words=row.words,
        verdict=verdict,
        reason=reason,
        item=str(item["id"]) if item else "",
    )


def _score(text: str, item: Values | None) -> tuple[Decimal | None, str]:
    """The score, or why it does not do."""
    try:
        score = Points().parse(text, Reading(clock.today()))
    except UserError as error:
        return None, f"自评分：{error.message}"
    limit = item["points"] if item else None
    if score is not None and score < 0:
        return score, "自评分不能小于0"
    if score is not None and limit is not None and score > limit:
        return score, f"自评分超过分值{reviewing.plain(limit)}分"
    return score, ""


def _verdict(row: Any, score: Decimal | None, item: Values | None) -> Verdict:
    assert item is not None
    if score is None and not row.words:
        return Verdict.EMPTY
    is_same = score in (None, item["self_score"]) and row.words in ("", item["note"])
    return Verdict.SAME if is_same else Verdict.READY


def _warning(given: dict[str, str], applicant: str) -> str:
    written = given.get("申报单位", "").removesuffix("（示例）")
    if written and applicant and written != applicant:
        return f"表里的申报单位是“{written}”，这件申报是“{applicant}”的，请核对是不是选错了表。"
    return ""


def take_form(store: Store, form: CheckedForm) -> Changes:
    """Write what the form says as one undoable step. Raises UserError where nothing is to be written."""
    lines = form.ready
    if not lines and not form.values:
        raise UserError("没有可以导入的内容：表里没有填，或与已有的相同。")
    held = records.values(store, APPLICATION, form.application)
    line_by_item = {line.item: line for line in lines}
    rows = tuple(_with(row, line_by_item.get(row["id"])) for row in held["review_items"])
    values = {
        **dict(form.values),
        "review_items": rows,
        "self_score": reviewing.total(rows, "self_score") if lines else held["self_score"],
    }
    return records.save(store, APPLICATION, values, form.application, label="导入申报表")


def _with(row: Values, line: FormLine | None) -> Values:
    if line is None:
        return row
    score = row["self_score"] if line.score is None else line.score
    return {**row, "self_score": score, "note": line.words or row["note"]}
