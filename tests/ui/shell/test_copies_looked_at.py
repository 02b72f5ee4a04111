"""What was opened outside lies on this machine no longer than the program is open."""

import pytest

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import answers, attachments, evidence
from tests.offices import open_sample
from tests.starting import start_ours

MEETING, EVIDENCE = RECORD_TYPES.get("meeting"), RECORD_TYPES.get("evidence")


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A file of the sample office that somebody opened before the machine was switched off."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "签到表.txt"
    file.write_text("示例", encoding="utf-8")
    with open_sample(tmp_path / "sample") as store:
        meeting = answers.everything(store, MEETING)[0].id
        attachments.attach(store, MEETING, meeting, [file])
        return evidence.open_copy(store, answers.everything(store, EVIDENCE)[0].id)


def test_a_copy_that_was_left_behind_is_erased_by_the_next_session(copy, tmp_path):
    assert copy.is_file()

    start_ours(tmp_path / "sample")

    assert not copy.parent.parent.exists()
