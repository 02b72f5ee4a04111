"""The detail of a piece of evidence: its picture, its numbers, where it is used, what is the matter."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.evidence.evidence_registering import KINDS
from lushan_desktop.services.evidence.evidence_view import EvidenceView, Use
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.pictures import Pictures, Shown
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.drop_zone import choose_files
from lushan_desktop.ui.widgets.facts import Fact, Facts
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, row
from lushan_desktop.ui.widgets.message_bar import MessageBar


class EvidenceDetail(RecordDetail):
    """As every detail, with the file on top and its uses below."""

    use_opened = Signal(str, str)
    hang_requested = Signal()
    revised = Signal(list)
    """Files of which the one is to take the place of the present one."""
    register_requested = Signal(str)
    """This file is to become a record of this type; empty: of the one that it says it is."""
    shown_apart = frozenset({"indicators", "suffix", "size", "sha256", "file_name"})

    def __init__(self, record_type: RecordType, pictures: Pictures, *, is_read_only: bool = False) -> None:
        self._pictures = pictures
        super().__init__(record_type, is_read_only=is_read_only)

    def below_title(self, view: RecordView) -> Iterator[Item]:
        assert isinstance(view, EvidenceView)
        if view.trouble:
            bar = MessageBar("bad")
            bar.say("bad", view.trouble)
            yield bar
        picture = ShownPicture(self._pictures, view)
        picture.clicked.connect(lambda: self.file_seen.emit(view.id))
        yield picture
        yield Facts([Fact("编号", "、".join(view.numbers) or "未对应指标，没有编号")])

    def files(self, view: RecordView) -> Iterator[Item]:
        assert isinstance(view, EvidenceView)
        for file in view.files:
            yield self._file(file)
        hang = LinkButton("再挂一处", "act.link", tip="将这份材料用于另一项")
        hang.setEnabled(not self._is_read_only)
        hang.clicked.connect(self.hang_requested)
        renew = LinkButton("换新版", "act.upload", tip="换上新文件，旧文件保留；已印发的仍用旧文件")
        renew.setEnabled(not self._is_read_only and bool(view.values["sha256"]))
        renew.clicked.connect(self._choose_new)
        yield row(None, SPRING, renew)
        said = f"用在 {len(view.uses)} 处" if view.uses else "还没有挂接"
        yield row(None, Words(said, "section"), SPRING, self._register_link(), hang)
        for use in view.uses:
            yield self._use(use)
        if view.alike:
            bar = MessageBar("info")
            bar.say("info", f"内容相同或相近的还有：{'、'.join(view.alike)}")
            yield bar

    def _choose_new(self) -> None:
        if files := choose_files(self):
            self.revised.emit(files)

    def _register_link(self) -> QWidget:
        made = LinkButton("登记为…", "act.save", tip="登记为文件、会议或批示，本材料挂接为佐证")
        made.setEnabled(not self._is_read_only)
        menu = QMenu(made)
        for kind, name in KINDS.items():
            menu.addAction(name).triggered.connect(
                lambda _=False, kind=kind: self.register_requested.emit(kind)
            )
        made.clicked.connect(lambda: menu.popup(made.mapToGlobal(made.rect().bottomLeft())))
        return made

    def _use(self, use: Use) -> QWidget:
        made = ItemRow(use.title, use.detail, icon=use.icon).with_open(f"查看{use.title}", "act.next")
        made.opened.connect(lambda: self.use_opened.emit(use.type, use.id))
        return made


class ShownPicture(QWidget):
    """The file as a picture; a click shows it large."""

    clicked = Signal()

    def __init__(self, pictures: Pictures, view: EvidenceView) -> None:
        super().__init__()
        self._sha256 = str(view.values["sha256"] or "")
        self._suffix = str(view.values["suffix"] or "")
        self._pictures = pictures
        self.setAccessibleName(f"{view.title}的图像，点一下放大")
        set_tip(self, "点一下放大（空格）")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pictures.ready.connect(self._hear)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        has_something = shown is None or shown.picture is not None or bool(shown.words)
        return QSize(theme().width("tile"), theme().height("shown_picture") if has_something else 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme().color("surface2"))
        shown = self._shown()
        if shown is not None and shown.picture is not None:
            size = shown.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left = (self.width() - size.width()) // 2
            top = (self.height() - size.height()) // 2
            painter.drawPixmap(left, top, size.width(), size.height(), shown.picture)
        elif shown is not None and shown.words:
            edge = theme().space("small")
            painter.setFont(fonts.font("small"))
            painter.setPen(theme().color("text2"))
            inner = self.rect().adjusted(edge, edge, -edge, -edge)
            painter.drawText(inner, int(Qt.TextFlag.TextWrapAnywhere), shown.words)

    def _shown(self) -> Shown | None:
        return self._pictures.of(self._sha256, self._suffix)

    def _hear(self, sha256: str) -> None:
        if sha256 == self._sha256:
            self.updateGeometry()
            self.update()
