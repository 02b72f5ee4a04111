"""The four steps of the first start, each a plain widget."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QWidget

from lushan_desktop.base.text import pinyin
from lushan_desktop.services.settings import setting_up
from lushan_desktop.services.settings.setting_up import COUNTY_OFFICE, Answers, Place
from lushan_desktop.ui.first_run.option_card import OptionCard
from lushan_desktop.ui.first_run.place_boxes import PlaceBoxes
from lushan_desktop.ui.first_run.unit_box import UnitBox
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.theme.tokens import TextSize, Theme, theme
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar

LINES = 4
"""Of the list of units that are seen at once where there is room."""
SECRETS = "严禁录入国家秘密和涉密信息。本程序不联网，数据只在这台电脑上。"
SAMPLE, EMPTY, RESTORE = "sample", "empty", "restore"


class UnitStep(QWidget):
    """这台电脑给谁用."""

    changed = Signal()

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.place = PlaceBoxes(answers.place)
        self.county = OptionCard("县创建指挥部办公室", "汇总全县材料，合并乡镇报送，出具报告", "obj.org")
        self.township = OptionCard("乡（镇）、街道", "登记本单位材料，用 U 盘报送到县里", "obj.town")
        self.department = OptionCard("县直和垂直管理单位", "登记本单位材料，用 U 盘报送到县里", "obj.law")
        self._group = QButtonGroup(self)
        cards = (self.county, self.township, self.department)
        for card in cards:
            self._group.addButton(card)
            card.toggled.connect(self._show_picker)
            card.toggled.connect(self.changed)
        self.townships = UnitBox(setting_up.townships(answers.place), says="乡镇、街道")
        self.departments = UnitBox(setting_up.departments(answers.place), says="县直单位")
        self.departments.setEditable(True)
        for box in (self.townships, self.departments):
            box.currentTextChanged.connect(self.changed)
        self._word = Words("单位", "label")
        self._hint = Words("", "small")
        self.units = QPlainTextEdit("\n".join(answers.units))
        self.units.setPlaceholderText("县直和垂直管理单位名单，每行一个，可以粘贴；也可以以后再登记")
        self.units.setAccessibleName("县直和垂直管理单位名单")
        self.units.setTabChangesFocus(True)
        line, around = self.units.fontMetrics().lineSpacing(), theme().space("page")
        self.units.setMinimumHeight(2 * line)
        self.units.setMaximumHeight(LINES * line + around)
        self.counted = Words("", "small")
        self.units.textChanged.connect(self._count)
        self._picker = QWidget()
        row(self._picker, self._word, self.townships, self.departments, (self._hint, 1), gap="gap")
        head = row(None, Words("这台电脑给谁用？", "title"), SPRING, self.place)
        listed = row(None, (self.units, 1), self.counted)
        column(self, head, *cards, self._picker, (listed, 4), SPRING, gap="inset")
        self._choose(answers.unit)
        self._show_picker()
        self.place.changed.connect(self._move)

    def unit(self) -> str:
        """The name of the unit that was chosen; empty where it is still missing."""
        if self.county.isChecked():
            return COUNTY_OFFICE
        if self.township.isChecked():
            return self.townships.current_key()
        return self.departments.currentText().strip()

    def missing(self) -> str:
        """Return what is still to be chosen, in words; empty where nothing is."""
        return self.place.missing() or ("" if self.unit() else "请选择或输入单位名称。")

    def doubt(self) -> str:
        """Return what is asked once before it is taken as it stands."""
        return self.place.doubt()

    def listed(self) -> tuple[str, ...]:
        """The departments that were typed or pasted for a county whose own do not come with the program."""
        return () if self.units.isHidden() else setting_up.units_in(self.units.toPlainText())

    def first(self) -> QWidget:
        """Return what takes the keyboard: a county brings its province and city with it."""
        return self._group.checkedButton() if all(self.place.place()) else self.place.county

    def _count(self) -> None:
        """A list that was pasted is longer than the box: how many were read stands beside it."""
        count = len(self.listed())
        self.counted.setText(f"共 {count} 个单位" if count else "")
        show_if(self.counted, bool(count))

    def _move(self) -> None:
        place: Place = self.place.place()
        self.townships.offer(setting_up.townships(place))
        self.departments.offer(setting_up.departments(place))
        self._show_picker()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed on a card go to the unit that is asked for below it."""
        if self.township.isChecked() and self.townships.take_letter(event.text()):
            return
        super().keyPressEvent(event)

    def _choose(self, unit: str) -> None:
        if self.townships.findData(unit) >= 0:
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
        self._picker.setVisible(not self.county.isChecked())
        self.units.setVisible(self.county.isChecked() and not setting_up.ships_units(self.place.place()))
        self._count()
        names = setting_up.townships(self.place.place())
        example = f"，如 {pinyin.keys(names[0])[0]}" if names else ""
        hint = f"可输拼音首字母{example}" if self.township.isChecked() else "没有列出的，直接输入单位名称"
        self._hint.setText(hint)


class NameStep(QWidget):
    """您的姓名."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.name = QLineEdit(answers.person)
        self.name.setPlaceholderText("录入人的姓名")
        self.name.setAccessibleName("您的姓名")
        hint = Words("记入操作记录，用于区分修改人；可在“设置与备份”中修改。", "small", wraps=True)
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
        column(self, Words("选择字号", "title"), *self.card_by_size.values(), SPRING, gap="inset")

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
                "从空白开始", "本县的乡镇、街道已经登记好，直接录入", "st.new", is_choice=False
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
