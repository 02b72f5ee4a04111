"""更多 of the composer: how the paper is written, its stages, its prints, what it leaves out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.domain.papers.statement_terms import DRAFT, MANNERS
from lushan_desktop.services.papers.composing import Composition
from lushan_desktop.services.records import flows


class ComposerMenu(QMenu):
    """Tells what was chosen; knows no service that writes."""

    moved = Signal(str)
    """The stage the statement is to come to."""
    manner_set = Signal(str, bool)
    rewrite_all_requested = Signal()
    versions_requested = Signal()
    left_out_requested = Signal()
    plan_requested = Signal()

    def __init__(self, parent: QWidget, composition: Composition, *, is_read_only: bool) -> None:
        super().__init__(parent)
        self.setAccessibleName("更多操作")
        statement = composition.statement
        may_write = statement.stage in ("", DRAFT) and not is_read_only
        for name, label in MANNERS.items():
            action = self.addAction(label)
            action.setCheckable(True)
            action.setChecked(getattr(statement.manner, name))
            action.setEnabled(may_write)
            action.toggled.connect(lambda holds, one=name: self.manner_set.emit(one, holds))
        self.addSeparator()
        self.addAction("整篇按记录重写").triggered.connect(lambda: self.rewrite_all_requested.emit())
        self.actions()[-1].setEnabled(may_write)
        not_told = f"没有写入的记录 {composition.count_not_told} 条"
        self.addAction(not_told).triggered.connect(lambda: self.left_out_requested.emit())
        self.addAction("历次稿本").triggered.connect(lambda: self.versions_requested.emit())
        self.addAction("修改章节和用语").triggered.connect(lambda: self.plan_requested.emit())
        self.addSeparator()
        for way in flows.moves(STATEMENT, {**STATEMENT.blank(), "stage": statement.stage}):
            action = self.addAction(way.move.label)
            action.setEnabled(not is_read_only)
            action.triggered.connect(lambda _=False, end=way.move.end: self.moved.emit(end))
