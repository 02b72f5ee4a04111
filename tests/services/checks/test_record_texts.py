"""What a record is told of as it is saved, 校核 over everything tells, too, and puts right as one step."""

import pytest

from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.checks import check_sheet, office_checks, record_texts
from lushan_desktop.services.records import records, text_findings, undoing
from lushan_desktop.storage.folder import files
from tests.saving import a_meeting, day, save

SLIPS = (
    ("meeting", {"title": "安排布署示例工作,推进会（2023年7年）", "kind": "推进会"}),
    (
        "meeting",
        {"title": "示例：推进会", "kind": "推进会", "note": "全面提升我能够机关人员能力。\n共有2 个组。"},
    ),
    ("document", {"title": "示例县关于布署示例工作的通知", "note": "按（示法[2023]2号）办理。"}),
    ("measure", {"title": "示例：细化分解", "kind": "细化分解", "content": "落实“七个纳入（甲、乙）。"}),
    ("instruction", {"kind": "批示", "words": "各单位要布署好,抓好。"}),
    ("person", {"name": "示例甲", "phone": "13800138000"}),
)
SOUND = (
    ("meeting", {"title": "示例：动员会", "kind": "动员会"}),
    ("measure", {"title": "示例：结对帮带", "kind": "结对帮带", "content": "开展“结对子、传帮带”活动。"}),
    ("unit", {"name": "示例县市场监督管理局", "aliases": "县市场监管局、市场监管局"}),
    ("office_word", {"wrong": "布暑", "right": "部署"}),
)


@pytest.fixture(scope="module", autouse=True)
def ended():
    yield
    CHILD.close()


def test_what_is_told_of_a_record_as_it_is_saved_is_told_of_all_at_once(store):
    ids = [(key, save(store, key, **values)) for key, values in (*SLIPS, *SOUND)]

    at_once = {(one.id, one.field, one.sentence) for one in office_checks.check_all(store)}

    for key, record_id in ids:
        told = text_findings.of_record(store, RECORD_TYPES.get(key), record_id)
        assert {(record_id, one.key, one.sentence) for one in told} <= at_once
    texts = {one.id for one in office_checks.check_all(store) if one.shown and one.rule[:3] in ("TXT", "PUN")}
    assert texts == {record_id for _, record_id in ids[:5]}


def test_safe_corrections_are_one_step_and_go_as_one(store):
    meeting, note = save(store, *SLIPS[0][:1], **SLIPS[0][1]), save(store, *SLIPS[1][:1], **SLIPS[1][1])
    found = office_checks.check_all(store)

    office_checks.correct(store, found)

    def values(record_id):
        return records.values(store, RECORD_TYPES.get("meeting"), record_id)

    assert values(meeting)["title"] == "安排部署示例工作，推进会（2023年7月）"
    assert "共有2个组" in values(note)["note"]
    assert not [one for one in office_checks.check_all(store) if one.correction is not None]
    undoing.undo_last(store)
    assert values(meeting)["title"] == SLIPS[0][1]["title"]
    assert values(note)["note"] == SLIPS[1][1]["note"]


def test_the_words_of_leaders_are_looked_up_never_corrected(store):
    save(store, SLIPS[4][0], **SLIPS[4][1])

    found = [one for one in office_checks.check_all(store) if one.field == "words" and one.rule != "CON-08"]

    assert found
    assert all(one.correction is None for one in found)
    with pytest.raises(UserError, match="逐条核对"):
        office_checks.correct(store, found)


def test_what_was_written_since_is_not_overwritten(store):
    meeting = save(store, SLIPS[0][0], **SLIPS[0][1])
    found = office_checks.check_all(store)
    records.save(store, RECORD_TYPES.get("meeting"), {"title": "示例：推进会"}, meeting)

    with pytest.raises(UserError, match="重新校核"):
        office_checks.correct(store, found)
    assert records.values(store, RECORD_TYPES.get("meeting"), meeting)["title"] == "示例：推进会"


class Stopped:
    """Asks to stop once texts are read."""

    is_cancelled = False

    def report(self, _done, _total, text=""):
        self.is_cancelled = text == "校核文字"


def test_it_can_be_stopped_while_texts_are_read(store, monkeypatch):
    monkeypatch.setattr(record_texts, "_ROUND", 1)
    for _ in range(2):
        a_meeting(store)

    with pytest.raises(Cancelled):
        office_checks.check_all(store, progress=Stopped())


def test_records_that_are_called_alike_are_told_apart_by_their_days(store):
    leader = save(store, "person", name="示例甲")
    for on in ("2023-02-08", "2023-07-26"):
        save(store, "instruction", kind="批示", leader=leader, words="示例。", given_on=day(on))
    save(store, "instruction", kind="圈阅", leader=leader, words="示例,", given_on=day("2023-03-01"))

    names = {one.name for one in office_checks.check_all(store) if one.type == "instruction"}

    assert names == {"批示 示例甲（2023年2月8日）", "批示 示例甲（2023年7月26日）", "圈阅 示例甲"}


def test_what_has_to_be_put_right_stands_first_on_the_sheet(store):
    save(store, "document", title="示例：通知", number="示发〔2023〕3号", direction="发文")
    for key, values in SLIPS:
        save(store, key, **values)

    groups = [row[0] for row in check_sheet.rows_of_office(office_checks.check_all(store))]

    assert groups == sorted(groups, key=lambda group: group != "需要改正")
    assert set(groups) == {"需要改正", "建议核对"}


def test_many_are_left_as_they_are_in_one_go(store, monkeypatch):
    for key, values in SLIPS:
        save(store, key, **values)
    keys = tuple(one.key for one in office_checks.check_all(store))
    written = []
    monkeypatch.setattr(files, "save", lambda file, _: written.append(file.name))

    office_checks.leave(store, keys, "与原件一致")

    assert written.count("checks_left.json") == 1
