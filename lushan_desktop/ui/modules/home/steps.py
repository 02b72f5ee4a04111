"""The first three steps of an office that has nothing yet, and the way to the sample."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.home.home import Home
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, LinkButton
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if

INDICATORS, MEETING, STATEMENT = "indicators", "meeting", "statement"
_STEPS = (
    (
        INDICATORS,
        "一、导入指标体系",
        "从 Excel 表导入指标和应备材料，之后随时知道缺什么",
        "nav.indicators",
        "去导入",
    ),
    (
        MEETING,
        "二、录入第一次会议",
        "附上通知、签到表、照片，系统按会议类型提示还缺什么",
        "nav.meetings",
        "记会议",
    ),
    (STATEMENT, "三、生成情况说明", "录入的内容自动成文，缺的标【待补】", "nav.reports", "去生成"),
)


class FirstSteps(QWidget):
    """Three rows with a button each; what is done already has a tick."""

    chosen = Signal(str)
    sample_asked = Signal()

    def __init__(self, *, can_visit_sample: bool) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        rows = [self._row(*step) for step in _STEPS]
        rows[-1].as_last()
        self.sample = LinkButton("看示例", "act.preview", tip="打开示例单位，随意试用，不影响本单位")
        self.sample.clicked.connect(self.sample_asked)
        show_if(self.sample, can_visit_sample)
        hint = Words("不知道填成什么样？", "small")
        show_if(hint, can_visit_sample)
        card = Card(Words("从这里开始", "section"), *rows, row(None, hint, self.sample, SPRING))
        card.setMaximumWidth(theme().width("palette"))
        column(self, SPRING, row(None, SPRING, (card, 8), SPRING), SPRING, SPRING)

    def show_home(self, home: Home) -> None:
        """Tick what is done."""
        for key, is_done in ((INDICATORS, home.has_indicators), (MEETING, home.has_meetings)):
            self.buttons[key].show_icon("st.ok" if is_done else "act.next")

    def _row(self, key: str, title: str, detail: str, icon: str, verb: str) -> ItemRow:
        button = Button(verb, "act.next")
        button.clicked.connect(lambda: self.chosen.emit(key))
        self.buttons[key] = button
        return ItemRow(title, detail, icon=icon).with_widget(button)
