"""The left of the composer: sections and paragraphs, how many records each speaks of, how it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lushan_desktop.reports.statement_value import StatementParagraph, StatementSection
from lushan_desktop.services.papers.composing import Composition
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.cells import BadgeText
from lushan_desktop.ui.widgets.chips import ChipRow, Choice
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.tree_list import Node, TreeList

ALL, CHANGED, GAPS = "all", "changed", "gaps"


class ParagraphList(QFrame):
    """Choose a paragraph; the chips leave only those that changed or lack something."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        style.set_look(self, "card")
        self._shown: Composition | None = None
        self._count = Words("", "small")
        self.chips = ChipRow(
            [Choice(ALL, "全部"), Choice(CHANGED, "有变", 0), Choice(GAPS, "待补", 0)], says="筛选段落"
        )
        self.list = TreeList(says="段落", is_tree=False)
        head = row(None, Words("段落", "section"), self._count, SPRING)
        column(
            self,
            column(None, head, self.chips, gap="medium", margins=("inset", "inset", "inset", "none")),
            (self.list, 1),
        )
        self.chips.chosen.connect(lambda _: self._show())
        self.list.chosen.connect(self.chosen)

    def show_composition(self, composition: Composition) -> None:
        self._shown = composition
        paragraphs = composition.statement.paragraphs
        self._count.setText(f"{len(paragraphs)} 段")
        changed = sum(paragraph.key in composition.changed_by_key for paragraph in paragraphs)
        lacking = sum(bool(paragraph.gaps) for paragraph in paragraphs)
        self.chips.show_choices(
            [Choice(ALL, "全部"), Choice(CHANGED, "有变", changed), Choice(GAPS, "待补", lacking)]
        )
        self._show()

    def choose(self, key: str) -> None:
        """Mark a paragraph as the one that is open."""
        if key not in set(self.list.keys()):
            self.chips.choose(ALL)
            self._show()
        if key in set(self.list.keys()):
            self.list.choose(key)

    def neighbour(self, key: str, step: int) -> str:
        """The key of the paragraph before (−1) or after (1) among those on show; empty at the ends."""
        keys = list(self.list.keys())
        place = keys.index(key) + step if key in keys else -1
        return keys[place] if 0 <= place < len(keys) else ""

    def _show(self) -> None:
        if self._shown is None:
            return
        nodes: list[Node] = []
        for section in self._shown.statement.sections:
            paragraphs = [each for each in section.paragraphs if self._is_wanted(each)]
            if paragraphs or self.chips.current_key() == ALL:
                nodes.append(Node("", heading_of(section)))
            nodes += [self._node(each) for each in paragraphs]
        self.list.show_nodes(nodes)

    def _is_wanted(self, paragraph: StatementParagraph) -> bool:
        wanted = self.chips.current_key()
        if wanted == CHANGED:
            return self._shown is not None and paragraph.key in self._shown.changed_by_key
        return bool(paragraph.gaps) if wanted == GAPS else True

    def _node(self, paragraph: StatementParagraph) -> Node:
        title = f"{paragraph.number} {paragraph.label}".strip()
        badge = self.badge_of(paragraph)
        count = len(self._shown.records(paragraph)) if self._shown else 0
        return Node(paragraph.key, title, note=f"{count} 条", badges=(badge,) if badge else ())

    def badge_of(self, paragraph: StatementParagraph) -> BadgeText | None:
        """The one word that matters most: its records changed, something lacks, a clerk wrote it."""
        if self._shown and paragraph.key in self._shown.changed_by_key:
            return "有变", "warn"
        if paragraph.gaps:
            return "待补", "warn"
        return ("已改", "info") if paragraph.edited else None


def heading_of(section: StatementSection) -> str:
    """The heading as the list shows it; the lead-in has none on paper."""
    return section.numbered_heading or "前言"
