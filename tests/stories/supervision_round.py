"""A round of supervision from its plan to closure: what is done, and that every count agrees meanwhile."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.home import home
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import records
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.supervision import supervision_figures
from tests.stories.conftest import text_of
from tests.stories.hands import CTRL, Key, PaperDesk
from tests.stories.round_papers import Letters, plan_the_round, read_at_the_end

AWAITING, IN_HAND, SUBMITTED, CLOSED = "待下发", "整改中", "待验收", "已销号"
UNITS = ("示例张镇", "示例李局", "示例王街道")
CHECKER = "示例复核人"


class RoundOfSupervision:
    """Three units, their problems, of which two are late, and the office around them."""

    def __init__(self, store: Any, hands: Any, folder: Path, save_as: Any, count: int) -> None:
        self.store, self.hands, self.folder = store, hands, folder
        self.told = tuple(
            (UNITS[number % 3], f"示例：第{number + 1}个问题", "2023.7.15" if number < 2 else "2023.8.20")
            for number in range(count)
        )
        self.clerk, self.desk = hands.clerk, PaperDesk(hands, store, folder, save_as)
        (self.indicator,) = self._ids("SELECT id FROM indicator WHERE number = '93'")
        for name in UNITS:
            self._save("unit", name=name, kind="乡镇" if name.endswith("镇") else "县直")
        self._save("person", name=CHECKER)
        self.round, self.units = "", UNITS
        self.problems: list[str] = []

    def _save(self, key: str, **values) -> str:
        return records.save(self.store, RECORD_TYPES.get(key), values).ids(key)[0]

    def _ids(self, sql: str) -> list[str]:
        with self.store.read() as session:
            return [row[0] for row in session.connection().exec_driver_sql(sql)]

    def held(self, problem: str):
        return records.values(self.store, RECORD_TYPES.get("problem"), problem)

    def open(self) -> None:
        """Come to the page, and narrow the board to the round."""
        hands = self.hands
        hands.listing.load()
        self.clerk.see(lambda: hands.listing.round.findData(self.round) >= 0)
        hands.choose_in(hands.listing.round, self.round)
        self.clerk.see(lambda: hands.listing.board.shown.total == 0)

    def register(self) -> None:
        """The problems through the form."""
        for unit, text, due in self.told:
            self._register(unit, text, due)
        self.problems = [
            self._ids(f"SELECT id FROM problem WHERE description = '{text}'")[0] for _, text, _ in self.told
        ]

    def _register(self, unit: str, text: str, due: str) -> None:
        hands, page = self.hands, self.hands.page
        count = hands.listing.board.shown.total
        hands.push(page.list.add_button)
        self.clerk.see(lambda: self.clerk.has_form())
        group = page.form.group
        hands.pick(group.editor("unit"), unit)
        hands.fill(group.editor("description"), text)
        hands.fill(group.editor("due_on"), due)
        hands.push(group.more)
        hands.fill(group.editor("demand"), "示例：按期整改到位")
        self.clerk.look("form")
        hands.save(page.form.save_button)
        self.clerk.see(lambda: hands.listing.board.shown.total == count + 1)
        self.clerk.see(lambda: not page.side_panel.is_open)

    def hand_out(self, printed: Path, lists: Path) -> None:
        """Print the lists of all units in one go, send them out, save and read them, note who signed."""
        hands = self.hands
        hands.push(hands.listing.feedback_button)
        panel = hands.page.feedback.panel
        self.clerk.see(lambda: len(panel.rows) == 3)
        self.clerk.look("feedback")
        hands.push(panel.print_button)
        self.clerk.see(lambda: printed.is_file() and printed.stat().st_size > 0)
        self.clerk.see(panel.waiting.isHidden)
        assert panel.chosen() == tuple(row.unit.unit for row in panel.rows)
        hands.push(panel.issue_button)
        # Two deadlines are over on the day of the list: that is asked about once.
        self.clerk.see(lambda: panel.issue_button.text() == "无误，登记下发")
        hands.push(panel.issue_button)
        self.clerk.see(lambda: all(row.unit.feedback_on for row in panel.rows))
        self._read_lists(panel, lists)
        hands.push(panel.rows[0].receipt_link)
        ask = hands.page.feedback.ask
        self.clerk.see(lambda: ask.group is not None)
        hands.fill(ask.group.editor("receipt"), "示例签收人")
        hands.save(ask.act_button)
        self.clerk.see(lambda: panel.isVisible() and panel.rows[0].unit.receipt == "示例签收人")

    def _read_lists(self, panel: Any, lists: Path) -> None:
        """Every unit has its own problems on its list, and no other."""
        self.hands.push(panel.folder_button)
        self.clerk.see(lambda: len(list(lists.glob("*.pdf"))) == len(UNITS))
        self.clerk.see(panel.waiting.isHidden)
        for unit in UNITS:
            (file,) = lists.glob(f"*{unit}*.pdf")
            told = text_of(file)
            for name, text, _ in self.told:
                assert (text in told) == (name == unit), (unit, text)
            assert "2023年7月20日" in told

    def take_answers(self) -> None:
        """The first unit sends a table back; it is pasted."""
        hands, panel = self.hands, self.hands.page.feedback.panel
        unit = panel.rows[0].unit
        hands.push(panel.rows[0].answers_link)
        form = hands.page.feedback.answers
        self.clerk.see(lambda: len(form.text_by_id) == unit.problems)
        texts = [text for name, text, _ in self.told if name == unit.name]
        QGuiApplication.clipboard().setText("\n".join(f"{text}\t示例：已整改" for text in texts))
        hands.push(form.paste_button)
        self.clerk.see(lambda: all(edit.toPlainText() for edit in form.text_by_id.values()))
        self.clerk.look("answers")
        hands.save(form.save_button)
        self.clerk.see(lambda: panel.isVisible() and panel.rows[0].unit.answered == unit.problems)
        hands.leave(panel.close_button)
        self.clerk.see(lambda: not hands.page.side_panel.is_open)

    def submit(self, problem: str) -> None:
        """The unit's measure is asked for on the way."""
        hands = self.hands
        hands.carry(problem, SUBMITTED)
        self.clerk.see(lambda: hands.page.is_asking)
        self.clerk.look("submitting")
        assert hands.page.ask.lacking.text() == "请先填写整改措施。"
        hands.fill(hands.page.ask.group.editor("measure"), "示例：逐项整改")
        hands.save(hands.page.ask.act_button)
        self.see_in(problem, SUBMITTED)
        assert self.held(problem)["finished_on"] == PartialDate(2023, 7, 20), "the day that was proposed"

    def send_back(self, problem: str) -> None:
        """The check on the spot finds it is not good enough yet; the unit brings it once more."""
        hands = self.hands
        hands.carry(problem, IN_HAND)
        self.clerk.see(lambda: hands.page.is_asking)
        hands.fill(hands.page.ask.group.editor("recheck"), "示例：记录仍不完整")
        hands.save(hands.page.ask.act_button)
        self.see_in(problem, IN_HAND)
        hands.carry(problem, SUBMITTED)
        self.clerk.see(lambda: hands.page.is_asking)
        hands.save(hands.page.ask.act_button)
        self.see_in(problem, SUBMITTED)

    def close(self, problem: str) -> None:
        """Evidence, the form and a checker, then it is closed."""
        hands, number = self.hands, self.problems.index(problem)
        files = [self.folder / f"整改照片{number}.txt", self.folder / f"整改销号审批表{number}.txt"]
        for file in files:
            file.write_text(f"示例 {file.name}", "utf-8")
        hands.add_proof(problem, files)
        self.clerk.look("closing")
        hands.pick(hands.page.ask.group.editor("rechecker"), CHECKER)
        hands.save(hands.page.ask.act_button)
        self.see_in(problem, CLOSED)

    def see_in(self, problem: str, stage: str) -> None:
        """Wait until the card lies in a column, and hold it against what is kept."""

        def lies_there() -> bool:
            shown = self.hands.listing.board.shown
            return problem in next(each for each in shown.columns if each.stage == stage).ids

        self.clerk.see(lies_there)
        assert self.held(problem)["stage"] == stage
        self.clerk.see(lambda: not self.hands.page.side_panel.is_open)

    def agree(self, closed: int, overdue: int) -> None:
        """The board, the page of progress, the ledger, the statement, 工作台 and the rail say the same."""
        told = supervision_figures.figures(self.store, self.round)
        wanted = len(UNITS), len(self.told), closed, overdue
        assert (told.units, told.problems, told.closed, told.overdue) == wanted
        board = self.hands.listing.board
        self.clerk.see(lambda: (board.shown.count(CLOSED), board.shown.overdue) == (closed, overdue))
        rows = reports.gather(self.store, "rectification_ledger", {"supervision_round": self.round}).rows
        assert sum("已销号" in row[-1] for row in rows) == closed
        assert sum("逾期" in str(row[-1]) for row in rows) == overdue
        self._statement_agrees(told)
        office = self.clerk.window._context.office
        tiles = {tile.key: tile for tile in home.look(self.store, Cycle.of(office.cycle)).tiles}
        entry = self.clerk.window.rail.entry("supervision")
        self.clerk.see(lambda: entry.count == tiles["overdue"].count)

    def _statement_agrees(self, told: supervision_figures.Figures) -> None:
        options = {"indicator": self.indicator, "ledger_complete": True}
        paragraphs = reports.gather(self.store, "situation_statement", options).paragraphs
        sent = [problem for problem in self.problems if self.held(problem)["stage"] not in ("", AWAITING)]
        counted = f"督导单位{told.units}个，{'反馈' if sent else '发现'}问题{told.problems}个"
        if sent:
            counted += f"，已销号{told.closed}个，销号率{told.rate}" if told.closed else "，正在整改"
        assert any(counted in each.text for each in paragraphs), counted


def from_plan_to_closure(story: RoundOfSupervision, printed: Path, lists: Path) -> None:
    """The whole way; the counts are compared after every step, each paper is read where it falls due."""
    plan_the_round(story)
    story.open()
    story.register()
    story.agree(closed=0, overdue=2)
    story.hand_out(printed, lists)
    story.agree(closed=0, overdue=2)
    story.take_answers()
    Letters(story).grow_sharper()
    story.agree(closed=0, overdue=2)
    for problem in story.problems:
        story.submit(problem)
    story.agree(closed=0, overdue=2)
    story.send_back(story.problems[0])
    Letters(story).approve_closure()
    story.close(story.problems[0])
    story.agree(closed=1, overdue=1)
    for number, problem in enumerate(story.problems[1:], 2):
        story.close(problem)
        story.agree(closed=number, overdue=0)
    story.clerk.look("closed")
    read_at_the_end(story)
    first = story.held(story.problems[0])
    assert {file.role for file in first["files"]} >= {"整改销号审批表"}
    assert first["closed_on"] == PartialDate(2023, 7, 20)
    story.clerk.press(Key.Key_Z, CTRL)
    story.see_in(story.problems[-1], SUBMITTED)
    story.agree(closed=len(story.problems) - 1, overdue=0)
