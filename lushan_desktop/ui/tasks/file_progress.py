"""How far files are on their way into the evidence: one row for each, and a way to stop."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.ui.tasks.progress import WatchedProgress
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, SmallIconButton
from lushan_desktop.ui.widgets.floating import keep_at_bottom
from lushan_desktop.ui.widgets.labels import ElidedWords, Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, row

MOST_ROWS = 6
WAITS, COPIES, DONE = "等待", "正在复制", "已复制"
_SIGN_BY_STATE = {WAITS: ("st.todo", "text3"), COPIES: ("st.doing", "warnFg"), DONE: ("st.ok", "okFill")}


class FileProgress(QFrame):
    """Floats at the bottom of `over` while files are taken in; says at the end what each is called."""

    def __init__(self, over: QWidget, clears: QWidget | None = None) -> None:
        """The last rows of a list that it `clears` stay in sight."""
        super().__init__(over)
        style.set_look(self, "toast")
        self.setAccessibleName("正在添加佐证")
        self._title = ElidedWords("", "strong")
        self.stop_button = Button("取消", "act.clear", tip="不再添加，已复制的也不登记")
        self.close_button = SmallIconButton("act.clear", "关闭")
        self.answer_button = Button("", "obj.image")
        self.answer_button.hide()
        self._answered: Callable[[], None] = self.hide
        self._lines = QWidget()
        self._column = column(self._lines, gap="tight")
        head = row(None, (self._title, 1), self.stop_button, self.close_button)
        answer = row(None, self.answer_button, SPRING)
        column(self, head, self._lines, answer, margins=("card", "inset"))
        self._names: Sequence[str] = ()
        self._states: list[tuple[str, str]] = []
        self._progress: WatchedProgress | None = None
        self._delay = QTimer(self, singleShot=True, interval=theme().milliseconds("waiting_after"))
        self._delay.timeout.connect(self._appear)
        self._away = QTimer(self, singleShot=True, interval=theme().milliseconds("undo_bar"))
        self._away.timeout.connect(self.hide)
        self.stop_button.clicked.connect(self._stop)
        self.close_button.clicked.connect(self.hide)
        self.answer_button.clicked.connect(self._answer)
        self.hide()
        beside = clears is not None
        keep_at_bottom(self, over, lift=theme().height("foot_bar"), is_beside=beside, clears=clears)

    def sizeHint(self) -> QSize:
        return QSize(theme().width("waiting"), super().sizeHint().height())

    def watch(self, names: Sequence[str]) -> WatchedProgress:
        """A progress to hand to the runner; several files are shown at once, one only if it takes long."""
        progress = WatchedProgress()
        progress.setParent(self)
        progress.reported.connect(self._show_copied, Qt.ConnectionType.QueuedConnection)
        progress.finished.connect(progress.deleteLater)
        self._progress, self._names = progress, list(names)
        self._away.stop()
        self.answer_button.hide()
        self.stop_button.show()
        self._title.setText(f"正在添加 {len(names)} 份")
        self._show([(name, WAITS) for name in names])
        if len(names) > 1:
            self._appear()
        else:
            self._delay.start()
        return progress

    def finish(self, title: str, said: Mapping[str, tuple[str, str]]) -> None:
        """What came of them: a sign and words by the name of the file."""
        self._progress = None
        self._delay.stop()
        self.stop_button.hide()
        self._title.setText(title)
        self._clear()
        for name in list(self._names)[:MOST_ROWS]:
            tone, words = said.get(name, ("ok", DONE))
            self._add(f"st.{tone}", "badFill" if tone == "bad" else "okFill", name, words)
        self._say_more()
        if self.isVisible():
            self._away.start()

    def offer(self, words: str, then: Callable[[], None]) -> None:
        """Offer one answer for all of them; it waits until it is given or put away."""
        self._answered = then
        self.answer_button.setText(words)
        self.answer_button.show()
        self._away.stop()
        self._appear()

    def lines(self) -> list[tuple[str, str]]:
        """The names and what is said of each."""
        return list(self._states)

    def _appear(self) -> None:
        self.show()
        self.raise_()

    def is_about_to_appear(self) -> bool:
        """Return True if it appears by itself, should it take long."""
        return self._delay.isActive()

    def put_away(self) -> None:
        """Say no more of it; what was about to appear does not."""
        self._progress = None
        self._delay.stop()
        self.hide()

    def _answer(self) -> None:
        self.answer_button.hide()
        self.hide()
        self._answered()

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
        self.put_away()

    def _show_copied(self, done: int, _total: int, _text: str) -> None:
        if self._progress is not None:
            state = [
                DONE if place < done else COPIES if place == done else WAITS
                for place in range(len(self._names))
            ]
            self._show(list(zip(self._names, state, strict=True)))

    def _show(self, states: Sequence[tuple[str, str]]) -> None:
        first = next((place for place, (_, state) in enumerate(states) if state != DONE), 0)
        top = max(0, min(first - 1, len(states) - MOST_ROWS))
        self._clear()
        for name, state in states[top : top + MOST_ROWS]:
            self._add(*_SIGN_BY_STATE[state], name, state)
        self._say_more()

    def _clear(self) -> None:
        clear(self._column)
        self._states = []

    def _add(self, icon: str, color: str, name: str, words: str) -> None:
        self._states.append((name, words))
        line = QWidget()
        line.setAccessibleName(f"{name}，{words}")
        shown = ElidedWords(words, "small")
        row(line, Glyph(icon, color, size="small"), (ElidedWords(name), 1), (shown, 1))
        self._column.addWidget(line)

    def _say_more(self) -> None:
        if len(self._names) > MOST_ROWS:
            self._column.addWidget(Words(f"共 {len(self._names)} 份", "small"))
