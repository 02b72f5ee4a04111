"""Everything happens in the one window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.modules.records_page import ModulePage


class Watch(QObject):
    """Notes every widget that opens as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(repr(watched))
        return False


def test_no_page_and_no_form_flashes_a_window_of_its_own(clerk):
    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    try:
        for module in MODULES:
            page = clerk.go(module.key)
            if isinstance(page, ModulePage):
                for key in module.record_types:
                    clerk.click(page._tabs.segment(key))
                    page.current().add()
                    page.current().form.leave()
    finally:
        QApplication.instance().removeEventFilter(watch)

    assert watch.opened == []


def test_what_failed_is_told_while_its_page_is_open_and_the_notice_stays(clerk):
    window = clerk.window
    window._context.failed.emit("示例：没有办成，请再试一次。")
    assert window.trouble.isVisible()
    assert window.notice.isVisible()

    clerk.go("meetings")

    assert not window.trouble.isVisible()
    assert window.notice.isVisible()
