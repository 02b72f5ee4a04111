"""Pictures of pages: what has no colour takes a quarter of the memory, and looks the same."""

from PySide6.QtGui import QColor

from lushan_desktop.paper.finished.raster import Picture
from lushan_desktop.ui.widgets.drawn import to_image


def picture(*colors: QColor) -> Picture:
    data = b"".join(bytes((one.blue(), one.green(), one.red(), 255)) for one in colors)
    return Picture(len(colors), 1, data)


def test_a_page_in_black_takes_a_byte_for_each_spot():
    image = to_image(picture(*[QColor(0, 0, 0), QColor(128, 128, 128), QColor(255, 255, 255)] * 100))

    assert image.sizeInBytes() == 300
    assert [image.pixelColor(x, 0).red() for x in range(3)] == [0, 128, 255]


def test_a_page_with_a_red_head_keeps_its_colours():
    image = to_image(picture(QColor(230, 0, 18), QColor(0, 0, 0)))

    assert image.pixelColor(0, 0) == QColor(230, 0, 18)
