"""The four steps of the first start, each a plain widget."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from lushan_desktop.services.settings import setting_up
from lushan_desktop.services.settings.setting_up import COUNTY_OFFICE, Answers
from lushan_desktop.ui.first_run.option_card import OptionCard
from lushan_desktop.ui.first_run.unit_box import UnitBox
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.message_bar import MessageBar

SECRETS = "严禁录入国家秘密和涉密信息。本程序不联网，数据只在这台电脑上。"
SAMPLE, EMPTY, RESTORE = "sample", "empty", "restore"


class UnitStep(QWidget):
    """这台电脑给谁用."""

    changed = Signal()

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.county = OptionCard("县创建指挥部办公室", "汇总全县材料，合并乡镇报送，出具报告", "obj.org")
        self.township = OptionCard("乡（镇）、街道", "登记本单位材料，用 U 盘报送到县里", "obj.town")
        self.department = OptionCard("县直和垂直管理单位", "登记本单位材料，用 U 盘报送到县里", "obj.law")
        self._group = QButtonGroup(self)
        cards = (self.county, self.township, self.department)
        for card in cards:
            self._group.addButton(card)
            card.toggled.connect(self._show_picker)
            card.toggled.connect(self.changed)
        self.townships = UnitBox(setting_up.townships(), says="乡镇、街道")
        self.departments = UnitBox(setting_up.departments(), says="县直单位")
        self.departments.setEditable(True)
        for box in (self.townships, self.departments):
            box.currentTextChanged.connect(self.changed)
        self._word = Words("单位", "label")
        self._hint = Words("", "small")
        picker = row(None, self._word, self.townships, self.departments, (self._hint, 1), gap="gap")
        column(self, Words("这台电脑给谁用？", "title"), *cards, picker, SPRING, gap="inset")
        self._choose(answers.unit)
        self._show_picker()

    def unit(self) -> str:
        """The name of the unit that was chosen; empty where it is still missing."""
        if self.county.isChecked():
            return COUNTY_OFFICE
        if self.township.isChecked():
            return self.townships.current_key()
        return self.departments.currentText().strip()

    def first(self) -> QWidget:
        """Return what takes the keyboard."""
        return self._group.checkedButton()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed on a card go to the unit that is asked for below it."""
        if self.township.isChecked() and self.townships.take_letter(event.text()):
            return
        super().keyPressEvent(event)

    def _choose(self, unit: str) -> None:
        if unit in setting_up.townships():
            self.township.setChecked(True)
            self.townships.choose(unit)
        elif unit == COUNTY_OFFICE:
            self.county.setChecked(True)
        else:
            self.department.setChecked(True)
            self.departments.setCurrentText(unit)

    def _show_picker(self) -> None:
        self.townships.setVisible(self.township.isChecked())
        self.departments.setVisible(self.department.isChecked())
        self._word.setVisible(not self.county.isChecked())
        hint = "可输拼音首字母，如 xtz" if self.township.isChecked() else "没有列出的，直接输入单位名称"
        self._hint.setText("" if self.county.isChecked() else hint)


class NameStep(QWidget):
    """您的姓名."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.name = QLineEdit(answers.person)
        self.name.setPlaceholderText("录入人的姓名")
        self.name.setAccessibleName("您的姓名")
        hint = Words("写进操作记录，用来分清谁改了什么；以后可以在“设置与备份”里改。", "small", wraps=True)
        secrets = MessageBar("warn", SECRETS)
        column(self, Words("您的姓名", "title"), self.name, hint, secrets, SPRING, gap="inset")

    def first(self) -> QWidget:
        return self.name


class SizeStep(QWidget):
    """字号: three samples, each in its own size."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.card_by_size = {size: self._card(size) for size in TextSize}
        self.card_by_size[TextSize(answers.text_size)].setChecked(True)
        column(self, Words("看着舒服的字号", "title"), *self.card_by_size.values(), SPRING, gap="inset")

    def size_chosen(self) -> TextSize:
        return next(size for size, card in self.card_by_size.items() if card.isChecked())

    def first(self) -> QWidget:
        return self.card_by_size[self.size_chosen()]

    def _card(self, size: TextSize) -> OptionCard:
        card = OptionCard(size.value, "争创省级法治政府建设示范县动员会　2023年6月2日")
        for label, kind in ((card.title, "section"), (card.detail, "body")):
            font = QFont(fonts.font(kind))
            font.setPixelSize(Theme(text_size=size).type(kind))
            label.setFont(font)
            label.setStyleSheet(f"font-size: {font.pixelSize()}px")
        self._group.addButton(card)
        return card


class StartStep(QWidget):
    """载入: a click acts at once."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.card_by_way = {
            SAMPLE: OptionCard(
                "先看示例", "打开装好数据的示例，随意试用，随时回到本单位", "act.preview", is_choice=False
            ),
            EMPTY: OptionCard(
                "从空白开始", "本县的乡镇、街道和部门已经登记好，直接录入", "st.new", is_choice=False
            ),
            RESTORE: OptionCard(
                "从备份恢复", "把旧电脑的备份文件（.zip）恢复到这台电脑", "act.restore", is_choice=False
            ),
        }
        for way, card in self.card_by_way.items():
            card.clicked.connect(lambda _=False, way=way: self.chosen.emit(way))
        column(self, Words("从哪里开始", "title"), *self.card_by_way.values(), SPRING, gap="inset")

    def first(self) -> QWidget:
        return self.card_by_way[SAMPLE]
