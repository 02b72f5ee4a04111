"""The plan and the papers of a round in its stories: pressed in the window, and read."""

from typing import Any

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from tests.saving import save

PLAN, NUMBER = "示例督导工作方案", "示法督〔2023〕6号"
RAIL = "supervision"


def plan_the_round(story: Any) -> None:
    """方案, 组, 单位 and 日程 on one page; the schedule is read from the list of visits."""
    hands, see = story.hands, story.clerk.see
    plan = save(story.store, "document", title=PLAN, number=NUMBER, signed_on=PartialDate(2023, 6, 30))
    hands.open_tab(hands.supervision.tabs, "supervision_round")
    rounds = hands.supervision.current()
    hands.push(rounds.rounds.plan_button)
    form = rounds.plan
    see(lambda: form.group is not None and form.teams)
    hands.fill(form.group.editor("title"), "示例：第二阶段督导")
    hands.pick(form.group.editor("plan"), PLAN)
    hands.fill(form.group.editor("held_on"), "2023.7.3")
    (team,) = form.teams
    hands.fill(team.group.editor("planned_on"), "2023.7.3")
    for unit in story.units:
        hands.pick(team.group.editor("visited_units"), unit)
    see(lambda: len(team.days) == len(story.units))
    hands.save(form.act_button)
    see(lambda: rounds.detail.shown is not None and "第二阶段" in rounds.detail.shown.title)
    story.round = rounds.detail.shown.id
    told = {"indicators": (story.indicator,), "phase": "第二阶段", "kind": "督导"}
    records.save(story.store, RECORD_TYPES.get("supervision_round"), told, story.round)
    _read_schedule(story)
    assert records.values(story.store, RECORD_TYPES.get("supervision_round"), story.round)["plan"] == plan


def _read_schedule(story: Any) -> None:
    """The list of visits, and the sheet that is filled in on the spot."""
    hands, desk = story.hands, story.desk
    hands.open_tab(hands.supervision.tabs, "supervision_visit")
    visits = hands.supervision.current()
    story.clerk.see(lambda: visits.detail.shown is not None)
    hands.push(visits.list.print_button)
    schedule = desk.take("list:supervision_visit", RAIL)
    for unit, day in zip(story.units, ("3", "4", "5"), strict=True):
        assert unit in schedule
        assert f"2023年7月{day}日" in schedule
    mine = story._ids(f"SELECT id FROM supervision_visit WHERE supervision_round = '{story.round}'")
    hands.choose_row(visits.list.table, visits.list.table.rows.ids.index(mine[0]))
    story.clerk.see(lambda: visits.detail.shown.id == mine[0] and not visits.detail.isHidden())
    hands.push(hands.link("打印督导检查记录表", visits))
    sheet = desk.take("visit_record", RAIL)
    assert "督导检查记录表" in sheet
    assert "示例：第二阶段督导" in sheet
    hands.open_tab(hands.supervision.tabs, "problem")


class Letters:
    """What is sent after the unit whose problem is late, one sharper than the other."""

    def __init__(self, story: Any) -> None:
        self.story, self.hands, self.desk = story, story.hands, story.desk
        self.problem = story.problems[0]

    def grow_sharper(self) -> None:
        """提示函, 督办单, 通报, 约谈函: noted, printed, read."""
        self.hands.open_card(self.problem)
        for level, key, said in (
            ("提示函", "prompt_letter", "尚有1个问题未完成整改且已逾期"),
            ("督办单", "supervision_order", "示例：第1个问题"),
            ("通报", "supervision_bulletin", "逾期未销号的有：示例张镇1个、示例李局1个。"),
            ("提请约谈", "interview_request", "仍有1个问题未完成整改且已逾期"),
        ):
            self._send(level, key, said)
        self.hands.close_card()

    def _send(self, level: str, key: str, said: str) -> None:
        hands, see, page = self.hands, self.story.clerk.see, self.hands.page
        hands.push(hands.link(f"发{level}"))
        see(lambda: page.is_asking)
        number = page.ask.group.editor("number")
        if level == "通报":
            hands.fill(number, "示法督〔2023〕7号")
        see(number.raw)
        hands.save(page.ask.act_button)
        see(lambda: [row["level"] for row in self._sent()][-1:] == [level])
        row = self._sent()[-1]
        see(lambda: not page.side_panel.is_open)
        hands.open_card(self.problem)
        see(lambda: row in page.detail.shown.values["escalations"])
        hands.push(self._printer(level))
        typed = {"to": "示例李局"} if key == "interview_request" else {}
        text = self.desk.take(key, RAIL, goes_out=True, **typed)
        for told in (said, row["number"], "2023年7月20日", NUMBER if level != "督办单" else ""):
            assert told in text, (level, told)

    def _sent(self) -> Any:
        return self.story.held(self.problem)["escalations"]

    def _printer(self, level: str) -> Any:
        """The button beside the letter that was noted."""
        from lushan_desktop.ui.widgets.item_row import ItemRow

        def row() -> Any:
            shown = self.hands.page.problem.findChildren(ItemRow)
            fits = (one for one in shown if one.isVisible() and one.accessibleName().startswith(level))
            return next(fits, None)

        self.story.clerk.see(lambda: row() is not None)
        return self.hands.link("打印", row())

    def approve_closure(self) -> None:
        """The sheet that is filled in before a problem is closed tells what happened so far."""
        hands = self.hands
        hands.open_card(self.problem)
        hands.push(hands.link("打印销号审批表"))
        text = self.desk.take("closing_approval", RAIL)
        for told in ("示例：第1个问题", "示例张镇", "示例：逐项整改"):
            assert told in text, told
        hands.close_card()


def read_at_the_end(story: Any) -> None:
    """The ledger of the list, and a bulletin that names nobody as late."""
    hands, desk = story.hands, story.desk
    hands.push(hands.page.list.print_button)
    ledger = desk.take("rectification_ledger", RAIL)
    count = len(story.problems)
    assert ledger.count("已销号2023年7月20日") == count
    hands.open_tab(hands.supervision.tabs, "progress")
    progress = hands.supervision.pages.currentWidget()
    story.clerk.see(lambda: progress.round.findData(story.round) >= 0)
    hands.choose_in(progress.round, story.round)
    story.clerk.see(lambda: f"{count} 个已销号" in progress.summary.text())
    hands.push(progress.print_button)
    bulletin = desk.take("supervision_bulletin", RAIL)
    for told in (f"已销号{count}个，销号率100%。各单位的问题已全部销号。", "没有逾期未销号的问题", NUMBER):
        assert told in bulletin, told
    hands.open_tab(hands.supervision.tabs, "problem")
    story.clerk.see(hands.board.isVisible)
