"""A round of supervision from registering to closure: what is done, and that every count agrees meanwhile."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.home import home
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import records
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.supervision import supervision_figures
from tests.stories.conftest import Clerk, text_of
from tests.stories.round_papers import read_papers

AWAITING, IN_HAND, SUBMITTED, CLOSED = "待下发", "整改中", "待验收", "已销号"
UNITS = ("示例张镇", "示例李局", "示例王街道")
CHECKER = "示例复核人"
PROBLEMS = tuple(
    (UNITS[number % 3], f"示例：第{number + 1}个问题", "2023.7.15" if number < 2 else "2023.8.20")
    for number in range(7)
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key


class Hands:
    """What a clerk does on the page; how it is done is left to mouse or keyboard."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk
        self.page = clerk.window.open("supervision").problems
        self.listing = self.page.problems
        self.board = self.listing.board.widget

    def push(self, button: QAbstractButton) -> None:
        raise TypeError

    def save(self, button: QAbstractButton) -> None:
        """Press the red button of what is open."""
        raise TypeError

    def into(self, editor: QWidget) -> None:
        """Bring the keyboard into a field."""
        raise TypeError

    def accept(self) -> None:
        """Take the first suggestion."""
        raise TypeError

    def choose_in(self, box: QComboBox, key: str) -> None:
        raise TypeError

    def carry(self, problem: str, stage: str) -> None:
        """Bring a card to the stage beside its own."""
        raise TypeError

    def add_proof(self, problem: str, files: Sequence[Path]) -> None:
        """Have evidence with the problem before or while it is closed."""
        raise TypeError

    def leave(self, button: QAbstractButton) -> None:
        raise TypeError

    def pick(self, editor: QWidget, name: str) -> None:
        """Write the beginning of a name and take what is offered."""
        self.into(editor)
        edit = editor.focusProxy()
        self.clerk.write(name, edit)
        self.clerk.see(lambda: edit.is_open() and name in edit.suggestions.titles()[0])
        self.accept()

    def fill(self, editor: QWidget, text: str) -> None:
        self.into(editor)
        self.clerk.write(text)


class ByMouse(Hands):
    """Touches the keyboard only to write."""

    def push(self, button: QAbstractButton) -> None:
        self.clerk.see(button.isVisible)
        self.clerk.click(button)

    save = leave = push

    def into(self, editor: QWidget) -> None:
        self.clerk.see(editor.isVisible)
        self.clerk.click(editor.focusProxy())

    def accept(self) -> None:
        suggestions = QApplication.focusWidget().suggestions
        self.clerk.click_at(suggestions, QPoint(suggestions.width() // 2, suggestions.height() // 8))

    def choose_in(self, box: QComboBox, key: str) -> None:
        self.clerk.click(box)
        view, index = box.view(), box.model().index(box.findData(key), 0)
        self.clerk.see(view.isVisible)
        # A list that has just opened takes a second click for the end of a double click.
        self.clerk.qtbot.wait(QApplication.doubleClickInterval() + 100)
        self.clerk.click_at(view.viewport(), view.visualRect(index).center())
        self.clerk.see(lambda: box.currentData() == key)

    def carry(self, problem: str, stage: str) -> None:
        lane, target = self.board.lane_of(problem), self.board.lane(stage)
        view, place = lane.cards.viewport(), lane.place_of(problem)
        lane.cards.reveal(place)
        here = lane.cards.card_area(place).center()
        there = view.mapFrom(self.board, target.geometry().center())
        kinds = QEvent.Type
        steps = ((kinds.MouseButtonPress, here), (kinds.MouseMove, here + QPoint(20, 0)))
        for kind, spot in (*steps, (kinds.MouseMove, there), (kinds.MouseButtonRelease, there)):
            where = QPointF(spot)
            no_key = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(
                view, QMouseEvent(kind, where, view.mapToGlobal(where), LEFT, LEFT, no_key)
            )

    def add_proof(self, problem: str, files: Sequence[Path]) -> None:
        """The files are dropped into what is asked for on the way."""
        self.carry(problem, CLOSED)
        self.clerk.see(lambda: self.page.is_asking)
        self.clerk.drop(self.page.ask.group.editor("files").zone, files)


class ByKeys(Hands):
    """Never leaves the keyboard."""

    def push(self, button: QAbstractButton) -> None:
        self.clerk.see(button.isVisible)
        self.clerk.tab_to(button)
        self.clerk.press(Key.Key_Space)

    def save(self, button: QAbstractButton) -> None:
        del button
        self.clerk.press(Key.Key_S, CTRL)

    def leave(self, button: QAbstractButton) -> None:
        del button
        self.clerk.press(Key.Key_Escape)

    def into(self, editor: QWidget) -> None:
        self.clerk.see(editor.isVisible)
        self.clerk.tab_to(editor)

    def accept(self) -> None:
        self.clerk.press(Key.Key_Return)

    def choose_in(self, box: QComboBox, key: str) -> None:
        self.clerk.tab_to(box)
        for _ in range(box.count()):
            if box.currentData() == key:
                return
            self.clerk.press(Key.Key_Down)
        assert box.currentData() == key

    def carry(self, problem: str, stage: str) -> None:
        self.walk_to(problem)
        stages = [lane.shown.key for lane in self.board.lanes]
        start = self.board.lane_of(problem).shown.key
        onward = stages.index(stage) > stages.index(start)
        self.clerk.press(Key.Key_Right if onward else Key.Key_Left)

    def walk_to(self, problem: str) -> None:
        """To a card by ↑ and ↓."""
        self.clerk.see(lambda: QApplication.focusWidget() is self.board)
        every = [card.id for lane in self.board.lanes for card in lane.shown.cards]
        while self.board.chosen_id() != problem:
            is_above = every.index(problem) < every.index(self.board.chosen_id())
            self.clerk.press(Key.Key_Up if is_above else Key.Key_Down)

    def add_proof(self, problem: str, files: Sequence[Path]) -> None:
        """The files are copied elsewhere and pasted on the card."""
        self.walk_to(problem)
        self.clerk.see(lambda: self.page.detail.shown.id == problem)
        copied = QMimeData()
        copied.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        QGuiApplication.clipboard().setMimeData(copied)
        self.clerk.press(Key.Key_V, CTRL)
        lane = self.board.lane(SUBMITTED)
        self.clerk.see(
            lambda: any(card.id == problem and card.files == len(files) for card in lane.shown.cards)
        )
        self.carry(problem, CLOSED)
        self.clerk.see(lambda: self.page.is_asking)


class RoundOfSupervision:
    """Three units, seven problems, and the office around them."""

    def __init__(self, store, hands: Hands, folder: Path) -> None:
        self.store, self.hands, self.folder = store, hands, folder
        self.clerk = hands.clerk
        indicator = self._ids("SELECT id FROM indicator WHERE number = '93'")
        self.round = self._save(
            "supervision_round",
            title="示例：第二阶段督导",
            phase="第二阶段",
            kind="督导",
            held_on=PartialDate(2023, 7, 1),
            indicators=tuple(indicator),
        )
        self.indicator = indicator[0]
        for name in UNITS:
            self._save("unit", name=name, kind="乡镇" if name.endswith("镇") else "县直")
        self._save("person", name=CHECKER)
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
        """Seven problems through the form."""
        for unit, text, due in PROBLEMS:
            self._register(unit, text, due)
        self.problems = [
            self._ids(f"SELECT id FROM problem WHERE description = '{text}'")[0] for _, text, _ in PROBLEMS
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
        hands.save(page.form.save_button)
        self.clerk.see(lambda: hands.listing.board.shown.total == count + 1)
        self.clerk.see(lambda: not page.side_panel.is_open)

    def hand_out(self, printed: Path) -> None:
        """Print the lists of all units in one go, send them out, note who signed."""
        hands = self.hands
        hands.push(hands.listing.feedback_button)
        panel = hands.page.feedback.panel
        self.clerk.see(lambda: len(panel.rows) == 3)
        hands.push(panel.print_button)
        self.clerk.see(lambda: printed.is_file() and printed.stat().st_size > 0)
        self.clerk.see(panel.waiting.isHidden)
        assert panel.chosen() == tuple(row.unit.unit for row in panel.rows)
        hands.push(panel.issue_button)
        # Two deadlines are over on the day of the list: that is asked about once.
        self.clerk.see(lambda: panel.issue_button.text() == "无误，登记下发")
        hands.push(panel.issue_button)
        self.clerk.see(lambda: all(row.unit.feedback_on for row in panel.rows))
        hands.push(panel.rows[0].receipt_link)
        ask = hands.page.feedback.ask
        self.clerk.see(lambda: ask.group is not None)
        hands.fill(ask.group.editor("receipt"), "示例签收人")
        hands.save(ask.act_button)
        self.clerk.see(lambda: panel.isVisible() and panel.rows[0].unit.receipt == "示例签收人")

    def take_answers(self) -> None:
        """The first unit sends a table back; it is pasted."""
        hands, panel = self.hands, self.hands.page.feedback.panel
        unit = panel.rows[0].unit
        hands.push(panel.rows[0].answers_link)
        form = hands.page.feedback.answers
        self.clerk.see(lambda: len(form.text_by_id) == unit.problems)
        texts = [text for name, text, _ in PROBLEMS if name == unit.name]
        QGuiApplication.clipboard().setText("\n".join(f"{text}\t示例：已整改" for text in texts))
        hands.push(form.paste_button)
        self.clerk.see(lambda: all(edit.toPlainText() for edit in form.text_by_id.values()))
        hands.save(form.save_button)
        self.clerk.see(lambda: panel.isVisible() and panel.rows[0].unit.answered == unit.problems)
        hands.leave(panel.close_button)
        self.clerk.see(lambda: not hands.page.side_panel.is_open)

    def submit(self, problem: str) -> None:
        """The unit's measure is asked for on the way."""
        hands = self.hands
        hands.carry(problem, SUBMITTED)
        self.clerk.see(lambda: hands.page.is_asking)
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
        assert (told.units, told.problems, told.closed, told.overdue) == (3, 7, closed, overdue)
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


def from_registering_to_closure(story: RoundOfSupervision, printed: Path) -> None:
    """The whole way; the counts are compared after every step."""
    story.open()
    story.register()
    story.agree(closed=0, overdue=2)
    story.hand_out(printed)
    story.agree(closed=0, overdue=2)
    story.take_answers()
    for problem in story.problems:
        story.submit(problem)
    story.agree(closed=0, overdue=2)
    story.send_back(story.problems[0])
    story.close(story.problems[0])
    story.agree(closed=1, overdue=1)
    for number, problem in enumerate(story.problems[1:], 2):
        story.close(problem)
        story.agree(closed=number, overdue=0)
    read_papers(story)
    first = story.held(story.problems[0])
    assert {file.role for file in first["files"]} >= {"整改销号审批表"}
    assert first["closed_on"] == PartialDate(2023, 7, 20)
    story.clerk.press(Key.Key_Z, CTRL)
    story.see_in(story.problems[-1], SUBMITTED)
    story.agree(closed=6, overdue=0)


__all__ = ["ByKeys", "ByMouse", "RoundOfSupervision", "from_registering_to_closure", "text_of"]
