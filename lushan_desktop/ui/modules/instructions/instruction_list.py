"""The list of instructions: leader and words, the light of the handling, filters by leader and by state."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lushan_desktop.services.instructions import instruction_list, instruction_view
from lushan_desktop.services.instructions.instruction_list import EVERY_STATE, state_condition, states
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.ui.records.columns import NAME, STANDING, WHEN, Column, columns_of
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.table import RecordTable
from lushan_desktop.ui.records.table_model import RecordTableModel
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox

EVERYONE = ""


class InstructionTable(RecordTable):
    """Date, leader and words, kind, handling, evidence."""

    read_block = staticmethod(instruction_list.block)

    def make_rows(self) -> RecordTableModel:
        by_key = {column.key: column for column in columns_of(self._type)}
        kind = self._type.field("kind")
        columns = (
            by_key[WHEN],
            replace(by_key[NAME], title="领导（当日职务）/ 内容"),
            Column(kind.name, kind.label, 84, kind.name, kind, keeps=55),
            replace(by_key[STANDING], title="办理", keeps=0),
            by_key["files"],
        )
        return RecordTableModel(self._type, columns)


class InstructionList(RecordList):
    """The list with two more filters."""

    look = staticmethod(instruction_list.look)

    def make_table(self) -> RecordTable:
        return InstructionTable(self._context, self._type)

    def beside_chips(self) -> tuple[QWidget, ...]:
        self.leader = ChoiceBox([Choice(EVERYONE, "全部领导")], says="按领导筛选")
        self.state = ChoiceBox([Choice(*state) for state in states()], says="按办理状态筛选")
        for box in (self.leader, self.state):
            box.chosen.connect(lambda _: self.load())
        return self.leader, self.state

    def load(self, *, choose: str = "") -> None:
        super().load(choose=choose)
        self._context.query(
            instruction_view.leaders, self._type, then=self._offer_leaders, key=f"leaders {id(self)}"
        )

    def query(self) -> ListQuery:
        asked = super().query()
        condition = state_condition(self.state.current_key())
        leader = self.leader.current_key()
        filters = {**asked.filters, "leader": leader} if leader else asked.filters
        conditions = (*asked.conditions, condition) if condition else asked.conditions
        return replace(asked, filters=filters, conditions=conditions)

    def is_filtered(self) -> bool:
        return super().is_filtered() or bool(self.leader.current_key() or self.state.current_key())

    def clear_filters(self) -> None:
        self.leader.choose(EVERYONE)
        self.state.choose(EVERY_STATE)
        super().clear_filters()

    def _offer_leaders(self, leaders: tuple[tuple[str, str], ...]) -> None:
        self.leader.show_choices([Choice(EVERYONE, "全部领导"), *(Choice(*leader) for leader in leaders)])
