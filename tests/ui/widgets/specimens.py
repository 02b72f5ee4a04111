"""Made-up values (all marked 示例) that fill the widgets in the gallery and in tests."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QImage, QInputMethodEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.date_box import DateSpelling
from lushan_desktop.ui.widgets.suggestions import Suggestion

TODAY = date(2023, 7, 27)
ROOT = QModelIndex()

ROWS = (
    (
        "2023年7月12日",
        "示例：创建工作问题协调会",
        "协调会 · 主持：县司法局（示例）",
        "93",
        0,
        ("缺纪要", "bad"),
    ),
    (
        "2023年6月28日",
        "示例：创建工作推进会",
        "推进会 · 主持：县政府办公室（示例）",
        "93",
        4,
        ("材料齐全", "ok"),
    ),
    ("2023年6月2日", "示例：示范县动员会", "动员会 · 县主要领导讲话（示例）", "93", 5, ("缺签到表", "bad")),
    (
        "2023年5月18日",
        "示例：县委全面依法治县委员会会议",
        "委员会会议 · 县委书记主持",
        "93",
        6,
        ("材料齐全", "ok"),
    ),
    ("2023年4月20日", "示例：县政府常务会议", "常务会议 · 听取创建工作汇报", "93", 2, ("缺议程", "bad")),
    ("2023年4月6日", "示例：任务分解部署会", "部署会 · 主持：县创建办（示例）", "93", 0, ("草稿", "mute")),
    ("2023年3月21日", "示例：述法评议大会", "述法评议会 · 县委书记讲话", "93", 6, ("材料齐全", "ok")),
    ("2023年2月24日", "示例：县委常委会会议", "常委会会议 · 研究创建工作方案", "93", 3, ("材料齐全", "ok")),
    (
        "2021年以来",
        "示例：县委常委会会议、县政府常务会议听取汇报",
        "经常性 · 次数不详",
        "93",
        0,
        ("待补次数", "warn"),
    ),
    (
        "日期不详",
        "示例：县委全面依法治县委员会会议",
        "委员会会议 · 县委书记主持 · 次数不详",
        "93",
        0,
        ("待补日期", "warn"),
    ),
    ("2022年9月1日", "示例：领导小组会议", "领导小组会议 · 县长主持", "93", 2, ("材料齐全", "ok")),
    ("2022年3月1日", "示例：专题部署会", "部署会 · 主持：县司法局（示例）", "93", 1, ("材料齐全", "ok")),
)
HEADINGS = ("日期", "会议名称 / 类型 / 主持讲话", "指标", "佐证", "状态")


class MeetingRows(QAbstractTableModel):
    """Twelve rows of a ledger, as a page's model would give them."""

    def __init__(self, rows=ROWS) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0):
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = 0):
        day, title, second, indicator, count, badge = self._rows[index.row()]
        texts = (day, title, indicator, f"{count} 份", badge[0])
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[index.column()]
        answers = {(1, Role.SECOND): second, (3, Role.CLIP): count, (4, Role.BADGES): [badge]}
        return answers.get((index.column(), role))


def parse_day(text: str) -> PartialDate | None:
    if not text.strip():
        return None
    if (day := read_date(text, today=TODAY)) is None:
        raise UserError(f"“{text}”不是有效日期，请按“2023年3月1日”格式填写")
    return day


SPELLING = DateSpelling(
    parse_day, str, PartialDate.with_weekday, PartialDate.from_date, lambda value: value.first_day
)

PEOPLE = (
    ("示例甲", "主任", "slj"),
    ("示例乙", "科员", "sly"),
    ("示例丙", "副主任", "slb"),
    ("司法所所长 示例丁", "下汤镇", "sld"),
)


def suggest_people(text: str) -> list[Suggestion]:
    wanted = text.strip().lower()
    return [
        Suggestion(name, name, detail, pinyin)
        for name, detail, pinyin in PEOPLE
        if wanted and (wanted in name or pinyin.startswith(wanted))
    ]


def a_page(number: int, *, width: int = 1190, height: int = 1684) -> QImage:
    """A sheet as a renderer would give it, at twice the size of the screen."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    body = QFont(fonts.font("body"))
    body.setPixelSize(32)
    painter.setFont(body)
    for line in range(22):
        painter.drawText(
            150, 280 + line * 56, f"示例文字第{number + 1}页第{line + 1}行，用来看版面的疏密与标记的位置。"
        )
    painter.end()
    return image


def type_text(field: QWidget, text: str) -> None:
    """Type as an input method does: Chinese arrives as one commit."""
    field.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)
