"""A unit without the program fills in a workbook, and the county reads it row by row."""

from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.excel.filing import GUIDE, HEAD_ROW
from lushan_desktop.services.exchange import filing_kit, filing_reading
from lushan_desktop.services.records import records, undoing
from tests.saving import day, save

UNIT = "下汤镇"


@pytest.fixture
def asked(store) -> dict[str, str]:
    unit = save(store, "unit", name=UNIT, kind="乡镇")
    system = save(store, "indicator_system", name="示例指标体系", edition="2025")
    indicator = save(store, "indicator", system=system, number="93", text="示范创建", lead_unit=unit)
    return {
        "unit": unit,
        "material": save(
            store,
            "required_material",
            indicator=indicator,
            description="示例：学法记录",
            responsible_unit=unit,
        ),
        "problem": save(store, "problem", unit=unit, description="示例：未审核", due_on=day("2026-07-31")),
    }


def filled(folder: Path, cells: dict[tuple[str, int, str], str]) -> None:
    """Type into the workbook as WPS would save it: sheet, row below the heads, head of the column."""
    (file,) = folder.glob("*.xlsx")
    with CalamineWorkbook.from_path(str(file)) as book:
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
    for (sheet, row, head), text in cells.items():
        rows = sheets[sheet]
        rows[HEAD_ROW + row][rows[HEAD_ROW].index(head)] = text
    with xlsxwriter.Workbook(str(file)) as saved:
        for name, rows in sheets.items():
            drawn = saved.add_worksheet(name)
            for place, row in enumerate(rows):
                drawn.write_row(place, 0, map(str, row))


def reshaped(folder: Path, reshape) -> None:
    """Change the sheets as they lie in the workbook: their rows by their names."""
    (file,) = folder.glob("*.xlsx")
    with CalamineWorkbook.from_path(str(file)) as book:
        sheets = {
            name: [
                list(map(str, row)) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            for name in book.sheet_names
        }
    reshape(sheets)
    with xlsxwriter.Workbook(str(file)) as saved:
        for name, rows in sheets.items():
            drawn = saved.add_worksheet(name)
            for place, row in enumerate(rows):
                drawn.write_row(place, 0, row)


def written(store, tmp_path: Path) -> Path:
    folder = tmp_path / "填报包"
    filing_kit.write_kit(store, UNIT, folder)
    return folder


def test_the_kit_has_a_workbook_a_folder_for_each_indicator_and_a_page(store, asked, tmp_path):
    folder = written(store, tmp_path)

    assert {each.name for each in folder.iterdir()} == {
        "下汤镇填报表.xlsx", "填报说明.pdf", "93 示范创建", "会议", "整改"
    }  # fmt: skip
    with CalamineWorkbook.from_path(str(folder / "下汤镇填报表.xlsx")) as book:
        assert book.sheet_names[:4] == [GUIDE, "指标材料", "会议", "整改"]
        rows = book.get_sheet_by_name("整改").to_python()
    assert rows[-1][0] == asked["problem"]


def test_what_a_unit_filled_in_comes_in_as_one_step(store, asked, tmp_path):
    folder = written(store, tmp_path)
    (folder / "93 示范创建" / "学法记录.pdf").write_bytes(b"%PDF-1.4 one")
    (folder / "会议" / "签到表.pdf").write_bytes(b"%PDF-1.4 two")
    filled(
        folder,
        {
            ("会议", 1, "日期"): "2026.6.2", ("会议", 1, "类型"): "推进会",
            ("会议", 1, "会议名称"): "示例：下汤镇推进会", ("会议", 1, "文件名"): "签到表.pdf",
            ("整改", 1, "整改措施"): "示例：已补审", ("整改", 1, "完成日期"): "2026年7月1日",
        },
    )  # fmt: skip

    filed = filing_reading.read_kit(store, folder)

    assert (filed.meetings, filed.answers, filed.answered, filed.files) == (1, 2, 1, 2)
    assert filed.not_taken == []
    problem = records.values(store, RECORD_TYPES.get("problem"), asked["problem"])
    assert (problem["measure"], str(problem["finished_on"])) == ("示例：已补审", "2026年7月1日")
    material = records.values(store, RECORD_TYPES.get("required_material"), asked["material"])
    assert len(material["files"]) == 1
    undoing.undo_last(store)
    assert not records.values(store, RECORD_TYPES.get("problem"), asked["problem"])["measure"]
    assert not records.values(store, RECORD_TYPES.get("required_material"), asked["material"])["files"]


@pytest.mark.parametrize("is_tried", [True, False])
def test_a_kit_that_is_read_again_brings_nothing_new_and_says_so(store, asked, tmp_path, is_tried):
    folder = written(store, tmp_path)
    (folder / "93 示范创建" / "学法记录.pdf").write_bytes(b"%PDF-1.4 one")
    (folder / "会议" / "签到表.pdf").write_bytes(b"%PDF-1.4 two")
    filled(folder, MEETING | {("会议", 1, "文件名"): "签到表.pdf", ("整改", 1, "整改措施"): "示例：已补审"})
    first = filing_reading.read_kit(store, folder)

    again = filing_reading.read_kit(store, folder, is_tried=is_tried)

    assert (first.meetings, first.answers, first.files, first.known_files) == (1, 1, 2, 0)
    assert (again.meetings, again.answers, again.files, again.known_files) == (0, 0, 0, 1)
    assert again.changes is None
    (told,) = again.not_taken
    assert (told.row, told.reason[:4]) == (4, "可能重复")


def test_a_file_of_a_row_that_is_not_read_is_told_with_the_row(store, asked, tmp_path):
    folder = written(store, tmp_path)
    (folder / "会议" / "签到表.pdf").write_bytes(b"%PDF-1.4 two")
    filled(folder, MEETING | {("会议", 1, "日期"): "上个月", ("会议", 1, "文件名"): "签到表.pdf"})

    filed = filing_reading.read_kit(store, folder)

    assert {each.row for each in filed.not_taken} == {4}
    assert any("签到表.pdf" in each.reason and "没有收" in each.reason for each in filed.not_taken)


@pytest.mark.parametrize(("sheet", "called"), [("指标材料", "示例：学法记录"), ("整改", "示例：未审核")])
def test_a_row_that_was_deleted_from_the_kit_changes_nothing_and_is_told(
    store, asked, tmp_path, sheet, called
):
    folder = written(store, tmp_path)
    reshaped(folder, lambda sheets: sheets[sheet].pop())

    filed = filing_reading.read_kit(store, folder)

    assert [(each.sheet, called in each.reason, "未作改动" in each.reason) for each in filed.not_taken] == [
        (sheet, True, True)
    ]
    assert filed.changes is None


def test_what_the_county_wrote_is_not_read_back_and_it_is_told(store, asked, tmp_path):
    folder = written(store, tmp_path)
    filled(
        folder,
        {
            ("整改", 1, "问题"): "示例：没有问题", ("整改", 1, "整改时限"): "2027年1月1日",
            ("指标材料", 1, "材料要求"): "示例：不要材料", ("整改", 1, "整改进展"): "示例：正在办",
        },
    )  # fmt: skip

    filed = filing_reading.read_kit(store, folder)

    assert {(each.sheet, each.reason) for each in filed.not_taken} == {
        ("整改", "“问题、整改时限”与台账不同，以台账为准，没有读"),
        ("指标材料", "“材料要求”与台账不同，以台账为准，没有读"),
    }
    problem = records.values(store, RECORD_TYPES.get("problem"), asked["problem"])
    assert (problem["description"], problem["progress"]) == ("示例：未审核", "示例：正在办")


def test_what_is_not_understood_is_named_by_sheet_and_row(store, asked, tmp_path):
    folder = written(store, tmp_path)
    (folder / "会议" / "没有写.pdf").write_bytes(b"%PDF-1.4 three")
    filled(
        folder,
        {
            ("会议", 1, "会议名称"): "示例：缺日期和类型的会", ("会议", 1, "日期"): "上个月",
            ("整改", 1, "完成日期"): "快了", ("指标材料", 1, "文件名"): "不在这里.pdf",
        },
    )  # fmt: skip

    filed = filing_reading.read_kit(store, folder, is_tried=True)

    places = {(each.sheet, each.row) for each in filed.not_taken}
    assert {("会议", 4), ("整改", 4), ("指标材料", 4), ("会议", 0)} <= places
    assert filed.changes is None


MEETING = {
    ("会议", 1, "日期"): "2026.6.2",
    ("会议", 1, "类型"): "推进会",
    ("会议", 1, "会议名称"): "示例：会",
}
STRANGE = {
    "a sheet of one's own": lambda sheets: sheets.update({"另加的": [["示例：也写了"]]}),
    "a sheet called otherwise": lambda sheets: sheets.update({"我的会议": sheets.pop("会议")}),
    "a column of one's own": lambda sheets: sheets["会议"][HEAD_ROW + 1].append("示例：多写的"),
    "a head written over": lambda sheets: sheets["会议"][HEAD_ROW].__setitem__(1, "哪天开的"),
    "all heads written over": lambda sheets: sheets["会议"].__setitem__(HEAD_ROW, ["", *"甲乙丙丁戊己"]),
}


@pytest.mark.parametrize("way", STRANGE)
def test_what_stands_beside_the_sheets_and_columns_of_the_kit_is_told(store, asked, tmp_path, way):
    folder = written(store, tmp_path)
    filled(folder, MEETING)
    reshaped(folder, STRANGE[way])

    filed = filing_reading.read_kit(store, folder, is_tried=True)

    assert {each.sheet for each in filed.not_taken} & {"会议", "另加的", "我的会议"}


def test_a_row_put_above_the_heads_moves_them_alone(store, asked, tmp_path):
    folder = written(store, tmp_path)
    filled(folder, MEETING)
    reshaped(folder, lambda sheets: sheets["会议"].insert(1, ["", "示例局填"]))

    filed = filing_reading.read_kit(store, folder, is_tried=True)

    assert (filed.meetings, filed.not_taken) == (1, [])


@pytest.mark.parametrize("place", [".", "会议", "会议/三月", "整改", "93 示范创建/三月", "自建的文件夹"])
def test_a_file_anywhere_in_the_kit_is_taken_or_told(store, asked, tmp_path, place):
    folder = written(store, tmp_path)
    (folder / place).mkdir(exist_ok=True)
    (folder / place / "示例.pdf").write_bytes(b"%PDF-1.4 one")

    filed = filing_reading.read_kit(store, folder, is_tried=True)

    assert filed.files == 0
    (told,) = filed.not_taken
    assert (Path(place) / "示例.pdf").as_posix() in told.reason


def test_reading_a_kit_twice_adds_nothing(store, asked, tmp_path):
    folder = written(store, tmp_path)
    (folder / "93 示范创建" / "学法记录.pdf").write_bytes(b"%PDF-1.4 one")
    filled(folder, {("整改", 1, "整改措施"): "示例：已补审"})
    filing_reading.read_kit(store, folder)

    filing_reading.read_kit(store, folder)

    material = records.values(store, RECORD_TYPES.get("required_material"), asked["material"])
    assert len(material["files"]) == 1


@pytest.mark.parametrize("name", ["别处.xlsx", ""])
def test_a_folder_that_is_no_kit_is_refused(store, asked, tmp_path, name):
    if name:
        with xlsxwriter.Workbook(str(tmp_path / name)) as book:
            book.add_worksheet("甲").write(0, 0, "乙")
    with pytest.raises(UserError, match="填报表"):
        filing_reading.read_kit(store, tmp_path)


@pytest.mark.parametrize("said", ["", "2030年3月1日"])
def test_a_meeting_without_a_day_or_on_one_to_come_is_held_back(store, asked, tmp_path, said):
    folder = written(store, tmp_path)
    filled(folder, MEETING | {("会议", 1, "日期"): said})

    filed = filing_reading.read_kit(store, folder)

    assert filed.meetings == 0
    assert [(each.sheet, each.row) for each in filed.not_taken] == [("会议", 4)]
    assert filed.changes is None


@pytest.mark.parametrize("said", ["2030年3月1日", "2026年5月1日"])
def test_a_day_on_which_no_problem_was_put_right_is_held_back(store, asked, tmp_path, said):
    records.save(store, RECORD_TYPES.get("problem"), {"found_on": day("2026-06-01")}, asked["problem"])
    folder = written(store, tmp_path)
    filled(folder, {("整改", 1, "完成日期"): said, ("整改", 1, "整改措施"): "示例：已补审"})

    filed = filing_reading.read_kit(store, folder)

    assert filed.answers == 1
    assert [each.where for each in filed.not_taken] == ["工作表“整改”第4行"]
    assert records.values(store, RECORD_TYPES.get("problem"), asked["problem"])["finished_on"] is None


@pytest.mark.parametrize("way", ["sorted without its ids", "copied with its id"])
def test_a_row_that_bears_the_id_of_another_is_not_read(store, asked, tmp_path, way):
    save(store, "problem", unit=asked["unit"], description="示例：未公示", due_on=day("2026-08-31"))
    folder = written(store, tmp_path)
    filled(folder, {("整改", 1, "整改措施"): "示例：甲措施", ("整改", 2, "整改措施"): "示例：乙措施"})

    def mix(sheets):
        rows = sheets["整改"]
        one, other = HEAD_ROW + 1, HEAD_ROW + 2
        if way == "copied with its id":
            rows[other] = [rows[one][0], *rows[other][1:]]
        else:
            rows[one], rows[other] = [rows[one][0], *rows[other][1:]], [rows[other][0], *rows[one][1:]]

    reshaped(folder, mix)
    filed = filing_reading.read_kit(store, folder)

    assert filed.answers == (1 if way == "copied with its id" else 0)
    assert {each.row for each in filed.not_taken} == ({5} if way == "copied with its id" else {4, 5})
    held = records.values(store, RECORD_TYPES.get("problem"), asked["problem"])
    assert held["measure"] == ("示例：甲措施" if way == "copied with its id" else "")


def test_a_value_put_in_the_place_of_another_is_told(store, asked, tmp_path):
    folder = written(store, tmp_path)
    filled(folder, {("整改", 1, "整改措施"): "示例：旧措施"})
    records.save(store, RECORD_TYPES.get("problem"), {"measure": "示例：县里登记的"}, asked["problem"])

    filed = filing_reading.read_kit(store, folder)

    (told,) = filed.to_check
    assert (told.row, "示例：县里登记的" in told.reason) == (4, True)


def test_a_year_that_was_guessed_is_told(store, asked, tmp_path):
    folder = written(store, tmp_path)
    filled(folder, MEETING | {("会议", 1, "日期"): "6月2日"})

    filed = filing_reading.read_kit(store, folder, is_tried=True)

    (told,) = filed.to_check
    assert (filed.meetings, told.where) == (1, "工作表“会议”第4行")
    assert "原：6月2日" in told.reason


def test_a_link_out_of_the_kit_is_no_file_of_it(store, asked, tmp_path):
    folder = written(store, tmp_path)
    (tmp_path / "别处.pdf").write_bytes(b"%PDF-1.4 one")
    (folder / "93 示范创建" / "示例.pdf").symlink_to(tmp_path / "别处.pdf")
    filled(folder, {("指标材料", 1, "文件名"): "示例.pdf"})

    filed = filing_reading.read_kit(store, folder)

    assert filed.files == 0
    assert {each.sheet for each in filed.not_taken} == {"指标材料"}


def test_a_name_that_holds_a_comma_is_one_name(store, asked, tmp_path):
    folder = written(store, tmp_path)
    (folder / "93 示范创建" / "学法，讲法.pdf").write_bytes(b"%PDF-1.4 one")
    filled(folder, {("指标材料", 1, "文件名"): "学法，讲法.pdf"})

    filed = filing_reading.read_kit(store, folder)

    assert (filed.files, filed.not_taken) == (1, [])


def test_a_file_that_is_refused_is_not_counted(store, asked, tmp_path):
    folder = written(store, tmp_path)
    (folder / "93 示范创建" / "示例.exe").write_bytes(b"MZ")
    filled(folder, {("指标材料", 1, "文件名"): "示例.exe"})

    filed = filing_reading.read_kit(store, folder)

    assert filed.files == 0
    assert len(filed.not_taken) == 1


def test_a_kit_that_lies_there_filled_in_is_not_written_over(store, asked, tmp_path):
    folder = written(store, tmp_path)
    filled(folder, {("整改", 1, "整改措施"): "示例：已补审"})

    with pytest.raises(UserError, match="可能已填写，没有覆盖"):
        filing_kit.write_kit(store, UNIT, folder)

    assert filing_reading.read_kit(store, folder, is_tried=True).answers == 1
