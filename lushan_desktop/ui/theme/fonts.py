"""Type: a list of families that hold Chinese, and fonts in the sizes of the tokens."""

import sys
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from lushan_desktop.base import paths
from lushan_desktop.ui.theme.tokens import Theme, read_tokens, theme


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The Chinese families of this machine, else the one we ship."""
    wanted = read_tokens()["font"]["ui_windows" if sys.platform == "win32" else "ui_linux"]
    present = set(QFontDatabase.families())
    found = tuple(family for family in wanted if family in present)
    return found or _shipped_families()


def _shipped_families() -> tuple[str, ...]:
    file = paths.resources("fonts", "LushanSans-Regular.ttf")
    if not file.is_file():
        return ()
    number = QFontDatabase.addApplicationFont(str(file))
    return tuple(QFontDatabase.applicationFontFamilies(number))


def font(kind: str = "body", *, bold: bool = False) -> QFont:
    return QFont(_font(theme(), kind, bold))


@lru_cache(maxsize=64)
def _font(looks: Theme, kind: str, bold: bool) -> QFont:
    made = QFont()
    if families():
        made.setFamilies(list(families()))
    made.setPixelSize(looks.type(kind))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    if sys.platform != "win32":
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
