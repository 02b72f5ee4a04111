"""Draws every widget in every look, to be looked at: python -m tests.ui.widgets.gallery [folder]."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme, theme
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Card, Panel
from lushan_desktop.ui.widgets.chips import ChipRow, Choice, PhraseRow
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.date_box import DateBox
from lushan_desktop.ui.widgets.drop_zone import DropZone
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.facts import Fact, Facts
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.item_row import ItemRow, StateWord
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, container, row
from lushan_desktop.ui.widgets.message_bar import MessageBar, UndoBar
from lushan_desktop.ui.widgets.meters import Part, StackedBar
from lushan_desktop.ui.widgets.page_layout import Mark
from lushan_desktop.ui.widgets.panes import Panes, list_and_detail
from lushan_desktop.ui.widgets.preview_panel import PreviewPanel
from lushan_desktop.ui.widgets.quote_block import QuoteBlock
from lushan_desktop.ui.widgets.search_box import SearchBox
from lushan_desktop.ui.widgets.segments import Segments
from lushan_desktop.ui.widgets.table_view import TableCard, TableView
from lushan_desktop.ui.widgets.tree_list import Node, TreeList
from lushan_desktop.ui.widgets.type_ahead import TypeAhead
from tests.ui.widgets.frame import Shell
from tests.ui.widgets.specimens import SPELLING, MeetingRows, a_page, suggest_people

KINDS = ("述法评议会", "动员会", "推进会", "协调会", "常委会会议", "常务会议", "委员会会议", "其他")


def a_page_of(*items, gap: str = "gap") -> QWidget:
    page = QWidget()
    column(page, *items, gap=gap, margins=("page", "inset"))
    return page


def meetings_list() -> TableCard:
    table = TableView(says="会议台账")
    table.setModel(MeetingRows())
    table.set_widths([124, None, 56, 76, 94])
    table.setColumnHidden(2, theme().factor > 1)
    table.choose_row(2)
    card = TableCard(table)
    card.say("12 条，其中 4 条缺材料、4 条待补日期或次数", link="另有 2 条在周期外，查看")
    return card


def materials() -> QWidget:
    made = QWidget()
    flow = FlowLayout(made, gap="large")
    for text, tone in (("通知", "ok"), ("议程", "ok"), ("缺签到表", "bad"), ("讲话稿", "ok"), ("纪要", "ok")):
        flow.addWidget(StateWord(text, tone))
    return made


def meeting_facts() -> Facts:
    time, people = Fact("时间", "2023年6月2日（星期五）"), Fact("参加", "各成员单位")
    return Facts([time, Fact("地点 · 主持", "", "place"), people])


def meeting_detail() -> QWidget:
    edit, add = Button("编辑", "act.edit", keys="F2"), LinkButton("添加", "act.add")
    needed, held = Words("应有材料", "section"), Words("动员会 6 种，齐 5 种", "small")
    panel = Panel(
        row(None, Badge("动员会", "info"), Badge("缺签到表", "bad"), SPRING, edit),
        Words("示例：争创省级法治政府建设示范县动员会", "title", wraps=True),
        meeting_facts(),
        Words("讲话要求", "section"),
        QuoteBlock("示例领导甲", "示例：这里是讲话的原话，" * 5, badge="待核", tone="warn"),
        QuoteBlock("示例领导乙", "示例：这里是转述的话，" * 4, badge="据转述"),
        row(None, needed, held, SPRING, add),
        materials(),
        ItemRow("会议通知（示例）.pdf", "PDF · 312 KB · 6月1日", icon="obj.pdf").with_open().as_last(),
    )
    panel.foot.show_items(DropZone())
    return panel


def meetings_page(detail: QWidget, *, form: bool = False) -> QWidget:
    new = (
        Button("新建会议", "act.add", keys="Ctrl+N")
        if form
        else PrimaryButton("新建会议", "act.add", keys="Ctrl+N")
    )
    bar = row(
        None,
        new,
        Button("打印台账", "act.print", keys="Ctrl+P"),
        Button("导出", "act.excel", keys="Ctrl+E"),
        SPRING,
        QCheckBox("只看缺材料"),
        ChoiceBox([Choice("", "全部日期")], says="日期"),
        SearchBox("在会议中查找", keys="Ctrl+F"),
        gap="medium",
    )
    chips = ChipRow([Choice("", "全部", 12), *(Choice(kind, kind, 1) for kind in KINDS)], says="会议类型")
    return a_page_of(bar, chips, (list_and_detail(meetings_list(), detail), 1))


def typed_date(text: str) -> DateBox:
    box = DateBox(SPELLING)
    box.edit.setText(text)
    box.edit.textEdited.emit(text)
    return box


def place_and_number() -> tuple[LabeledField, LabeledField]:
    place = LabeledField("地点", QLineEdit(), hint="不清楚可先空着")
    place.show_error("请填写地点，如 县委会议室")
    number = LabeledField("会议通知文号", QLineEdit("示例办2023 6"))
    number.show_good("回车补全为 示例办〔2023〕6号")
    return place, number


def standings() -> QWidget:
    checked = QRadioButton("待核")
    checked.setChecked(True)
    more = LinkButton("再加一位", "act.add")
    return container(QRadioButton("原文已核"), QRadioButton("据转述"), checked, SPRING, more, upright=False)


def leader_field() -> TypeAhead:
    leader = TypeAhead(suggest_people, creates={"person": "新增人员"}, placeholder="姓名或拼音首字母")
    leader.setObjectName("leader")
    return leader


def meeting_form() -> QWidget:
    words = QPlainTextEdit("示例：讲话的原话写在这里。")
    words.setFixedHeight(3 * theme().height("input"))
    place, number = place_and_number()
    kind = LabeledField("类型", ChoiceBox([Choice("a", "动员会"), Choice("b", "推进会")]))
    day = LabeledField("日期", typed_date("6.2"), is_required=True)
    due = LabeledField("整改日期", typed_date("2月30日"))
    panel = Panel(
        row(None, Words("编辑会议", "title"), SPRING, StateWord("草稿已自动保存 10:32", "ok")),
        LabeledField("会议名称", QLineEdit("示例：动员会"), is_required=True),
        row(None, (day, 1), (kind, 1), gap="gap"),
        row(None, (LabeledField("主持人", leader_field()), 1), (place, 1), gap="gap"),
        LabeledField("讲话要求", words),
        standings(),
        row(None, (number, 1), (due, 1), gap="gap"),
        DropZone(),
    )
    save = PrimaryButton("保存  Ctrl+S", "act.save", keys="Ctrl+S", tip="保存")
    panel.foot.show_items(save, Button("保存并新建", keys="Ctrl+Shift+S"), SPRING, TextButton("取消  Esc"))
    return panel


def reports_page() -> QWidget:
    heading = Node("", "情况说明")
    reports = TreeList(
        [
            heading,
            Node("statement", "情况说明（按指标）", icon="nav.documents"),
            Node("briefing", "工作简报", icon="nav.documents"),
            Node("", "会议批示文件"),
            *(
                Node(name, name, icon="nav.documents")
                for name in ("会议台账", "批示办理台账", "收发文登记簿")
            ),
        ],
        says="报表",
        is_tree=False,
    )
    reports.choose("statement")
    listing = Card(SearchBox("查找报表"), (reports, 1))
    preview = PreviewPanel(note="黄色只在屏幕上显示，不打印")
    preview.pages.show_document([(595.0, 842.0)] * 3)
    for number in range(3):
        preview.pages.set_page(number, a_page(number))
    preview.pages.show_marks(
        [
            Mark(0, (0.12, 0.175, 0.6, 0.03), key="a", label="待补 1"),
            Mark(0, (0.12, 0.305, 0.4, 0.03), key="b", label="待补 2"),
            Mark(0, (0.11, 0.4, 0.76, 0.14), look="frame"),
        ]
    )
    return a_page_of((Panes(listing, parameters(), preview, widths=(196, 350, 570), weights=(0, 0, 1)), 1))


def parameters() -> QWidget:
    first, last = DateBox(SPELLING), DateBox(SPELLING)
    first.set_value(SPELLING.parse("2021年1月1日"))
    last.set_value(SPELLING.parse("2023年7月27日"))
    checks = [QCheckBox(text) for text in ("组织保障与文件", "会议", "批示指示", "督导整改")]
    for check in checks:
        check.setChecked(True)
    panel = Panel(
        Words("情况说明（按指标）", "title"),
        LabeledField("指标", ChoiceBox([Choice("93", "93　示范创建")])),
        LabeledField("材料起止日期", container(first, Words("至", "label"), last, upright=False)),
        LabeledField("落款单位", ChoiceBox([Choice("a", "示例：领导小组办公室")])),
        row(None, Words("写入哪些记录", "label"), SPRING, LinkButton("逐条勾选")),
        row(None, (checks[0], 1), (checks[1], 1)),
        row(None, (checks[2], 1), (checks[3], 1)),
        MessageBar(
            "warn",
            "正文以【待补】标出，按送审稿打印。",
            title="13 处待补，1 条没有佐证",
            link="去处理",
        ),
        MessageBar("info", "印 2023年3月的名单，仍按当日任职；换人不改旧会议。"),
        MessageBar("bad", "文件打不开：可能已移走。请重新选择。", link="重新选择"),
        MessageBar("ok", "这份备份完好，能打开"),
    )
    panel.foot.show_items(
        PrimaryButton("打印", "act.print", keys="Ctrl+P"),
        Button("PDF", "act.pdf"),
        Button("Word", "act.word"),
        SPRING,
        Button("编辑文稿"),
    )
    return panel


def units_tree() -> TreeList:
    towns = (Node("c", "示例镇", "1"), Node("d", "记录有变的段落", "4", badges=(("记录有变", "warn"),)))
    bureaus = (Node("a", "县委办公室"), Node("b", "县司法局（创建办）", "3"))
    groups = (
        Node("party", "县委、县政府", "2"),
        Node("units", "县直单位", "20", children=bureaus),
        Node("towns", "乡镇街道", "24", children=towns),
    )
    tree = TreeList([Node("county", "示例县", "46", children=groups)], says="单位")
    tree.choose("party")
    return tree


def indicator_bar(name: str, bad: int) -> QWidget:
    bar = StackedBar([Part(9, "ok", "齐全"), Part(4, "warn", "待佐证"), Part(bad, "bad", "缺失")])
    return container(Words(name), (bar, 1), Words(f"缺 {bad}", tone="bad"), upright=False)


def item_rows() -> list[QWidget]:
    overdue = ItemRow("示例：执法全过程记录不完整", "督导整改 · 期限 7月15日", icon="st.overdue")
    return [
        overdue.with_badge("逾期 12 天", "bad"),
        ItemRow("示例：主要领导批示指示", "批示 3 件", tone="ok").with_open(),
        ItemRow("示例：命名文件", "缺 1 份：命名文件", tone="bad").with_link("添加", "act.add"),
    ]


def parts_page() -> QWidget:
    tabs = Segments([Choice("a", "人员任职"), Choice("b", "发文名义"), Choice("c", "指挥部")])
    indicators = (("示例一级指标一", 2), ("示例一级指标二", 0), ("示例一级指标三", 5))
    middle = Card(
        row(None, tabs, SPRING, IconButton("act.more", "更多")),
        *(indicator_bar(name, bad) for name, bad in indicators),
        *item_rows(),
        PhraseRow(["材料齐全，符合要求。", "请补充签到表。", "请说明日期。"]),
        MessageBar("warn", "", title="有未完成的草稿 10:32", link="继续", can_close=True),
        SPRING,
    )
    new, paste = PrimaryButton("新建会议", "act.add"), Button("从 Excel 粘贴", "act.paste")
    nothing = EmptyState("nav.meetings", "还没有会议", "新建，或把 Excel 台账粘贴进来。", new, paste)
    empty = Card((nothing, 1), DropZone(is_large=True))
    units = Card((units_tree(), 1), is_flush=True)
    return a_page_of((Panes(units, middle, empty, widths=(210, 560, 360), weights=(0, 1, 0)), 1))


def build(name: str) -> Shell:
    pages = {
        "list": lambda: Shell(meetings_page(meeting_detail()), "meetings", "会议"),
        "form": lambda: Shell(meetings_page(meeting_form(), form=True), "meetings", "会议"),
        "papers": lambda: Shell(reports_page(), "papers", "报表中心"),
        "parts": lambda: Shell(parts_page(), "people", "人员机构"),
    }
    return pages[name]()


def pose(name: str, window: Shell) -> None:
    """Bring the window into the state the mock-up shows."""
    if name == "form":
        leader = window.findChild(TypeAhead, "leader")
        leader.setFocus(Qt.FocusReason.TabFocusReason)
        leader.setText("sl")
        leader.ask("sl")
    if name == "parts":
        bar = UndoBar(window.page)
        bar.say("已删除 示例：动员会")
    if name == "list":
        panel = WaitingPanel(window.page, "正在生成会议台账")
        panel.watch().report(3, 12, "第 3 页")
        panel._appear()


def draw(folder: Path, name: str, looks: Theme, size: tuple[int, int] = (1366, 768)) -> Path:
    application = QApplication.instance() or QApplication([])
    style.apply(application, looks)
    window = build(name)
    window.resize(*size)
    window.show()
    window.activateWindow()
    application.processEvents()
    pose(name, window)
    application.processEvents()
    file = folder / f"gallery-{name}-{looks.mode}-{looks.text_size}-{size[0]}.png"
    window.grab().save(str(file))
    least = window.minimumSizeHint()
    sys.stdout.write(f"{file.name}: at least {least.width()}×{least.height()}\n")
    window.close()
    window.deleteLater()
    return file


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("list", "form", "papers", "parts"):
        for looks in (
            Theme(),
            Theme(is_dark=True),
            Theme(text_size=TextSize.LARGE),
            Theme(text_size=TextSize.HUGE),
        ):
            draw(folder, name, looks)
    draw(folder, "list", Theme(), (1180, 640))
    draw(folder, "list", Theme(), (1100, 620))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build"))
