"""What does not fit: words cut off, widgets squeezed below their least size, pages that scroll sideways."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from lushan_desktop.ui.shell.rail import RailButton
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.card import ScrollBody
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.meters import Swatch
from lushan_desktop.ui.widgets.table_view import TableView

SLACK = 1
"""px that rounding may take."""
LEAST_NAME = 6
"""Characters of a name that its column shows: 县委书记刘鹏."""
PATIENCE = 50
MOST_STRETCH = 4
"""Times the width that a button wants; wider, it reads as a line of a list."""
LEAST_HEIGHT = 28
"""px of a button, so that a hand that is not sure hits it."""


def faults(root: QWidget) -> list[str]:
    """Each thing on show that does not fit, in words."""
    QApplication.processEvents()
    return [fault for widget in shown(root) for fault in _faults_of(widget)]


def lasting_faults(root: QWidget) -> list[str]:
    """Faults that stay, however often one looks: a line that breaks finds its place a moment later."""
    found: list[str] = []
    for _ in range(PATIENCE):
        QApplication.sendPostedEvents()
        if not (found := faults(root)):
            break
    return found


def shown(root: QWidget) -> Iterator[QWidget]:
    """All that is on show within; what lies on a page behind it is not gone through."""
    for child in root.children():
        if isinstance(child, QWidget) and not child.isHidden():
            yield child
            yield from shown(child)


def _faults_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget)
    if isinstance(widget, QAbstractButton) and widget.text() and not _is_among_words(widget):
        yield from _squeezed_button(widget)
    if isinstance(widget, Swatch) and _belongs_to_neither(widget):
        yield f"nearer to another's word: {_place(widget)}"
    if isinstance(widget, QAbstractScrollArea) and _scrolls_sideways(widget):
        yield f"scrolls sideways: {_place(widget)}"
    if isinstance(widget, QAbstractScrollArea) and _scrolls_in_another(widget):
        yield f"scrolls within what scrolls: {_place(widget)}"
    if isinstance(widget, TableView):
        yield from _narrow_names(widget)
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and ends_on_half(widget):
        yield f"ends on half a row: {_place(widget)}"
    if _sticks_out(widget):
        yield f"sticks out of its parent: {_place(widget)}"


def _cut_label(label: QLabel) -> Iterator[str]:
    if isinstance(label, ElidedWords) or label.textFormat().name == "RichText":
        return
    room = label.contentsRect()
    if label.wordWrap():
        wanted = label.heightForWidth(label.width())
        if wanted > label.height() + SLACK:
            yield f"lines cut ({wanted} > {label.height()}): {_place(label)}"
        return
    metrics = label.fontMetrics()
    text = label.text().replace("&", "") if label.buddy() else label.text()
    wanted = max(metrics.horizontalAdvance(line) for line in text.splitlines())
    if wanted > room.width() + SLACK:
        yield f"words cut ({wanted} > {room.width()}): {_place(label)}"
    tall = metrics.tightBoundingRect(label.text()).height()
    if tall > label.height():
        yield f"words cut from below ({tall} > {label.height()}): {_place(label)}"


def _squeezed_button(button: QAbstractButton) -> Iterator[str]:
    wanted = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    if wanted > button.width() + SLACK:
        yield f"button cut ({wanted} > {button.width()}): {_place(button)}"
    if isinstance(button, QPushButton) and button.width() > MOST_STRETCH * button.sizeHint().width():
        yield f"button drawn out ({button.width()}): {_place(button)}"
    least = button.minimumSizeHint()
    if button.height() + SLACK < min(least.height(), button.fontMetrics().height()):
        yield f"button flat ({button.height()}): {_place(button)}"


def _narrow_names(table: TableView) -> Iterator[str]:
    """The column that takes what room is left holds names, which are read."""
    header, metrics = table.horizontalHeader(), table.fontMetrics()
    wanted = metrics.horizontalAdvance("字" * LEAST_NAME) + theme().space("page")
    for place in range(header.count()):
        is_name = header.sectionResizeMode(place) == QHeaderView.ResizeMode.Stretch
        if is_name and not header.isSectionHidden(place) and header.sectionSize(place) < wanted:
            yield f"names cut ({wanted} > {header.sectionSize(place)}): {_place(table)}"


def _belongs_to_neither(square: Swatch) -> bool:
    """The square of a legend stands nearer to its own word than to the one before it."""
    words = [one.geometry() for one in square.parentWidget().findChildren(QLabel) if one.isVisible()]
    beside = [one for one in words if one.top() <= square.geometry().center().y() <= one.bottom()]
    after = [one.left() - square.geometry().right() for one in beside if one.left() > square.x()]
    before = [square.x() - one.right() for one in beside if one.right() < square.x()]
    return bool(after and before) and min(before) <= min(after)


def ends_on_half(view: QAbstractItemView) -> bool:
    """A row that the lower edge cuts shows nothing of itself; its own margin may be seen."""
    port = view.viewport()
    area = view.visualRect(view.indexAt(QPoint(port.width() // 8, port.height() - 1)))
    if not area.isValid() or area.bottom() < port.height() or area.top() <= 0:
        return False
    image = port.grab(QRect(0, area.top(), port.width(), port.height() - area.top())).toImage()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    rows = (image.scanLine(line) for line in range(image.height()))
    return any(set(memoryview(row).cast("I")) != {ground} for row in rows)


def _scrolls_sideways(area: QAbstractScrollArea) -> bool:
    bar = area.horizontalScrollBar()
    if isinstance(area, QScrollArea) and area.widget() is not None and area.widgetResizable():
        return area.widget().width() > area.viewport().width() + SLACK
    return bar.isVisible() and bar.maximum() > 0


def _scrolls_in_another(area: QAbstractScrollArea) -> bool:
    """A second bar within a panel; a box that is typed into may have its own, the page in 特大 as well."""
    if isinstance(area, QPlainTextEdit) and not area.isReadOnly():
        return False
    one = area.parentWidget()
    while one is not None and not (isinstance(one, ScrollBody) and one.verticalScrollBar().isVisible()):
        one = one.parentWidget()
    return one is not None and area.verticalScrollBar().isVisible()


def _sticks_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return False
    corner = widget.geometry().bottomRight()
    return corner.x() > parent.width() + SLACK or corner.y() > parent.height() + SLACK


def _place(widget: QWidget) -> str:
    """Where a widget stands, by its classes, its words and its corner in the window."""
    words = getattr(widget, "text", str)() if isinstance(widget, QLabel | QAbstractButton) else ""
    names, one = [], widget
    while one is not None and len(names) < 4:
        names.append(type(one).__name__)
        one = one.parentWidget()
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return (
        f"“{words[:24]}” {' < '.join(names)} at {corner.x()},{corner.y()} {widget.width()}×{widget.height()}"
    )


def silences(root: QWidget) -> list[str]:
    """Each thing to be used that a screen reader could not name, or that is too low to be hit."""
    return [fault for widget in shown(root) for fault in _silences_of(widget)]


def _silences_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractButton):
        if not widget.text() and not widget.accessibleName():
            yield f"button without a name: {_place(widget)}"
        if not widget.text() and not widget.toolTip():
            yield f"picture button without a tooltip: {_place(widget)}"
        if widget.height() < LEAST_HEIGHT and not _is_among_words(widget):
            yield f"button too low ({widget.height()}): {_place(widget)}"
    if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QAbstractItemView) and _is_entered(widget):
        yield f"field without a name: {_place(widget)}"


def _is_among_words(button: QAbstractButton) -> bool:
    """Links in a line, ticks beside words and what stands inside a field are as high as the line.

    An entry of the rail shows its icon alone while the rail is folded; its words are in the tooltip.
    """
    return isinstance(button, InlineLink | QCheckBox | QRadioButton | RailButton) or isinstance(
        button.parentWidget(), QLineEdit
    )


def _is_entered(widget: QWidget) -> bool:
    inner = isinstance(widget.parentWidget(), QComboBox) or isinstance(widget, QHeaderView)
    return not inner and not widget.accessibleName()
