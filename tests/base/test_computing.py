"""What computes runs in one child process, which is replaced when it dies and never outlives us."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import psutil
import pytest

from lushan_desktop.base.computing import Computing
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.progress import Unwatched
from lushan_desktop.base.text.numerals import chinese

pytestmark = pytest.mark.usefixtures("spawned")
FAR_TOO_LONG = 3600


class Watching(Unwatched):
    """Asks to stop once it is told to."""

    def __init__(self):
        self.stops = threading.Event()

    @property
    def is_cancelled(self):
        return self.stops.is_set()


def say_and_sleep(place: Path, seconds: float) -> int:
    """Runs in the child: leaves its number, then works for so long."""
    file = place / str(os.getpid())
    file.write_text("")
    time.sleep(seconds)
    return os.getpid()


def say_and_die_once(place: Path) -> int:
    """Runs in the child: is killed the first time."""
    is_first = not any(place.iterdir())
    (place / str(os.getpid())).write_text("")
    if is_first:
        psutil.Process().kill()
    return os.getpid()


def die() -> None:
    psutil.Process().kill()


def at_work(place: Path) -> int:
    """The child that has begun."""
    while not any(place.iterdir()):
        time.sleep(0.01)
    return int(next(place.iterdir()).name)


def is_alive(number: int) -> bool:
    try:
        return bool(psutil.Process(number).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def soon_gone(number: int) -> bool:
    for _ in range(500):
        if not is_alive(number):
            return True
        time.sleep(0.01)
    return False


@pytest.fixture(scope="module")
def child():
    computing = Computing("未完成，请再试一次。")
    yield computing
    computing.close()


def test_a_function_runs_elsewhere_and_its_value_comes_back(child):
    assert child.call(chinese, 93) == "九十三"
    assert child.call(os.getpid) != os.getpid()


def test_the_same_child_is_kept(child):
    assert child.call(os.getpid) == child.call(os.getpid)


def test_an_error_comes_back_as_it_was_raised(child):
    with pytest.raises(ValueError, match="-1"):
        child.call(chinese, -1)


def test_a_child_that_was_closed_is_replaced(child):
    before = child.call(os.getpid)
    child.close()

    assert child.call(os.getpid) != before


def test_a_child_that_is_killed_while_idle_is_replaced_each_time(child):
    for _ in range(3):
        number = child.call(os.getpid)
        psutil.Process(number).kill()
        assert soon_gone(number)

        assert child.call(os.getpid) != number


def test_a_child_that_dies_at_work_is_replaced_and_the_call_made_again(child, tmp_path):
    number = child.call(say_and_die_once, tmp_path)

    assert len(list(tmp_path.iterdir())) == 2
    assert child.call(os.getpid) == number


def test_a_call_over_which_two_children_die_is_told_and_the_next_one_works(child):
    with pytest.raises(UserError, match="未完成，请再试一次"):
        child.call(die)

    assert child.call(chinese, 3) == "三"


def test_a_call_that_the_child_never_came_to_is_given_up_with_it(tmp_path):
    computing = Computing()
    for _ in range(3):
        computing.submit(say_and_sleep, tmp_path, FAR_TOO_LONG)
    at_work(tmp_path)
    with ThreadPoolExecutor(1) as callers:
        waiting = callers.submit(computing.call, chinese, 3)
        while not computing._turn.locked() or len(computing._pool._pending_work_items) < 4:
            time.sleep(0.01)
        computing.close()
        with pytest.raises(Cancelled):
            waiting.result()


def say_aloud() -> None:
    os.write(2, b"thread panicked")
    psutil.Process().kill()


def test_a_child_that_dies_says_nothing_to_the_user_itself(child, capfd):
    with pytest.raises(UserError, match="未完成，请再试一次"):
        child.call(say_aloud)

    assert "panicked" not in capfd.readouterr().err


def test_nothing_of_a_child_is_left_for_the_end_of_the_program(tmp_path):
    computing = Computing()
    computing.submit(say_and_sleep, tmp_path, FAR_TOO_LONG)
    at_work(tmp_path)
    before = set(threading.enumerate())

    computing.close()

    assert len(before - set(threading.enumerate())) >= 1


def test_without_a_sentence_the_caller_hears_that_the_child_died():
    computing = Computing()
    with pytest.raises(BrokenProcessPool):
        computing.call(die)
    computing.close()


def test_who_stops_long_work_ends_the_child_and_takes_nothing_else_with_it(child, tmp_path):
    progress = Watching()
    with ThreadPoolExecutor(4) as callers:
        stopped = callers.submit(child.call_watched, progress, say_and_sleep, tmp_path, FAR_TOO_LONG)
        number = at_work(tmp_path)
        waiting = [callers.submit(child.call, chinese, each) for each in (1, 2, 3)]
        progress.stops.set()

        with pytest.raises(Cancelled):
            stopped.result()
        assert [each.result() for each in waiting] == ["一", "二", "三"]
    assert soon_gone(number)


def test_who_stops_while_others_are_at_work_does_not_wait_for_them(child, tmp_path):
    first, second = Watching(), Watching()
    with ThreadPoolExecutor(2) as callers:
        callers.submit(child.call_watched, first, say_and_sleep, tmp_path, FAR_TOO_LONG)
        number = at_work(tmp_path)
        second.stops.set()

        with pytest.raises(Cancelled):
            child.call_watched(second, chinese, 1)
        assert is_alive(number)
        first.stops.set()


def test_a_kill_costs_those_who_wait_nothing(child, tmp_path):
    with ThreadPoolExecutor(2) as callers:
        killed = callers.submit(child.call, say_and_sleep, tmp_path, 0.5)
        number = at_work(tmp_path)
        waiting = callers.submit(child.call, chinese, 1)
        psutil.Process(number).kill()

        assert killed.result() != number
        assert waiting.result() == "一"


def test_what_takes_too_long_is_given_up(child, tmp_path):
    with pytest.raises(TimeoutError):
        child.call_within(0.5, say_and_sleep, tmp_path, FAR_TOO_LONG)

    assert child.call(chinese, 1) == "一"


def test_at_the_end_of_the_program_nobody_waits_for_a_child(child, tmp_path):
    with ThreadPoolExecutor(1) as callers:
        call = callers.submit(child.call, say_and_sleep, tmp_path, FAR_TOO_LONG)
        number = at_work(tmp_path)
        child.close()

        with pytest.raises(Cancelled):
            call.result()
    assert soon_gone(number)
