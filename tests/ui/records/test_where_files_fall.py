"""Files that are held over a list: the part of it that would take them is seen."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from lushan_desktop.ui.widgets.drop_target import Frame
from tests.saving import a_meeting


def test_the_row_that_takes_the_files_is_framed_and_for_a_sheet_the_list(qtbot, open_page, store, tmp_path):
    for _ in range(2):
        a_meeting(store)
    table = open_page().list.table
    qtbot.waitUntil(lambda: len(table.rows.ids) > 1)
    row = table.visualRect(table.model().index(1, 0))

    def framed_by(name, spot):
        (tmp_path / name).write_bytes(b"example")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        left = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(table.viewport(), QDragEnterEvent(spot, Qt.DropAction.CopyAction, data, *left))
        return [frame.geometry() for frame in table.findChildren(Frame) if frame.isVisible()]

    (around,) = framed_by("通知.pdf", row.center())
    assert (around.top(), around.height(), around.width()) == (
        row.top(), table.rowHeight(1), table.viewport().width(),
    )  # fmt: skip
    assert framed_by("通知.pdf", QPoint(5, table.viewport().height() - 1)) == []
    assert framed_by("台账.xlsx", row.center()) == [table.viewport().rect()]
    QApplication.sendEvent(table.viewport(), QDragLeaveEvent())
    assert not [frame for frame in table.findChildren(Frame) if frame.isVisible()]
