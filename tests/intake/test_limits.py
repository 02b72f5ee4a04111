"""A file that wants too much memory ends only the child that reads it."""

import sys

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake import text
from lushan_desktop.intake.limits import MEGABYTES, limit
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
