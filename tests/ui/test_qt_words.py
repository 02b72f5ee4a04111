"""Qt's own dialogs and menus speak as an office does, in its words and in ours."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTreeView,
    QWidget,
)

from lushan_desktop.ui import qt_words
from lushan_desktop.ui.file_dialog import file_dialog
from lushan_desktop.ui.printing import print_dialog

ODD = re.compile("体积|目录|撤消|页数从|灰阶|反向|[A-Za-z]{4,}")
"""Qt's words that no clerk says, and English."""


@pytest.fixture(autouse=True)
def _chinese(qapp, qtbot):
    """As the program installs them, for one test."""
    own = qt_words.speak_chinese(qapp)
    yield
    for translator in own:
        qapp.removeTranslator(translator)


def said(dialog: QWidget) -> list[str]:
    words = [each.text() for each in dialog.findChildren(QLabel) if each.objectName() != "location"]
    words += [each.text() or each.toolTip() for each in dialog.findChildren(QAbstractButton)]
    words += [each.title() for each in dialog.findChildren(QGroupBox)]
    words += [each.text() for each in dialog.actions()]
    for box in dialog.findChildren(QComboBox):
        if box.objectName() != "lookInCombo":
            words += [box.itemText(place) for place in range(box.count())]
    return words


@pytest.mark.parametrize("mode", list(QFileDialog.FileMode))
def test_the_dialog_for_files_says_size_and_folder_as_a_clerk_does(qtbot, mode):
    dialog = file_dialog(None, "选择文件", mode)
    qtbot.addWidget(dialog)

    heads = dialog.findChild(QTreeView).header().model()
    words = said(dialog) + [heads.headerData(place, Qt.Orientation.Horizontal) for place in range(4)]

    assert "大小" in words
    assert [each for each in words if ODD.search(each)] == []


def test_the_dialog_for_printing_asks_for_pages_by_their_numbers(qtbot):
    dialog = print_dialog(QPrinter(QPrinter.PrinterMode.HighResolution), None, 5)
    qtbot.addWidget(dialog)

    words = said(dialog)

    assert "页码从" in words
    assert [each for each in words if ODD.search(each)] == []


def test_what_was_typed_is_taken_back_by_the_word_of_the_program(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)

    first = line.createStandardContextMenu().actions()[0].text()

    assert first.startswith("撤销")


def test_what_is_not_ours_to_say_stays_as_qt_says_it(qapp):
    assert QApplication.translate("QFileDialog", "New Folder") == "新建文件夹"
    assert QApplication.translate("QFileDialog", "no such words") == "no such words"
