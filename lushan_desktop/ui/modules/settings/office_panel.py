"""本单位: whose copy this is and who works at it."""

from PySide6.QtWidgets import QLineEdit

from lushan_desktop.base.text.widths import half_width
from lushan_desktop.services.office import identity, own_part
from lushan_desktop.services.office.identity import Office
from lushan_desktop.services.office.office import MARK_WIDTHS
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.buttons import PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.layout import SPRING
from lushan_desktop.ui.widgets.message_bar import MessageBar

PLACE = {"province": "省", "city": "市", "county": "县"}
NUMBERED = "多台电脑分别录入的，各编一号；报送、合并时按省、市、县和编号识别"
WIDTH = "公文排版印红头用，不填按字数"
WRONG_WIDTH = f"填{MARK_WIDTHS[0]}到{MARK_WIDTHS[-1]}，不填按字数"
ADVICE = "姓名记入操作记录，用于区分修改人，不作密码。"
_LONGEST = 6
SECRETS = "严禁录入涉密信息。本程序不联网，所有数据只在这台电脑上。"


class OfficePanel(Panel):
    """Unit and name; both are shown in the top bar, the name stands in the log."""

    def __init__(self, context: Context) -> None:
        super().__init__(title="本单位")
        self._context = context
        self.unit, self.person = QLineEdit(), QLineEdit()
        self.person.setPlaceholderText("录入人的姓名")
        self.place = {name: QLineEdit() for name in PLACE}
        self.number = QLineEdit()
        self.number.setPlaceholderText("1")
        self.mark_width = QLineEdit()
        self.mark_width_field = LabeledField("红头宽度（毫米）", self.mark_width, hint=WIDTH)
        self.show_body(
            LabeledField("单位名称（显示在右上角）", self.unit),
            *(LabeledField(label, self.place[name]) for name, label in PLACE.items()),
            LabeledField("本机编号", self.number, hint=NUMBERED),
            LabeledField("经办人", self.person, hint=ADVICE),
            self.mark_width_field,
            MessageBar("warn", SECRETS),
        )
        save = PrimaryButton("保存", "act.save", keys="Ctrl+S")
        save.clicked.connect(self.save)
        self.foot.show_items(save, SPRING)
        self.load()

    def load(self) -> None:
        self.unit.setText(self._context.office.unit)
        self.person.setText(self._context.office.person)
        self.mark_width.setText(str(self._context.office.mark_width or ""))
        self.mark_width_field.show_error("")
        self._context.query(identity.of_store, key="identity", then=self._show_place)

    def _show_place(self, office: Office) -> None:
        for name, box in self.place.items():
            box.setText(str(getattr(office, name)))
        self.number.setText(str(office.number))

    def save(self) -> None:
        """Keep what was typed; where a part of the place lacks or a width is none, nothing is kept."""
        if self._typed_width() is None:
            self.mark_width_field.show_error(WRONG_WIDTH)
            self.mark_width.setFocus()
            self._context.say(f"没有保存：红头宽度{WRONG_WIDTH}")
            return
        said = {name: box.text() for name, box in self.place.items()}
        if any(said.values()):
            said |= {"unit": self.unit.text(), "number": self.number.text()}
            self._context.query(own_part.settle, said, then=lambda _: self._keep())
        else:
            self._keep()

    def _keep(self) -> None:
        unit, person = self.unit.text().strip(), self.person.text().strip()
        self._context.change_office(unit=unit, person=person, mark_width=self._typed_width() or 0)
        self.mark_width_field.show_error("")
        self._context.say("已保存本单位设置")

    def _typed_width(self) -> int | None:
        """The width in mm, 0 where it goes by the characters; None for what cannot be printed."""
        typed = half_width(self.mark_width.text()).strip()
        width = int(typed) if typed.isdecimal() and len(typed) < _LONGEST else 0
        return width if not typed or width in MARK_WIDTHS else None
