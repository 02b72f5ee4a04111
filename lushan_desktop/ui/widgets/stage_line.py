"""The stages of a matter in their order: what is behind it, where it stands, what lies ahead."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import row

BEHIND, HERE, AHEAD = "behind", "here", "ahead"
_SIGNS = {BEHIND: ("st.ok", "okFill"), HERE: ("st.doing", "accentText"), AHEAD: ("st.todo", "text3")}
_SPOKEN = {BEHIND: "已过", HERE: "当前", AHEAD: "未到"}


@dataclass(frozen=True)
class StageMark:
    """One stage: its word, where the matter stands to it, and who brought it there when."""

    word: str
    place: str
    tip: str = ""


def marks_of(path: Sequence[str], stage: str, tips: Sequence[str] = ()) -> tuple[StageMark, ...]:
    """The marks of a matter in this stage; one that lies beside the way has nothing but what is ahead.

    At the last stage everything is behind: nothing is being done any more.
    """
    here = path.index(stage) if stage in path else -1
    is_done = here == len(path) - 1
    padded = [*tips, *[""] * (len(path) - len(tips))]
    return tuple(
        StageMark(word, BEHIND if place < here or is_done else HERE if place == here else AHEAD, tip)
        for place, (word, tip) in enumerate(zip(path, padded, strict=True))
    )


class StageLine(QWidget):
    """Sign and word of every stage, wrapping where the room is short; the tooltip tells who and when."""

    def __init__(self, marks: Sequence[StageMark] = ()) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap="hair")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.marks = tuple(marks)
        for place, mark in enumerate(self.marks):
            if place:
                self._flow.addWidget(Words("–", "small"))
            self._flow.addWidget(_mark(mark))
        self.setAccessibleName("；".join(f"{mark.word} {_SPOKEN[mark.place]}" for mark in self.marks))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)


def _mark(mark: StageMark) -> QWidget:
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    set_tip(made, mark.tip)
    made.setAccessibleName(f"{mark.word}，{_SPOKEN[mark.place]}")
    word = Words(mark.word, "strong" if mark.place == HERE else "small" if mark.place == AHEAD else "")
    row(made, Glyph(*_SIGNS[mark.place], size="small"), word, gap="hair")
    return made
