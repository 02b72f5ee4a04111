"""The help window stays open beside the work: topics on the left, the page on the right."""

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from lushan_desktop.base.paths import resources
from lushan_desktop.ui.help.topics import TOPICS, topic_for
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.tree_list import Node, TreeList


class HelpWindow(QWidget):
    """Not modal: one reads and works side by side. Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        style.set_look(self, "page")
        self.setWindowTitle("帮助 · 法治创建工作台")
        known = [topic for topic in TOPICS if topic.file.is_file()]
        self.topics = TreeList(
            [Node(topic.key, topic.title, icon=topic.icon) for topic in known], says="帮助目录", is_tree=False
        )
        self.page = _Page()
        left = QFrame()
        style.set_look(left, "card")
        column(left, (self.topics, 1), margins=("small",))
        panes = Panes(left, self.page, widths=(theme().width("nav_list"), 10_000), weights=(0, 1))
        column(self, (panes, 1), margins=("large",))
        self.topics.chosen.connect(self.show_topic)
        QShortcut(QKeySequence("Esc"), self, self.close)
        self.resize(theme().width("palette") + theme().width("popup"), theme().threshold("palette"))

    def open_for(self, page: str) -> None:
        """Come to the front with the help for a page of the window."""
        self.show_topic(topic_for(page))
        self.show()
        self.raise_()
        self.activateWindow()

    def show_topic(self, key: str) -> None:
        topic = next(topic for topic in TOPICS if topic.key == key)
        self.topics.choose(key)
        self.page.show_text(topic.file.read_text("utf-8"))
        self.setAccessibleName(f"帮助：{topic.title}")


class _Page(QTextBrowser):
    """A page of Markdown; its pictures are as wide as the page."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        style.set_look(self, "help")
        self.setOpenLinks(False)
        self.setAccessibleName("帮助内容")

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures come from the help folder and from nowhere else."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        file = QUrl(name).fileName()
        picture = QImage(str(resources("help", file)))
        room = self.viewport().width() - 3 * theme().space("page")
        if picture.isNull() or room <= 0:
            return picture
        ratio = self.devicePixelRatioF()
        wide = min(round(room * ratio), picture.width())
        shown = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        return shown

    def show_text(self, text: str) -> None:
        self._text = text
        self._set()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set()

    def _set(self) -> None:
        """Markdown knows no distances: paragraphs get some air."""
        # A document of its own each time: the looks of the last one would run on into the next.
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(theme().space("page"))
        document.setMarkdown(self._text)
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            looks = QTextBlockFormat()
            looks.setTopMargin(theme().space("tight" if block.textList() else "medium"))
            looks.setBottomMargin(theme().space("tight"))
            cursor.setPosition(block.position())
            if cursor.currentTable() is None:
                cursor.mergeBlockFormat(looks)
            block = block.next()
        # Last, or the view would follow the text that is put in and end at its foot.
        self.setDocument(document)
