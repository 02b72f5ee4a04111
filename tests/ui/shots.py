"""Draws every page of the sample office to build/shots: light, dark, 大字 and 特大, as a clerk sees them."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from lushan_desktop.app import open_sample
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.window import MainWindow

SIZE = (1366, 768)
LOOKS = {
    "light": Theme(),
    "dark": Theme(is_dark=True),
    "large": Theme(text_size=TextSize.LARGE),
    "huge": Theme(text_size=TextSize.HUGE),
}
PATIENCE = 8.0


def settle(application: QApplication, runner: Runner, seconds: float = 0.6) -> None:
    """Let questions be answered and pictures be drawn."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)


def shoot(folder: Path, looks: str, take: Callable[[MainWindow, Callable[[str], None]], None]) -> None:
    """Open the sample office in one look and take its pictures."""
    application = QApplication.instance() or QApplication([])
    style.apply(application, LOOKS[looks])
    with open_sample(folder) as store:
        runner = Runner(store)
        window = MainWindow(Context(runner, folder))
        window.resize(*SIZE)
        window.show()

        def save(name: str, wait: float = 0.6) -> None:
            settle(application, runner, wait)
            window.grab().save(str(target() / f"{name}-{looks}.png"))

        take(window, save)
        window.close()
        runner.stop()


def target() -> Path:
    place = Path("build/shots")
    place.mkdir(parents=True, exist_ok=True)
    return place


def every_page(window: MainWindow, save: Callable[..., None], only: Sequence[str] = ()) -> None:
    for number, module in enumerate(MODULES, 1):
        if only and module.key not in only:
            continue
        page = window.open(module.key)
        save(f"{number:02d}-{module.key}", 4.0 if module.key == "papers" else 0.8)
        if module.key == "meetings":
            choose_first(page)
            save(f"{number:02d}-{module.key}-detail")
            page.current().edit()
            save(f"{number:02d}-{module.key}-form")
            page.current().form.leave()
        if further := FURTHER.get(module.key):
            further(page, partial(_saved, save, f"{number:02d}-{module.key}"))
    if not only:
        search(window, save)


def _saved(save: Callable[..., None], page: str, name: str, wait: float = 0.8) -> None:
    save(f"{page}-{name}", wait)


def choose_first(page: object) -> None:
    page.current().list.table.choose_row(2)


def search(window: MainWindow, save: Callable[..., None]) -> None:
    """Ctrl+K over whatever page is open."""
    window.search.open_up()
    window.search.field.setText("dyh")
    window.search.field.textEdited.emit("dyh")
    save("16-search", 1.5)


def topics(page: Any, save: Callable[..., None]) -> None:
    for topic in ("office", "looks", "bin", "history", "about"):
        page.open(topic)
        save(topic)


def kit(page: Any, save: Callable[..., None]) -> None:
    page.current().list.table.choose_row(0)
    save("first")
    press(page.current().detail, "会议材料")
    save("kit", 5.0)


def review(page: Any, save: Callable[..., None]) -> None:
    rows = page.overview.table.rows
    first = next(row for row in map(rows.row_at, range(rows.rowCount())) if row is not None)
    page.open_review(first.id)
    save("review")
    page.open_ranking()
    save("ranking")


def composer(page: Any, save: Callable[..., None]) -> None:
    page.panel.buttons["text"].click()
    save("composer", 5.0)


def taking(page: Any, save: Callable[..., None]) -> None:
    press(page, "从文稿登记")
    page.taking.open_text(TOLD)
    save("taking", 2.0)


def press(widget: QWidget, words: str) -> None:
    buttons = (one for one in widget.findChildren(QPushButton) if one.text() == words)
    next(one for one in buttons if one.isVisibleTo(widget)).click()


TOLD = "示例情况说明\n2023年5月9日，县长叶锐主持召开示例推进会。\n"
FURTHER = {
    "meetings": kit,
    "titles": review,
    "papers": composer,
    "checks": taking,
    "settings": topics,
}
"""What else a page is looked at in, beside its first view."""


def main() -> None:
    wanted = [look for look in sys.argv[1:] if look in LOOKS] or list(LOOKS)
    pages = [page for page in sys.argv[1:] if page not in LOOKS]
    with tempfile.TemporaryDirectory() as folder:
        for looks in wanted:
            shoot(Path(folder) / "sample", looks, partial(every_page, only=pages))


if __name__ == "__main__":
    main()
