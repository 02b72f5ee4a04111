"""A merge that is stopped, at whatever point, leaves the office as it was; it can be merged again."""

import pytest

from lushan_desktop.base.errors import Cancelled
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.exchange import exporting, merging
from lushan_desktop.exchange.planning import Wish
from lushan_desktop.services.records.records import NewFile
from tests.exchange import offices

MANY = 2_300
STAGES = {"核对记录", "核对文件", "备份数据库", "复制文件", "合并记录", "整理记录", "编入查找"}


class Impatient:
    """Somebody who watches, and stops the work after so many reports."""

    def __init__(self, patience: int = 1_000_000) -> None:
        self._patience = patience
        self.heard: list[str] = []

    def report(self, done: int, total: int, text: str = "") -> None:
        assert not total or 0 <= done <= total
        self.heard.append(text)

    @property
    def is_cancelled(self) -> bool:
        return len(self.heard) >= self._patience


@pytest.fixture
def file(township, stick, tmp_path):
    with township.store.change("装入示例会议") as step:
        step.add_many(MEETING.model, [{"title": f"示例：会议{n}", "kind": "推进会"} for n in range(MANY)])
    for number in range(2):
        photo = tmp_path / f"示例{number}.jpg"
        photo.write_bytes(bytes([number]) * 5000)
        township.save("meeting", title="示例：学法会", kind="推进会", files=[NewFile(photo)])
    return township.export(stick.place())


def test_a_merge_that_is_stopped_anywhere_leaves_the_office_as_it_was(county, tmp_path, file):
    other, whole = offices.county(tmp_path, 2), Impatient()
    merging.merge(other.store, other.office, file, progress=whole)
    assert set(whole.heard) >= STAGES
    before = county.state()
    ends = {text: place for place, text in enumerate(whole.heard, 1)}
    for patience in {*ends.values(), *(whole.heard.index(text) + 1 for text in ends)} - {len(whole.heard)}:
        with pytest.raises(Cancelled):
            merging.merge(county.store, county.office, file, progress=Impatient(patience))
        assert county.state() == before
        assert county.problems() == []

    assert county.merge(file).added == MANY + 2
    assert county.tables() == other.tables()
    other.close()


def test_an_export_that_is_stopped_leaves_nothing_on_the_stick(township, stick, file):
    files = set(file.parent.iterdir())
    for patience in (1, 2, 3):
        with pytest.raises(Cancelled):
            exporting.export(
                township.store, township.office, stick.place(), Wish(), progress=Impatient(patience)
            )
    assert set(file.parent.iterdir()) == files
    assert [one.file_name for one in exporting.sent(township.store)] == [file.name]
