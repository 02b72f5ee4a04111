"""Whatever takes files says so while they are held over it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from lushan_desktop.ui.widgets.drop_target import Frame
from lushan_desktop.ui.widgets.drop_zone import FileTarget

_LEFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_COPY = Qt.DropAction.CopyAction


@pytest.fixture
def files(tmp_path):
    (tmp_path / "指标.xlsx").write_bytes(b"example")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "指标.xlsx"))])
    return data


@pytest.fixture
def place(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def lit(place):
    return [frame.geometry() for frame in place.findChildren(Frame) if frame.isVisible()]


def hold_over(place, data):
    QApplication.sendEvent(place, QDragEnterEvent(QPoint(5, 5), _COPY, data, *_LEFT))


def test_a_frame_stands_around_what_would_take_the_files_until_they_are_elsewhere(place, files):
    FileTarget(place)

    hold_over(place, files)
    assert lit(place) == [place.rect()]
    QApplication.sendEvent(place, QDragLeaveEvent())
    assert not lit(place)


def test_the_frame_goes_when_the_files_are_let_go(qtbot, place, files):
    target = FileTarget(place)
    place.resize(200, 100)
    hold_over(place, files)
    assert lit(place) == [place.rect()]

    with qtbot.waitSignal(target.dropped):
        QApplication.sendEvent(place, QDropEvent(QPoint(5, 5), _COPY, files, *_LEFT))
    assert not lit(place)


def test_text_that_is_held_over_lights_nothing_up(place):
    FileTarget(place)
    data = QMimeData()
    data.setText("示例")
    hold_over(place, data)
    assert not lit(place)


def test_what_shows_it_in_its_own_way_has_no_frame_besides(place, files):
    FileTarget(place, is_framed=False)
    hold_over(place, files)
    assert not lit(place)
