"""Three titles told to their ends: two applicants for one place, one withdrawn, one named and revoked."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from lushan_desktop.base import clock
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.titles.standard_item import STANDARD_ITEM
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import records
from lushan_desktop.services.titles import applications
from tests.saving import day, save
from tests.stories.conftest import text_of

APPLICATION, HONOUR = RECORD_TYPES.get("application"), RECORD_TYPES.get("honour")
CTRL, Key = Qt.KeyboardModifier.ControlModifier, Qt.Key
RECOMMENDED, NAMED, REVOKED = "示例推荐报告", "示例命名决定", "示例撤销决定"


class Mouse:
    """Touches the keyboard only to write."""

    def __init__(self, clerk) -> None:
        self.clerk = clerk

    def push(self, button) -> None:
        self.clerk.see(lambda: button.isEnabled() and button.isVisible())
        self.clerk.click(button)

    save = push

    def into(self, editor) -> None:
        self.clerk.click(editor.focusProxy())

    def judge(self, panel) -> None:
        self.clerk.click(panel.form.verdicts.button_by_word["符合"])
        self.clerk.click(panel.next_button)


class Keys(Mouse):
    """Never leaves the keyboard."""

    def push(self, button) -> None:
        self.clerk.see(lambda: button.isEnabled() and button.isVisible())
        self.clerk.tab_to(button)
        self.clerk.press(Key.Key_Space)

    def save(self, button) -> None:
        del button
        self.clerk.press(Key.Key_S, CTRL)

    def into(self, editor) -> None:
        self.clerk.tab_to(editor)

    def judge(self, panel) -> None:
        del panel
        self.clerk.press(Key.Key_1)
        self.clerk.press(Key.Key_Return)


class Office:
    """Titles with one item each, and what the clerk does with an application on show."""

    def __init__(self, clerk, store, hands, folder) -> None:
        self.clerk, self.store, self.hands, self.folder = clerk, store, hands, folder
        self.page = clerk.go("titles")
        clerk.see(lambda: self.page.overview.overview is not None)
        for title, signed in ((RECOMMENDED, "2023-07-01"), (NAMED, "2023-08-01"), (REVOKED, "2025-03-01")):
            save(
                store,
                "document",
                title=title,
                number=f"示〔{signed[:4]}〕{len(title)}号",
                signed_on=day(signed),
            )
        item = {**STANDARD_ITEM.blank(), "number": "1", "content": "示例内容", "points": Decimal(100)}
        names = ("示例甲项目", "示例乙项目", "示例丙项目")
        self.titles = [
            save(store, "title", name=name, kind="依法行政示范单位", standard_items=(item,), valid_years=3)
            for name in names
        ]
        self.batch = save(store, "batch", name="示例一批", title=self.titles[0], quota=1)

    def applied(self, place, unit):
        """An application in 申报; registering is the matter of another story."""
        batch = self.batch if place == 0 else ""
        made = save(self.store, "unit", name=unit, kind="县直")
        (application,) = applications.start(self.store, self.titles[place], batch, made).ids("application")
        applications.move(self.store, application, "申报", applied_on=day("2023-03-10"))
        return application

    def held(self, application):
        return records.values(self.store, APPLICATION, application)

    @property
    def review(self):
        return self.page.review

    def open(self, application):
        self.page.open_review(application)
        self.clerk.see(lambda: self.review.sheet is not None and self.review.sheet.id == application)
        self.clerk.see(lambda: self.review.side.view is not None and self.review.side.view.id == application)
        self.clerk.see(lambda: self.review.panel.form.line is not None)
        self.clerk.qtbot.focus(self.review.checklist.table)

    def move(self, application, label, stage, **typed):
        """The button of a move, or its line under 更多; what is asked is answered."""
        ask, head = self.review.side.ask, self.review.head
        if label in head.way_buttons:
            self.hands.push(head.way_buttons[label])
        else:
            # The offscreen platform grabs no keyboard for a menu: its line is taken as tests take it.
            menu = self.review.menu.made()
            next(one for one in menu.actions() if one.text() == label).trigger()
        if typed:
            self.answer(ask, **typed)
        self.see(application, stage)

    def answer(self, ask, **typed):
        self.clerk.see(lambda: ask.group is not None and ask.isVisible())
        for field, words in typed.items():
            editor = ask.group.editor(field)
            self.hands.into(editor)
            edit = editor.focusProxy()
            if hasattr(edit, "selectAll"):
                edit.selectAll()
            self.clerk.write(words)
            if words in (RECOMMENDED, NAMED, REVOKED):
                self.clerk.see(
                    lambda edit=edit, words=words: edit.is_open() and words in edit.suggestions.titles()[0]
                )
                self.clerk.press(Key.Key_Return)
        self.hands.save(ask.act_button)

    def see(self, application, stage):
        self.clerk.see(lambda: self.held(application)["stage"] == stage)
        self.clerk.see(lambda: self.review.side.shows_item() and self.review.sheet.stage == stage)

    def pass_review(self, application, on="2023.4.12"):
        """Judged, ended on a day that is typed, consulted, studied, published."""
        self.move(application, "开始初审", "初审", moved_on="2023.4.5")
        self.clerk.qtbot.focus(self.review.checklist.table)
        self.hands.judge(self.review.panel)
        self.clerk.see(lambda: not self.review.sheet.open_lines)
        self.hands.push(self.review.head.complete_button)
        self.answer(self.review.side.ask, reviewed_on=on)
        self.clerk.see(lambda: self.held(application)["passed_on"] == day("2023-04-12"))
        self.clerk.see(lambda: "提交集体研究" in self.review.head.way_buttons)
        self.move(application, "提交集体研究", "集体研究", moved_on="2023.5.20")
        days = {"studied_on": "2023.6.1", "public_from": "2023.6.5", "public_until": "2023.6.12"}
        self.move(application, "公示", "公示", **days)

    def paper(self, key, **options):
        file = self.folder / f"{key}.pdf"
        file.unlink(missing_ok=True)
        reports.write(self.store, key, options, file)
        return text_of(file)


@pytest.mark.parametrize("hands", [pytest.param(Mouse, marks=pytest.mark.slow), Keys])
def test_three_titles_come_to_their_ends_and_every_paper_says_so(clerk, store, tmp_path, monkeypatch, hands):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 2))
    office = Office(clerk, store, hands(clerk), tmp_path)
    first, second = office.applied(0, "示例甲局"), office.applied(0, "示例乙局")
    two_for_one_place(office, first, second)
    withdrawn(office, office.applied(1, "示例丙局"))
    named_and_revoked(office, office.applied(2, "示例丁局"))

    ledger = office.paper("application_ledger")
    for told in ("未通过原因：名额已满", "2023年3月20日撤回：机构改革", "已撤销命名", "撤销原因：考核不合格"):
        assert told in ledger


def two_for_one_place(office, first, second):
    """Both pass; the place is taken by one, the other is told why."""
    for application in (first, second):
        office.open(application)
        office.pass_review(application)
        opinions = office.paper("review_opinions", application=application)
        assert "初审日期：2023年4月12日" in opinions
        assert "各项均符合，无须整改" in office.paper("on_site_feedback", application=application)
    recommending = {"recommended_on": "2023.7.2", "recommendation": RECOMMENDED}
    office.move(second, "不予推荐", "未通过", refusal="名额已满", moved_on="2023.7.1")
    office.open(first)
    office.move(first, "推荐", "推荐", **recommending)
    table = office.paper("recommendation_table", batch=office.batch)
    assert ("示例甲局" in table, "示例乙局" in table, "名额1个" in table) == (True, False, True)
    office.move(first, "登记命名", "命名", designation=NAMED, designated_on="2023.8.1")
    assert "示例甲局" in office.paper("application_form", application=first)


def withdrawn(office, application):
    office.open(application)
    office.move(application, "撤回申报", "已撤回", withdrawal="机构改革", withdrawn_on="2023.3.20")
    assert office.held(application)["moves"][-1]["moved_on"] == day("2023-03-20")


def named_and_revoked(office, application):
    """Named, checked again, taken back; the honour tells it, and every move its stated day."""
    office.open(application)
    office.pass_review(application)
    office.move(application, "推荐", "推荐", recommended_on="2023.7.2", recommendation=RECOMMENDED)
    office.move(application, "登记命名", "命名", designation=NAMED, designated_on="2023.8.1")
    office.move(application, "复核", "复核", moved_on="2024.7.1")
    office.move(application, "复核通过", "命名", revalidated_on="2024.8.1", revalidation="保持良好")
    revoking = {"revoked_on": "2025.3.2", "revocation": "考核不合格", "revoked_by": REVOKED}
    office.move(application, "撤销命名", "未通过", **revoking)
    honour = records.values(office.store, HONOUR, office.held(application)["honour"])
    assert (honour["revoked_on"], honour["revocation"]) == (day("2025-03-02"), "考核不合格")
    assert "2025年3月2日" in office.paper("list:honour")
    stated = [str(row["moved_on"]) for row in office.held(application)["moves"]]
    assert not any("2026" in one for one in stated), stated
