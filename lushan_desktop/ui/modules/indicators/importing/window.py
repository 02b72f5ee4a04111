"""The window 导入指标体系: choose a table, check it, import it; hold editions against each other."""

from pathlib import Path
from tempfile import gettempdir
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from lushan_desktop.services.indicators import indicator_carrying, indicator_comparing, indicator_editions
from lushan_desktop.services.indicators.indicator_carrying import CarriedSystem
from lushan_desktop.services.indicators.indicator_editions import EditionLine, RolledOver
from lushan_desktop.services.indicators.indicator_import import giving_out, heads, opening, writing
from lushan_desktop.services.indicators.indicator_import.entry import Entry, Understood
from lushan_desktop.services.indicators.indicator_import.plan import Plan, heads_of
from lushan_desktop.services.indicators.indicator_import.writing import ImportedSystem
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.indicators.importing.compare_step import CompareStep
from lushan_desktop.ui.modules.indicators.importing.start_step import StartStep
from lushan_desktop.ui.modules.indicators.importing.work_step import WorkStep
from lushan_desktop.ui.opening import open_by_system
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.layout import column, row, show_if
from lushan_desktop.ui.widgets.saved_ways import SavedWays
from lushan_desktop.ui.widgets.segments import Segments

IMPORT, COMPARE = "import", "compare"
_EXAMPLE = "指标体系示例.xlsx"
_SIZE = (1240, 680)


class IndicatorWindow(QWidget):
    """Stands over the main window until it is closed; nothing is written before 导入 or 转入."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        style.set_look(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("导入指标体系")
        self._context = context
        self._told_heads: dict[str, str] = {}
        """What the clerk said of heads; kept for later tables once this one is imported."""
        self.views = Segments([Choice(IMPORT, "导入新表"), Choice(COMPARE, "版本与对照")], says="导入或对照")
        self.badge = Badge("还没有写入")
        self.told, self.saved = ElidedWords("", "label"), SavedWays(self)
        self.template_button = Button("下载模板", "act.download", tip="带表头、清单和填写说明的 Excel 模板")
        self.start, self.work, self.compare = StartStep(), WorkStep(), CompareStep()
        self.body = QStackedWidget()
        for step in (self.start, self.work, self.compare):
            self.body.addWidget(step)
        head = row(None, self.views, self.badge, (self.told, 1), *self.saved.buttons, self.template_button)
        column(self, head, (self.body, 1), margins=("page", "inset"))
        self.waiting = WaitingPanel(self, "正在写入")
        self._connect()
        wanted = QSize(*map(theme().scaled, _SIZE))
        self.resize(wanted.boundedTo(parent.window().size() if parent else wanted))
        self._ask_editions()

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.template_button.clicked.connect(self._save_template)
        self.saved.opened.connect(open_by_system)
        self.start.file_button.clicked.connect(self._choose_file)
        self.start.example_button.clicked.connect(self._open_example)
        self.start.dropped.connect(self.open_file)
        self.work.strip.mapped.connect(self._map)
        self.work.strip.head_chosen.connect(self._take_head)
        self.work.strip.sheet_taken.connect(self._take_sheet)
        self.work.grid.rows.edited.connect(self._edit)
        self.work.grid.rows.toggled.connect(self._leave_out)
        self.work.agreed.connect(self._agree)
        self.work.refusals_button.clicked.connect(self._save_refusals)
        self.work.import_button.clicked.connect(self._carry_out)
        self.compare.asked.connect(self._compare)
        self.compare.used.connect(self._use)
        self.compare.rolled.connect(self._roll_over)
        self.compare.carry_button.clicked.connect(self._carry_over)
        for step in (self.start, self.work, self.compare):
            step.leave_button.clicked.connect(self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keyboard goes back to the window below, so that Ctrl+Z is heard there."""
        super().closeEvent(event)
        if (parent := self.parentWidget()) is not None:
            parent.window().activateWindow()

    def show_view(self, key: str) -> None:
        """Import a table, or look at the editions."""
        self.views.choose(key)
        is_import = key == IMPORT
        step = self.work if self.work.understood else self.start
        self.body.setCurrentWidget(step if is_import else self.compare)
        show_if(self.badge, is_import)
        show_if(self.template_button, is_import)
        self._say_told()

    def _say_told(self) -> None:
        understood = self.work.understood
        if self.body.currentWidget() is self.compare:
            self._tell("转入关联记录、佐证、应备材料和责任单位；上一版不变，可一步撤销")
        elif understood is not None:
            source = understood.tables[0].source
            self._tell(f"“{source}”里{understood.said()}；核对后导入，可一步撤销")
        else:
            self._tell("")

    def _tell(self, sentence: str, saved: Path | None = None) -> None:
        """Say it in the head; what was saved can be opened from there."""
        self.told.setText(sentence)
        self.saved.show_place(saved)

    # A table is opened and read again as often as the clerk changes something.

    def open_file(self, file: Path) -> None:
        self._tell("正在读表……")
        preset = opening.Preset(may_be_told=True)
        self._query(opening.open_table, file, preset, then=self._show, failed=self._refuse)

    def _choose_file(self) -> None:
        if file := dialogs.ask_for_table(self):
            self.open_file(file)

    def _open_example(self) -> None:
        file = Path(gettempdir()) / _EXAMPLE
        self._query(giving_out.save_example, file, then=lambda _: self.open_file(file), failed=self._refuse)

    def _query(self, question: Any, *given: Any, then: Any, failed: Any = None) -> None:
        """Reading a table takes a while; a newer question replaces this one."""
        key = f"indicators {id(self)}"
        self._context.query(question, *given, then=then, failed=failed, is_long=True, key=key)

    def _refuse(self, sentence: str) -> None:
        self.body.setCurrentWidget(self.start)
        self._tell("")
        self.start.refuse(sentence)

    def _show(self, understood: Understood) -> None:
        is_new = self.work.understood is None
        if is_new and not self.work.name.text():
            self.work.propose_name(Path(understood.tables[0].source).stem)
        self.work.show_understood(understood)
        self.start.refuse("")
        self.show_view(IMPORT)
        if is_new:
            self.work.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_again(self, plan: Plan) -> None:
        understood = self.work.understood
        if understood is not None:
            self._query(opening.read_again, understood.tables, plan, then=self._show, failed=self.work.refuse)

    @property
    def _plan(self) -> Plan:
        assert self.work.understood is not None
        return self.work.understood.plan

    def _map(self, sheet: int, place: int, name: str) -> None:
        understood = self.work.understood
        if understood is not None:
            head = heads_of(understood.tables[sheet], self._plan.sheets[sheet])[place]
            self._told_heads[head] = name
        self._read_again(opening.with_column(self._plan, sheet, place, name))

    def _take_head(self, sheet: int, place: int) -> None:
        understood = self.work.understood
        if understood is not None:
            changed = heads.with_head(understood.tables[sheet], place)
            self._read_again(opening.with_sheet(self._plan, sheet, changed))

    def _take_sheet(self, sheet: int, is_taken: bool) -> None:
        self._read_again(opening.taking(self._plan, sheet, is_taken=is_taken))

    def _edit(self, entry: Entry, name: str, text: str) -> None:
        self._read_again(opening.edited(self._plan, entry, name, text))

    def _leave_out(self, entry: Entry, is_out: bool) -> None:
        self._read_again(opening.left_out(self._plan, entry.spot, is_out=is_out))

    def _agree(self) -> None:
        units, doubts = self.work.adds_units.isChecked(), self.work.accepts_doubts.isChecked()
        self._read_again(opening.accepting(self._plan, units=units, doubts=doubts))

    # What is written.

    def _change(self, step: Any, *given: Any, then: Any, on: WorkStep | CompareStep) -> None:
        on.set_busy(True)
        progress = self.waiting.watch()
        progress.finished.connect(lambda: on.set_busy(False))
        self._context.change(step, *given, then=then, failed=on.refuse, progress=progress)

    def _carry_out(self) -> None:
        understood = self.work.understood
        if understood is not None:
            named = self.work.named()
            self._change(writing.carry_out, understood, named, then=self._tell_imported, on=self.work)

    def _tell_imported(self, done: ImportedSystem) -> None:
        if self._told_heads:
            self._context.query(opening.remember_heads, dict(self._told_heads), then=lambda _: None)
        more = f"，应备材料 {done.materials} 条" if done.materials else ""
        units = f"，登记单位 {len(done.new_units)} 个" if done.new_units else ""
        self._context.say(f"已导入指标 {done.count} 项{more}{units}", can_undo=True)
        self._context.query(indicator_editions.editions, then=lambda lines: self._go_on(lines, done.system))

    def _go_on(self, lines: tuple[EditionLine, ...], system: str) -> None:
        """Where there is an older edition, what hangs on it may come over; else the work is done."""
        if len(lines) < 2:
            self.close()
            return
        self.compare.show_editions(lines, new=system)
        self.show_view(COMPARE)

    def _ask_editions(self) -> None:
        self._context.query(indicator_editions.editions, then=self._show_editions)

    def _show_editions(self, lines: tuple[EditionLine, ...]) -> None:
        show_if(self.views.segment(COMPARE), bool(lines))
        self.compare.show_editions(lines)

    def _compare(self, old: str, new: str) -> None:
        self._context.query(
            indicator_comparing.compare,
            old,
            new,
            then=self.compare.show_comparison,
            key=f"compare {id(self)}",
        )

    def _carry_over(self) -> None:
        comparison = self.compare.comparison
        if comparison is not None:
            self._change(indicator_carrying.carry_over, comparison, then=self._tell_carried, on=self.compare)

    def _tell_carried(self, done: CarriedSystem) -> None:
        self._context.say(done.said, can_undo=True)
        self.close()

    def _use(self, system: str) -> None:
        self._context.change(
            indicator_editions.use,
            system,
            then=lambda _: self._told_and_asked("其他页面已换用这一版指标体系"),
            failed=self.compare.refuse,
        )

    def _told_and_asked(self, sentence: str) -> None:
        self._context.say(sentence, can_undo=True)
        self._ask_editions()

    def _roll_over(self, system: str) -> None:
        self._change(indicator_editions.roll_over, system, then=self._tell_rolled, on=self.compare)

    def _tell_rolled(self, done: RolledOver) -> None:
        self._told_and_asked(
            f"已把“{done.name}”结转到{done.year}年度，共 {done.count} 项，日期推后一年，自评分已清空"
        )

    # What the clerk takes along.

    def _save_template(self) -> None:
        if file := dialogs.ask_where_to_save(self, "指标体系导入模板", ".xlsx"):
            self._context.query(
                giving_out.save_template,
                file,
                then=lambda _: self._tell(f"模板已存到 {file}", file),
                is_long=True,
            )

    def _save_refusals(self) -> None:
        if (understood := self.work.understood) is None:
            return
        if file := dialogs.ask_where_to_save(self, "指标体系需修改的行", ".xlsx"):
            self._context.query(
                giving_out.save_refusals,
                understood,
                file,
                then=lambda count: self._tell(f"{count} 处已存到 {file}，改好原表后再导入", file),
                is_long=True,
            )


def open_indicator_import(
    context: Context, parent: QWidget | None = None, *, file: Path | None = None, view: str = IMPORT
) -> IndicatorWindow:
    """Open the window over the one at work, with a dropped file in it already."""
    window = IndicatorWindow(context, parent or QApplication.activeWindow())
    window.show_view(view)
    window.show()
    window.start.file_button.setFocus(Qt.FocusReason.OtherFocusReason)
    if file is not None:
        window.open_file(file)
    return window
