"""排名推荐: the applications of a batch by their score, held against the quota, and recommended together."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.services.titles import recommendation
from lushan_desktop.services.titles.recommendation import RankedApplication, Ranking
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.papers import SUMMARY
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.ask_form import AskForm
from lushan_desktop.ui.records.question import Question
from lushan_desktop.ui.records.record_acts import REPORTS_PAGE
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Card, Panel
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar
from lushan_desktop.ui.widgets.panes import Panes

FIELDS = ("recommendation", "recommended_on", "reason")
TOUCHING = ("application", "batch", "review_item")


class RankRow(QWidget):
    """One unit in its place; ticked where it is to be recommended."""

    opened = Signal()

    def __init__(self, ranked: RankedApplication) -> None:
        super().__init__()
        self.ranked = ranked
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        place = f"第 {ranked.rank} 名" if ranked.rank is not None else "未排名"
        self.box = QCheckBox()
        self.box.setAccessibleName(f"推荐{ranked.applicant}")
        set_tip(self.box, "勾选，一起推荐")
        self.box.setChecked(ranked.is_within and not ranked.is_recommended)
        self.box.setEnabled(ranked.rank is not None and not ranked.is_recommended)
        score = "得分待补" if ranked.score is None else f"得分 {ranked.score:f}"
        own = "" if ranked.self_score is None else f"自评 {ranked.self_score:f}"
        told = " · ".join(filter(None, (place, score, own, ranked.stage)))
        words = column(None, ElidedWords(ranked.applicant), ElidedWords(told, "small"), gap="none")
        link = LinkButton("打开", tip=f"打开{ranked.applicant}的申报")
        link.setAccessibleName(f"打开{ranked.applicant}的申报")
        link.clicked.connect(self.opened)
        row(self, self.box, (words, 1), *self._badges(), link, gap="medium", margins=("none", "tight"))

    def _badges(self) -> list[Badge]:
        if self.ranked.is_recommended:
            return [Badge("已推荐", "ok")]
        if self.ranked.rank is None:
            return [Badge(self.ranked.state, "mute")]
        within = Badge("名额内", "info") if self.ranked.is_within else Badge("名额外", "warn")
        return [within, *([Badge("同分", "warn")] if self.ranked.is_tied else [])]


class RankingPage(QWidget):
    """The batch at the left, the paper it is recommended by at the right."""

    left = Signal()
    review_requested = Signal(str)
    batch_requested = Signal(str)
    """The record of the batch, to change its quota."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self.ranking: Ranking | None = None
        self._is_stale = False
        self.rows: list[RankRow] = []
        self.back = TextButton("返回申报列表", "act.prev", tip="返回申报列表（Esc）")
        self.batch = ChoiceBox([], says="批次")
        self.told, self.warning = ElidedWords("", "small"), MessageBar("warn", link="改名额")
        self.print_button = Button("推荐汇总表", "act.print", keys="Ctrl+P", tip="打印推荐汇总表")
        self.settle_button = Button("按得分排定名次", "act.sort", tip="把名次写进每件申报")
        self.recommend_button = PrimaryButton("推荐", "st.ok")
        self.panel, self.ask = Panel(), AskForm(context)
        show_if(self.ask, False)
        show_if(self.warning, False)
        head = Card(row(None, self.back, self.batch, (self.told, 1), self.print_button, self.settle_button))
        self.panes = Panes(self.panel, self.ask, widths=(10_000, 412), weights=(1, 0))
        column(self, head, self.warning, (self.panes, 1), margins=("page", "inset"))
        self._connect()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.batch.chosen.connect(lambda _: self.load())
        self.warning.link_clicked.connect(lambda: self.batch_requested.emit(self.batch.current_key()))
        self.print_button.clicked.connect(self._print)
        self.settle_button.clicked.connect(self._settle)
        self.recommend_button.clicked.connect(self.recommend)
        self.ask.left.connect(self._close_ask)
        self._context.changed.connect(self._hear)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, self._escape, context=within)
        self.panel.foot.show_items(SPRING, self.recommend_button)
        for button in (self.settle_button, self.recommend_button):
            button.setDisabled(self._context.is_read_only)

    def open(self, batches: tuple[tuple[str, str], ...], batch: str) -> None:
        """Show a batch; without one the first there is."""
        self.batch.show_choices([Choice(*each) for each in batches])
        self.batch.choose(batch)
        self.batch.updateGeometry()
        self.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.load()

    def load(self) -> None:
        self._is_stale = False
        if batch := self.batch.current_key():
            self._context.query(recommendation.ranking, batch, then=self._show, key=f"ranking {id(self)}")
        else:
            self._show(Ranking("", "", None, ()))

    def chosen(self) -> list[str]:
        """The applications that are ticked."""
        return [each.ranked.id for each in self.rows if each.box.isChecked()]

    def recommend(self) -> None:
        """Ask for the paper, then recommend all that are ticked in one step."""
        ids = self.chosen()
        if not ids:
            self._context.failed.emit("请先勾选要推荐的单位。")
            return
        names = [each.ranked.applicant for each in self.rows if each.ranked.id in ids]
        values = {**APPLICATION.blank(), "recommended_on": PartialDate.from_date(clock.today())}
        title = f"推荐 {len(ids)} 个单位"
        says = ["、".join(names)]
        question = Question(
            title, title, APPLICATION, FIELDS, values, {}, says=says, key=self.batch.current_key()
        )
        show_if(self.ask, True)
        show_if(self.recommend_button, False)
        self.ask.open(question, lambda given: self._recommend(ids, given))

    def _recommend(self, ids: list[str], given: Values) -> None:
        paper = {name: given[name] for name in ("recommendation", "recommended_on")}
        paper |= {"accepts": True} if given.get("accepts") else {}
        reasons = dict.fromkeys(ids, str(given["reason"])) if given["reason"] else {}

        def tell(_: object) -> None:
            self.ask.forget()
            self._close_ask()
            self._context.say(f"已推荐 {len(ids)} 个单位", can_undo=True)

        batch = self.batch.current_key()
        self._context.change(
            recommendation.recommend, batch, ids, paper, reasons, then=tell, failed=self.ask.refuse
        )

    def _settle(self) -> None:
        def tell(_: object) -> None:
            self._context.say("推荐名次已排定", can_undo=True)

        if batch := self.batch.current_key():
            self._context.change(recommendation.settle_ranks, batch, then=tell)

    def _show(self, ranking: Ranking) -> None:
        self.ranking = ranking
        quota = "" if ranking.quota is None else f"名额 {ranking.quota} 个 · "
        counted = f"申报 {len(ranking.rows)} 件，已推荐 {ranking.recommended} 个"
        self.told.setText(f"{quota}{counted}" if ranking.batch else "还没有登记批次")
        self.warning.say("warn", ranking.warning, link="改名额")
        show_if(self.warning, bool(ranking.warning) and bool(ranking.batch))
        self.rows = [RankRow(each) for each in ranking.rows]
        for each in self.rows:
            each.opened.connect(lambda one=each.ranked.id: self.review_requested.emit(one))
            each.box.toggled.connect(lambda _: self._count())
        nothing = Words("这个批次还没有申报。", "label")
        items: list[QWidget] = [*self.rows] or [nothing]
        self.panel.show_body(*items)
        self._count()

    def _count(self) -> None:
        count = len(self.chosen())
        self.recommend_button.setText(f"推荐勾选的 {count} 家" if count else "推荐")

    def _print(self) -> None:
        self._context.open(REPORTS_PAGE, SUMMARY, "print", hand_over={"batch": self.batch.current_key()})

    def _close_ask(self) -> None:
        show_if(self.ask, False)
        show_if(self.recommend_button, True)
        self.recommend_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        if self.ask.isHidden():
            self.left.emit()
        else:
            self.ask.leave()

    def _hear(self, changes: Any) -> None:
        if changes.touches(*TOUCHING):
            self._is_stale = True
            if self.isVisible():
                self.load()
