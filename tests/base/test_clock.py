"""Days are those of UTC+8, wherever the machine thinks it is."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.base import clock
from tests.offices import open_sample


@pytest.fixture(autouse=True)
def _system_clock_afterwards():
    yield
    clock.seat(None)


def test_the_day_begins_at_midnight_in_china():
    clock.seat(lambda: datetime(2023, 7, 26, 16, 30, tzinfo=UTC).astimezone(clock.CHINA))

    assert clock.today() == date(2023, 7, 27)
    assert clock.now().utcoffset() == timedelta(hours=8)


def test_the_system_clock_is_read_again():
    clock.seat(lambda: datetime(2023, 7, 27, tzinfo=clock.CHINA))
    clock.seat(None)

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_moment_is_read_as_people_write_it():
    assert clock.spoken(datetime(2023, 3, 1, 9, 5, tzinfo=UTC)) == "2023年3月1日17:05"
    assert clock.spoken_day(date(2023, 3, 1)) == "2023年3月1日"


def test_the_day_stands_still_in_the_sample_and_goes_on_elsewhere(tmp_path):
    """No deadline of the sample is overdue by years; the log goes by the real time."""
    with open_sample(tmp_path / "示例"):
        assert clock.today() == date(2023, 7, 27)
        assert clock.now().date() > date(2026, 1, 1)
    with open_store(tmp_path / "本单位"):
        assert clock.today() == clock.now().date()
