"""回收站: what was deleted, and the way back."""

from PySide6.QtCore import Qt

from lushan_desktop.base import clock
from lushan_desktop.services.records import bin
from lushan_desktop.services.records.bin import KEPT_DAYS, DiscardedRecord
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words

SHOWN = 200


class BinPanel(Panel):
    """One row for each deleted record, newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(title="回收站")
        self._context = context
        context.changed.connect(self._hear)

    def _hear(self) -> None:
        if self.isVisible():
            self.load()

    def load(self) -> None:
        self._context.query(bin.discarded, key="bin", then=self._show)

    def _show(self, found: tuple[DiscardedRecord, ...]) -> None:
        if not found:
            self.show_body(EmptyState("nav.recycle", "回收站是空的", "删除的记录会放在这里，可以随时恢复。"))
            return
        head = f"{len(found)} 条，保留 {KEPT_DAYS} 天以上。恢复后回到原来的台账。"
        tail = [Words(f"只列最近 {SHOWN} 条。", "small")] if len(found) > SHOWN else []
        self.show_body(Words(head, "small", wraps=True), *map(self._row, found[:SHOWN]), *tail)

    def _row(self, one: DiscardedRecord) -> ItemRow:
        detail = f"{one.type_title} · {clock.spoken(one.when)} · {one.person or '未署名'}"
        made = ItemRow(one.name or "（无名称）", detail, icon="nav.recycle").with_link("恢复", "act.restore")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.linked.connect(lambda: self._restore(one))
        return made

    def _restore(self, one: DiscardedRecord) -> None:
        self._context.change(
            bin.restore,
            [(one.type, one.id)],
            then=lambda _: self._context.say(f"已恢复：{one.name}", can_undo=True),
        )
