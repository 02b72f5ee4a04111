"""All that a move lacks in one line, each a link into its field: 请先填写整改要求、整改时限。"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.domain.flow import FILL, Demand, asking_for
from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import clear, row, show_now


class LackingLine(QWidget):
    """Says the same as the refusal of the move would."""

    field_wanted = Signal(str)

    def __init__(self, lacking: Sequence[Demand], *, met: str = "") -> None:
        """`met` is what it says when nothing is lacking any more."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._met = met
        self._flow = FlowLayout(self, gap="hair")
        self._show(tuple(lacking))

    def take(self, lacking: tuple[Demand, ...]) -> None:
        """Say what is lacking now; as high as ever, so that no field moves while it is filled in."""
        if lacking != self._lacking:
            self.setMinimumHeight(max(self.minimumHeight(), self.height()))
            clear(self._flow)
            self._show(lacking)
            show_now(self._flow)

    def _show(self, lacking: tuple[Demand, ...]) -> None:
        self._lacking = lacking
        self.links: list[InlineLink] = []
        self.setAccessibleName(asking_for(lacking) or self._met)
        named = [demand for demand in lacking if _name_in(demand)]
        if named:
            self._flow.addWidget(Words(FILL, "small"))
        for place, demand in enumerate(named, 1):
            self._add_link(_name_in(demand), demand.field, mark="、" if place < len(named) else "。")
        for demand in lacking:
            if demand not in named:
                self._add_link(demand.say, demand.field)
        if not lacking and self._met:
            self._flow.addWidget(Words(self._met, "small"))

    def text(self) -> str:
        """Return the whole line."""
        return self.accessibleName()

    def _add_link(self, words: str, field: str, *, mark: str = "") -> None:
        """A mark stays with its word: no line begins with one."""
        link = InlineLink(words)
        link.setAccessibleName(f"去填：{words}")
        link.clicked.connect(lambda: self.field_wanted.emit(field))
        self.links.append(link)
        bound = QWidget()
        row(bound, link, *([Words(mark, "small")] if mark else []), gap="none")
        self._flow.addWidget(bound)


def _name_in(demand: Demand) -> str:
    """Return the name of the field in 请先填写整改时限。; empty where the sentence says something else."""
    is_plain = demand.say.startswith(FILL) and demand.say.endswith("。")
    return demand.say.removeprefix(FILL).removesuffix("。") if is_plain else ""
