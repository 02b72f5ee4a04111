"""Filters kept under a name: applied with a click, renamed, dropped; the present one is kept here too."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from lushan_desktop.services.records.list_looks import LONGEST_NAME, SavedFilter
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, IconButton, LinkButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, discard, line, row


class SavedFilters(QFrame):
    """A small popup under its button."""

    applied = Signal(object)
    kept = Signal(str)
    renamed = Signal(str, str)
    dropped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        style.set_look(self, "popup")
        self.setAccessibleName("常用筛选")
        self._filters: Sequence[SavedFilter] = ()
        self._lines = QWidget()
        self._column = column(self._lines, gap="tight")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName("筛选名称")
        self.name.setPlaceholderText("筛选名称，如 本月逾期")
        self.keep_button = Button("保存当前筛选", "act.save")
        column(
            self,
            Words("常用筛选", "section"),
            self._lines,
            line(),
            row(None, (self.name, 1), self.keep_button),
            margins=("card", "inset"),
        )
        self.setFixedWidth(theme().width("waiting"))
        self.keep_button.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)

    def show_filters(self, filters: Sequence[SavedFilter], *, proposal: str = "") -> None:
        """Show what is kept; the proposal is a name for the present filter."""
        self._filters = filters
        self.name.setText(proposal)
        clear(self._column)
        if not filters:
            self._column.addWidget(
                Words("还没有保存的筛选。先在列表上选好条件，再在下面保存。", "small", wraps=True)
            )
        for saved in filters:
            self._column.addWidget(self._line(saved))
        self.adjustSize()

    def names(self) -> list[str]:
        return [saved.name for saved in self._filters]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def begin_renaming(self, name: str) -> QLineEdit:
        """A field in place of the name; Enter takes the new one."""
        place = self.names().index(name)
        field = QLineEdit(name)
        field.setMaxLength(LONGEST_NAME)
        field.setAccessibleName(f"{name}的新名称")
        item = self._column.itemAt(place)
        if item is not None and (old := item.widget()) is not None:
            self._column.replaceWidget(old, field)
            discard(old)
        field.returnPressed.connect(lambda: self.renamed.emit(name, field.text()))
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        return field

    def _line(self, saved: SavedFilter) -> QWidget:
        made = QWidget()
        use = LinkButton(saved.name, "act.filter", tip=f"按“{saved.name}”筛选")
        rename = IconButton("act.edit", f"重命名{saved.name}")
        drop = IconButton("act.delete", f"删除{saved.name}")
        row(made, use, SPRING, rename, drop)
        use.clicked.connect(lambda: self._apply(saved))
        rename.clicked.connect(lambda: self.begin_renaming(saved.name))
        drop.clicked.connect(lambda: self.dropped.emit(saved.name))
        return made

    def _apply(self, saved: SavedFilter) -> None:
        self.close()
        self.applied.emit(saved)

    def _keep(self) -> None:
        self.kept.emit(self.name.text())
