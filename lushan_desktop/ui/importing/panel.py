"""The panel that takes the place of a list while a table is imported into it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.importing import giving_out, heads, heads_remembered, reading, set_aside, writing
from lushan_desktop.services.importing.checking import CheckedTable
from lushan_desktop.services.importing.reading import OpenedTables
from lushan_desktop.services.importing.table import Plan, Table, head_of
from lushan_desktop.services.importing.writing import ImportResult
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.importing.head_card import HOW, HeadCard
from lushan_desktop.ui.importing.start import StartCard
from lushan_desktop.ui.importing.work_card import WorkCard
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.layout import column


class ImportPanel(QWidget):
    """Covers `page`: choose or paste a table, check it, import the ticked rows or leave."""

    left = Signal()

    def __init__(self, context: Context, record_type: RecordType, page: QWidget) -> None:
        super().__init__(page)
        style.set_look(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"导入到{record_type.title}台账")
        self._context, self._type, self._page = context, record_type, page
        self._tables: tuple[Table, ...] = ()
        self._told_heads: dict[str, str] = {}
        """What the clerk said of heads; kept for later tables once this one is imported."""
        self.head, self.start, self.work = (
            HeadCard(record_type),
            StartCard(record_type),
            WorkCard(record_type),
        )
        self.body = QStackedWidget()
        self.body.addWidget(self.start)
        self.body.addWidget(self.work)
        column(self, self.head, (self.body, 1), margins=("page", "inset"))
        self.writing = WaitingPanel(self, "正在导入")
        self._connect()
        others = [one for one in page.children() if isinstance(one, QWidget) and one is not self]
        self._covered = [one for one in others if one.isEnabledTo(page)]
        for one in self._covered:
            one.setEnabled(False)
        page.installEventFilter(self)
        self.setGeometry(page.rect())

    def _connect(self) -> None:
        self.head.template_button.clicked.connect(self._save_template)
        self.head.head_chosen.connect(self._take_head)
        self.head.sheet_chosen.connect(lambda number: self._judge(self._tables[number]))
        self.start.file_wanted.connect(self._choose_file)
        self.start.dropped.connect(lambda files: self.open_file(files[0]))
        self.start.leave_button.clicked.connect(self.leave)
        self.work.grid.mapped.connect(self._map)
        self.work.names_added.connect(lambda added: self._plan(adds_names=added))
        self.work.filled.connect(self._fill)
        self.work.leave_button.clicked.connect(self.leave)
        self.work.faulty_button.clicked.connect(self._save_faulty)
        self.work.import_button.clicked.connect(self._carry_out)

    def open_text(self, text: str) -> None:
        """Open what was copied out of Excel or WPS."""
        self._ask(reading.look_at_text, self._type, text)

    def open_file(self, file: Path) -> None:
        """A workbook or .csv."""
        self._ask(reading.look_at_file, self._type, file)

    def paste(self) -> None:
        """What lies in the clipboard, where it is text."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.open_text(text)
        else:
            self.start.refuse("剪贴板里没有表格。请先在Excel或WPS里选中带表头的几行，按 Ctrl+C。")

    def leave(self) -> None:
        """Back to the list; nothing was written."""
        for one in self._covered:
            one.setEnabled(True)
        self._page.removeEventFilter(self)
        self.hide()
        self.left.emit()
        self.deleteLater()

    def _ask(self, question: Any, *given: Any) -> None:
        self.head.told.setText("正在读表……")
        self._query(question, *given, then=self._show_opened)

    def _query(self, question: Any, *given: Any, then: Any) -> None:
        """Ask beside the lists, for a large table takes a while; a newer question replaces this one."""
        self._context.query(
            question,
            *given,
            self._context.reading(),
            then=then,
            failed=self._refuse,
            is_long=True,
            key=f"import {id(self)}",
        )

    def _refuse(self, sentence: str) -> None:
        self.head.told.setText(HOW)
        self.body.setCurrentWidget(self.start)
        self.start.refuse(sentence)

    def _show_opened(self, opened: OpenedTables) -> None:
        self._tables = opened.tables
        self._show(opened.checked)

    def _show(self, checked: CheckedTable) -> None:
        self.head.show_checked(checked, self._tables)
        self.body.setCurrentWidget(self.work)
        self.work.show_checked(checked)
        self._context.query(
            set_aside.ask,
            self._tables,
            checked,
            then=self.work.unused.show_lines,
            is_long=True,
            key=f"unused {id(self)}",
        )
        self.work.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self, table: Table, plan: Plan | None = None) -> None:
        """Ask for the verdicts anew."""
        given = (self._type, table) if plan is None else (self._type, table, plan)
        question = reading.first_look if plan is None else reading.verdicts
        self._query(question, *given, then=self._show)

    def _plan(self, **changed: Any) -> None:
        checked = self.work.checked
        if checked is not None:
            self._judge(checked.table, replace(checked.plan, **changed))

    def _map(self, number: int, field: str) -> None:
        """A field is filled by one column at most: the one it had before is left out."""
        checked = self.work.checked
        if checked is not None:
            self._told_heads[heads.bare(head_of(checked.table, checked.plan, number))] = field
            fields = ["" if each == field else each for each in checked.plan.fields]
            fields[number] = field
            self._plan(fields=tuple(fields))

    def _fill(self, label: str, text: str) -> None:
        """Fill what all rows hold in a field that no column fills."""
        checked = self.work.checked
        if checked is None:
            return
        name = next(spec.name for spec in self._type.fields if spec.label == label)
        fixed = {**dict(checked.plan.fixed), name: text}
        self._plan(fixed=tuple(fixed.items()))

    def _take_head(self, head: int) -> None:
        checked = self.work.checked
        if checked is not None:
            self._judge(checked.table, heads.with_head(self._type, checked.table, checked.plan, head))

    def _carry_out(self) -> None:
        checked = self.work.checked
        if checked is None:
            return
        self.work.set_busy(True)
        progress = self.writing.watch()
        progress.finished.connect(lambda: self.work.set_busy(False))
        self._context.change(
            writing.carry_out,
            self._type,
            checked,
            frozenset(self.work.grid.rows.ticks),
            then=self._tell,
            failed=self.work.refuse,
            progress=progress,
        )

    def _tell(self, done: ImportResult) -> None:
        if self._told_heads:
            told = dict(self._told_heads)
            self._context.query(heads_remembered.remember, self._type.key, told, then=lambda _: None)
        more = f"，并登记了 {len(done.new_names)} 个单位或人员" if done.new_names else ""
        self._context.say(f"已导入 {done.count:,} 条{self._type.title}{more}", can_undo=True)
        self.leave()

    def _choose_file(self) -> None:
        if file := dialogs.ask_for_table(self):
            self.open_file(file)

    def _save_template(self) -> None:
        if file := dialogs.ask_where_to_save(self, f"{self._type.title}导入模板", ".xlsx"):
            self._context.query(
                giving_out.save_template,
                self._type,
                file,
                then=lambda _: self._context.say_saved(file, f"模板已存到 {file}"),
                is_long=True,
            )

    def _save_faulty(self) -> None:
        checked = self.work.checked
        if checked is None:
            return
        if file := dialogs.ask_where_to_save(self, f"{self._type.title}需修改的行", ".xlsx"):
            self._context.query(
                giving_out.save_faulty,
                self._type,
                checked,
                file,
                then=lambda count: self._context.say_saved(file, f"{count} 行已存到 {file}，改好后再导入"),
                is_long=True,
            )

    def event(self, event: QEvent) -> bool:
        """F2 changes a cell here, not the record of the page below."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)


def open_import(
    context: Context, record_type: RecordType, page: QWidget, *, text: str = "", files: Sequence[Path] = ()
) -> ImportPanel:
    """Cover the page with the panel, with what was pasted or dropped in it already."""
    panel = ImportPanel(context, record_type, page)
    panel.show()
    panel.raise_()
    panel.start.file_button.setFocus(Qt.FocusReason.OtherFocusReason)
    if files:
        panel.open_file(files[0])
    elif text.strip():
        panel.open_text(text)
    return panel
