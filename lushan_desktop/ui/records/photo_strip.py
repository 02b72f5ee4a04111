"""The photos of a record, small, side by side; a click shows one large."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from lushan_desktop.services.records.record_view import FileLine
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.pictures import Pictures
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import enter_clicks
from lushan_desktop.ui.widgets.flow_layout import FlowLayout

PHOTOS = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp"})


class PhotoStrip(QWidget):
    """As many in a row as the panel is wide."""

    seen = Signal(str)
    """The evidence whose photo is to be shown large."""

    def __init__(self, files: Sequence[FileLine], pictures: Pictures) -> None:
        super().__init__()
        flow = FlowLayout(self, gap="snug")
        for file in files:
            photo = _Photo(file, pictures)
            photo.clicked.connect(lambda _=False, one=file.id: self.seen.emit(one))
            flow.addWidget(photo)


class _Photo(QAbstractButton):
    """One photo, cut to the shape of its place."""

    def __init__(self, file: FileLine, pictures: Pictures) -> None:
        super().__init__()
        self._file, self._pictures = file, pictures
        self.setAccessibleName(f"照片：{file.name}，点一下放大")
        set_tip(self, f"{file.name}（点一下放大）")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        pictures.ready.connect(self._hear)

    def sizeHint(self) -> QSize:
        height = theme().height("photo")
        return QSize(height * 4 // 3, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_clicks(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), theme().radius("control"), theme().radius("control"))
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), theme().color("muteBg"))
        shown = self._pictures.of(self._file.sha256, self._file.suffix)
        if shown is not None and shown.picture is not None:
            whole = shown.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            left, top = (self.width() - whole.width()) // 2, (self.height() - whole.height()) // 2
            painter.drawPixmap(left, top, whole.width(), whole.height(), shown.picture)
        if self.hasFocus():
            painter.setPen(QPen(theme().color("focus"), 2 * theme().threshold("focus_pen")))
            painter.drawPath(shape)

    def _hear(self, sha256: str) -> None:
        if sha256 == self._file.sha256:
            self.update()
