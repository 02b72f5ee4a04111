"""Steps and questions run beside the window and answer in it."""

import threading
import time
import weakref
from functools import partial

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import over
from lushan_desktop.ui.tasks.progress import WatchedProgress
from lushan_desktop.ui.tasks.runner import UNEXPECTED, Runner
from lushan_desktop.ui.tasks.waiting import WaitingPanel


class Book:
    """A store as far as the runner is concerned: something handed to every function."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.gate = threading.Event()
        self.begun = threading.Event()


def write(book: Book, text: str, *, pause: float = 0.0) -> int:
    time.sleep(pause)
    book.lines.append(text)
    return len(book.lines)


def find(book: Book, text: str) -> str:
    if text == "慢":
        book.begun.set()
        assert book.gate.wait(60)
    return f"找到{text}"


def refuse(book: Book) -> None:
    raise UserError("请先填写会议名称", field="title")


def write_many(book: Book, lines: list[str], *, progress) -> int:
    for line in over(progress, lines, "写入"):
        book.lines.append(line)
        book.begun.set()
        book.gate.wait(0.02)
    return len(book.lines)


@pytest.fixture
def book():
    return Book()


@pytest.fixture
def runner(qapp, book):
    made = Runner(book)
    yield made
    book.gate.set()
    assert made.stop(seconds=10)


def test_the_answer_comes_on_the_gui_thread(qtbot, runner):
    heard = []

    runner.query(find, "会议", then=lambda found: heard.append((found, QThread.currentThread())))

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("找到会议", QApplication.instance().thread())]


def test_steps_are_done_one_after_another_in_the_order_asked(qtbot, runner, book):
    for number in range(20):
        runner.change(write, f"{number}", pause=0.002 if number % 3 == 0 else 0)

    qtbot.waitUntil(lambda: not runner.is_changing)
    assert book.lines == [f"{number}" for number in range(20)]


def test_asking_never_waits(runner, book):
    job = runner.query(find, "慢")

    assert (job.result, job.error) == (None, None), "it goes on until the gate is open"


def test_a_long_question_does_not_hold_up_the_lists(qtbot, runner, book):
    heard = []
    runner.query(find, "慢", is_long=True, then=heard.append)

    runner.query(find, "会议", then=heard.append)

    qtbot.waitUntil(lambda: heard == ["找到会议"])


def test_a_newer_question_replaces_the_older_even_while_it_runs(qtbot, runner, book):
    heard = []
    runner.query(find, "慢", key="list", then=heard.append)
    assert book.begun.wait(60)
    runner.query(find, "会", key="list", then=heard.append)
    runner.query(find, "会议", key="list", then=heard.append)
    runner.query(find, "别的", key="other", then=heard.append)

    book.gate.set()

    qtbot.settle(runner)
    assert heard == ["找到会议", "找到别的"]


def test_a_refusal_reaches_the_one_who_asked(qtbot, runner):
    heard = []

    runner.change(refuse, then=heard.append, failed=lambda refusal: heard.append((refusal, refusal.field)))

    qtbot.waitUntil(lambda: heard == [("请先填写会议名称", "title")])


def test_an_error_nobody_takes_reaches_the_window(qtbot, runner):
    with qtbot.waitSignal(runner.failed) as heard:
        runner.change(refuse)

    assert heard.args == ["请先填写会议名称"]


def test_a_bug_in_one_step_is_logged_and_does_not_stop_the_next(qtbot, runner, book, caplog):
    with qtbot.waitSignal(runner.failed) as heard:
        runner.change(lambda book: 1 / 0)
        runner.change(write, "后来的")

    qtbot.waitUntil(lambda: book.lines == ["后来的"])
    assert heard.args == [UNEXPECTED]
    assert "ZeroDivisionError" in caplog.text


def test_a_page_that_is_gone_is_not_told(qtbot, runner, book):
    class Page(QWidget):
        def show_found(self, found: str) -> None:
            self.setWindowTitle(found)

    page = Page()
    heard = []
    runner.query(find, "慢", then=page.show_found)
    runner.query(find, "会议", then=heard.append)
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page))

    book.gate.set()

    qtbot.waitUntil(lambda: heard == ["找到会议"])


def test_a_function_that_a_page_made_is_not_called_once_the_page_is_gone(qtbot, runner, book):
    class Page(QWidget):
        def ask(self) -> None:
            def show(found: str, name: str = "") -> None:
                self.setWindowTitle(f"{name}{found}")

            runner.query(find, "慢", then=show)
            runner.query(find, "慢", then=partial(show, name="会议"))

    page = Page()
    page.ask()
    heard = []
    runner.query(find, "会议", then=heard.append)
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page))

    with qtbot.captureExceptions() as bugs:
        book.gate.set()
        qtbot.waitUntil(lambda: heard == ["找到会议"])
    assert bugs == []


def test_the_status_bar_hears_when_saving_begins_and_ends(qtbot, runner):
    heard = []
    runner.changing.connect(heard.append)

    runner.change(write, "一")
    runner.change(write, "二")

    qtbot.waitUntil(lambda: not runner.is_changing)
    assert heard == [True, False]


def test_stopping_finishes_the_steps_and_drops_the_questions(qapp):
    book = Book()
    runner = Runner(book)
    for number in range(5):
        runner.change(write, f"{number}", pause=0.01)
    runner.query(find, "会议")

    assert runner.stop(seconds=10)

    assert len(book.lines) == 5


def test_stopping_also_stops_a_long_question_that_is_under_way(qtbot, qapp):
    book = Book()
    runner = Runner(book)
    progress = WatchedProgress()
    runner.query(write_many, ["行"] * 100_000, is_long=True, progress=progress)
    qtbot.waitUntil(lambda: bool(book.lines))

    assert runner.stop(seconds=10)

    assert len(book.lines) < 100_000


def test_the_waiting_panel_appears_only_when_work_takes_long(qtbot, runner, book):
    window = QWidget()
    window.resize(800, 500)
    qtbot.addWidget(window)
    window.show()
    panel = WaitingPanel(window, "正在生成台账")
    assert panel._delay.interval() == 400
    panel._delay.setInterval(60_000)
    runner.change(write_many, ["短"], progress=panel.watch())
    assert panel._delay.isActive()
    qtbot.settle(runner)
    assert not panel.isVisible()
    assert not panel._delay.isActive(), "it would come when all is done"

    panel._delay.setInterval(1)
    runner.change(write_many, ["行"] * 10_000, progress=panel.watch())
    qtbot.waitUntil(panel.isVisible)
    book.gate.set()
    qtbot.settle(runner)
    assert not panel.isVisible()


def test_stopping_long_work_calls_nobody_back(qtbot, runner, book):
    window = QWidget()
    window.resize(800, 500)
    qtbot.addWidget(window)
    window.show()
    panel = WaitingPanel(window, "正在生成台账")
    heard = []
    runner.change(
        write_many, ["行"] * 100_000, progress=panel.watch(), then=heard.append, failed=heard.append
    )
    qtbot.waitUntil(panel.isVisible)

    panel.stop_button.click()

    qtbot.waitUntil(lambda: not runner.is_changing)
    assert len(book.lines) < 100_000
    assert heard == []


def test_a_widget_that_is_gone_was_destroyed_on_the_gui_thread(qtbot, runner):
    class Page(QWidget):
        answer = ""

        def show_answer(self, answer: str) -> None:
            self.answer = answer

    ended_on = []
    for number in range(50):
        page = Page()
        weakref.finalize(page, lambda: ended_on.append(threading.current_thread()))
        runner.query(find, str(number), then=page.show_answer)
        qtbot.waitUntil(lambda page=page: page.answer != "")
        del page
    runner.query(find, "最后", then=lambda _: None)
    qtbot.waitUntil(lambda: len(ended_on) == 50)

    assert set(ended_on) == {threading.main_thread()}
