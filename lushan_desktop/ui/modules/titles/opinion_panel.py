"""One item beside the checklist: what is asked, the material handed in, the opinion, and the way on."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.services.records.record_view import FileLine, RecordView
from lushan_desktop.services.titles.review import Line, ReviewSheet
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.opinion_form import OpinionForm
from lushan_desktop.ui.records.blocks import file_row
from lushan_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.drop_zone import FileTarget, choose_files
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import ElidedWords, WholeWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, add, clear, column, row, show_if

NEXT, LAST = "保存并审下一项 Enter", "保存 Enter"


class OpinionPanel(Panel):
    """Shows one item; tells when its opinion is to be written down and where to go."""

    committed = Signal()
    back_requested = Signal()
    file_seen = Signal(str)
    file_opened = Signal(str)
    files_given = Signal(list)
    items_wanted = Signal()
    """The items of the standard are to be taken over."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._is_read_only = context.is_read_only
        self.form = OpinionForm(context)
        about = QWidget()
        about.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._about = column(about, gap="small")
        files = QWidget()
        files.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._files = column(files, gap="none")
        self.show_body(about, files, self.form)
        self.back_button = Button("上一项", "act.prev", tip="回到上一项")
        self.next_button = PrimaryButton(NEXT, tip="保存意见，审下一项（Enter）")
        self.done = WholeWords("", "small")
        # The words stand where the bar with 撤销 floats for a while, the buttons beside it.
        self.foot.show_items((self.done, 1), self.back_button, self.next_button)
        for button in (self.back_button, self.next_button, self.form.more):
            # A click leaves the keyboard where it is: Enter goes on to write down.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back_button.clicked.connect(self.back_requested)
        self.next_button.clicked.connect(self.committed)
        self.form.committed.connect(self.committed)
        self.form.verdicts.chosen.connect(lambda _: self._bring_into_sight())
        FileTarget(self.body).dropped.connect(self._give)

    def show_line(self, line: Line, sheet: ReviewSheet) -> None:
        """Show an item at once; its files come when they are read."""
        is_other = self.form.line is None or self.form.line.id != line.id
        show_if(self.form, True)
        self._show_about(line)
        if is_other:
            self._show_files(line, ())
            self.body.verticalScrollBar().setValue(0)
        if is_other or not self.form.is_touched:
            self.form.show_line(line)
        self.show_progress(sheet, line)

    def show_nothing(self, sheet: ReviewSheet) -> None:
        """There is no item to judge: the standard has none, or it was not taken over."""
        self.form.line = None
        clear(self._about)
        clear(self._files)
        add(self._about, Words("还没有审查条目", "section"))
        told = f"“{sheet.title}”的标准条目尚未导入，或尚未导入本件申报。"
        add(self._about, Words(told, "label", wraps=True))
        link = LinkButton("导入标准条目", "act.import")
        link.clicked.connect(self.items_wanted)
        add(self._about, row(None, link, SPRING))
        show_if(self.form, False)
        self.next_button.setEnabled(False)
        self.back_button.setEnabled(False)
        self.done.setText("")

    def show_progress(self, sheet: ReviewSheet, line: Line) -> None:
        """已审 4 / 共 10 项, and whether there is anything to go on to."""
        may_write = sheet.is_reviewing and not self._is_read_only
        settled = sheet.round > 1 and not line.is_open and line.conclusion == "符合"
        self.form.set_writable(may_write and not settled)
        self.next_button.setEnabled(may_write and not settled)
        others = [each for each in sheet.open_lines if each.id != line.id]
        self.next_button.setText(NEXT if others else LAST)
        self.back_button.setEnabled(line.place > 1)
        stage = "" if sheet.is_reviewing else f"现在是“{sheet.stage}”阶段，仅供查看 · "
        self.done.setText(f"{stage}已审 {sheet.done} / 共 {len(sheet.lines)} 项")

    def show_view(self, view: RecordView) -> None:
        """The files of the item, and who judged it."""
        line = self.form.line
        if line is None or line.id != view.id:
            return
        self._show_files(line, view.files)
        person = str(view.values.get("reviewer") or "")
        self.form.show_reviewer(person, view.name_by_id.get(person, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.committed.emit()
        else:
            super().keyPressEvent(event)

    def _show_about(self, line: Line) -> None:
        clear(self._about)
        worth = "" if line.points is None else f"分值 {line.points:f} 分"
        own = "" if line.self_score is None else f" · 自评 {line.self_score:f} 分"
        place = " · ".join(filter(None, (f"第 {line.number} 项", line.project)))
        title = Words(line.content, "section", wraps=True)
        title.allow_copying()
        add(self._about, row(None, (ElidedWords(place, "small"), 1), Words(worth + own, "small")))
        add(self._about, title)
        for name, text in (("要求", line.criterion), ("应备材料", line.materials)):
            if text:
                words = Words(f"{name}：{text}", "label", wraps=True)
                words.allow_copying()
                add(self._about, words)

    def _show_files(self, line: Line, files: tuple[FileLine, ...]) -> None:
        clear(self._files)
        count = len(line.files)
        told = f"{count} 份，双击打开" if count else "未提交材料"
        add_link = LinkButton("添加", "act.attach", tip="添加这一项的材料，也可以把文件拖进来")
        add_link.setDisabled(self._is_read_only)
        add_link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        add_link.clicked.connect(lambda: self._give(choose_files(self)))
        tone = "" if count else "bad"
        add(
            self._files,
            row(None, Words("申报材料", "section"), Words(told, "small", tone=tone), SPRING, add_link),
        )
        for file in files:
            add(self._files, self._file(file))

    def _file(self, file: FileLine) -> ItemRow:
        made = file_row(file)
        made.seen.connect(lambda: self.file_seen.emit(file.id))
        made.opened.connect(lambda: self.file_opened.emit(file.id))
        if file.has_file:
            made.installEventFilter(_DoubleClick(made, self, file.id))
        return made

    def _bring_into_sight(self) -> None:
        """What is written now is seen whole, with the verdict above it."""
        self.body.ensureWidgetVisible(self.form.phrases)
        self.body.ensureWidgetVisible(self.form.text)
        self.body.ensureWidgetVisible(self.form.verdicts)

    def _give(self, files: list[Path]) -> None:
        if files:
            self.files_given.emit(files)


class _DoubleClick(QObject):
    """A row that is clicked twice shows its file."""

    def __init__(self, over: QWidget, panel: OpinionPanel, file: str) -> None:
        super().__init__(over)
        self._panel, self._file = panel, file

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonDblClick:
            self._panel.file_seen.emit(self._file)
            return True
        return super().eventFilter(watched, event)
