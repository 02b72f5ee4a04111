"""历次稿本: the prints that were kept, two of them held against each other paragraph by paragraph."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QListView, QVBoxLayout, QWidget

from lushan_desktop.services.papers.statement_versions import Pair, Version, compared
from lushan_desktop.ui.modules.papers.difference import before_and_after
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import ScrollBody
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, row

FINGERPRINT = 12
"""Characters of a fingerprint that are enough to tell prints apart."""


class VersionsDialog(QDialog):
    """Choose two; what is alike in both is not shown."""

    opened = Signal(str)
    """The evidence that is the print."""

    def __init__(self, parent: QWidget, versions: Sequence[Version]) -> None:
        """`versions` are the prints, oldest first, and the present words last."""
        super().__init__(parent)
        self.setWindowTitle("历次稿本")
        self._versions = tuple(versions)
        self.before, self.after = self._choice("先前一稿"), self._choice("后来一稿")
        self.before.setCurrentIndex(max(0, len(versions) - 2))
        self.after.setCurrentIndex(len(versions) - 1)
        self._told, self._print = Words("", "small", wraps=True), Words("", "small", wraps=True)
        self._lines = QVBoxLayout()
        self.open_button, close = Button("打开先前一稿的印本", "act.open"), Button("关闭")
        self.open_button.clicked.connect(lambda: self.opened.emit(self._chosen(self.before).evidence))
        close.clicked.connect(self.accept)
        column(
            self,
            row(None, Words("对照"), (self.before, 1), Words("与"), (self.after, 1)),
            self._told,
            (ScrollBody(self._lines, SPRING), 1),
            self._print,
            row(None, self.open_button, SPRING, close),
            margins=("page", "large"),
        )
        self.resize(theme().width("waiting") + 2 * theme().width("tree"), theme().width("waiting"))
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(lambda _: self._show())
        self._show()

    def _choice(self, says: str) -> QComboBox:
        box = QComboBox()
        box.setView(QListView())
        box.setAccessibleName(says)
        for version in self._versions:
            when = f"　{version.kept_on}" if version.kept_on else ""
            box.addItem(f"{version.name}{when}")
        return box

    def _chosen(self, box: QComboBox) -> Version:
        return self._versions[box.currentIndex()]

    def _show(self) -> None:
        before, after = self._chosen(self.before), self._chosen(self.after)
        pairs = [pair for pair in compared(before, after) if pair.before != pair.after]
        alike = "两稿文字相同" if len(self._versions) > 1 else "还没有先前的稿可以对照。"
        self._told.setText(f"有 {len(pairs)} 段不同" if pairs else alike)
        clear(self._lines)
        for pair in pairs:
            self._lines.addWidget(_difference(pair))
        self.open_button.setEnabled(bool(before.evidence))
        kept = f"先前一稿的印本校验码 {before.sha256[:FINGERPRINT]}，已作为佐证材料留存。"
        self._print.setText(kept if before.sha256 else "还没有打印，没有印本。")


def _difference(pair: Pair) -> QFrame:
    frame = QFrame()
    style.set_look(frame, "row")
    old, new = before_and_after(pair.before, pair.after)
    if not pair.before:
        text, spoken = f"新写“{new}”", f"新写{pair.after}"
    elif not pair.after:
        text, spoken = f"删去“{old}”", f"删去{pair.before}"
    else:
        text, spoken = f"原“{old}”<br>现“{new}”", f"原{pair.before}，现{pair.after}"
    words = Words("", wraps=True)
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setText(text)
    frame.setAccessibleName(spoken)
    column(frame, words, margins=("none", "small"))
    return frame
