"""Scans become records: what name and text tell is shown, the files hang on the record, all is one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.checks.holding import DIFFERS, KEPT, NEW
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_batch
from lushan_desktop.services.evidence.evidence_registering import is_proposed, propose, register
from lushan_desktop.services.records import answers, undoing
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store
from tests.offices import new_store
from tests.saving import day, save
from tests.services.evidence.material import a_jpeg, put

NOTICE = """示例县人民政府办公室文件
示政办〔2023〕7号
示例县人民政府办公室
关于印发示例县创建工作方案的通知
各乡镇人民政府：
现将方案印发给你们，请认真贯彻执行。
示例县人民政府办公室
2023年3月5日
"""
SHEET = "签到表\n会议名称：示例县示范创建推进会\n会议时间：2023年6月2日上午9时\n会议地点：县委三楼会议室\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "数据", parts=Parts(schema=MigratedSchema)) as opened:
        system = save(opened, "indicator_system", name="示例体系")
        save(opened, "indicator", system=system, number="93", text="示范创建")
        yield opened


@pytest.fixture
def scans(store: Store, tmp_path: Path) -> None:
    """A folder as a township brings it, taken in."""
    folder = tmp_path / "93 示范创建"
    put(folder, "93-01 扫描0001.txt", NOTICE.encode())
    put(folder, "93-02 签到表.txt", SHEET.encode())
    put(folder, "93-03 示例县示范创建推进会照片 2023.6.2.jpg", a_jpeg(10))
    put(folder, "93-04 县长王示例批示 2023.7.26.jpg", a_jpeg(120))
    put(folder, "93-05 IMG_0007.jpg", a_jpeg(240))
    evidence_batch.add(store, evidence_batch.survey(store, [folder]).proposals)


def rows(store: Store, key: str) -> list[dict]:
    return [row.plain for row in answers.everything(store, RECORD_TYPES.get(key))]


@pytest.mark.usefixtures("scans")
def test_a_folder_of_scans_becomes_records_with_the_files_as_their_proof_in_one_step(store):
    found = propose(store)
    done = register(store, found.rows)

    assert {row.draft.type: len(row.files) for row in found.rows} == {
        "document": 1, "meeting": 2, "instruction": 1,
    }  # fmt: skip
    assert len(found.unknown) == 1
    assert "逐份" in found.remark
    assert done.sentence == "已登记 3 条"
    (paper,), (meeting,), (given,) = (rows(store, key) for key in ("document", "meeting", "instruction"))
    assert (paper["number"], paper["signed_on"]) == ("示政办〔2023〕7号", "2023-03-05")
    assert paper["issuing_body"] == "示例县人民政府办公室"
    assert (meeting["title"], meeting["held_on"], meeting["kind"]) == (
        "示例县示范创建推进会", "2023-06-02", "推进会",
    )  # fmt: skip
    assert {file["role"] for file in meeting["files"]} == {"签到表", "照片"}
    assert (given["kind"], given["given_on"]) == ("批示", "2023-07-26")
    assert [row["name"] for row in rows(store, "person")] == ["王示例"]
    assert all(len(row["indicators"]) == 1 for row in (paper, meeting, given))
    undoing.undo_last(store)
    assert not any(rows(store, key) for key in ("document", "meeting", "instruction", "person"))


@pytest.mark.usefixtures("scans")
def test_what_was_registered_is_not_proposed_again_and_its_further_files_are_hung_on_it(store, tmp_path):
    register(store, propose(store).rows)
    assert not propose(store).rows

    more = put(tmp_path / "93 补充", "93-06 示例县示范创建推进会纪要 2023.6.2.txt", "会议纪要\n".encode())
    evidence_batch.add(store, evidence_batch.survey(store, [more.parent]).proposals)
    (row,) = propose(store).rows
    done = register(store, [row])

    assert (row.standing, bool(row.id)) == (KEPT, True)
    assert done.sentence == "1 份材料挂接到已登记的记录"
    (meeting,) = rows(store, "meeting")
    assert len(meeting["files"]) == 3


def test_two_instructions_of_one_day_on_two_papers_are_two_records(store, tmp_path):
    folder = tmp_path / "93 批示"
    for number, report in enumerate(("甲", "乙"), 1):
        words = f"2023年7月26日，县长王示例在关于示例{report}的报告上作出批示：请抓好落实。"
        put(folder, f"93-1{number} 县长王示例批示 2023.7.26 {report}.txt", words.encode())
    evidence_batch.add(store, evidence_batch.survey(store, [folder]).proposals)
    register(store, propose(store).rows[:1])

    (left,) = propose(store).rows
    assert left.standing == NEW, "one of that leader and day is there, on another paper"
    register(store, [left])
    assert sorted(row["carrier"] for row in rows(store, "instruction")) == [
        "关于示例乙的报告",
        "关于示例甲的报告",
    ]


@pytest.mark.usefixtures("scans")
def test_what_differs_from_the_register_is_left_to_the_clerk(store):
    save(store, "document", number="示政办〔2023〕7号", title="别的通知", signed_on=day("2023-03-06"))

    paper = next(row for row in propose(store).rows if row.draft.type == "document")

    assert paper.standing == DIFFERS
    assert not is_proposed(paper)
    assert any("成文日期" in said for said in paper.differs)


@pytest.mark.usefixtures("scans")
def test_the_clerk_says_what_a_picture_is_that_nothing_tells_of(store):
    found = propose(store)
    (unknown,) = [row for row in rows(store, "evidence") if row["title"] in found.unknown]

    (row,) = propose(store, [unknown["id"]], "document").rows

    assert row.draft.type == "document"
    assert any("成文日期、发文机关没有读出" in said for said in row.draft.doubts)


def test_an_office_without_loose_files_is_told_so(store):
    with pytest.raises(UserError, match="没有可登记的材料"):
        propose(store)
