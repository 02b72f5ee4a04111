"""The head of the composer: the way back, which statement it is, how it stands, 定稿 and 打印."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.domain.papers.statement_terms import (
    CLOSED,
    DRAFT,
    FINISHED,
    FULL,
    PUBLISHED,
    REOPENED_BY,
    SIGNED,
)
from lushan_desktop.services.papers.composing import Composition
from lushan_desktop.services.records import flows
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, IconButton, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.layout import row

_TIP_BY_STAGE = {SIGNED: "签发以后，文字不再随记录变动", PUBLISHED: "登记发布日期"}


class ComposerHead(QWidget):
    """One line above the three panes."""

    left = Signal()
    finish_requested = Signal()
    print_requested = Signal()
    move_requested = Signal(str)
    """The stage that the button leads on to."""
    more_requested = Signal()
    findings_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back_button = TextButton("返回报表中心", "act.prev", keys="Esc")
        self.title, self._detail = ElidedWords("", "section"), ElidedWords("", "small")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.state, self.stage = Badge(), Badge()
        self._onward = ""
        self.move_button = Button("签发", tip="")
        self.check_button = TextButton("校核", "nav.checks", tip="校核这份文稿，逐处列出")
        self.more_button = IconButton("act.more", "更多操作")
        self.finish_button = Button("定稿", "act.lock")
        self.print_button = PrimaryButton("打印", "act.print", keys="Ctrl+P")
        row(
            self,
            self.back_button,
            self.title,
            self.state,
            self.stage,
            (self._detail, 1),
            self.check_button,
            self.more_button,
            self.move_button,
            self.finish_button,
            self.print_button,
            gap="medium",
        )
        self.back_button.clicked.connect(self.left)
        self.finish_button.clicked.connect(self.finish_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.move_button.clicked.connect(lambda: self.move_requested.emit(self._onward))
        self.more_button.clicked.connect(self.more_requested)
        self.check_button.clicked.connect(self.findings_requested)

    def show_statement(self, composition: Composition) -> None:
        """Show which statement, and whether it is a draft."""
        statement = composition.statement
        self.title.setText(title_of(composition))
        self._show_stage(statement.stage)
        signed = f"成文日期 {statement.signed}" if statement.signed else "成文日期待定"
        self._detail.setText(" · ".join(part for part in (signed, statement.issuer) if part))
        count = len(statement.gaps)
        if statement.stage in CLOSED:
            self.state.show_badge("定稿", "ok")
        elif count:
            self.state.show_badge(f"送审稿 · {count} 处待补", "warn")
        else:
            self.state.show_badge("没有待补", "ok")
        is_finished = statement.stage == FINISHED
        self.finish_button.setText(REOPENED_BY[FINISHED] if is_finished else "定稿")
        self.finish_button.setEnabled(composition.is_draft or is_finished)

    def show_findings(self, count: int) -> None:
        """Show how many places the checks found."""
        self.check_button.setText(f"校核 {count} 处" if count else "校核")

    def _show_stage(self, stage: str) -> None:
        self.stage.show_badge(stage if stage not in ("", DRAFT, FINISHED) else "", "ok")
        ways = flows.moves(STATEMENT, {**STATEMENT.blank(), "stage": stage})
        onward = [way.move for way in ways if way.is_onward and way.move.end != FINISHED]
        self._onward = onward[0].end if onward else ""
        self.move_button.setVisible(bool(onward))
        if onward:
            self.move_button.setText(onward[0].label)
            set_tip(self.move_button, _TIP_BY_STAGE[self._onward])


def title_of(composition: Composition) -> str:
    """指标 93, with the shape where it is not the usual one."""
    statement = composition.statement
    shape = "" if statement.shape == FULL else f" · {statement.topic or statement.shape}"
    return f"指标 {composition.indicator}{shape}"
