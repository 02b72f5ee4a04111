"""The window is killed in the middle of a form: what was typed is offered again at the next start."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import lists
from tests.durability.typing_clerk import PLACE, TITLE
from tests.offices import open_sample

SOON = 180


@contextmanager
def started(folder: Path, what: str) -> Iterator["subprocess.Popen[str]"]:
    """A clerk in another process, who is gone in the end, however the test ends."""
    command = [sys.executable, "-m", "tests.durability.typing_clerk", str(folder), what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as clerk:
        try:
            yield clerk
        finally:
            clerk.kill()


def heard(clerk):
    """The next thing the other process says of itself."""
    assert clerk.stdout is not None
    line = clerk.stdout.readline()
    assert line, f"ended with {clerk.wait(SOON)}"
    return json.loads(line)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("seconds", [2.5])
def test_a_form_survives_kill_9(tmp_path, seconds):
    folder = tmp_path / "示例 数据"
    with open_sample(folder) as store:
        before = lists.tally(store, RECORD_TYPES.get("meeting"), lists.ListQuery()).total

    with started(folder, "type") as typing:
        assert heard(typing) == {"typed": True}
        time.sleep(seconds)

    with started(folder, "look") as looking:
        told = heard(looking)
        assert looking.wait(SOON) == 0
    assert told["offered"].startswith("有未完成的草稿 ")
    assert (told["title"], told["place"]) == (TITLE, PLACE)
    with open_store(folder) as store:
        assert lists.tally(store, RECORD_TYPES.get("meeting"), lists.ListQuery()).total == before
