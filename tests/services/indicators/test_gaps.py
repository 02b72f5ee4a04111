"""What is done, what is missing, and where the proof is: told of every material, indicator and unit."""

import json
from datetime import datetime

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.cli.program import run
from lushan_desktop.domain.indicators.completeness import AWAITING, FULL, NONE
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.indicators import gaps, gaps_view
from lushan_desktop.services.indicators.gaps import NOT_APPLICABLE, UNDECIDED
from lushan_desktop.services.indicators.gaps_progress import progress
from lushan_desktop.services.records import attachments, lists, records, undoing
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store, open_sample
from tests.saving import day, save

LACKING = "示范单位创建命名文件"


@pytest.fixture
def sample(tmp_path):
    with open_sample(tmp_path / "示例") as opened:
        yield opened


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path / "office", person="示例甲", parts=Parts(schema=MigratedSchema))
    yield opened
    opened.close()


@pytest.fixture
def proof(tmp_path):
    file = tmp_path / "命名文件（示例）.txt"
    file.write_text("示例", encoding="utf-8")
    return file


@pytest.fixture
def at():
    """Puts the clock; at first the morning of 2023-07-05, a Wednesday."""

    def put(moment: str) -> None:
        read = datetime.fromisoformat(moment).replace(tzinfo=clock.CHINA)
        clock.seat(lambda: read)

    put("2023-07-05T09:00")
    yield put
    clock.seat(None)


def indicator(store, **values):
    return save(store, "indicator", **({"system": "示例", "text": "示例指标", "level": "三级"} | values))


def material(store, parent, **values):
    return save(store, "required_material", indicator=parent, description="示例材料", **values)


def attach(store, record, *files):
    attachments.attach(store, RECORD_TYPES.get("required_material"), record, list(files))


def only(store):
    (found,) = gaps.gaps(store).indicators
    return found


def test_the_sample_lacks_exactly_one_of_six_materials(sample):
    found = only(sample)
    assert (found.number, found.state, found.full, len(found.materials)) == ("93", AWAITING, 5, 6)
    (lacking,) = found.lacking
    assert (lacking.description, lacking.held, lacking.missing) == (LACKING, 0, 1)
    assert lacking.lacks == "缺 1 份"
    assert lacking.verb == "添加"
    assert "市场监督管理局" in lacking.unit_name


def test_adding_the_file_closes_the_gap_and_undo_opens_it_again(sample, proof):
    (lacking,) = only(sample).lacking
    attach(sample, lacking.id, proof)
    assert only(sample).state == FULL
    assert not only(sample).lacking
    undoing.undo_last(sample)
    assert [one.id for one in only(sample).lacking] == [lacking.id]


def test_the_command_lists_what_is_lacking_as_plain_values(tmp_path, capsys):
    with open_sample(tmp_path / "示例"):
        pass
    assert run(["--data", str(tmp_path / "示例"), "gaps", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["number"] == "93"
    assert [(one["description"], one["missing"]) for one in told["lacking"]] == [(LACKING, 1)]


def test_the_command_tells_one_indicator_and_refuses_an_unknown_number(tmp_path, capsys):
    with open_sample(tmp_path / "示例"):
        pass
    assert run(["--data", str(tmp_path / "示例"), "gaps", "--indicator", "93"]) == 0
    assert f"缺 1 份：{LACKING}" in capsys.readouterr().out
    assert run(["--data", str(tmp_path / "示例"), "gaps", "--indicator", "7"]) == 1
    assert "没有第“7”项指标" in capsys.readouterr().err


def test_a_record_put_to_a_material_is_proof_until_it_is_deleted(store):
    one = indicator(store)
    meeting = save(store, "meeting", title="示例会议", kind="专题会议")
    material(store, one, records=(meeting,))
    assert only(store).state == FULL
    records.remove(store, RECORD_TYPES.get("meeting"), [meeting])
    assert only(store).state == NONE


def test_a_ledger_is_proof_by_every_record_of_the_indicator(store):
    one, other = indicator(store), indicator(store, number="2")
    material(store, one, proven_by="会议", count=2)
    save(store, "meeting", title="示例会议", kind="专题会议", indicators=(one,))
    save(store, "meeting", title="别的会议", kind="专题会议", indicators=(other,))
    save(store, "document", title="示例文件", indicators=(one,))
    (held,) = gaps.of_indicator(store, one).materials
    assert (held.held, held.wanted, held.state) == (1, 2, AWAITING)


@pytest.mark.parametrize(
    ("register", "key", "values"),
    [
        ("督导问题", "problem", {"unit": "u", "description": "示例：问题", "is_example": True}),
        ("示范申报", "application", {"applicant": "u", "title": "t", "is_example": True}),
        ("荣誉", "honour", {"name": "示例荣誉", "unit": "u", "revoked_on": PartialDate(2023, 5)}),
        ("批示指示", "instruction", {"kind": "圈阅"}),
    ],
)
def test_what_is_made_for_show_revoked_or_only_ticked_is_no_proof(store, register, key, values):
    one = indicator(store)
    material(store, one, proven_by=register)
    save(store, key, indicators=(one,), **values)
    assert only(store).state == NONE
    assert gaps_view.view(store, one).materials[0].proofs == ()


def test_an_honour_that_is_revoked_proves_nothing_even_where_it_was_put_by_hand(store):
    one = indicator(store)
    honour = save(store, "honour", name="示例荣誉", unit="u")
    material(store, one, records=(honour,))
    assert only(store).state == FULL
    records.save(store, RECORD_TYPES.get("honour"), {"revoked_on": day("2023-05")}, honour)
    assert only(store).state == NONE


def test_a_ticked_paper_that_a_clerk_puts_to_a_material_is_proof(store):
    one = indicator(store)
    material(store, one, records=(save(store, "instruction", kind="圈阅"),))
    assert only(store).state == FULL


def test_evidence_put_to_a_material_like_a_record_is_proof(store):
    one = indicator(store)
    material(store, one, records=(save(store, "evidence", title="示例照片"),))
    assert only(store).state == FULL


def test_one_proof_counts_once_however_it_is_put_there(store):
    one = indicator(store)
    meeting = save(store, "meeting", title="示例会议", kind="专题会议", indicators=(one,))
    material(store, one, proven_by="会议", records=(meeting,), count=2)
    assert only(store).materials[0].held == 1


@pytest.mark.parametrize(
    ("held_on", "counts"),
    [("2023-03-21", True), ("2023", True), (None, True), ("2022-12-31", False), ("2024-01", False)],
)
def test_what_lies_outside_the_window_of_dates_is_told_and_does_not_count(store, held_on, counts):
    one = indicator(store)
    material(store, one, proven_by="会议", since=day("2023"), until=day("2023-07-27"))
    when = day(held_on) if held_on else None
    save(store, "meeting", title="示例会议", kind="专题会议", held_on=when, indicators=(one,))
    (told,) = only(store).materials
    assert (told.held, told.outside) == ((1, 0) if counts else (0, 1))
    assert bool(told.said_outside) is not counts
    if not counts:
        assert told.said_outside == "另有 1 份不在要求的日期（2023年至2023年7月27日）内"


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2023-01", None, "2023年1月以来"),
        (None, "2022-06-30", "2022年6月30日以前"),
        ("2022", "2023", "2022年至2023年"),
    ],
)
def test_a_window_of_dates_that_is_open_at_one_end_says_so(store, since, until, said):
    bounds = {"since": day(since) if since else None, "until": day(until) if until else None}
    material(store, indicator(store), proven_by="会议", **bounds)

    assert only(store).materials[0].window == said


def test_a_recurring_matter_reaches_into_the_window(store):
    one = indicator(store)
    material(store, one, proven_by="会议", since=day("2023"))
    values = {"title": "例会", "kind": "专题会议", "held_on": day("2021"), "recurring": True}
    save(store, "meeting", indicators=(one,), **values)
    assert only(store).state == FULL


def test_what_is_not_applicable_counts_as_neither_there_nor_missing(store):
    one = indicator(store, not_applicable=True, not_applicable_reason="示例理由")
    material(store, one)
    found = gaps.gaps(store)
    assert only(store).state == NOT_APPLICABLE
    assert not only(store).lacking
    assert (found.whole.full, found.whole.total) == (0, 0)
    assert found.owed() == ()


def test_an_indicator_that_asks_for_nothing_yet_says_so(store):
    indicator(store)
    assert only(store).state == UNDECIDED


def test_the_indicators_above_sum_up_those_below(store, proof):
    top = indicator(store, level="一级", number="一", rank=1)
    middle = indicator(store, level="二级", number="1", superior=top, rank=2)
    done = indicator(store, number="1", superior=middle, rank=3)
    undone = indicator(store, number="2", superior=middle, rank=4)
    attach(store, material(store, done), proof)
    material(store, undone)
    found = gaps.gaps(store)
    assert [one.id for one in found.indicators] == [done, undone]
    assert [node.id for node in found.top] == [top]
    assert [node.id for node in found.below(top)] == [middle]
    for node in found.nodes:
        assert (node.full, node.total, node.count(NONE)) == (1, 2, 1)


def test_every_unit_is_told_what_it_owes(store, proof):
    lead, other = save(store, "unit", name="示例牵头局"), save(store, "unit", name="示例配合局")
    one = indicator(store, lead_unit=lead)
    attach(store, material(store, one), proof)
    material(store, one, responsible_unit=other, due_on=day("2020-01-01"))
    owing, clear = gaps.gaps(store).owed()
    assert (owing.name, owing.wanted, owing.full, owing.overdue) == ("示例配合局", 1, 0, 1)
    assert (clear.name, clear.wanted, clear.full) == ("示例牵头局", 1, 1)


@pytest.mark.parametrize(("due_on", "overdue"), [("2023-07-04", 1), ("2023-07", 0), ("2023-06", 1)])
def test_a_material_is_overdue_once_its_day_or_month_is_over(at, store, due_on, overdue):
    one = indicator(store, lead_unit=save(store, "unit", name="示例牵头局"))
    material(store, one, due_on=day(due_on))
    (owing,) = gaps.gaps(store).owed()
    assert owing.overdue == overdue


def test_only_the_system_in_use_is_told_of(store):
    old = save(store, "indicator_system", name="旧体系")
    new = save(store, "indicator_system", name="新体系", in_use=True)
    indicator(store, system=old, text="旧指标")
    indicator(store, system=new, text="新指标")
    assert [one.text for one in gaps.gaps(store).indicators] == ["新指标"]
    assert gaps.gaps(store).system_name == "新体系"


def test_progress_is_told_week_by_week_out_of_the_log(at, store, proof):
    one = indicator(store)
    first, second = material(store, one), material(store, one, proven_by="会议")
    at("2023-07-12T09:00")
    attach(store, first, proof)
    at("2023-07-19T09:00")
    meeting = save(store, "meeting", title="示例会议", kind="专题会议", indicators=(one,))
    at("2023-07-26T09:00")
    records.remove(store, RECORD_TYPES.get("meeting"), [meeting])
    told = [(week.monday.isoformat(), week.full, week.wanted) for week in progress(store)]
    assert told == [("2023-07-03", 0, 2), ("2023-07-10", 1, 2), ("2023-07-17", 2, 2), ("2023-07-24", 1, 2)]
    now = [one.full for one in gaps.gaps(store).indicators]
    assert now == [told[-1][1]]
    assert second


def test_there_is_no_progress_to_tell_where_nothing_was_asked_for(store):
    indicator(store)
    assert progress(store) == ()


def test_the_command_tells_who_owes_what_and_how_it_went(tmp_path, capsys):
    with open_sample(tmp_path / "示例"):
        pass
    assert run(["--data", str(tmp_path / "示例"), "gaps", "--units"]) == 0
    assert "应报 1 种，齐全 0 种" in capsys.readouterr().out
    assert run(["--data", str(tmp_path / "示例"), "gaps", "--weeks", "--json"]) == 0
    (week,) = json.loads(capsys.readouterr().out)
    assert (week["full"], week["wanted"]) == (5, 6)


def test_a_material_without_files_of_its_own_is_not_called_unproven(store):
    one = indicator(store)
    material(store, one, proven_by="会议")
    for key in ("required_material", "indicator"):
        (row,) = lists.block(
            store, RECORD_TYPES.get(key), [*lists.look(store, RECORD_TYPES.get(key), lists.ListQuery()).ids]
        )
        assert row.standing.lacking == ()
        assert lists.tally(store, RECORD_TYPES.get(key), lists.ListQuery()).lacking == 0
