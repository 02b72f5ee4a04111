"""Before and after, field by field."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from lushan_desktop.services.records.history import FieldEvent
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, TOP

SHOWN = 120
"""Fields told at once; an import of thousands of rows has more than anybody reads."""


class Comparison(Panel):
    """What one step changed: the old value on red, the new on green."""

    def show_fields(self, label: str, fields: Sequence[FieldEvent]) -> None:
        self.head.show_items(Words(label, "section", wraps=True), SPRING, Words(f"{len(fields)} 处", "small"))
        if not fields:
            self.show_body(Words("这一步没有可显示的改动。", "label", wraps=True))
            return
        items: list[QWidget] = [_grid(fields[:SHOWN])]
        if len(fields) > SHOWN:
            items.append(Words(f"另有 {len(fields) - SHOWN} 处没有列出。", "small"))
        self.show_body(*items)

    def show_nothing(self, sentence: str) -> None:
        self.head.show_items()
        self.show_body(EmptyState("nav.audit", sentence))


def _grid(fields: Sequence[FieldEvent]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(theme().space("small"))
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    for place, heading in ((1, "改前"), (3, "改后")):
        grid.addWidget(Words(heading, "small"), 0, place)
    for place, field in enumerate(fields):
        line = 2 * place + 1
        name = f"{field.label}\n{field.owner}" if field.owner else field.label
        words = Words(name, "label", wraps=True)
        if theme().factor > 1:  # the values need the room beside them
            grid.addWidget(words, line, 0, 1, 4)
            line += 1
        else:
            words.setFixedWidth(theme().width("date"))
            grid.addWidget(words, line, 0, TOP)
        grid.addWidget(_value(field.before, "bad"), line, 1)
        grid.addWidget(Glyph("act.next", "text3", says="改为"), line, 2)
        grid.addWidget(_value(field.after, "ok"), line, 3)
    return made


def _value(text: str, tone: str) -> Words:
    words = Words(text or "（空）", wraps=True)
    style.set_look(words, f"was-{tone}")
    words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    words.allow_copying()
    return words
