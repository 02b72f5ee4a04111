"""The looks as data: colours, sizes and type for light or dark, in three text sizes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from PySide6.QtGui import QColor

from lushan_desktop.base import paths

BADGE_TONES = ("ok", "warn", "bad", "info", "mute")


class TextSize(StrEnum):
    STANDARD = "标准"
    LARGE = "大字"
    HUGE = "特大"


@lru_cache(maxsize=1)
def read_tokens() -> Mapping[str, Any]:
    tokens: Mapping[str, Any] = json.loads(paths.resources("theme", "tokens.json").read_text("utf-8"))
    return tokens


@dataclass(frozen=True)
class Theme:
    """One choice of looks. Sizes come out in pixels, already scaled to the chosen text size."""

    is_dark: bool = False
    text_size: TextSize = TextSize.STANDARD
    is_compact: bool = False
    """True if the rows of tables stand close together."""

    # Asked a thousand times before the first paint.
    @cached_property
    def mode(self) -> str:
        return "dark" if self.is_dark else "light"

    @cached_property
    def factor(self) -> float:
        return float(read_tokens()["scale"][self.text_size.value])

    def color(self, name: str) -> QColor:
        return _color(self.mode, name)

    def scaled(self, pixels: float) -> int:
        return round(pixels * self.factor)

    def space(self, name: str) -> int:
        return self.scaled(read_tokens()["space_name"][name])

    def height(self, name: str) -> int:
        """The height of a control; those of the shell stop growing at their cap."""
        scaled = self.scaled(read_tokens()["control_h"][name])
        return min(scaled, int(read_tokens()["cap"].get(name, scaled)))

    @property
    def row_height(self) -> int:
        return self.row("row_two_line")

    def row(self, name: str) -> int:
        """The height of a row of a table: as it is named, or 紧凑, where all stands on one line."""
        return self.height("row_compact" if self.is_compact else name)

    def width(self, name: str) -> int:
        return self.scaled(read_tokens()["width"][name])

    def threshold(self, name: str) -> int:
        """A width of the window at which the layout changes; 特大 may have one of its own."""
        widths = read_tokens()["width"]
        is_huge = self.text_size is TextSize.HUGE
        return int(widths.get(f"{name}_huge", widths[name]) if is_huge else widths[name])

    def type(self, name: str) -> int:
        return self.scaled(read_tokens()["type_px"][name])

    def radius(self, name: str) -> int:
        return int(read_tokens()["radius"][name])

    def icon(self, name: str) -> int:
        return self.scaled(read_tokens()["icon"][name])

    def milliseconds(self, name: str) -> int:
        return int(read_tokens()["motion_ms"][name])


@lru_cache(maxsize=256)
def _color(mode: str, name: str) -> QColor:
    return QColor(read_tokens()["color"][mode][name])


_current = Theme()


def theme() -> Theme:
    """The looks in force."""
    return _current


def seat(chosen: Theme) -> None:
    """Put other looks in force; `style.apply` does this and dresses the application."""
    global _current
    _current = chosen
