"""The indicators that may be handed in: a tick before each, how it stands, and what came of it."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal

from lushan_desktop.services.submission.submission_choice import Candidate
from lushan_desktop.services.submission.submission_verdict import BAD, OK, Verdict
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel

HEADINGS = ("", "序号", "指标", "材料", "结果")
WIDTHS = (44, 60, None, 84, None)
WAITS, DOES = "等待", "正在生成"
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class SubmissionModel(HeadedModel):
    """One row for each indicator."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(HEADINGS)
        self.rows: tuple[Candidate, ...] = ()
        self.chosen: set[str] = set()
        self.verdicts: dict[str, Verdict] = {}
        self.coming: tuple[str, ...] = ()
        """Those that are being made, in their order; empty where nothing is."""

    def show(self, rows: Sequence[Candidate]) -> None:
        """Show these; ticks and verdicts stay."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def tick(self, ids: Collection[str], *, holds: bool) -> None:
        """Tick or untick these."""
        self.chosen = self.chosen | set(ids) if holds else self.chosen - set(ids)
        self._change()
        self.ticked.emit()

    def toggle(self, places: Sequence[int]) -> None:
        """Turn the ticks of these rows over, all the same way as the first."""
        ids = [self.rows[place].id for place in places]
        if ids and not self.coming:
            self.tick(ids, holds=ids[0] not in self.chosen)

    def begin(self, ids: Sequence[str]) -> None:
        """These are being made from now on."""
        self.verdicts, self.coming = {}, tuple(ids)
        self._change()

    def tell(self, verdict: Verdict) -> int:
        """Return what came of one; its row, -1 where it is not on show."""
        self.verdicts[verdict.indicator] = verdict
        self._change()
        return next((n for n, one in enumerate(self.rows) if one.id == verdict.indicator), -1)

    def end(self) -> None:
        """Nothing is being made any more."""
        self.coming = ()
        self._change()

    def said(self, one: str) -> str:
        """Return what stands in the last column for an indicator."""
        if verdict := self.verdicts.get(one):
            if verdict.problems:
                return f"已生成，{len(verdict.problems)} 处问题" if verdict.files else "没有生成"
            return "已生成" if verdict.made else "上次已生成" if verdict.files else "没有材料"
        if one not in self.coming:
            return ""
        waiting = [each for each in self.coming if each not in self.verdicts]
        return DOES if one == waiting[0] else WAITS

    def _change(self) -> None:
        if self.rows:
            last = self.index(len(self.rows) - 1, len(HEADINGS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def count(self) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        one = self.rows[index.row()]
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            tick = "已勾选" if one.id in self.chosen else "未勾选"
            return "，".join(part for part in (one.name, tick, one.state, self.said(one.id)) if part)
        if role == int(Qt.ItemDataRole.ToolTipRole):
            verdict = self.verdicts.get(one.id)
            return "\n".join((verdict.sentence, *verdict.problems)) if verdict else None
        return self._cell(one, index.column()).get(role)

    def _cell(self, one: Candidate, column: int) -> dict[int, Any]:
        if column == 0:
            return {_DISPLAY: "", int(Role.TICK): one.id in self.chosen}
        if column == 1:
            return {_DISPLAY: one.number}
        if column == 2:
            return {_DISPLAY: one.text, int(Role.SECOND): f"情况说明：{one.statement}"}
        if column == 3:
            return {int(Role.BADGES): [(one.state, one.tone)]}
        return self._result(one)

    def _result(self, one: Candidate) -> dict[int, Any]:
        verdict = self.verdicts.get(one.id)
        tone = "" if verdict is None else "bad" if verdict.tone == BAD else verdict.tone
        told = {_DISPLAY: self.said(one.id), int(Role.TONE): "" if tone == OK else tone}
        if verdict is not None:
            told[int(Role.SECOND)] = verdict.sentence
        return told
