"""A file in the 回收站 proves nothing, and proves again what it proved when it is taken out."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import attachments, lists, record_view, records, undoing
from lushan_desktop.services.records import bin as bins
from lushan_desktop.services.supervision import supervision

MEETING, PROBLEM, EVIDENCE = map(RECORD_TYPES.get, ("meeting", "problem", "evidence"))


def attach(store, record_type, record, folder, *names):
    for name in names:
        file = folder / f"{name}.txt"
        file.write_text(f"示例：{name}", encoding="utf-8")
        attachments.attach(store, record_type, record, [file], role=name)
    return [file.evidence for file in records.values(store, record_type, record)["files"]]


@pytest.fixture
def meeting(store, tmp_path):
    record = records.save(store, MEETING, {"title": "示例会", "kind": "动员会"}).ids("meeting")[0]
    wanted = record_view.view(store, MEETING, record).standing.lacking
    return record, attach(store, MEETING, record, tmp_path, *wanted)


def is_complete(store, record):
    listed = lists.tally(store, MEETING, lists.ListQuery()).lacking == 0
    assert record_view.view(store, MEETING, record).standing.is_complete == listed
    return listed


def test_a_meeting_whose_papers_are_deleted_lacks_them_and_has_them_again_when_they_come_back(store, meeting):
    record, files = meeting
    assert is_complete(store, record)

    records.remove(store, EVIDENCE, files)
    assert not is_complete(store, record)

    bins.restore(store, [("evidence", one) for one in files])
    assert is_complete(store, record)


def test_undoing_the_deletion_hangs_the_file_again(store, meeting):
    record, files = meeting
    records.remove(store, EVIDENCE, files[:1])
    undoing.undo_last(store)
    assert is_complete(store, record)


def test_a_file_that_was_taken_off_before_it_was_deleted_is_not_hung_again(store, meeting):
    record, files = meeting
    kept = tuple(
        file for file in records.values(store, MEETING, record)["files"] if file.evidence != files[0]
    )
    records.save(store, MEETING, {"files": kept}, record)
    records.remove(store, EVIDENCE, files[:1])
    bins.restore(store, [("evidence", files[0])])
    assert records.values(store, MEETING, record)["files"] == kept


def test_a_problem_is_not_closed_on_papers_that_lie_in_the_bin(store, tmp_path):
    values = {"unit": "u", "description": "示例", "stage": "待验收", "rechecker": "p", "measure": "补"}
    problem = records.save(store, PROBLEM, values).ids("problem")[0]
    files = attach(store, PROBLEM, problem, tmp_path, "整改照片", "整改销号审批表")
    records.remove(store, EVIDENCE, files)
    with pytest.raises(UserError, match="请先添加至少一份整改佐证"):
        supervision.move(store, problem, "已销号")
