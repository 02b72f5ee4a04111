"""Three titles told to their ends: two applicants for one place, one withdrawn, one named and revoked.

All is done in the window, menus included, and every paper of the way is pressed there and read.
"""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QAbstractButton

from lushan_desktop.base import clock
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.titles.standard_item import STANDARD_ITEM
from lushan_desktop.services.records import records
from tests.saving import day, save
from tests.stories import hands as by
from tests.stories.hands import Key, PaperDesk

APPLICATION, HONOUR = RECORD_TYPES.get("application"), RECORD_TYPES.get("honour")
RECOMMENDED, NAMED, REVOKED = "示例推荐报告", "示例命名决定", "示例撤销决定"
RAIL = "titles"
LETTER = {"to": "县公安局", "number": "示法办函〔2023〕3号", "reply_by": "2023.5.10", "signed": "2023.5.1"}
WANTING = "约谈记录缺少签字盖章"


class Mouse(by.Mouse):
    """Judges by clicks."""

    def judge(self, panel, verdict, reason=""):
        self.clerk.click(panel.form.verdicts.button_by_word[verdict])
        if reason:
            self.clerk.type(panel.form.text, reason)
        self.clerk.click(panel.next_button)


class Keys(by.Keys):
    """Judges by 1, 2 and Enter."""

    def judge(self, panel, verdict, reason=""):
        del panel
        self.clerk.press(Key.Key_1 if verdict == "符合" else Key.Key_2)
        if reason:
            self.clerk.write(reason)
        self.clerk.press(Key.Key_Return)


class Office:
    """Titles with one item each, and what the clerk does with an application on show."""

    def __init__(self, hands, store, desk) -> None:
        self.clerk, self.store, self.hands, self.desk = hands.clerk, store, hands, desk
        self.page = self.clerk.go(RAIL)
        self.clerk.see(lambda: self.page.overview.overview is not None)
        for title, signed in ((RECOMMENDED, "2023-07-01"), (NAMED, "2023-08-01"), (REVOKED, "2025-03-01")):
            number = f"示〔{signed[:4]}〕{len(title)}号"
            save(store, "document", title=title, number=number, signed_on=day(signed))
        item = {**STANDARD_ITEM.blank(), "number": "1", "content": "示例内容", "points": Decimal(100)}
        kinds = {
            "示例甲项目": "法治政府建设示范市县",
            "示例乙项目": "依法行政示范单位",
            "示例丙项目": "依法行政示范单位",
        }
        for name, kind in kinds.items():
            title = save(store, "title", name=name, kind=kind, standard_items=(item,), valid_years=3)
            if name == "示例甲项目":
                self.batch = save(store, "batch", name="示例一批", title=title, quota=1)

    def register(self, unit, title, batch=""):
        """登记申报, and the day on which the unit applied."""
        save(self.store, "unit", name=unit, kind="县直")
        overview, see = self.page.overview, self.clerk.see
        known = {row.id for row in overview.overview.rows}
        self.hands.push(overview.add_button)
        see(lambda: overview.ask.group is not None and overview.ask.isVisible())
        group = overview.ask.group
        for field, words in (("applicant", unit), ("title", title), ("batch", batch)):
            if words:
                self.hands.pick(group.editor(field), words)
        self.hands.save(overview.ask.act_button)
        see(lambda: {row.id for row in overview.overview.rows} - known)
        see(overview.ask.isHidden)
        (application,) = {row.id for row in overview.overview.rows} - known
        self.open(application)
        self.move(application, "申报", "申报", applied_on="2023.3.10")
        self.leave()
        return application

    def held(self, application):
        return records.values(self.store, APPLICATION, application)

    @property
    def review(self):
        return self.page.review

    def open(self, application):
        """From its row."""
        table, see = self.page.overview.table, self.clerk.see
        see(lambda: table.rows.place_of(application) >= 0)
        self.hands.open_row(table, table.rows.place_of(application))
        see(lambda: self.page.current() is self.review)
        see(lambda: self.review.sheet is not None and self.review.sheet.id == application)
        see(lambda: self.review.side.view is not None and self.review.side.view.id == application)
        see(lambda: self.review.panel.form.line is not None)

    def leave(self):
        self.hands.leave(self.review.head.back)
        self.clerk.see(lambda: self.page.current() is self.page.overview)

    def move(self, application, label, stage, **typed):
        """The button of a move, or its line under 更多; what is asked is answered."""
        head = self.review.head
        if label in head.way_buttons:
            self.hands.push(head.way_buttons[label])
        else:
            self.hands.take(head.more, label)
        if typed:
            self.answer(**typed)
        self.clerk.see(lambda: self.held(application)["stage"] == stage)
        self.clerk.see(lambda: self.review.side.shows_item() and self.review.sheet.stage == stage)

    def answer(self, **typed):
        ask = self.review.side.ask
        self.clerk.see(lambda: ask.group is not None and ask.isVisible())
        self.clerk.look(" ".join(typed))
        for field, words in typed.items():
            is_named = words in (RECOMMENDED, NAMED, REVOKED)
            (self.hands.pick if is_named else self.hands.fill)(ask.group.editor(field), words)
        self.hands.save(ask.act_button)

    def judged(self, application, verdict, on, reason=""):
        """The one item judged, and the review ended on a day that is typed."""
        self.clerk.see(lambda: self.review.head.complete_button is not None)
        self.clerk.qtbot.focus(self.review.checklist.table)
        self.clerk.look(f"before {on}")
        self.hands.judge(self.review.panel, verdict, reason)
        self.clerk.see(lambda: not self.review.sheet.open_lines)
        self.hands.push(self.review.head.complete_button)
        self.answer(reviewed_on=on)
        self.clerk.see(lambda: self.held(application)["conclusion"] and self.review.sheet.conclusion)

    def paper(self, words, key, **typed):
        """A line of 更多操作, and the paper that comes up."""
        self.hands.take(self.review.head.more, words)
        text = self.desk.take(key, RAIL, **typed)
        self.clerk.see(self.review.isVisible)
        return text

    def listed(self, button, key):
        """A paper of the list of applications."""
        self.hands.push(button)
        return self.desk.take(key, RAIL)


@pytest.fixture
def office_of(clerk, store, printed, save_as, tmp_path, monkeypatch):
    """The office under these hands, after the last day of all titles."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 2))

    def opened(hands):
        used = hands(clerk)
        return Office(used, store, PaperDesk(used, store, tmp_path, save_as))

    return opened


@pytest.mark.slow
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # a menu that unfolds
@pytest.mark.parametrize("hands", [Mouse, Keys])
def test_three_titles_come_to_their_ends_and_every_paper_says_so(office_of, hands):
    office = office_of(hands)
    two_for_one_place(office)
    withdrawn(office)
    named_and_revoked(office)

    assert "未通过原因：名额已满" in the_lists_say_so(office, named=2)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # a menu that unfolds
def test_two_titles_come_to_their_ends_by_the_keyboard(office_of, snapshot):
    office = office_of(Keys)
    withdrawn(office)
    named_and_revoked(office)

    the_lists_say_so(office, named=1)
    assert office.clerk.seen == snapshot


def the_lists_say_so(office, named):
    """The ledger of applications, which is returned, and the list of honours."""
    ledger = office.listed(office.page.overview.print_button, "application_ledger")
    for told in ("2023年3月20日撤回：机构改革", "已撤销命名", "撤销：考核不合格"):
        assert told in ledger
    office.clerk.look("overview")
    office.hands.open_tab(office.page.tabs, "honour")
    office.clerk.see(lambda: outside(office))
    office.hands.push(outside(office)[0])
    honours = office.listed(office.page.list_page("honour").list.print_button, "list:honour")
    assert honours.count("2023年8月1日") == named
    assert honours.count("2025年3月2日") == 1
    return ledger


def outside(office):
    """The link to what lies outside of the 创建周期: those titles were given after its end."""
    shown = office.page.list_page("honour").list.findChildren(QAbstractButton)
    return [one for one in shown if one.isVisible() and one.text().startswith("另有")]


def two_for_one_place(office):
    """Both pass; the place is taken by one, the other is told why."""
    both = [office.register(unit, "示例甲项目", "示例一批") for unit in ("示例甲局", "示例乙局")]
    for application in both:
        office.open(application)
        office.move(application, "开始初审", "初审", moved_on="2023.4.5")
        office.judged(application, "符合", "2023.4.12")
        assert office.held(application)["passed_on"] == day("2023-04-12")
        assert "初审日期：2023年4月12日" in office.paper("打印逐项初审意见表", "review_opinions")
        assert "各项均符合，无须整改" in office.paper("打印现场反馈单", "on_site_feedback")
        office.move(application, "征求意见", "征求意见")
        if application == both[1]:
            asked = office.paper("打印征求意见函", "consultation_letter", goes_out=True, **LETTER)
        office.leave()
    for told in ("县公安局：", "示法办函〔2023〕3号", "示例甲局等2个单位", "2023年5月10日前", "2023年5月1日"):
        assert told in asked
    passed = office.listed(office.page.overview.summary_button, "recommendation_table")
    assert ("示例甲局" in passed, "示例乙局" in passed, "通过初审的共2个" in passed) == (True, True, True)
    publish(office, both)
    recommend_one(office, *both)


def publish(office, both):
    days = {"studied_on": "2023.6.1", "public_from": "2023.6.5", "public_until": "2023.6.12"}
    for application in both:
        office.open(application)
        office.move(application, "提交集体研究", "集体研究", consulted_on="2023.5.20")
        office.move(application, "公示", "公示", **days)
        if application == both[1]:
            notice = office.paper("打印公示", "public_notice", goes_out=True, phone="示例电话")
        office.leave()
    for told in ("示例甲局等2个单位", "自2023年6月5日至2023年6月12日", "示例乙局", "受理电话：示例电话"):
        assert told in notice


def recommend_one(office, first, second):
    office.open(second)
    office.move(second, "不予推荐", "未通过", refusal="名额已满", moved_on="2023.7.1")
    office.leave()
    office.open(first)
    office.move(first, "推荐", "推荐", recommended_on="2023.7.2", recommendation=RECOMMENDED)
    office.leave()
    table = office.listed(office.page.overview.summary_button, "recommendation_table")
    assert ("示例甲局" in table, "示例乙局" in table, "名额1个" in table) == (True, False, True)
    office.open(first)
    office.move(first, "登记命名", "命名", designation=NAMED, designated_on="2023.8.1")
    assert "示例甲局" in office.paper("打印申报表", "application_form")
    office.leave()


def withdrawn(office):
    application = office.register("示例丙局", "示例乙项目")
    office.open(application)
    office.move(application, "撤回申报", "已撤回", withdrawal="机构改革", withdrawn_on="2023.3.20")
    assert office.held(application)["moves"][-1]["moved_on"] == day("2023-03-20")
    office.leave()


def named_and_revoked(office):
    """Sent back once, named, checked again, taken back; every move keeps its stated day."""
    application = office.register("示例丁局", "示例丙项目")
    office.open(application)
    office.move(application, "开始初审", "初审", moved_on="2023.4.5")
    sent_back_once(office, application)
    office.move(application, "提交集体研究", "集体研究", moved_on="2023.5.20")
    days = {"studied_on": "2023.6.1", "public_from": "2023.6.5", "public_until": "2023.6.12"}
    office.move(application, "公示", "公示", **days)
    office.move(application, "推荐", "推荐", recommended_on="2023.7.2", recommendation=RECOMMENDED)
    office.move(application, "登记命名", "命名", designation=NAMED, designated_on="2023.8.1")
    office.move(application, "复核", "复核", moved_on="2024.7.1")
    office.move(application, "复核通过", "命名", revalidated_on="2024.8.1", revalidation="保持良好")
    revoking = {"revoked_on": "2025.3.2", "revocation": "考核不合格", "revoked_by": REVOKED}
    office.move(application, "撤销命名", "未通过", **revoking)
    honour = records.values(office.store, HONOUR, office.held(application)["honour"])
    assert (honour["revoked_on"], honour["revocation"]) == (day("2025-03-02"), "考核不合格")
    stated = [str(row["moved_on"]) for row in office.held(application)["moves"]]
    assert not any("2026" in one for one in stated), stated
    office.leave()


def sent_back_once(office, application):
    """What was wanting goes out as 现场反馈单, is put right, and passes the second review."""
    office.judged(application, "需补充", "2023.4.12", WANTING)
    office.move(application, "现场反馈", "现场反馈")
    office.move(application, "转入整改", "整改", feedback_on="2023.4.14", rectify_by="2023.4.20")
    slip = office.paper("打印现场反馈单", "on_site_feedback", goes_out=True)
    for told in (WANTING, "2023年4月14日", "2023年4月20日", "示例丁局"):
        assert told in slip
    office.move(application, "提交再审", "初审", rectification="已补齐", rectified_on="2023.4.18")
    office.judged(application, "符合", "2023.4.22")
    assert WANTING in office.paper("打印逐项初审意见表", "review_opinions")
