"""What is done as the window closes: as much as its seconds allow, the rest at the next start."""

import time

from lushan_desktop.app import open_store
from lushan_desktop.services.settings import backup, rolling_check
from lushan_desktop.ui.session import _leave
from tests.saving import a_meeting


def test_an_exit_whose_time_is_over_leaves_backup_and_check_to_the_next_start(tmp_path):
    store = open_store(tmp_path / "数据")
    a_meeting(store)

    _leave(store, time.monotonic() - backup.EXIT_SECONDS)

    with open_store(tmp_path / "数据") as again:
        assert backup.find(again) == []
        assert rolling_check.resume(again) == rolling_check.Place()
        assert backup.finish_at_start(again).records == 1


def test_an_exit_with_time_backs_up_and_goes_on_with_the_check(tmp_path):
    store = open_store(tmp_path / "数据")
    a_meeting(store)

    _leave(store, time.monotonic() + 60)

    with open_store(tmp_path / "数据") as again:
        assert [line.reason for line in backup.find(again)] == [backup.AT_EXIT]
        assert rolling_check.resume(again).file == 0
