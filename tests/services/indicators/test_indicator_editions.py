"""Editions side by side: compared, corrected, carried over, rolled over to the next year."""

from datetime import date

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_batch, proofs
from lushan_desktop.services.indicators import indicator_comparing
from lushan_desktop.services.indicators import indicator_editions as editions
from lushan_desktop.services.indicators.indicator_carrying import carry_over
from lushan_desktop.services.indicators.indicator_comparing import Kind
from lushan_desktop.services.records import answers, records, undoing
from lushan_desktop.services.records.records import NewFile

OLD = (
    ("1", "示例公布权力清单并动态调整"),
    ("2", "示例公开行政执法信息"),
    ("3", "示例落实重大行政决策程序规定"),
    ("4", "示例开展述法评议工作"),
)
NEW = (
    ("1", "示例公布权力清单并动态调整"),
    ("2", "示例落实重大行政决策程序的各项规定"),
    ("3", "示例公开行政执法信息"),
    ("5", "示例办理行政复议案件"),
)


def new(store, key, **values):
    return records.save(store, RECORD_TYPES.get(key), values).ids(key)[0]


def everything(store, key):
    return [line.plain for line in answers.everything(store, RECORD_TYPES.get(key))]


def edition(store, name, rows, **values):
    system = new(store, "indicator_system", name=name, **values)
    ids = [
        new(store, "indicator", system=system, level="三级", rank=rank, number=number, text=text)
        for rank, (number, text) in enumerate(rows, 1)
    ]
    return system, ids


@pytest.fixture
def two(store):
    old, before = edition(store, "示例体系（2023版）", OLD, year=2023, in_use=True)
    fresh, after = edition(store, "示例体系（2024版）", NEW, year=2024)
    return old, before, fresh, after


def test_what_became_of_each_indicator_is_told(store, two):
    old, before, fresh, after = two

    found = indicator_comparing.compare(store, old, fresh)

    assert [(match.kind, match.old and match.old.number) for match in found.matches] == [
        (Kind.SAME, "1"),
        (Kind.REWORDED, "3"),
        (Kind.RENUMBERED, "2"),
        (Kind.ADDED, None),
        (Kind.REMOVED, "4"),
    ]
    assert found.pairs == {before[0]: after[0], before[2]: after[1], before[1]: after[2]}


def test_a_match_is_put_right_and_none_is_used_twice(store, two):
    old, before, fresh, after = two
    found = indicator_comparing.compare(store, old, fresh)

    put = indicator_comparing.tied(found, after[3], before[3])
    assert put.pairs[before[3]] == after[3]
    assert put.count(Kind.REMOVED) == put.count(Kind.ADDED) == 0

    moved = indicator_comparing.tied(put, after[0], before[3])
    assert before[0] not in moved.pairs
    assert moved.pairs[before[3]] == after[0]
    assert [one.id for one in moved.free("三级")] == [before[0]]

    loose = indicator_comparing.tied(moved, after[0], "")
    assert loose.count(Kind.REMOVED) == 2


def test_links_materials_files_and_units_go_over_in_one_step(store, two, tmp_path):
    old, before, fresh, after = two
    lead, support = new(store, "unit", name="示例单位甲"), new(store, "unit", name="示例单位乙")
    proof = tmp_path / "示例.txt"
    proof.write_text("示例", "utf-8")
    records.save(
        store,
        RECORD_TYPES.get("indicator"),
        {"lead_unit": lead, "support_units": (support,), "files": (NewFile(proof),)},
        before[2],
    )
    meeting = new(store, "meeting", title="示例会议", kind="推进会", indicators=(before[2],))
    new(store, "required_material", indicator=before[2], description="示例文件", files=(NewFile(proof),))
    new(store, "required_material", indicator=before[2], description="示例台账")
    new(store, "required_material", indicator=after[1], description="示例文件")
    found = indicator_comparing.compare(store, old, fresh)

    done = carry_over(store, found)

    assert (done.indicators, done.links, done.materials, done.files) == (3, 1, 2, 2)
    row = next(one for one in everything(store, "indicator") if one["id"] == after[1])
    assert (row["lead_unit"]["id"], [one["id"] for one in row["support_units"]]) == (lead, [support])
    assert len(row["files"]) == 1
    met = next(one for one in everything(store, "meeting") if one["id"] == meeting)
    assert {one["id"] for one in met["indicators"]} == {before[2], after[1]}
    materials = [one for one in everything(store, "required_material") if one["indicator"]["id"] == after[1]]
    assert {one["description"]: len(one["files"]) for one in materials} == {"示例文件": 1, "示例台账": 0}
    assert [one["in_use"] for one in everything(store, "indicator_system") if one["id"] == fresh] == [True]

    assert carry_over(store, found).links == 0, "repeating is harmless"
    undoing.undo_last(store)
    row = next(one for one in everything(store, "indicator") if one["id"] == after[1])
    assert (row["lead_unit"], row["support_units"], row["files"]) == (None, [], [])


def test_proof_keeps_its_number_behind_the_new_number_of_its_indicator(store, two, tmp_path):
    old, before, fresh, after = two
    records.save(store, RECORD_TYPES.get("indicator_system"), {"proof_pattern": "93-002"}, old)
    for serial in (1, 2, 3):
        file = tmp_path / f"2-{serial:02} 示例材料{serial}.txt"
        file.write_text(f"示例{serial}", "utf-8")
        evidence_batch.add(store, evidence_batch.survey(store, [file]).proposals)
    gone = next(one["id"] for one in everything(store, "evidence") if one["title"] == "示例材料1")
    records.remove(store, RECORD_TYPES.get("evidence"), [gone])

    def numbers(indicator):
        with store.read() as session:
            return sorted(proofs.number_of(session, indicator).values())

    assert numbers(before[1]) == ["2-002", "2-003"]
    carry_over(store, indicator_comparing.compare(store, old, fresh))

    assert numbers(before[1]) == ["2-002", "2-003"]
    assert numbers(after[2]) == ["3-002", "3-003"]
    carry_over(store, indicator_comparing.compare(store, old, fresh))
    assert numbers(after[2]) == ["3-002", "3-003"]


def test_what_does_not_concern_the_office_needs_no_reason_again(store, two):
    old, before, fresh, after = two
    values = {"not_applicable": True, "not_applicable_reason": "示例原因"}
    records.save(store, RECORD_TYPES.get("indicator"), values, before[1])

    carry_over(store, indicator_comparing.compare(store, old, fresh))

    row = next(one for one in everything(store, "indicator") if one["id"] == after[2])
    assert (row["not_applicable"], row["not_applicable_reason"]) == (True, "示例原因")


def filled(store, system, record, unit):
    """Gives an indicator all that a year leaves behind; returns the one above it."""
    first = new(store, "indicator", system=system, level="一级", rank=0, number="一", text="示例一级指标")
    records.save(
        store,
        RECORD_TYPES.get("indicator"),
        {
            "superior": first,
            "due_on": PartialDate.from_date(date(2024, 2, 29)),
            "self_score": 2,
            "deduction": "示例原因",
            "support_units": (unit,),
        },
        record,
    )
    new(
        store,
        "required_material",
        indicator=record,
        description="示例文件",
        since=PartialDate.from_iso("2023"),
        until=PartialDate.from_iso("2023-06"),
    )
    return first


def test_the_next_year_has_the_same_indicators_with_later_dates_and_without_scores(store):
    system, ids = edition(store, "示例体系（2023版）", OLD, year=2023, in_use=True)
    unit = new(store, "unit", name="示例单位甲")
    filled(store, system, ids[0], unit)

    done = editions.roll_over(store, system)

    rows = {
        one["number"]: one for one in everything(store, "indicator") if one["system"]["id"] == done.system
    }
    assert (done.name, done.year, done.count, len(rows)) == ("示例体系（2023版）", 2024, 5, 5)
    assert rows["1"]["superior"]["id"] == rows["一"]["id"]
    assert (rows["1"]["due_on"], rows["1"]["self_score"], rows["1"]["deduction"]) == ("2025-02-28", None, "")
    assert [one["name"] for one in rows["1"]["support_units"]] == ["示例单位甲"]
    copy = next(
        one for one in everything(store, "required_material") if one["indicator"]["id"] == rows["1"]["id"]
    )
    assert (copy["since"], copy["until"]) == ("2024", "2024-06")
    assert [line.is_used for line in editions.editions(store)] == [True, False]
    with pytest.raises(UserError, match="2024年度的“示例体系（2023版）”已经有了"):
        editions.roll_over(store, system)

    undoing.undo_last(store)
    assert [line.is_used for line in editions.editions(store)] == [True]


@pytest.mark.parametrize(
    ("name", "written", "after", "then"),
    [
        ("示例体系（2023版）", "2023版", ("示例体系（2023版）", "2023版，2024年度"), "2023版，2025年度"),
        ("示例县2023年度任务", "", ("示例县2024年度任务", ""), ""),
        ("示例体系", "", ("示例体系", "2024年度"), "2025年度"),
    ],
)
def test_no_edition_is_called_what_no_paper_calls_it(store, name, written, after, then):
    system, _ = edition(store, name, OLD, edition=written, year=2023)

    first = editions.roll_over(store, system)
    second = editions.roll_over(store, first.system)

    held = records.values(store, RECORD_TYPES.get("indicator_system"), first.system)
    assert (held["name"], held["edition"], held["year"]) == (*after, 2024)
    held = records.values(store, RECORD_TYPES.get("indicator_system"), second.system)
    assert (held["edition"], held["year"]) == (then, 2025)


def test_only_one_edition_is_used(store, two):
    old, _, fresh, _ = two

    editions.use(store, fresh)

    assert {line.id: line.is_used for line in editions.editions(store)} == {old: False, fresh: True}
    assert editions.editions(store)[0].said == "示例体系（2024版）（4项，正在使用）"
