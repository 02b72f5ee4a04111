"""The window: rail, top bar, the page that is open, status bar."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from lushan_desktop.base.lazy import resolve
from lushan_desktop.services.records.asking import Narrowing
from lushan_desktop.ui.context import Context, NewRecord
from lushan_desktop.ui.modules import MODULES, rail_modules
from lushan_desktop.ui.modules.module import Module
from lushan_desktop.ui.opening import open_by_system
from lushan_desktop.ui.records.narrow_bar import NarrowBar
from lushan_desktop.ui.shell.page_area import PageArea, PageStack
from lushan_desktop.ui.shell.rail import Rail, RailEntry
from lushan_desktop.ui.shell.status_bar import StatusBar
from lushan_desktop.ui.shell.top_bar import TopBar
from lushan_desktop.ui.widgets.floating import open_below
from lushan_desktop.ui.widgets.layout import column, row
from lushan_desktop.ui.widgets.message_bar import MessageBar, UndoBar
from lushan_desktop.ui.widgets.own_undo import REDO, UNDO, has_own
from lushan_desktop.ui.widgets.reading_order import take_keyboard, walk_on

if TYPE_CHECKING:
    from lushan_desktop.services.records.undoing import UndoneStep
    from lushan_desktop.services.settings.backup import Standing
    from lushan_desktop.ui.help.window import HelpWindow
    from lushan_desktop.ui.search.palette import SearchPalette
    from lushan_desktop.ui.shell.trouble import TroubleBar

# What the first screen does not need is reached by its path.
FIRST_PAGE = "home"
SAMPLE = "这是示例数据，可以随意试用，不会影响本单位的数据。"
HOME = "回到本单位"


class MainWindow(QMainWindow):
    """One office's window. Pages are built when first opened and stay."""

    closing = Signal()
    home_requested = Signal()
    """From the sample back to the own office."""

    def __init__(self, context: Context, *, notice: str = "", is_visit: bool = False) -> None:
        super().__init__()
        self._context = context
        self._page_by_key: dict[str, QWidget] = {}
        self._back: list[str | Callable[[], object]] = []
        """Where Alt+← leads, the last first to go: a page, or a place inside the page on show."""
        self.help: HelpWindow | None = None
        self._modules = rail_modules(is_short=context.office.is_township)
        self._current = ""
        self._is_visit = is_visit
        self.rail = Rail([_entry(number, module) for number, module in enumerate(self._modules, 1)])
        self.top, self.status = TopBar(), StatusBar()
        self.top.hold_titles(module.title for module in self._modules)
        self.pages = PageStack()
        self.notice = MessageBar("info", can_close=True)
        self._lay_out()
        self._connect()
        self._add_keys()
        self.setWindowTitle("法治创建工作台")
        self.take_notice(notice)
        self.show_office()
        # Before it is as wide as it needs to be unfolded, so that a narrow screen never has to hold that.
        self.rail.fit(self.screen().availableGeometry().width())
        self.open(FIRST_PAGE)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes on with what stands next, however the page has grown since."""
        return walk_on(self, is_next=is_next) or super().focusNextPrevChild(is_next)

    def _lay_out(self) -> None:
        work = QWidget()
        self._work = column(work, self.top, self.notice, (PageArea(self.pages), 1), self.status, gap="none")
        whole = QWidget()
        row(whole, self.rail, (work, 1), gap="none")
        self.setCentralWidget(whole)

    @cached_property
    def undo_bar(self) -> UndoBar:
        """What was done, with 撤销; made when there is something to say."""
        self.status.hold(made := UndoBar())
        made.undo_requested.connect(self.undo)
        made.opened.connect(open_by_system)
        return made

    @cached_property
    def trouble(self) -> "TroubleBar":
        """What could not be done."""
        from lushan_desktop.ui.shell.trouble import TroubleBar

        self._work.insertWidget(self._work.indexOf(self.notice) + 1, made := TroubleBar(self._context))
        return made

    @cached_property
    def search(self) -> "SearchPalette":
        """The search over everything, built when it is first asked for: the start need not wait for it."""
        from lushan_desktop.ui.search.commands import Command
        from lushan_desktop.ui.search.palette import SearchPalette

        made = SearchPalette(self, self._context, self.open)
        made.offer_also(
            [
                Command("undo", "撤销上一步", "act.undo", self.undo, "Ctrl+Z"),
                Command("redo", "重做", "act.redo", self.redo, "Ctrl+Y"),
                Command("help", "帮助", "nav.help", self.show_help, "F1"),
            ]
        )
        return made

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda key: _widen(self.open(key)))
        self.top.search_requested.connect(lambda: self.search.open_up())
        self.top.help_requested.connect(self.show_help)
        self.notice.link_clicked.connect(self.home_requested)
        self.top.period_requested.connect(self._choose_period)
        self.top.identity_requested.connect(lambda: self.open("settings"))
        self._context.told.connect(self._say)
        self._context.told_saved.connect(self._say_saved)
        self._context.failed.connect(self._tell_trouble)
        self._context.office_changed.connect(self.show_office)
        self._context.asked_for.connect(self.go)
        self._context.saving.connect(self.status.show_saving)
        self._context.led_on.connect(self._back.append)
        self._context.badged.connect(self.rail.show_badge)

    def _add_keys(self) -> None:
        for keys, act in (
            # A button's own shortcut waits for the picture of a press; letters typed meanwhile are lost.
            ("Ctrl+K", lambda: self.search.open_up()),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Alt+Left", self.back),
            ("F5", self.refresh),
        ):
            self._add_key(keys, act)
        for number, module in enumerate(self._modules[:9], 1):
            self._add_key(f"Ctrl+{number}", partial(self.open, module.key))

    def _add_key(self, keys: str, act: Callable[[], Any]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: act())
        self.addAction(action)

    def open(self, key: str) -> QWidget:
        """Show a page, built now if nobody has been there."""
        module = self._module(key)
        if key not in self._page_by_key:
            self._page_by_key[key] = self._build(module)
            self.pages.addWidget(self._page_by_key[key])
        if self._current and self._current != key:
            self._back.append(self._current)
            if "trouble" in self.__dict__:
                self.trouble.hide()
        self._current = key
        self.rail.choose(key)
        self.top.show_title(module.title)
        page = self._page_by_key[key]
        self.pages.setCurrentWidget(page)
        take_keyboard(page)
        return page

    def _module(self, key: str) -> Module:
        """The page of this key, as the rail calls it; what the short rail leaves out is reached by links."""
        return next(module for module in (*self._modules, *MODULES) if module.key == key)

    def _build(self, module: Module) -> QWidget:
        if module.page:
            page: QWidget = resolve(module.page)(self._context)
            return page
        return _described(self._context, module)

    def go(self, page: str, record_id: str, field: str) -> None:
        """Show a page and a record on it. `page` is the key of a page or of a record type."""
        module = next(each for each in MODULES if page == each.key or page in each.record_types)
        opened = self.open(module.key)
        handed = self._context.handed_over
        if isinstance(handed, NewRecord):
            _list_of(opened, module, page).add(**handed.values)
        elif isinstance(handed, Narrowing):
            _list_of(opened, module, page).list.narrow(handed)
        elif record_id and hasattr(opened, "show_record"):
            opened.show_record(record_id, field, type_key=page)

    def back(self) -> None:
        """To the page before, or to the place on this page from which a link led on."""
        if not self._back:
            return
        before = self._back.pop()
        if isinstance(before, str):
            self.open(before)
            self._back.pop()
        else:
            before()

    def refresh(self) -> None:
        page = self.pages.currentWidget()
        if hasattr(page, "load"):
            page.load()

    def show_help(self) -> None:
        """F1: the help page for where one is, in a window of its own."""
        from lushan_desktop.ui.help.window import HelpWindow

        if self.help is None:
            self.help = HelpWindow(self)
        self.help.open_for(self._current)

    def undo(self) -> None:
        """Ctrl+Z in a text undoes typing; elsewhere it takes back the last step, and names it."""
        from lushan_desktop.services.records.undoing import undo_last

        if not self._typing(UNDO):
            self._context.change(undo_last, then=lambda done: self._say_undone("已撤销", done))

    def redo(self) -> None:
        from lushan_desktop.services.records.undoing import redo_last

        if not self._typing(REDO):
            self._context.change(redo_last, then=lambda done: self._say_undone("已重做", done))

    def _typing(self, way: str) -> bool:
        """Whether the keyboard is where one types: a text takes back its own, then the form it stands in."""
        focus = self.focusWidget()
        form: Any = None
        above: QWidget | None = focus
        while above is not None:
            form = above if hasattr(above, "undo_typing") else form
            above = above.parentWidget()
        is_text = isinstance(focus, QLineEdit | QPlainTextEdit) and not focus.isReadOnly()
        if is_text and (form is None or has_own(focus, way)):
            getattr(focus, way)()
        elif form is not None:
            form.undo_typing(way)
        return is_text or form is not None

    def _say_undone(self, word: str, done: "UndoneStep") -> None:
        self._say(f"{word}：{done.label}" if done.changes else "没有可以撤销的操作。", can_undo=False)

    def _say(self, sentence: str, can_undo: bool) -> None:
        self.undo_bar.say(sentence, can_undo=can_undo)

    def _say_saved(self, sentence: str, place: Path) -> None:
        self.undo_bar.say(sentence, can_undo=False, saved=place)

    def _tell_trouble(self, sentence: str) -> None:
        self.trouble.tell(sentence)

    def take_notice(self, notice: str, *, is_bad: bool = False) -> None:
        """What holds on every page: of the opening, or of what is saved; nothing where all is as ever."""
        sentence = notice or (SAMPLE if self._context.office.is_sample else "")
        self.notice.setVisible(bool(sentence))
        if sentence:
            tone = "bad" if is_bad else "warn" if self._context.is_read_only else "info"
            self.notice.say(tone, sentence, link=HOME if self._is_visit else "")

    def _choose_period(self) -> None:
        from lushan_desktop.ui.period_box import PeriodBox

        box = PeriodBox(self._context, self)
        open_below(box, self.top.period)
        box.start.setFocus()

    def show_backup(self, standing: "Standing") -> None:
        """Show how old the last backup is, amber where a copy elsewhere is due."""
        self.status.show_backup(standing.text, is_old=standing.needs_second_place)

    def show_office(self, *_: Any) -> None:
        office = self._context.office
        self.top.show_period(office.cycle_text)
        self.top.show_identity(office.unit, f"经办 {office.person}" if office.person else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self.rail, self.status):
            part.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forms keep their drafts; nothing is asked."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closing.emit()
        event.accept()


def _described(context: Context, module: Module) -> QWidget:
    from lushan_desktop.ui.modules.records_page import ModulePage

    return ModulePage(context, module)


def _widen(page: QWidget) -> None:
    """The rail leads to the whole: what a tile had narrowed a list to is over."""
    for narrowed in page.findChildren(NarrowBar):
        narrowed.widen()
    if hasattr(page, "widen"):
        page.widen()


def _list_of(page: Any, module: Module, type_key: str) -> Any:
    """The page with the list of a record type: the one list the page has, or a tab of it."""
    if hasattr(page, "list_of"):
        return page.list_of(type_key)
    return page.current() if len(module.record_types) == 1 else page.open(type_key)


def _entry(number: int, module: Module) -> RailEntry:
    keys = f"Ctrl+{number}" if number <= 9 else ""
    return RailEntry(module.key, module.title, module.icon, module.group, keys, module.at_bottom)
