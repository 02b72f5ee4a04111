"""各版指标体系: the register of editions, and the way to comparing two of them and to the next year."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.message_bar import MessageBar

TOLD = "启用新版时，对照上一版转入材料和责任单位；年度结转时复制一份。"


class EditionsPage(RecordPage):
    """The bar above the list opens 版本与对照."""

    compare_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, RECORD_TYPES.get("indicator_system"))
        self.bar = MessageBar("info", TOLD, link="版本与对照")
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, self.bar)
        self.bar.link_clicked.connect(self.compare_requested)
