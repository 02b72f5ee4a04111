"""The list of evidence: tiles or rows, chips for what is the matter, filters by indicator and by unit."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.services.evidence import evidence_list
from lushan_desktop.services.evidence.evidence_list import STATES, Choices, Counts, EvidenceRow
from lushan_desktop.services.records.lists import ListQuery, Tally
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.evidence.rows import EvidenceTable
from lushan_desktop.ui.modules.evidence.tiles import TileView
from lushan_desktop.ui.records.list import EVERY, RecordList
from lushan_desktop.ui.records.pictures import Pictures
from lushan_desktop.ui.records.table import RecordTable
from lushan_desktop.ui.widgets.buttons import GivingButton
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.layout import show_if
from lushan_desktop.ui.widgets.segments import Segments

TILES, ROWS = "tiles", "rows"


class EvidenceList(RecordList):
    """As every list, with a twin of tiles that shares rows and choice with the table."""

    def __init__(self, context: Context, pictures: Pictures) -> None:
        self.pictures = pictures
        self.counts: Counts | None = None
        super().__init__(context, EVIDENCE, add_text="添加材料")
        self.print_button.rename("打印材料目录")
        self.tiles = TileView(self.table, self._evidence.evidence, pictures)
        layout = self.card.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.tiles, 1)
        self.table.arranged.connect(self.tiles.show_names)
        self.table.chosen.connect(lambda _: self.tiles.scrollTo(self.table.currentIndex()))
        self.empty.say("还没有佐证材料", "把文件或整个文件夹拖进来，或点“添加材料”。")
        self.show_as(TILES)

    look = staticmethod(evidence_list.look)

    def make_table(self) -> RecordTable:
        self._evidence = EvidenceTable(self._context, EVIDENCE)
        return self._evidence

    def beside_chips(self) -> tuple[QWidget, ...]:
        self.indicator = ChoiceBox([Choice("", "全部指标")], says="按指标筛选")
        self.unit = ChoiceBox([Choice("", "全部来源单位")], says="按来源单位筛选")
        for box in (self.indicator, self.unit):
            box.chosen.connect(lambda _: self.load())
        self.bind_button = GivingButton("成册导出", "act.download", tip="装订成册、打盒脊标签、导出文件夹")
        self.views = Segments([Choice(TILES, "缩略图"), Choice(ROWS, "列表")], says="显示方式")
        self.views.chosen.connect(self.show_as)
        return self.indicator, self.unit, self.bind_button, self.views

    def beside_buttons(self) -> tuple[QWidget, ...]:
        tip = "选中的材料（未选的为全部未挂接的材料）登记为文件、会议、批示"
        self.register_button = GivingButton("登记为记录", "act.save", tip=tip)
        self.register_button.setEnabled(not self._context.is_read_only)
        return (self.register_button,)

    def show_as(self, way: str) -> None:
        """Tiles or rows; the keyboard goes where the list is."""
        is_tiles = way == TILES
        had_focus = self.table.hasFocus() or self.tiles.hasFocus()
        self.views.choose(way)
        self.table.setFocusProxy(self.tiles if is_tiles else None)  # type: ignore[arg-type]  # None ends it
        show_if(self.table, not is_tiles)
        show_if(self.tiles, is_tiles)
        if had_focus:
            (self.tiles if is_tiles else self.table).setFocus()
        show_if(self.columns_button, not is_tiles)

    def loaded_rows(self) -> list[EvidenceRow]:
        """The rows that are known here, in their order."""
        model = self._evidence.evidence
        return [row for place in range(model.rowCount()) if (row := model.row_at(place))]

    def load(self, *, choose: str = "") -> None:
        super().load(choose=choose)
        self._context.query(
            evidence_list.counts, self._without_state(), then=self._show_counts, key=f"counts {id(self)}"
        )
        self._context.query(evidence_list.choices, then=self._offer, key=f"choices {id(self)}")

    def query(self) -> ListQuery:
        asked = self._without_state()
        condition = evidence_list.state_condition(self.chips.current_key())
        return replace(asked, conditions=(*asked.conditions, condition)) if condition else asked

    def _without_state(self) -> ListQuery:
        asked = replace(super().query(), chip=None)
        conditions, filters = asked.conditions, dict(asked.filters)
        if unit := self.unit.current_key():
            filters["source_unit"] = unit
        if indicator := self.indicator.current_key():
            conditions = (*conditions, evidence_list.proving_condition(indicator))
        return replace(asked, conditions=conditions, filters=filters)

    def is_filtered(self) -> bool:
        return super().is_filtered() or bool(self.unit.current_key() or self.indicator.current_key())

    def clear_filters(self) -> None:
        self.unit.choose("")
        self.indicator.choose("")
        super().clear_filters()

    def _offer(self, choices: Choices) -> None:
        self.unit.show_choices([Choice("", "全部来源单位"), *(Choice(*one) for one in choices.units)])
        self.indicator.show_choices([Choice("", "全部指标"), *(Choice(*one) for one in choices.indicators)])

    def _show_chips(self, tally: Tally) -> None:
        """The chips count what is the matter, not the kinds."""

    def _show_counts(self, counts: Counts) -> None:
        self.counts = counts
        pressed = self.chips.current_key()
        states = [
            Choice(name, name, counts.count_by_state[name])
            for name in STATES
            if counts.count_by_state[name] or name == pressed
        ]
        self.chips.show_choices([Choice(EVERY, "全部", counts.total), *states])
        if self.tally is not None:
            self._say(self.tally)

    def _say(self, tally: Tally) -> None:
        outside = f"另有 {tally.outside} 份在周期外，查看" if tally.outside > 0 else ""
        size = f"，全部文件共 {self.counts.size}" if self.counts and self.counts.size else ""
        self.card.say(f"{tally.shown} 份材料，相同的只存一份{size}；文件或文件夹拖进来即可添加", link=outside)
