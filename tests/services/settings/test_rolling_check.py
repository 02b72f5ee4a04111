"""The check behind everything else: every record and file has its turn, and it goes on where it was left."""

from contextlib import closing

import pytest
import sqlcipher3.dbapi2 as driver

from lushan_desktop.services.settings import rolling_check
from lushan_desktop.services.settings.rolling_check import Place
from lushan_desktop.storage.folder.contents import DAMAGED
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
