"""What floats over a page: it covers no button, cuts no word and stays on the screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from lushan_desktop.ui.shell.status_bar import StatusBar
from lushan_desktop.ui.tasks.file_progress import FileProgress
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.floating import open_below
from lushan_desktop.ui.widgets.message_bar import UndoBar


def test_the_undo_bar_stays_ten_seconds_and_tells_when_asked(qtbot):
    page = QWidget()
    page.resize(600, 400)
    qtbot.addWidget(page)
    page.show()
    bar = UndoBar(page)

    bar.say("已删除 示例：动员会")

    assert bar.isVisible()
    assert bar._timer.interval() == 10_000
    with qtbot.waitSignal(bar.undo_requested):
        bar._undo.click()
    assert not bar.isVisible()


@pytest.mark.parametrize("text_size", list(TextSize))
def test_the_undo_bar_lies_in_the_status_bar_and_cuts_nothing(qtbot, text_size):
    style.apply(QApplication.instance(), Theme(text_size=text_size))
    status = StatusBar()
    status.resize(1124, status.height())
    qtbot.addWidget(status)
    status.show()
    status.hold(bar := UndoBar())
    words = "示例：" + "行政执法全过程记录不完整，" * 8

    bar.say(words, saved=Path(__file__))
    status.resize(1182, status.height())
    qtbot.waitUntil(lambda: bar.geometry().right() == status.rect().right())

    assert bar.text() == words
    assert bar.geometry().left() > status._state.geometry().right(), "已保存 stays in sight"
    for part in (bar._text, bar._undo, bar.open_button, bar.folder_button):
        assert part.height() >= min(part.sizeHint().height(), status.height() - 1)
        assert abs(part.geometry().center().y() - bar.rect().center().y()) <= 1
    assert bar._undo.height() >= 28


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_popup_under_a_field_in_the_corner_stays_on_the_screen(qtbot):
    room = QApplication.primaryScreen().availableGeometry()
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setGeometry(room.right() - 120, room.bottom() - 40, 110, 30)
    field.show()
    popup = QFrame(field, Qt.WindowType.Popup)
    popup.setFixedSize(300, 200)

    open_below(popup, field)

    assert room.contains(popup.geometry())
    assert not popup.geometry().intersects(field.geometry())
    popup.close()


def test_what_was_saved_is_opened_from_the_bar_and_so_is_its_folder(qtbot, tmp_path):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show()
    bar, opened = UndoBar(page), []
    bar.opened.connect(opened.append)
    file = tmp_path / "台账.pdf"
    file.touch()

    bar.say(f"已存到 {file}", can_undo=False, saved=file)
    bar.open_button.click()
    bar.folder_button.click()
    assert opened == [file, tmp_path]

    bar.say("已导出", can_undo=False, saved=tmp_path)
    assert (bar.open_button.isHidden(), bar.folder_button.isHidden()) == (False, True)
    bar.say("已保存")
    assert (bar.open_button.isHidden(), bar.folder_button.isHidden()) == (True, True)


@pytest.mark.parametrize("text_size", list(TextSize))
@pytest.mark.parametrize("width", [340, 410, 1100])
def test_the_files_that_are_taken_in_are_shown_within_the_panel_that_takes_them(qtbot, text_size, width):
    style.apply(QApplication.instance(), Theme(text_size=text_size))
    panel = QWidget()
    panel.resize(width, 500)
    qtbot.addWidget(panel)
    panel.show()
    shown = FileProgress(panel)

    shown.watch(["20260302 示例：法治政府建设推进会现场照片.jpg", "照片2.jpg"])

    assert panel.rect().contains(shown.geometry())
    for button in (shown.stop_button, shown.close_button):
        assert panel.rect().contains(button.rect().translated(button.mapTo(panel, QPoint())))
