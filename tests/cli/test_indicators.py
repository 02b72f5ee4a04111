"""Tables of indicators at a terminal: what was read, what is refused, row by row."""

import json

import pytest

from tests.offices import open_sample
from tests.services.indicators import indicator_tables as tables


@pytest.fixture
def sample(tmp_path):
    """A sample office for each test: what is imported stays in it."""
    folder = tmp_path / "数据"
    with open_sample(folder):
        """Filled with the facts of the sample."""
    return folder


def test_a_table_comes_in_as_an_edition_with_its_tree(say, tmp_path):
    file = str(tables.in_one_column(tmp_path / "表.xlsx"))

    code, out, _ = say("import", "indicators", file, "--edition", "示例体系2024", "--dry-run")
    assert code == 0
    assert (
        "一 示例一级指标一（22分）\n  （一） 示例二级指标一（7.5分）\n    1 示例三级指标第1项（2分，" in out
    )
    assert "读到指标32项（一级2项、二级5项、三级25项），末级合计36.5分，应备材料44条。\n可以导入" in out
    assert len(json.loads(say("records", "indicator", "--json")[1])) == 1

    code, out, _ = say("import", "indicators", file, "--edition", "示例体系2024")
    assert (code, out.splitlines()[-1]) == (0, "已导入“示例体系2024”。")
    rows = [one for one in json.loads(say("records", "indicator", "--json")[1]) if one["number"] != "93"]
    second, third = rows[1], rows[2]
    assert (second["number"], second["level"], second["title"]) == ("（一）", "二级", "示例二级指标一")
    assert second["parent"]["name"] == "一 示例一级指标一"
    assert (third["points"], third["lead_unit"]["name"]) == ("2", "鲁山县司法局")
    systems = json.loads(say("records", "indicator_system", "--json")[1])
    assert {one["name"]: (one["in_use"], one["year"]) for one in systems}["示例体系2024"] == (True, 2024)
    assert sum(one["in_use"] for one in systems) == 1


def test_a_faulty_table_is_refused_row_by_row(say, tmp_path):
    file = str(tables.faulty(tmp_path / "表.xlsx"))

    code, out, err = say("import", "indicators", file, "--edition", "示例体系")

    assert code == 1
    for sheet, row, words in tables.FAULTS:
        lines = [line for line in out.splitlines() if line.startswith(f"工作表“{sheet}”第{row}行，")]
        assert any(words in line for line in lines), words
    assert err == (
        "有11处需修改，修改后方可导入，未写入任何内容。"
        "未登记的单位可加 --add-units 一并登记；合计、序号以原表为准的可加 --accept。\n"
    )
    assert len(json.loads(say("records", "indicator", "--json")[1])) == 1


def test_the_other_tables_come_in_by_the_same_command(say, tmp_path):
    file = tmp_path / "单位.csv"
    file.write_text("名称,简称\n示例单位甲,示例甲\n", "utf-8")

    assert "已导入1条机构" in say("import", "unit", str(file))[1]
    assert "可以导入0条机构，1行没有导入" in say("import", "--dry-run", "unit", str(file))[1]
    assert "没有“别的”这种台账" in say("import", "别的", str(file))[2]
    assert say("import")[0] == 2


def test_the_help_page_tells_both_ways(say):
    out = say("--help")[1]

    assert "import 类型 文件" in out
    assert "import indicators 文件 --edition 名称" in out
