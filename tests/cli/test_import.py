"""Ledgers taken in from a terminal: checked, imported, told row by row."""

import json

import pytest

LEDGER = "日期,会议名称,类型\n2023.2.30,示例：终端推进会,推进会\n2023.5.1,示例：终端协调会,协调会\n"


def test_a_ledger_is_checked_imported_and_held_back_the_second_time(say, tmp_path):
    file = tmp_path / "示例.csv"
    file.write_text(LEDGER, "gb18030")

    code, out, _ = say("import", "meeting", str(file), "--dry-run")
    assert code == 0
    assert out == "第2行，日期：日期不存在，请按“2023年3月1日”格式填写\n可以导入1条会议，1行没有导入。\n"
    assert "终端协调会" not in say("records", "meeting")[1]

    assert say("import", "meeting", str(file))[1].endswith("已导入1条会议，1行没有导入。\n")
    assert "终端协调会" in say("records", "meeting")[1]

    told = json.loads(say("import", "meeting", str(file), "--json")[1])
    assert (told["imported"], told["ready"]) == (0, 0)
    assert told["held_back"][1]["where"] == "第3行"
    assert told["held_back"][1]["reason"].startswith("可能重复：台账里已有同一日期和名称")


@pytest.mark.parametrize(("key", "count"), [("indicators", 0), ("indicators-example", 100)])
def test_the_table_of_indicators_has_an_empty_template_and_an_example_of_a_hundred(say, tmp_path, key, count):
    file = tmp_path / "指标.xlsx"

    assert say("template", key, "--out", str(file))[0] == 0

    asked = (
        "import",
        "indicators",
        str(file),
        "--edition",
        "示例2024版",
        "--add-units",
        "--json",
        "--dry-run",
    )
    told = json.loads(say(*asked)[1])
    assert len([one for one in told["indicators"] if one["level"] == "三级"]) == count


@pytest.mark.parametrize("name", ["单位.txt", "单位", "", ".xlsx"])
def test_a_template_is_saved_as_a_workbook_alone(say, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)

    code, _, told = say("template", "unit", "--out", name)

    assert code == 1
    assert "程序出错" not in told
    assert "改成 .xlsx 结尾" in told
    assert not list(tmp_path.iterdir())


def test_a_template_is_written_and_what_comes_from_no_table_is_refused(say, tmp_path):
    file = tmp_path / "模板.xlsx"

    assert say("template", "unit", "--out", str(file))[0] == 0
    assert file.read_bytes().startswith(b"PK")
    assert say("import", "evidence", str(file))[2] == "佐证材料不能从表格导入。\n"
    assert "没有“nothing”这种台账" in say("import", "nothing", str(file))[2]


def test_units_and_persons_that_a_ledger_names_are_registered_with_it_where_that_is_asked(say, tmp_path):
    file = tmp_path / "示例.csv"
    head, row = "序号,任务,牵头单位,责任人", "1,示例：整理台账,示例新设局,示例新人"
    file.write_text(f"{head}\n{row}\n", "utf-8")

    held = json.loads(say("import", "task", str(file), "--json")[1])
    code, out, _ = say("import", "task", str(file), "--add-units", "--add-people")

    assert held["imported"] == 0
    assert (code, out.endswith("已导入1条任务。\n")) == (0, True), out
    assert "示例新设局" in say("records", "unit")[1]
    assert "示例新人" in say("records", "person")[1]
