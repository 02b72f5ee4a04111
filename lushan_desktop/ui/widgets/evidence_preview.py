"""Evidence seen without leaving the window: pages, pictures and texts over the page, file after file."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QWidget

from lushan_desktop.services.evidence import evidence_preview
from lushan_desktop.services.evidence.evidence_preview import Sight
from lushan_desktop.services.records.record_view import FileLine
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, IconButton
from lushan_desktop.ui.widgets.drawn import to_image
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import column, row
from lushan_desktop.ui.widgets.page_view import PageView
from lushan_desktop.ui.widgets.reading_order import give_keyboard_back

_LOADING = "正在打开"

Ask = Callable[..., None]
"""How a question goes to a worker: `Context.query`."""


class EvidencePreview(QWidget):
    """Covers `over` while it is open; ← → go through the files, Esc, Space or a click beside it close it."""

    open_requested = Signal(str)
    """The evidence that is to be opened by another program."""
    closed = Signal()

    def __init__(self, ask: Ask, over: QWidget) -> None:
        super().__init__(over)
        self._ask, self._over = ask, over
        self._files: Sequence[FileLine] = ()
        self._at = 0
        self.sight: Sight | None = None
        self._before: QWidget | None = None
        self.pages = PageView(says="佐证预览")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("佐证文字")
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sentence = EmptyState("obj.doc", _LOADING, "")
        self._body = QStackedWidget()
        self._card = QFrame(self)
        self._lay_out()
        for part in (self.pages, self.text):
            part.installEventFilter(self)
        over.installEventFilter(self)
        self.setAccessibleName("佐证预览")
        self.hide()

    def _lay_out(self) -> None:
        style.set_look(self._card, "palette")
        self._name, self._where = ElidedWords("", "section"), Words("", "label")
        self.back_button = IconButton("act.prev", "上一份（←）")
        self.next_button = IconButton("act.next", "下一份（→）")
        self.outside_button = Button("打开", "act.open", tip="用别的程序打开")
        self.close_button = IconButton("act.clear", "关闭（Esc）")
        head = row(
            None,
            (self._name, 1),
            self.back_button,
            self._where,
            self.next_button,
            self.outside_button,
            self.close_button,
            margins=("card", "small"),
        )
        for part in (self.pages, self.text, self.sentence):
            self._body.addWidget(part)
        keys = Words("← → 换一份　↑ ↓ 翻看　Esc 关闭", "small")
        keys.setContentsMargins(theme().space("card"), theme().space("small"), 0, theme().space("small"))
        column(self._card, head, (self._body, 1), keys, gap="none")
        self.back_button.clicked.connect(lambda: self.go(-1))
        self.next_button.clicked.connect(lambda: self.go(1))
        self.close_button.clicked.connect(self.close_up)
        self.outside_button.clicked.connect(lambda: self.open_requested.emit(self._files[self._at].id))
        self.pages.wanted.connect(self._ask_for_picture)

    def show_files(self, files: Sequence[FileLine], *, at: int = 0) -> None:
        """Show these files, beginning with one of them; nothing happens where there is none."""
        if not files:
            return
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._files = tuple(files)
        self._place()
        self.show()
        self.raise_()
        self._show_at(max(0, min(at, len(files) - 1)))

    def go(self, by: int) -> None:
        """The file after or before this one."""
        if 0 <= self._at + by < len(self._files):
            self._show_at(self._at + by)

    def close_up(self) -> None:
        """Give the page back, and the keyboard to where it was."""
        self.hide()
        self.sight = None
        self.pages.show_document(())
        give_keyboard_back(self._before)
        self.closed.emit()

    @property
    def current_file(self) -> FileLine:
        return self._files[self._at]

    def refusal(self) -> str:
        """Return why nothing can be seen; empty where something can."""
        return self.sight.refusal if self.sight else ""

    def _show_at(self, place: int) -> None:
        self._at, self.sight = place, None
        file = self._files[place]
        self._name.setText(file.name)
        self._where.setText(f"{place + 1} / {len(self._files)}")
        self.back_button.setEnabled(place > 0)
        self.next_button.setEnabled(place + 1 < len(self._files))
        self.outside_button.setEnabled(file.has_file)
        self._show_part(self.sentence)
        self.sentence.say(_LOADING, "")
        self._ask(
            evidence_preview.look,
            file.id,
            then=self._show_sight,
            failed=lambda sentence: self._show_sight(Sight(file.id, file.name, refusal=sentence)),
            key=f"sight {id(self)}",
            is_long=True,
        )

    def _show_sight(self, sight: Sight) -> None:
        if not self.isVisible() or sight.id != self.current_file.id:
            return
        self.sight = sight
        if sight.refusal:
            self.sentence.say("这份材料不在这里显示", sight.refusal)
        elif sight.sizes:
            self._show_part(self.pages)
            self.pages.show_document(sight.sizes)
        else:
            self.text.setPlainText(sight.text)
            self._show_part(self.text)

    def _show_part(self, part: QWidget) -> None:
        self._body.setCurrentWidget(part)
        (self if part is self.sentence else part).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_picture(self, number: int) -> None:
        if (sight := self.sight) is None:
            return

        def show(picture: Any) -> None:
            if self.sight is sight:
                self.pages.set_page(number, to_image(picture))

        self._ask(
            evidence_preview.picture,
            sight.id,
            number,
            then=show,
            failed=lambda sentence: self._give_up(sight, sentence),
            key=f"sight {number} {id(self)}",
            is_long=True,
        )

    def _give_up(self, sight: Sight, sentence: str) -> None:
        if self.sight is sight:
            self._show_sight(Sight(sight.id, sight.name, refusal=sentence))
            self._show_part(self.sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._obey(event):
            return watched is not self._over
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._obey(event):
            super().keyPressEvent(event)

    def _obey(self, event: QKeyEvent) -> bool:
        """Return True if the key was one of ours."""
        if not self.isVisible():
            return False
        acts = {
            Qt.Key.Key_Left: lambda: self.go(-1),
            Qt.Key.Key_Right: lambda: self.go(1),
            Qt.Key.Key_Escape: self.close_up,
            Qt.Key.Key_Space: self.close_up,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None:
            act()
        return act is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = theme().color("shadow")
        veil.setAlphaF(0.35)
        QPainter(self).fillRect(self.rect(), veil)

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        edge = theme().space("page")
        room = self.rect().adjusted(edge, edge, -edge, -edge)
        width = min(room.width(), theme().width("palette") + theme().width("tree"))
        self._card.setGeometry(0, 0, width, room.height())
        self._card.move(QPoint((self.width() - width) // 2, edge))
