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

INDICATORS, RECEIVE, MEETING, STATEMENT, SEND = "indicators", "receive", "meeting", "statement", "send"
_MEETING = (
    MEETING,
    "二、录入第一次会议",
    "添加通知、签到表、照片，按会议类型提示缺项",
    "nav.meetings",
    "去登记",
)
_STEPS = (
    (
        INDICATORS,
        "一、导入指标体系",
        "从 Excel 表导入指标和应备材料，随时掌握缺项",
        "nav.indicators",
        "去导入",
    ),
    _MEETING,
    (STATEMENT, "三、生成情况说明", "录入的内容自动成文，缺的标【待补】", "nav.reports", "去生成"),
)
_STEPS_OF_A_UNIT = (
    (
        RECEIVE,
        "一、接收县里下发的内容",
        "插上县里下发的 U 盘，合并后列出报送内容和时限",
        "nav.exchange",
        "去接收",
    ),
    _MEETING,
    (SEND, "三、报送到 U 盘", "会议、材料、整改写成一个报送包，交县创建办", "nav.exchange", "去报送"),
)
"""A unit imports no indicators: the county hands them down."""


class FirstSteps(QWidget):
    """Three rows with a button each; what is done already has a tick."""

    chosen = Signal(str)
    sample_asked = Signal()

    def __init__(self, *, can_visit_sample: bool, is_of_unit: bool) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        rows = [self._row(*step) for step in (_STEPS_OF_A_UNIT if is_of_unit else _STEPS)]
        rows[-1].as_last()
        self.sample = LinkButton("看示例", "act.preview", tip="打开示例单位，随意试用，不影响本单位")
        self.sample.clicked.connect(self.sample_asked)
        show_if(self.sample, can_visit_sample)
        hint = Words("不清楚如何填写？", "small")
        show_if(hint, can_visit_sample)
        card = Card(Words("从这里开始", "section"), *rows, row(None, hint, self.sample, SPRING))
        card.setMaximumWidth(theme().width("palette"))
        column(self, SPRING, row(None, SPRING, (card, 8), SPRING), SPRING, SPRING)

    def show_home(self, home: Home) -> None:
        """Tick what is done."""
        done = {INDICATORS: home.has_indicators, RECEIVE: home.has_indicators, MEETING: home.has_meetings}
        for key, button in self.buttons.items():
            button.show_icon("st.ok" if done.get(key) else "act.next")

    def _row(self, key: str, title: str, detail: str, icon: str, verb: str) -> ItemRow:
        button = Button(verb, "act.next")
        button.clicked.connect(lambda: self.chosen.emit(key))
        self.buttons[key] = button
        return ItemRow(title, detail, icon=icon).with_widget(button)
