"""The hands of a clerk in a story: the same deeds by the mouse alone or by the keyboard alone."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from lushan_desktop.domain.kinds import Ref
from lushan_desktop.services.records import issued_papers
from tests.stories.conftest import Clerk, text_of

CTRL, ALT, Key = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.Key


class Mouse:
    """Touches the keyboard only to write."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk

    def push(self, button: QAbstractButton) -> None:
        self.clerk.see(lambda: button.isEnabled() and button.isVisible())
        self.clerk.click(button)

    save = leave = push
    """The red button of what is open; the way out of it."""

    def into(self, editor: QWidget) -> None:
        """Bring the keyboard into a field."""
        self.clerk.see(editor.isVisible)
        self.clerk.click(editor.focusProxy())

    def accept(self) -> None:
        """Take the first suggestion."""
        suggestions = QApplication.focusWidget().suggestions
        self.clerk.click_at(suggestions, QPoint(suggestions.width() // 2, suggestions.height() // 8))

    def take(self, button: QAbstractButton, words: str) -> None:
        """A line of the menu that a button opens."""
        self.push(button)
        menu, action = self._line(words)
        self.clerk.click_at(menu, menu.actionGeometry(action).center())
        self._close(menu)

    def _line(self, words: str) -> tuple[QMenu, QAction]:
        self.clerk.see(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        return menu, next(one for one in menu.actions() if one.text().split("\t")[0] == words)

    def _close(self, menu: QMenu) -> None:
        """On the offscreen platform a menu that is gone stays the active window; on a desktop it never is."""
        self.clerk.see(menu.isHidden)
        self.clerk.window.activateWindow()
        self.clerk.see(self.clerk.window.isActiveWindow)

    def open_tab(self, tabs: Any, key: str) -> None:
        """One of the views of a page."""
        self.push(tabs.segment(key))

    def choose_row(self, table: Any, place: int) -> None:
        """A row of a list."""
        index = table.model().index(place, 0)
        table.scrollTo(index)
        self.clerk.click_at(table.viewport(), table.visualRect(index).center())

    def open_row(self, table: Any, place: int) -> None:
        """A row of a list, and what lies behind it."""
        self.choose_row(table, place)
        spot = table.visualRect(table.model().index(place, 0)).center()
        self.clerk.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def go_to(self, page: str) -> None:
        """A page of the rail, from wherever one is."""
        self.clerk.go(page)

    def pick(self, editor: QWidget, name: str) -> None:
        """Write the beginning of a name and take what is offered."""
        self.into(editor)
        edit = editor.focusProxy()
        edit.selectAll()
        self.clerk.write(name, edit)
        self.clerk.see(lambda: edit.is_open() and name in edit.suggestions.titles()[0])
        self.accept()

    def fill(self, editor: QWidget, text: str) -> None:
        """Write into a field, over what stands there."""
        self.into(editor)
        edit = editor.focusProxy()
        if hasattr(edit, "selectAll"):
            edit.selectAll()
        self.clerk.write(text)


class Keys(Mouse):
    """Never leaves the keyboard."""

    def push(self, button: QAbstractButton) -> None:
        self.clerk.see(lambda: button.isEnabled() and button.isVisible())
        self.clerk.tab_to(button)
        self.clerk.press(Key.Key_Space)

    def save(self, button: QAbstractButton) -> None:
        del button
        self.clerk.press(Key.Key_S, CTRL)

    def leave(self, button: QAbstractButton) -> None:
        del button
        self.clerk.press(Key.Key_Escape)

    def into(self, editor: QWidget) -> None:
        self.clerk.see(editor.isVisible)
        self.clerk.tab_to(editor)

    def accept(self) -> None:
        self.clerk.press(Key.Key_Return)

    def take(self, button: QAbstractButton, words: str) -> None:
        self.push(button)
        menu, action = self._line(words)
        # The offscreen platform hands no key to what pops up: the menu gets those that a clerk presses.
        for _ in menu.actions():
            if menu.activeAction() is action:
                break
            self.clerk.qtbot.keyClick(menu, Key.Key_Down)
        assert menu.activeAction() is action
        self.clerk.qtbot.keyClick(menu, Key.Key_Return)
        self._close(menu)

    def open_tab(self, tabs: Any, key: str) -> None:
        """The tab that is open has the keyboard, → and ← lead along them."""
        keys = list(tabs._segment_by_key)
        self.clerk.tab_to(tabs.segment(tabs.current_key()))
        while tabs.current_key() != key:
            onward = keys.index(key) > keys.index(tabs.current_key())
            self.clerk.press(Key.Key_Right if onward else Key.Key_Left)

    def choose_row(self, table: Any, place: int) -> None:
        self.clerk.tab_to(table)
        for _ in range(table.model().rowCount()):
            if table.current_row() == place:
                return
            self.clerk.press(Key.Key_Down if table.current_row() < place else Key.Key_Up)
        assert table.current_row() == place

    def open_row(self, table: Any, place: int) -> None:
        self.choose_row(table, place)
        self.clerk.press(Key.Key_Return)

    def go_to(self, page: str) -> None:
        entries = self.clerk.window.rail.entry(page)
        self.clerk.press(Key.Key_Left, ALT)
        self.clerk.see(entries.isChecked)


class PaperDesk:
    """报表中心 as somebody comes to it from a page: the paper is printed, saved as PDF, and read."""

    def __init__(self, hands: Any, store: Any, folder: Path, save_as: Any) -> None:
        self.hands, self.store, self.folder, self.save_as = hands, store, folder, save_as
        self.read: dict[str, str] = {}
        """The text of each paper, by its report; of several the last."""

    @property
    def centre(self) -> Any:
        return self.hands.clerk.window.pages.currentWidget()

    def take(self, key: str, back_to: str, *, goes_out: bool = False, **typed: str) -> str:
        """Read the paper that has come up, after all that is typed; what goes out is kept as it is read."""
        hands, see = self.hands, self.hands.clerk.see
        see(lambda: hasattr(self.centre, "preview") and self.centre.panel.report.key == key)
        page = self.centre
        see(lambda: page.panel.fields is not None)
        kinds = {option.name: option.kind for option in page.panel.report.options}
        for field, words in typed.items():
            put = hands.pick if isinstance(kinds[field], Ref) else hands.fill
            put(page.panel.fields.editor(field), words)
        see(lambda: page.preview.is_current and page.preview.preview.key == key)
        if goes_out:
            hands.push(page.panel.buttons["print"])
            see(lambda: page.preview.is_current and page.preview.preview.issued is not None)
        file = self.folder / f"{key}{len(self.read)}.pdf"
        self.save_as(file)
        hands.push(page.panel.buttons[".pdf"])
        see(lambda: file.is_file() and file.stat().st_size > 0)
        if goes_out:
            kept = page.preview.preview.issued
            assert kept.is_issued
            assert issued_papers.bytes_of(self.store, kept) == file.read_bytes()
        self.read[key] = text_of(file)
        hands.go_to(back_to)
        return self.read[key]
