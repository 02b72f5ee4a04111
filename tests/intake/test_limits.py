"""A file that wants too much memory ends only the child that reads it."""

import sys
import time
from concurrent.futures import BrokenExecutor

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake import text
from lushan_desktop.intake.limits import MEGABYTES, Worked, limit, unread
from lushan_desktop.services.papers import typesetting


def read_greedily(file: str) -> int:
    """Stands in for a reader that a bad file misleads."""
    return len(bytearray((MEGABYTES + len(file)) * 2**20))


def limited() -> int:
    limit()
    return read_greedily("示例")


if sys.platform != "win32":

    def test_a_reader_gets_no_more_memory_than_it_may_have(child):
        with pytest.raises(MemoryError):
            child.call(limited)

    def test_the_user_is_told_what_to_do(monkeypatch):
        monkeypatch.setattr(text, "read_pasted", read_greedily)

        with pytest.raises(UserError, match="另存为"):
            typesetting.recognise_text("示例")


def work_for_ever() -> None:
    """Stands in for a reader that works on a bad file without an end, where the system limits nothing."""
    Worked(most=0.2, look_every=0.01).begin()
    while True:
        pass


def wait_a_little() -> str:
    """A good file on a machine that does other things first: hardly any work, however late it is."""
    Worked(most=0.2, look_every=0.01).begin()
    time.sleep(0.3)
    return "read"


def test_a_child_that_works_without_an_end_is_ended(child):
    with pytest.raises(BrokenExecutor):
        child.call(work_for_ever)


def test_a_child_is_not_ended_for_the_time_that_others_took(child):
    assert child.call(wait_a_little) == "read"


def test_who_had_no_time_is_not_told_that_the_file_is_bad():
    assert "没有读完" in unread(TimeoutError(), "文稿太大").message
    assert unread(MemoryError(), "文稿太大").message == "文稿太大"
