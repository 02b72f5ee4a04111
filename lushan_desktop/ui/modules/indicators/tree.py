"""The indicators above, as a tree with n/m at each; it unfolds where one is."""

from lushan_desktop.base.text.numerals import chinese
from lushan_desktop.services.indicators.gaps import Gaps
from lushan_desktop.services.indicators.gaps import Node as Above
from lushan_desktop.ui.widgets.tree_list import Node, TreeList

ALL = "all"


class IndicatorTree(TreeList):
    """全部指标, the first-level ones below it, the second-level ones below those."""

    def __init__(self) -> None:
        super().__init__(says="指标体系")

    def show_gaps(self, gaps: Gaps) -> None:
        """Show these; what was unfolded stays so."""
        unfolded = {ALL, *self.unfolded()}
        top = tuple(_node(gaps, one, place) for place, one in enumerate(gaps.top, 1))
        self.show_nodes([Node(ALL, "全部指标", _note(gaps.whole), children=top)])
        self.collapseAll()
        self.unfold(unfolded)
        if not self.current_key():
            self.choose(ALL)

    def chosen_node(self) -> str:
        """The indicator that is chosen; empty for all."""
        key = self.current_key()
        return "" if key == ALL else key


def _node(gaps: Gaps, one: Above, place: int = 0) -> Node:
    number = one.number or (chinese(place) if place else "")
    below = tuple(_node(gaps, each) for each in gaps.below(one.id))
    return Node(one.id, f"{number}　{one.text}" if number else one.text, _note(one), children=below)


def _note(one: Above) -> str:
    return f"{one.full}/{one.total}"
