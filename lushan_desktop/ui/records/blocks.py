"""What a detail is put together from: somebody's words, child rows, the materials there must be, files."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lushan_desktop.domain.kinds import LongText
from lushan_desktop.domain.leaders_words import REPORTED, UNVERIFIED, VERIFIED
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records.lists import texts_of, title_of
from lushan_desktop.services.records.record_view import FileLine
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.item_row import ItemRow, StateWord
from lushan_desktop.ui.widgets.labels import Words, state_glyph
from lushan_desktop.ui.widgets.layout import SPRING, row
from lushan_desktop.ui.widgets.quote_block import QuoteBlock

TONE_BY_STANDING = {VERIFIED: "ok", REPORTED: "mute", UNVERIFIED: "warn"}
ICON_BY_SUFFIX = {
    ".pdf": "obj.pdf",
    ".ofd": "obj.pdf",
    ".doc": "obj.doc",
    ".docx": "obj.doc",
    ".wps": "obj.doc",
    ".xls": "obj.sheet",
    ".xlsx": "obj.sheet",
    ".et": "obj.sheet",
    ".jpg": "obj.image",
    ".jpeg": "obj.image",
    ".png": "obj.image",
}


def words_block(text: str, standing: str = "", *, who: str = "") -> QWidget:
    """A long text; somebody's words with how sure we are of them."""
    if standing:
        return QuoteBlock(who, text, badge=standing, tone=TONE_BY_STANDING.get(standing, "mute"))
    words = Words(text, wraps=True)
    words.allow_copying()
    return words


def child_block(child_key: str, values: Values, names: Mapping[str, str]) -> QWidget:
    """A child row: a quotation where it holds words, else two lines."""
    child = RECORD_TYPES.get(child_key)
    title = title_of(child, values, names)
    texts = [str(values[spec.name]) for spec in child.fields if isinstance(spec.kind, LongText)]
    text = next((text for text in texts if text), "")
    if text and "standing" in values:
        sure = str(values["standing"] or "")
        return QuoteBlock(title, text, badge=sure, tone=TONE_BY_STANDING.get(sure, "mute"), icon=child.icon)
    described = " · ".join(texts_of(child, child.described_by, values, names))
    return ItemRow(title, described or text, icon=child.icon)


def file_row(file: FileLine) -> ItemRow:
    """One evidence file with the way to open it."""
    made = ItemRow(file.name, file.detail, icon=ICON_BY_SUFFIX.get(file.suffix, "act.attach"))
    if file.has_file:
        return made.with_look(f"预览{file.name}（空格）").with_open("打开")
    return made.with_badge("只有目录，没有文件", "mute")


class MaterialGrid(QWidget):
    """The materials there must be, three in a row: ✓ 通知, × 缺签到表. A missing one is a link to add it."""

    asked_for = Signal(str)

    def __init__(self, wanted: Sequence[str], lacking: Sequence[str], *, can_add: bool = True) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().space("small"))
        grid.setVerticalSpacing(theme().space("snug"))
        for place, name in enumerate(wanted):
            item = self._missing(name) if name in lacking and can_add else _present(name, name in lacking)
            grid.addWidget(item, place // 2, place % 2, Qt.AlignmentFlag.AlignVCenter)
        for place in range(2):
            grid.setColumnStretch(place, 1)

    def _missing(self, name: str) -> QWidget:
        made = QWidget()
        link = LinkButton("添加", tip=f"添加{name}")
        link.setAccessibleName(f"缺{name}，添加")
        link.clicked.connect(lambda: self.asked_for.emit(name))
        row(made, state_glyph("bad"), Words(f"缺{name}", tone="bad"), Words("·"), link, SPRING, gap="snug")
        return made


def _present(name: str, is_lacking: bool) -> QWidget:
    return StateWord(f"缺{name}" if is_lacking else name, "bad" if is_lacking else "ok")
