"""The whole window on the sample office, driven by mouse and keys as a clerk drives it."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QInputMethodEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.form import RecordForm
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.shell.page_area import PageArea
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.window import MainWindow
from tests.offices import open_sample
from tests.ui.conftest import dressed
from tests.ui.outline import steady

__all__ = ["dressed"]


class Clerk:
    """Hands and eyes on the real window; what the hands do is counted."""

    def __init__(self, qtbot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.clicks = self.keys = self.drops = 0
        self.seen: dict[str, str] = {}

    def begin_counting(self) -> None:
        self.clicks = self.keys = self.drops = 0

    def click(self, widget: QWidget) -> None:
        self.clicks += 1
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def click_at(self, widget: QWidget, point: QPoint) -> None:
        self.clicks += 1
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point)

    def type(self, widget: QWidget, text: str) -> None:
        """Click into a widget and write."""
        self.click(widget)
        self.write(text, widget)

    def write(self, text: str, widget: QWidget | None = None) -> None:
        """Latin by the keys, Chinese the way an input method hands it over; content is not counted."""
        widget = widget or QApplication.focusWidget()
        if text.isascii():
            self.qtbot.keyClicks(widget, text)
        else:
            composed = QInputMethodEvent()
            composed.setCommitString(text)
            QApplication.sendEvent(widget, composed)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self.keys += 1
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def tab_to(self, widget: QWidget) -> None:
        """Move the keyboard on by Tab until it is inside a widget, as someone without a mouse does."""
        for _ in range(60):
            focus = QApplication.focusWidget()
            if focus is not None and (focus is widget or widget.isAncestorOf(focus)):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {widget.accessibleName()}")

    def button(self, words: str) -> QAbstractButton:
        """The button that says this, once it is on show."""

        def found() -> list[QAbstractButton]:
            shown = [each for each in self.window.findChildren(QAbstractButton) if each.isVisible()]
            return [each for each in shown if each.text().startswith(words)]

        self.see(found)
        return found()[0]

    def record_page(self) -> RecordPage:
        """The register that is on show."""
        return next(page for page in self.window.findChildren(RecordPage) if page.isVisible())

    def has_form(self) -> bool:
        """Whether a form is open, its fields on show."""
        shown = [form for form in self.window.findChildren(RecordForm) if form.isVisible()]
        return any(form.group is not None and form.group.isVisible() for form in shown)

    def go(self, key: str) -> QWidget:
        """Click an entry of the rail."""
        self.click(self.window.rail.entry(key))
        return self.window.pages.currentWidget()

    def see(self, holds) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(holds()))

    def look(self, name: str, at: QWidget | None = None) -> None:
        """Remember what the page on show, or something else, says and how it is painted."""
        self.qtbot.settle(self.window._context._runner)
        self.seen[name] = steady(at or self.window.findChild(PageArea))

    def drop(self, target: QWidget, files: Sequence[Path]) -> None:
        """Drag files from the desktop onto a widget."""
        self.drops += 1
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        where, copy = QPointF(5, 5), Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QDragEnterEvent(where.toPoint(), copy, data, left, none))
        QApplication.sendEvent(target, QDropEvent(where, copy, data, left, none))


@pytest.fixture(params=[TextSize.STANDARD, TextSize.LARGE], ids=["标准", "大字"])
def either_size(request, dressed, qapp) -> None:
    """What is promised of clicks and keys holds in both."""
    del dressed
    if request.param is not TextSize.STANDARD:
        style.apply(qapp, Theme(text_size=request.param))


@pytest.fixture
def store(tmp_path):
    with open_sample(tmp_path / "示例 数据") as opened:
        yield opened


@pytest.fixture
def clerk(qtbot, store):
    runner = Runner(store)
    context = Context(runner, store.folder)
    window = MainWindow(context)
    # Deleted with the test: a window that stays would be dressed again by every test that changes the looks.
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Clerk(qtbot, window)
    window.close()
    runner.stop()


@pytest.fixture
def save_as(monkeypatch):
    """Answers the system's file dialog, the one thing here that is not real."""

    def answer(file: Path) -> None:
        monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: file)

    return answer


@pytest.fixture
def into_folder(monkeypatch, tmp_path) -> Path:
    """Answers the system's dialog for a folder."""
    folder = tmp_path / "存到这里（示例）"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: folder)
    return folder


@pytest.fixture
def printed(monkeypatch, tmp_path):
    """Answers the system's print dialog with its 确定: what would come out of the printer, as a file."""
    file = tmp_path / "印出.pdf"

    def accept(dialog: QPrintDialog) -> QDialog.DialogCode:
        printer = dialog.printer()
        printer.setOutputFileName(str(file))
        printer.outputFileName = str  # type: ignore[method-assign]  # paper has no name
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    return file


@pytest.fixture
def photos(tmp_path) -> list[Path]:
    """Two pictures as a camera leaves them."""
    made = []
    for number, color in enumerate((0xB0241C, 0x1D5FB8), 1):
        file = tmp_path / f"会场照片 {number}（示例）.png"
        image = QImage(320, 240, QImage.Format.Format_RGB32)
        image.fill(color)
        assert image.save(str(file))
        made.append(file)
    return made


def text_of(file: Path) -> str:
    """The text of a PDF without its line ends."""
    document = pypdfium2.PdfDocument(file.read_bytes())
    try:
        pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    finally:
        document.close()
    return "".join("".join(pages).split())
