"""Official tables of indicators come in as they are kept, and a faulty one not at all."""

import json

import pytest
import xlsxwriter

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.paths import resources
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.indicators.indicator_import import giving_out, opening, writing
from lushan_desktop.services.indicators.indicator_import.writing import Edition
from lushan_desktop.services.records import answers, records, undoing
from tests.services.indicators import indicator_tables as tables

EDITION = Edition("示例指标体系", "2024版", 2024)
INDICATOR, UNIT = RECORD_TYPES.get("indicator"), RECORD_TYPES.get("unit")
SHAPES = (tables.in_level_columns, tables.merged, tables.in_one_column)


@pytest.fixture
def office(store):
    """A store that knows the units of the example."""
    for name in sorted({one["lead"] for one in giving_out.example()["indicators"] if "lead" in one}):
        records.save(store, UNIT, {"name": name})
    return store


def everything(store, key: str) -> list[dict]:
    return [line.plain for line in answers.everything(store, RECORD_TYPES.get(key))]


def tree(store) -> list[tuple]:
    """All that was entered, by what stands in the records."""
    materials: dict[str, list[str]] = {}
    for one in everything(store, "required_material"):
        materials.setdefault(one["indicator"]["id"], []).append(one["description"])
    return [
        (
            one["level"],
            one["number"],
            one["text"],
            (one["superior"] or {}).get("name"),
            one["points"],
            (one["lead_unit"] or {}).get("name"),
            [unit["name"] for unit in one["support_units"]],
            materials.get(one["id"], []),
            one["assessment"],
        )
        for one in everything(store, "indicator")
    ]


def expected() -> list[tuple]:
    names = {"1": "一级", "2": "二级", "3": "三级"}
    above: dict[int, str] = {}
    rows = []
    for one in tables.indicators():
        above[one["level"]] = f"{one['number']} {one['title']}"
        rows.append(
            (
                names[str(one["level"])],
                one["number"],
                one["title"],
                above.get(one["level"] - 1),
                one["points"],
                one.get("lead"),
                one.get("support", []),
                one.get("materials", []),
                one.get("ways", ""),
            )
        )
    return rows


@pytest.mark.parametrize("shape", SHAPES)
def test_tables_of_three_shapes_become_the_same_tree(office, tmp_path, shape):
    understood = opening.open_table(office, shape(tmp_path / "表.xlsx"))

    assert understood.refusals == ()
    done = writing.carry_out(office, understood, EDITION)

    assert done.count == 32
    assert [row[:2] + row[4:] for row in tree(office)] == [row[:2] + row[4:] for row in expected()]
    assert [row[2:4] for row in tree(office)] == [row[2:4] for row in expected()]


def test_an_import_is_one_step_that_undo_takes_back_whole(office, tmp_path):
    understood = opening.open_table(office, tables.merged(tmp_path / "表.xlsx"))
    writing.carry_out(office, understood, EDITION)

    undoing.undo_last(office)

    for key in ("indicator_system", "indicator", "required_material"):
        assert everything(office, key) == []


def test_a_faulty_table_is_refused_row_by_row_and_nothing_is_written(office, tmp_path):
    understood = opening.open_table(office, tables.faulty(tmp_path / "表.xlsx"))
    said = [(each.where, each.reason) for each in understood.refusals]

    for sheet, row, words in tables.FAULTS:
        assert any(where == f"工作表“{sheet}”第{row}行" and words in reason for where, reason in said), words
    assert {where for where, _ in said} == {f"工作表“{sheet}”第{row}行" for sheet, row, _ in tables.FAULTS}
    with pytest.raises(UserError, match="未写入任何内容：工作表“甲”第8行"):
        writing.carry_out(office, understood, EDITION)
    assert everything(office, "indicator") == everything(office, "indicator_system") == []


def test_a_sheet_that_explains_the_table_is_left_aside_and_named(office, tmp_path):
    file = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name, *rows in (
            ("指标", ["序号", "三级指标"], ["1", "示例一"]),
            ("续", ["序号", "三级指标"], ["1", "示例二"]),
            ("填表说明", ["一、示例说明"], ["二、示例说明"], ["三、示例说明"]),
        ):
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    understood = opening.open_table(office, file)

    assert understood.left_aside == ("填表说明",)
    assert [each.reason for each in understood.refusals] == [
        "1 示例二：序号1重复，另一张工作表的第2行已有“示例一”"
    ]


def test_a_level_left_out_is_told(office, tmp_path):
    understood = opening.open_table(office, tables.with_jumps(tmp_path / "表.xlsx"))

    assert [understood.reason(entry) for entry in understood.entries if entry.faults] == [
        "没有上级：它前面没有一级指标",
        "从一级直接到了三级，中间缺二级指标",
    ]


def test_what_was_read_wrong_is_put_right_before_anything_is_written(office, tmp_path):
    understood = opening.open_table(office, tables.faulty(tmp_path / "表.xlsx"))
    plan = understood.plan
    by_place = {(entry.spot.sheet, entry.spot.place + 1, entry.level): entry for entry in understood.entries}
    for (row, level), name, text in (
        ((8, 3), "number", "3"),
        ((9, 3), "lead", "县创建办"),
        ((10, 3), "points", "2.5分"),
        ((11, 3), "points", "1"),
        ((12, 3), "title", "示例七"),
        ((13, 3), "points", "1"),
        ((14, 3), "number", "9"),
        ((17, 2), "points", "2"),
    ):
        plan = opening.edited(plan, by_place[0, row, level], name, text)
    for spot in (by_place[0, 16, 3], by_place[0, 16, 1], by_place[1, 2, 2], by_place[1, 2, 3]):
        plan = opening.left_out(plan, spot.spot, is_out=True)

    mended = opening.read_again(office, understood.tables, plan)

    assert mended.refusals == ()
    assert writing.carry_out(office, mended, EDITION).count == 16


def test_units_that_nobody_knows_are_entered_only_when_asked_for(store, tmp_path):
    file = tables.in_one_column(tmp_path / "表.xlsx")
    assert any("县司法局" in each.reason for each in opening.open_table(store, file).refusals)

    understood = opening.open_table(store, file, opening.Preset(adds_units=True))
    done = writing.carry_out(store, understood, EDITION)

    assert set(done.new_units) == {one["name"] for one in everything(store, "unit")}


def test_a_sum_that_differs_is_taken_only_when_the_clerk_says_so(office, tmp_path):
    file = tables.in_one_column(tmp_path / "表.xlsx")
    understood = opening.open_table(office, file)
    first = understood.entries[0]
    plan = opening.edited(understood.plan, first, "points", "100")

    again = opening.read_again(office, understood.tables, plan)
    assert [each.reason for each in again.refusals] == ["一 示例一级指标一：写的是100分，下面3项加起来是22分"]

    accepted = opening.read_again(office, again.tables, opening.accepting(plan, doubts=True))
    assert accepted.refusals == ()


def test_a_column_may_be_given_another_meaning(office, tmp_path):
    understood = opening.open_table(office, tables.in_level_columns(tmp_path / "表.xlsx"))
    plan = opening.with_column(understood.plan, 1, 5, "")
    plan = opening.with_column(plan, 1, 6, "lead")

    again = opening.read_again(office, understood.tables, plan)

    assert again.entries[2].lead_unit == "县政府"


def test_the_same_edition_does_not_come_in_twice(office, tmp_path):
    understood = opening.open_table(office, tables.merged(tmp_path / "表.xlsx"))
    writing.carry_out(office, understood, EDITION)

    with pytest.raises(UserError, match="已有“示例指标体系”这一版"):
        writing.carry_out(office, understood, EDITION)


def test_stopping_the_import_leaves_nothing_behind(office, tmp_path):
    class Stopped:
        is_cancelled = True

        def report(self, done: int, total: int, text: str = "") -> None:
            """Nobody looks."""

    understood = opening.open_table(office, tables.merged(tmp_path / "表.xlsx"))
    with pytest.raises(Cancelled):
        writing.carry_out(office, understood, EDITION, progress=Stopped())

    assert everything(office, "indicator_system") == everything(office, "indicator") == []


def test_the_template_filled_in_is_understood_and_its_example_is_not_imported(office, tmp_path):
    giving_out.save_template(None, tmp_path / "模板.xlsx")

    with pytest.raises(UserError, match="没有读到指标"):
        writing.carry_out(office, opening.open_table(office, tmp_path / "模板.xlsx"), EDITION)


def test_the_example_has_a_hundred_indicators_plainly_marked(office, tmp_path):
    giving_out.save_example(None, tmp_path / "示例.xlsx")
    understood = opening.open_table(office, tmp_path / "示例.xlsx")

    assert understood.refusals == ()
    assert (understood.count(1), understood.count(2), understood.count(3)) == (9, 20, 100)
    unmarked = [entry.title for entry in understood.entries if "示例" not in entry.title]
    assert unmarked == ["示范创建"]
    # A county's units are named by their short names, which every county has.
    sample = {row["values"].get(name) for row in _sample_units() for name in ("name", "short_name")}
    assert {entry.lead_unit for entry in understood.entries} - {""} <= sample


def _sample_units() -> list[dict]:
    content = json.loads(resources("sample", "01_units.json").read_text("utf-8"))
    return [row for row in content["records"] if row["type"] == "unit"]


def test_a_file_without_indicators_says_what_a_table_needs(store, tmp_path):
    file = tmp_path / "别的.csv"
    file.write_text("甲,乙\n1,2\n", "utf-8")

    with pytest.raises(UserError, match="未识别出指标"):
        opening.open_table(store, file)


def test_what_is_to_be_mended_is_taken_along(office, tmp_path):
    understood = opening.open_table(office, tables.faulty(tmp_path / "表.xlsx"))

    count = giving_out.save_refusals(None, understood, tmp_path / "需修改.xlsx")

    assert count == len(understood.refusals)
    assert (tmp_path / "需修改.xlsx").stat().st_size > 0


def test_a_great_table_is_understood_beside_the_window_alike(office, tmp_path, monkeypatch):
    file = tables.merged(tmp_path / "表.xlsx")
    here = opening.open_table(office, file)

    monkeypatch.setattr(opening, "_MOST_AT_ONCE", 0)

    assert opening.open_table(office, file) == here


def test_a_table_whose_heads_nobody_knows_is_opened_for_the_clerk_to_say_what_they_are(office, tmp_path):
    file = tmp_path / "表.csv"
    file.write_text("抓什么,谁来抓\n示例一,县司法局\n示例二,县司法局\n", "utf-8")

    opened = opening.open_table(office, file, opening.Preset(may_be_told=True))
    told = opening.with_column(opening.with_column(opened.plan, 0, 0, "third"), 0, 1, "lead")
    understood = opening.read_again(office, opened.tables, told)

    assert opened.entries == ()
    assert [entry.title for entry in understood.entries] == ["示例一", "示例二"]
    assert understood.refusals == ()
