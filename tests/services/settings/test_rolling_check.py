"""The check behind everything else: every record and file has its turn, and it goes on where it was left."""

from contextlib import closing

import pytest
import sqlcipher3.dbapi2 as driver

from lushan_desktop.services.settings import rolling_check
from lushan_desktop.services.settings.rolling_check import Place
from lushan_desktop.storage import objects
from lushan_desktop.storage.folder.contents import DAMAGED
from lushan_desktop.ui.tasks.progress import WatchedProgress
from tests.offices import open_sample


@pytest.fixture
def sample(tmp_path):
    with open_sample(tmp_path / "示例") as store:
        yield store


def go_round(store) -> tuple[int, list[str]]:
    """Return how many pieces a round has, and what it found."""
    place, pieces, problems = Place(), 0, []
    while place is not None:
        piece = rolling_check.look(store, place)
        place, pieces = piece.place, pieces + 1
        problems += piece.problems
    return pieces, problems


def test_a_round_goes_through_log_and_files_and_finds_nothing_in_a_whole_office(sample):
    pieces, problems = go_round(sample)

    assert problems == []
    assert pieces > 3


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE meeting SET title = '伪' WHERE id = (SELECT max(id) FROM meeting)",
        "DELETE FROM meeting WHERE id = (SELECT min(id) FROM meeting)",
        "UPDATE head SET heads = '{' WHERE number = 7",
        "UPDATE document SET title = CAST(x'ff' AS TEXT)",
    ],
)
def test_what_is_no_longer_what_the_log_says_is_found_and_recovered_at_the_next_start(sample, sql):
    with closing(driver.connect(str(sample.file), isolation_level=None)) as connection:
        connection.execute(sql)

    _, problems = go_round(sample)

    assert problems
    assert (sample.folder / DAMAGED).exists()


def test_a_round_goes_on_where_it_was_left_and_rests_once_it_is_over(sample):
    assert rolling_check.resume(sample) == Place()
    rolling_check.keep(sample, Place(200, -1))
    assert rolling_check.resume(sample) == Place(200, -1)

    rolling_check.keep(sample, None)

    assert rolling_check.resume(sample) is None


def test_evidence_has_its_turn_in_the_round(sample, tmp_path):
    (tmp_path / "示例.pdf").write_bytes(b"%PDF-1.4 " + bytes(3_000_000))
    held = objects.put(sample.folder, tmp_path / "示例.pdf")
    assert go_round(sample)[1] == []
    objects.path_of(sample.folder, held.sha256).write_bytes(b"%PDF-1.4 " + bytes(2_999_999) + b"x")

    _, problems = go_round(sample)

    assert problems == [f"佐证文件 {held.sha256[:12]} 的内容已变，请从备份找回。"]


def test_the_exit_goes_on_with_the_round_as_long_as_it_may_and_the_next_start_takes_it_up(sample):
    rolling_check.go_on_at_exit(sample, 0.0)
    assert rolling_check.resume(sample) == Place()

    rolling_check.go_on_at_exit(sample, 30.0)

    place = rolling_check.resume(sample)
    assert place is not None
    assert place.file == 0
    with closing(driver.connect(str(sample.file), isolation_level=None)) as connection:
        connection.execute("UPDATE meeting SET title = '伪'")
    rolling_check.keep(sample, Place())
    rolling_check.go_on_at_exit(sample, 30.0)
    assert (sample.folder / DAMAGED).exists()


def test_a_file_is_read_in_a_tenth_of_the_time_and_reading_ends_when_the_program_does(monkeypatch):
    now, rests = [0.0], []

    def rest(seconds):
        rests.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(rolling_check.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(rolling_check.time, "sleep", rest)
    watching = WatchedProgress()
    unhurried = rolling_check.Unhurried(watching)
    for block in (0.02, 0.5, 0.001):
        now[0] += block
        rests.clear()
        unhurried.report(1, 2)
        assert sum(rests) > 9 * block
    watching.cancel()
    rests.clear()
    now[0] += 5
    unhurried.report(2, 2)
    assert rests == []
