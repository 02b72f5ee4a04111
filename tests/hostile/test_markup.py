"""Markup in the text of records is shown as it stands: nothing of it is ever followed."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent, Qt, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QTableView,
    QToolTip,
    QWidget,
)

import lushan_desktop.ui
from lushan_desktop.domain.kinds import LongText, Text
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.plain import plain
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.window import MainWindow
from tests.offices import open_sample
from tests.ui.conftest import dressed
from tests.ui.test_every_page_fits import states

__all__ = ["dressed"]

MARK = '<img src="//stranger/x.png">'
ROWS = 2
SOURCE = Path(lushan_desktop.ui.__file__).parent
ALONE = {
    r"\.setToolTip\(|QToolTip|QMessageBox": {"plain.py"},
    r"= QLabel\(": {"widgets/board_mouse.py"},
    r"TextFormat\.RichText": {
        "modules/exchange/side_card.py",
        "modules/papers/versions_dialog.py",
        "modules/papers/change_bar.py",
    },
}
"""The only files that may speak to Qt in a way that understands markup; the last three escape every word."""


@pytest.fixture
def window(qtbot, tmp_path):
    with open_sample(tmp_path / "office") as made:
        folder = made.folder
        plant(made.file)
        runner = Runner(made)
        shown = MainWindow(Context(runner, folder))
        qtbot.addWidget(shown)
        shown.resize(1366, 768)
        with qtbot.waitExposed(shown):
            shown.show()
        yield shown
        shown.close()
        runner.stop()


def plant(file: Path) -> None:
    """Put markup in front of every text of every record."""
    with closing(sqlcipher3.dbapi2.connect(str(file), isolation_level=None)) as connection:
        for record_type in RECORD_TYPES:
            texts = [spec.name for spec in record_type.fields if type(spec.kind) in (Text, LongText)]
            columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{record_type.key}")')}
            planted = ", ".join(f'"{name}" = ? || "{name}"' for name in texts if name in columns)
            if planted:
                marks = (MARK,) * planted.count("?")
                connection.execute(f'UPDATE "{record_type.key}" SET {planted}', marks)


def test_no_markup_in_a_record_is_followed_on_any_page(window, qtbot):
    found = {f"{page}: {fault}" for page in pages(window, qtbot) for fault in followed(window)}

    assert not found, "\n".join(sorted(found)[:40])


@pytest.mark.slow
def test_no_markup_in_a_record_is_followed_on_any_tab_or_form(window, qtbot):
    found = {f"{state}: {fault}" for state in states(window, qtbot) for fault in followed(window)}

    assert not found, "\n".join(sorted(found)[:40])


def pages(window: MainWindow, qtbot) -> Iterator[str]:
    for module in MODULES:
        window.open(module.key)
        qtbot.settle(window._context._runner)
        yield module.key


def followed(window: QWidget) -> Iterator[str]:
    """Where Qt would take a text for HTML: labels, tooltips, what is told of a cell pointed at."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        if is_followed(widget.toolTip()):
            yield f"tooltip of {type(widget).__name__}"
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            yield from [f"label in {type(widget.parent()).__name__}"] * is_followed(widget.text())
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from [f"hovering in {type(widget).__name__}"] * any(map(is_followed, hovered(widget)))


def is_followed(text: str) -> bool:
    return "<img" in text and Qt.mightBeRichText(text)


def hovered(view: QAbstractItemView) -> Iterator[str]:
    """What is told of the cells of the first rows, and of the heads of the columns."""
    model = view.model()
    if model is None:
        return
    for row in range(min(ROWS, model.rowCount())):
        for column in range(model.columnCount()):
            place = view.visualRect(model.index(row, column)).center()
            yield told(view.viewport(), place)
    if isinstance(view, QTableView):
        head = view.horizontalHeader()
        for section in range(head.count()):
            yield told(head.viewport(), QPoint(head.sectionViewportPosition(section) + 4, 4))


def told(widget: QWidget, place: QPoint) -> str:
    if not QRect(QPoint(), widget.size()).contains(place):
        return ""
    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    said = QToolTip.text()
    QToolTip.hideText()
    return said


@settings(max_examples=50)
@given(
    st.text("<>&;/ \nabimgqt书", max_size=20), st.sampled_from(["", MARK, "<b>", "<!DOCTYPE html>", "&lt;"])
)
def test_a_tooltip_says_every_text_as_it_stands(text, start):
    shown = plain(start + text)

    if Qt.mightBeRichText(shown):
        shown = QTextDocumentFragment.fromHtml(shown).toPlainText()
    assert shown.split() == (start + text).split()


@pytest.mark.parametrize("pattern", ALONE)
def test_words_reach_qt_by_one_way(pattern):
    found = {
        str(file.relative_to(SOURCE).as_posix())
        for file in SOURCE.rglob("*.py")
        if re.search(pattern, file.read_text("utf-8"))
    }

    assert found == ALONE[pattern]


def test_every_list_tells_what_is_in_a_cell_as_it_stands():
    lacking = [
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if re.search(r"^class \w+\(Q(Table|List|Tree)View\)", file.read_text("utf-8"), re.MULTILINE)
        and "tells(self, event)" not in file.read_text("utf-8")
    ]

    assert lacking == []
