"""情况说明章节: the sections of a statement, their order and headings, what each tells of, set phrases."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.papers import statement_terms
from lushan_desktop.domain.papers.statement_template import STATEMENT_TEMPLATE
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.papers import statement_templates
from lushan_desktop.services.papers.statement_templates import OpenPlan, PlanLine
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.preview.live_preview import LivePreview
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.message_bar import MessageBar
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.tree_list import Node, TreeList

_GENERAL_SAYS = "未单独设置章节的指标均按通用章节。在报表中心打开“情况说明”并选这样一项指标，可查看版面。"


class PlanPage(QWidget):
    """Choose a plan on the left, change it in the middle, see what it makes of the records on the right."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: OpenPlan | None = None
        self._is_dirty = False
        self.group: FieldGroup | None = None
        self.list = TreeList(says="章节模板", is_tree=False)
        self.form = Panel(gap="medium")
        self.preview = LivePreview(context, "版面", has_labels=False, is_compact=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.back_button = TextButton("返回报表中心", "act.prev", keys="Esc")
        says = "按台账写情况说明时，分哪几节、每节写什么。改后是本单位自己的，可随时恢复。"
        head = row(None, self.back_button, Words("情况说明章节", "section"), (ElidedWords(says, "small"), 1))
        self._title, self._own = Words("", "section"), Badge()
        self.form.head.show_items(self._title, self._own, SPRING)
        self.save_button = PrimaryButton("保存", "act.save", keys="Ctrl+S")
        self.reset_button = Button("恢复原样", "act.restore", tip="放弃本单位的修改，恢复默认章节")
        self.form.foot.show_items(self.save_button, self.reset_button, SPRING)
        names = QFrame()
        style.set_look(names, "card")
        column(
            names, Words("用于哪项指标", "section"), (self.list, 1), gap="medium", margins=("inset", "inset")
        )
        widths = (theme().threshold("popup"), theme().width("waiting"), theme().threshold("parameters"))
        panes = Panes(names, self.form, self.preview, widths=widths, weights=(0, 1, 1))
        column(self, head, (panes, 1), gap="gap")

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.save_button.clicked.connect(self.save)
        self.reset_button.clicked.connect(self._reset)
        self.list.chosen.connect(self._choose)
        self.preview.refused.connect(self._show_none)
        self._context.changed.connect(self._hear)

    def open(self, number: str) -> None:
        """Show the plan for an indicator; one that has none of its own is written by the general one."""

        def show(plans: tuple[PlanLine, ...]) -> None:
            self._show_names(plans)
            known = number if number in {each.number for each in plans} else ""
            self._ask(known)

        self._context.query(statement_templates.plans, key=f"plans {id(self)}", then=show)

    def save(self) -> None:
        """Keep what was changed as the office's own, in one step."""
        if self.group is None or self._context.is_read_only:
            return
        try:
            values = self.group.values()
        except UserError as error:
            self._tell(error.message)
            return
        self._is_dirty = False
        self._context.change(
            statement_templates.save,
            {**self._held(), **values},
            then=lambda _: self._saved(str(values["number"])),
            failed=self._refused,
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing changed is lost: it is kept whichever way one leaves, by the rail or by closing."""
        super().hideEvent(event)
        if self._is_dirty and not event.spontaneous():
            self.save()

    def _held(self) -> Values:
        return self._plan.values if self._plan else {}

    def _choose(self, key: str) -> None:
        if self._is_dirty:
            self.save()
        self._ask(key.removeprefix("plan:"))

    def _ask(self, number: str) -> None:
        self._context.query(statement_templates.open_plan, number, key=f"plan {id(self)}", then=self._show)

    def _show_names(self, plans: tuple[PlanLine, ...]) -> None:
        nodes = [
            Node(f"plan:{each.number}", each.title, badges=(("已改", "info"),) if each.is_own else ())
            for each in plans
        ]
        self.list.show_nodes(nodes)

    def _show(self, plan: OpenPlan) -> None:
        self._plan, self._is_dirty = plan, False
        number = plan.number
        self._title.setText(f"指标 {number}" if number else statement_templates.GENERAL)
        self._own.show_badge("本单位已改" if plan.record else "", "info")
        self.reset_button.setEnabled(bool(plan.record) and not self._context.is_read_only)
        self.save_button.setEnabled(not self._context.is_read_only)
        self.group = FieldGroup(STATEMENT_TEMPLATE, Desk(self._context), plan.values)
        self.group.changed.connect(self._touch)
        self.form.show_body(self.group)
        self.list.choose(f"plan:{number}")
        if number:
            self.preview.wish(statement_terms.REPORT, {"indicator": number}, at_once=True)
        else:
            self.preview.clear()
            self.preview.show_empty("通用章节没有单独的版面", _GENERAL_SAYS)

    def _show_none(self, sentence: str) -> None:
        """There is nothing to write by this plan yet."""
        self.preview.clear()
        self.preview.show_empty("还没有可看的情况说明", f"{sentence}章节可以先改好、保存。")

    def _touch(self) -> None:
        self._is_dirty = True

    def _saved(self, number: str) -> None:
        self._context.say("已保存章节", can_undo=True)
        self.open(number.strip().removeprefix("第").removesuffix("项"))

    def _refused(self, sentence: str) -> None:
        self._is_dirty = True
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        if self.group is not None:
            self.form.show_body(MessageBar("bad", sentence), self.group)
        if not self.isVisible():
            self._context.failed.emit(sentence)

    def _reset(self) -> None:
        if self._plan is not None:
            number = self._plan.number
            self._is_dirty = False
            self._context.change(
                statement_templates.reset,
                number,
                then=lambda _: self._context.say("已恢复原样", can_undo=True),
            )

    def _hear(self, changes: object) -> None:
        """Somebody saved, undid or restored a plan: show it as it is now, unless it is being changed."""
        touches = getattr(changes, "touches", None)
        is_about_plans = touches is None or touches(
            "statement_template", "template_section", "template_phrase"
        )
        if self._plan is not None and not self._is_dirty and self.isVisible() and is_about_plans:
            self.open(self._plan.number)
