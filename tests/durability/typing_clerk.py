"""A process of its own with the real window: types into a form, or opens the form and says what it offers.

`python -m tests.durability.typing_clerk FOLDER type|look`
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lushan_desktop.app import open_store
from lushan_desktop.ui.application import Application
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.window import MainWindow

TITLE, PLACE = "Example meeting half typed", "Room 3"
EVERY_MS = 50


def say(**told: object) -> None:
    sys.stdout.write(f"{json.dumps(told, ensure_ascii=False)}\n")
    sys.stdout.flush()


def once(holds: Callable[[], bool], act: Callable[[], None]) -> None:
    """Act as soon as it is so."""

    def look() -> None:
        if holds():
            act()
        else:
            QTimer.singleShot(EVERY_MS, look)

    QTimer.singleShot(EVERY_MS, look)


def window() -> MainWindow | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)


def page() -> RecordPage | None:
    """The list of meetings, gone to by the rail."""
    shown = window()
    if shown is None or not shown.isVisible():
        return None
    if shown.rail.current_key() != "meetings":
        shown.open("meetings")
    return next((one for one in shown.findChildren(RecordPage) if one.isVisible()), None)


def is_ready() -> bool:
    made = page()
    return made is not None and made.list.listing is not None


def open_form() -> RecordPage:
    made = page()
    assert made is not None
    made.list.add_button.click()
    return made


def type_on() -> None:
    form = open_form().form
    assert form.group is not None
    for name, text in (("title", TITLE), ("place", PLACE)):
        form.group.focus_field(name)
        QTest.keyClicks(form.group.editor(name).edit, text)
    say(typed=True)


def look() -> None:
    form = open_form().form

    def tell() -> None:
        offered = form.bar.words()
        form.bar.resume_button.click()
        assert form.group is not None
        raw = form.group.raw()
        say(offered=offered, title=raw["title"], place=raw["place"])
        shown = window()
        assert shown is not None
        shown.close()

    once(lambda: not form.bar.isHidden(), tell)


def main() -> int:
    folder, what = Path(sys.argv[1]), sys.argv[2]
    application = Application(sys.argv[:1])
    once(is_ready, type_on if what == "type" else look)
    return application.run(folder, open_store)


if __name__ == "__main__":
    sys.exit(main())
