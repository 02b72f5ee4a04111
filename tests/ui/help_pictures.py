"""Draws the pictures of the help pages and of the README from the sample office: resources/help/*.png."""

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

from lushan_desktop.base.paths import resources
from lushan_desktop.services.settings import sample
from lushan_desktop.services.settings.setting_up import Answers
from lushan_desktop.ui.first_run.wizard import FirstRun
from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.window import MainWindow
from tests.ui import shots

WIDE = 960
LIKE = 0xFFF0F0F0
"""Colours that are equal so far count as one."""
PLAIN = 32
"""So many of the most used colours stand as they are: grounds, lines, words."""


def keep(picture: QPixmap, name: str, *, width: int = WIDE) -> None:
    """Save in 256 colours, which a page of text and lines needs no more than."""
    image = picture.toImage()
    if image.width() > width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    used = Counter(memoryview(image.constBits()).cast("I").tolist())
    table = palette(used)
    few = image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)
    file = resources("help", f"{name}.png")
    few.save(str(file), "PNG", 0)


def palette(used: Counter[int]) -> list[int]:
    """The most used colours as they are, then of each group of like ones the most used.

    Without the first a ground is drawn in the colour of a badge; without the second shades of grey leave no
    room for blue words.
    """
    groups: Counter[int] = Counter()
    best: dict[int, int] = {}
    for color, count in used.most_common():
        group = color & LIKE
        groups[group] += count
        best.setdefault(group, color)
    plain = [color for color, _ in used.most_common(PLAIN)]
    return list(dict.fromkeys([*plain, *(best[group] for group, _ in groups.most_common())]))[:256]


def take(window: MainWindow, save: Callable[..., None]) -> None:
    window.notice.hide()
    for module in MODULES:
        window.open(module.key)
        save(f"help-{module.key}", 5.0 if module.key == "papers" else 1.0)
        keep(window.grab(), module.key)
        if module.key == "meetings":
            keep(window.grab(), "window", width=shots.SIZE[0])
    window.open("meetings")
    window.search.open_up()
    window.search.field.setText("dyh")
    window.search.field.textEdited.emit("dyh")
    save("help-search", 0.8)
    keep(window.grab(), "search")
    first_run()


def first_run() -> None:
    """For the page that lies beside the installers, too."""
    wizard = FirstRun(Answers(unit="下汤镇", place=sample.PLACE))
    wizard.show()
    keep(wizard.grab(), "first_run")
    wizard.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shots.shoot(Path(folder) / "sample", "light", take)


if __name__ == "__main__":
    main()
