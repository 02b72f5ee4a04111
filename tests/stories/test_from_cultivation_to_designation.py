"""One application from cultivation to its honour, item by item; and a review by the keyboard alone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.services.titles import review
from tests.stories.conftest import text_of

APPLICATION, HONOUR = RECORD_TYPES.get("application"), RECORD_TYPES.get("honour")
CTRL, Key = Qt.KeyboardModifier.ControlModifier, Qt.Key
PAPER = "关于评选表彰"
FITS = (Key.Key_1, "现场查看属实")
RETURNED = {4: "两次决策没有法律意见书", 8: "约谈记录缺少签字盖章"}


class Reviewer:
    """What a clerk does on the page of applications."""

    def __init__(self, clerk, store) -> None:
        self.clerk, self.store = clerk, store
        self.page = clerk.go("titles")
        clerk.see(lambda: self.page.overview.overview is not None)
        self.application = ""

    @property
    def review(self):
        return self.page.review

    @property
    def held(self):
        return records.values(self.store, APPLICATION, self.application)

    def pick(self, group, field, words):
        finder = group.editor(field).focusProxy()
        self.clerk.type(finder, words)
        self.clerk.see(lambda: finder.is_open() and words in finder.suggestions.titles()[0])
        self.clerk.press(Key.Key_Return)

    def register(self, unit):
        overview = self.page.overview
        known = {row.id for row in overview.overview.rows}
        self.clerk.click(overview.add_button)
        group = overview.ask.group
        for field, words in (("applicant", unit), ("title", "依法行政示范单位"), ("batch", "第四批")):
            self.pick(group, field, words)
        self.clerk.click(overview.ask.act_button)
        self.clerk.see(lambda: {row.id for row in overview.overview.rows} - known)
        (self.application,) = {row.id for row in overview.overview.rows} - known

    def open(self):
        table = self.page.overview.table
        table.choose_row(table.rows.place_of(self.application))
        self.clerk.press(Key.Key_Return)
        self.clerk.see(lambda: self.review.sheet is not None and self.review.panel.form.line is not None)

    def move(self, label, stage, **texts):
        """Click the button of a move, and answer what it asks."""
        ask = self.review.side.ask
        self.clerk.see(lambda: label in self.review.head.way_buttons)
        self.clerk.click(self.review.head.way_buttons[label])
        if ask.group is not None or texts:
            self.clerk.see(lambda: ask.group is not None)
            for field, words in texts.items():
                self.answer(ask.group, field, words)
            self.clerk.click(ask.act_button)
        self.clerk.see(lambda: self.held["stage"] == stage)
        self.clerk.see(lambda: self.review.side.shows_item() and self.review.sheet.stage == stage)

    def answer(self, group, field, words):
        if field in ("recommendation", "designation"):
            self.pick(group, field, words)
            return
        editor = group.editor(field)
        editor.set_raw(words) if isinstance(editor.raw(), str) else self.clerk.type(
            editor.focusProxy(), words
        )

    def judge(self, verdicts):
        """By keys: the verdict, a reason where one is needed, Enter."""
        self.clerk.qtbot.focus(self.review.checklist.table)
        for number, (key, reason) in verdicts.items():
            assert self.review.panel.form.line.number == str(number)
            self.clerk.press(key)
            if reason:
                self.clerk.write(reason)
            self.clerk.press(Key.Key_Return)
        items = {str(number) for number in verdicts}
        self.clerk.see(lambda: not items & {line.number for line in self.sheet.open_lines})

    @property
    def sheet(self):
        return review.sheet(self.store, self.application)

    def complete(self):
        self.clerk.see(lambda: self.review.head.complete_button is not None)
        self.clerk.see(lambda: not self.review.sheet.open_lines)
        self.clerk.click(self.review.head.complete_button)
        self.clerk.see(lambda: self.review.side.ask.group is not None)
        self.clerk.click(self.review.side.ask.act_button)
        self.clerk.see(lambda: self.held["conclusion"])

    def printed(self, key, act, file, save_as):
        """The paper that opens, saved as PDF."""
        save_as(file)
        act()
        reports = self.clerk.window.pages.currentWidget()
        self.clerk.see(lambda: reports.preview.preview is not None and reports.preview.preview.key == key)
        self.clerk.click(reports.panel.buttons[".pdf"])
        self.clerk.see(file.exists)
        self.clerk.go("titles")
        return text_of(file)


@pytest.fixture
def reviewer(clerk, store):
    return Reviewer(clerk, store)


def test_from_registering_to_the_honour_and_back_by_undo(clerk, reviewer, store, save_as, tmp_path):
    reviewer.register("张良镇")
    assert len(reviewer.sheet.lines) == 10
    reviewer.open()
    first_round(clerk, reviewer, tmp_path, save_as)
    second_round(reviewer, tmp_path, save_as)

    reviewer.move("提交集体研究", "集体研究")
    reviewer.move("公示", "公示", public_from="今天", public_until="今天")
    reviewer.move("推荐", "推荐", recommendation=PAPER)
    reviewer.move("登记命名", "命名", designation=PAPER, designated_on="今天")
    honour = records.values(store, HONOUR, reviewer.held["honour"])
    assert honour["name"] == "河南省依法行政示范单位"

    undo_all(clerk, reviewer, store)


def first_round(clerk, reviewer, folder, save_as):
    """Ten items, two of them returned; the list for the applicant says why."""
    reviewer.move("申报", "申报")
    reviewer.move("开始初审", "初审")
    reviewer.judge({n: (Key.Key_2, RETURNED[n]) if n in RETURNED else FITS for n in range(1, 11)})
    reviewer.complete()
    assert "符合8项，需补充2项" in reviewer.held["conclusion"]
    button = reviewer.review.head.feedback
    feedback = reviewer.printed(
        "on_site_feedback", lambda: clerk.click(button), folder / "反馈单.pdf", save_as
    )
    assert all(reason in feedback for reason in RETURNED.values())


def second_round(reviewer, folder, save_as):
    """What was put right is judged again, nothing else; the form carries every opinion."""
    reviewer.move("现场反馈", "现场反馈")
    reviewer.move("转入整改", "整改", rectify_by="今天")
    reviewer.move("提交再审", "初审", rectification="示例：法律意见书和签字盖章已补齐。")
    assert [line.number for line in reviewer.sheet.open_lines] == ["4", "8"]
    reviewer.judge(dict.fromkeys((4, 8), FITS))
    reviewer.complete()
    assert reviewer.held["passed_on"] is not None
    assert reviewer.held["score"] == Decimal(100)
    key, menu = "review_opinions", reviewer.review.menu
    opinions = reviewer.printed(key, lambda: menu.print_paper(key), folder / "意见表.pdf", save_as)
    assert all(reason in opinions for reason in RETURNED.values())
    assert opinions.count("符合") >= 10


def undo_all(clerk, reviewer, store):
    """Ctrl+Z, step by step, until the application is gone and the honour with it."""
    stages = []
    honour = reviewer.held["honour"]
    clerk.qtbot.focus(reviewer.review.checklist.table)
    for _ in range(60):
        if records.detail(store, APPLICATION, reviewer.application).deleted:
            break
        if not stages or stages[-1] != reviewer.held["stage"]:
            stages.append(reviewer.held["stage"])
        with clerk.qtbot.waitSignal(clerk.window._context.changed):
            clerk.press(Key.Key_Z, CTRL)
    assert records.detail(store, HONOUR, honour).deleted
    way_back = ["命名", "推荐", "公示", "集体研究", "初审", "整改", "现场反馈", "初审", "申报", "培育"]
    assert stages == way_back
    clerk.see(lambda: reviewer.page.current() is reviewer.page.overview)


def test_a_review_by_the_keyboard_alone(clerk, store):
    clerk.press(Key.Key_7, CTRL)
    page = clerk.window.pages.currentWidget()
    clerk.see(lambda: page.overview.overview is not None and page.overview.table.hasFocus())
    clerk.press(Key.Key_Return)
    clerk.see(lambda: page.review.panel.form.line is not None)
    application = page.review.sheet.id
    assert page.review.panel.form.line.number == "5"

    clerk.press(Key.Key_2)
    clerk.write("缺少现场检查音像记录")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_3)
    clerk.write("没有引用裁量基准")
    clerk.press(Key.Key_Return)
    for _ in range(4):
        clerk.press(Key.Key_1)
        clerk.write("现场查看属实")
        clerk.press(Key.Key_Return)

    clerk.see(lambda: not page.review.sheet.open_lines)
    found = [line.conclusion for line in review.sheet(store, application).lines]
    assert found == ["符合", "符合", "符合", "需补充", "需补充", "不符合", "符合", "符合", "符合", "符合"]

    clerk.press(Key.Key_Right, CTRL)
    clerk.see(lambda: page.review.side.ask.group is not None)
    clerk.press(Key.Key_S, CTRL)
    clerk.see(lambda: records.values(store, APPLICATION, application)["conclusion"])

    def ways():
        return page.review.head.way_buttons

    clerk.see(lambda: "现场反馈" in ways() and ways()["现场反馈"].isVisible())
    clerk.press(Key.Key_Right, CTRL)
    clerk.see(lambda: records.values(store, APPLICATION, application)["stage"] == "现场反馈")

    clerk.press(Key.Key_Escape)
    clerk.see(lambda: page.current() is page.overview)
