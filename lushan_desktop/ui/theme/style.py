"""Dresses the application: Fusion, a palette, the font and one style sheet filled from the tokens."""

import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QDir, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from lushan_desktop.base import paths
from lushan_desktop.ui.theme import dressing, fonts, icons
from lushan_desktop.ui.theme.tokens import Theme, read_tokens, seat, theme

_GAP, _MARGINS, _SET = "spaceGap", "spaceMargins", "spaceSet"
"""What a layout remembers: its spaces by name, and the margins they came to."""
_PLACE = re.compile(r"@(\w+)(?:\(([\w.]+)\))?")


def apply(application: QApplication, looks: Theme) -> None:
    """Put looks in force and dress every window; the clerk sees it at once."""
    before = theme()
    seat(looks)
    icons.forget()
    QDir.setSearchPaths("theme", [str(paths.resources("theme", looks.mode))])
    is_first = not application.styleSheet()
    if is_first:
        application.setStyle("Fusion")
    application.setPalette(palette(looks))
    application.setFont(fonts.font())
    if is_first:
        application.setStyleSheet(style_sheet(looks))
    else:
        dressing.put_on(application, style_sheet(looks))
    if looks.text_size != before.text_size:
        for window in application.topLevelWidgets():
            _space_again(window)


def set_spaces(layout: QLayout, *, gap: str = "", margins: Sequence[str] = ()) -> None:
    """Set spacing and margins by name; they grow with the text size while the window is open.

    One margin stands for all sides, two for sides and top-bottom, four for left, top, right, bottom.
    """
    if gap:
        layout.setProperty(_GAP, gap)
        layout.setSpacing(theme().space(gap))
    if margins:
        sides = [*margins] * (4 // len(margins))
        layout.setProperty(_MARGINS, ",".join(sides))
        layout.setContentsMargins(*(theme().space(side) for side in sides))
        # Who sets other margins afterwards keeps them.
        layout.setProperty(_SET, ",".join(str(theme().space(side)) for side in sides))


def _space_again(window: QWidget) -> None:
    for layout in window.findChildren(QLayout):
        gap, margins = layout.property(_GAP), layout.property(_MARGINS)
        kept = layout.contentsMargins()
        held = ",".join(map(str, (kept.left(), kept.top(), kept.right(), kept.bottom())))
        own = margins.split(",") if margins and layout.property(_SET) == held else ()
        set_spaces(layout, gap=gap or "", margins=own)


def style_sheet(looks: Theme) -> str:
    """The template with every place filled: @text, @px(4), @height(button), @type(body), @radius(card)."""
    return _PLACE.sub(lambda place: _fill(looks, place[1], place[2]), _template())


@lru_cache(maxsize=1)
def _template() -> str:
    sheet = paths.resources("theme", "style.qss").read_text("utf-8")
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


def _fill(looks: Theme, name: str, argument: str | None) -> str:
    if argument is None:
        return str(read_tokens()["color"][looks.mode][name])
    if name == "px":
        return f"{looks.scaled(float(argument))}px"
    if name == "inner":
        return f"{looks.height(argument) - 2 * read_tokens()['focus_ring']['width']}px"
    if name == "pill":
        return f"{looks.height(argument) // 2 - 1}px"
    sizes = {"height": looks.height, "type": looks.type, "radius": looks.radius, "width": looks.width}
    return f"{sizes[name](argument)}px"


def palette(looks: Theme) -> QPalette:
    """Return what Fusion paints itself: menus, dialogs, text selections, calendars."""
    made = QPalette()
    for role, name in _PALETTE.items():
        made.setColor(role, looks.color(name))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(disabled, role, looks.color("text3"))
    made.setColor(QPalette.ColorRole.HighlightedText, _text_on_focus(looks))
    return made


def _text_on_focus(looks: Theme) -> QColor:
    return looks.color("surface" if looks.is_dark else "onAccent")


_PALETTE = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface2",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "onAccent",
    QPalette.ColorRole.Highlight: "focus",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface2",
    QPalette.ColorRole.Midlight: "surface2",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "fieldBorder",
    QPalette.ColorRole.Shadow: "shadow",
    QPalette.ColorRole.Accent: "accent",
}


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks named in the style sheet."""
    set_state(widget, "look", look)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet asks for; a widget that is dressed already is dressed again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def icon_size(name: str = "normal") -> QSize:
    side = theme().icon(name)
    return QSize(side, side)
