"""What a paper says about itself: open marks, late events, characters without a font, the filter."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.labels import Words, state_glyph
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.message_bar import MessageBar


class RemedyBar(QFrame):
    """An event is later than the signature: why it matters, and a button for each way to put it right."""

    chosen = Signal(object)

    def __init__(self, remedies: Any) -> None:
        super().__init__()
        style.set_look(self, "warn")
        explanation = "".join(dict.fromkeys(remedy.explanation for remedy in remedies))
        self.setAccessibleName(f"注意：{explanation}")
        self.buttons = [self._button(remedy) for remedy in remedies]
        words = column(
            None,
            Words("有事项晚于成文日期", tone="warn"),
            Words(explanation, "small", tone="warn", wraps=True),
        )
        column(
            self,
            row(None, column(None, state_glyph("warn"), SPRING), (words, 1), gap="medium"),
            *self.buttons,
            gap="small",
            margins=("gap", "medium"),
        )

    def _button(self, remedy: Any) -> Button:
        button = Button(remedy.label, tip=remedy.explanation)
        button.clicked.connect(lambda: self.chosen.emit(remedy))
        return button


def gap_bar(count: int) -> MessageBar:
    """Return how many 【待补】 stand in the text, and the way to them."""
    return MessageBar("warn", "正文以【待补】标出，按送审稿打印。", title=f"{count} 处待补", link="去处理")


def missing_bar(preview: Preview) -> list[QWidget]:
    """The characters that no font can print, by name."""
    missing = preview.typeset.missing
    if not missing:
        return []
    return [
        MessageBar(
            "bad", f"缺少字体，无法打印：{'、'.join(missing)}。请改用别的写法。", title="有无法打印的字"
        )
    ]


def filter_bar(preview: Preview) -> list[QWidget]:
    """Return which records a ledger prints."""
    line = getattr(preview.value, "filter_line", "")
    if not line:
        return []
    counted = getattr(preview.value, "counted", "")
    text = f"{line}，共{counted}" if counted else str(line)
    link = "改印全部" if preview.options.get("query") is not None else ""
    return [MessageBar("info", text, title="打印的范围", link=link)]


def issued_bar(preview: Preview, *, is_anew: bool) -> list[MessageBar]:
    """That a paper went out already and is printed as it did, or that it is being corrected."""
    paper = preview.issued
    if paper is not None:
        when = paper.issued_on or paper.kept_on
        named = "".join(
            filter(None, (f"{when}印发", f"，{paper.identity.number}" if paper.identity.number else ""))
        )
        corrected = f"，更正原因：{paper.correction}" if paper.correction else ""
        text = f"{named}{corrected}。重印的是原件。"
        return [MessageBar("info", text, title="已印发", link="更正后重发")]
    if is_anew:
        text = "按现在的记录重排，打印时写明更正的原因；原件仍然留存。"
        return [MessageBar("warn", text, title="更正", link="看原件")]
    return []
