"""Standards taken in and reviews told from a terminal."""

import json

import pytest
import xlsxwriter

STANDARD = """示例创建标准
序号,考核项目,考核内容,评分标准,分值,考核方式,备查材料
1,依法履职,示例：权责清单公开,按年度调整并公开,10,网上查看,清单
2,,示例：有年度方案,有方案有总结,5.5,查阅资料,"方案,总结"
3,执法规范,示例：三项制度,抽查10件案卷,10,抽查案卷,案卷
合计,,,,25.5,,
"""


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "标准.csv"
    file.write_text(STANDARD, "utf-8")
    return file


def test_a_standard_is_said_before_it_becomes_the_items_of_a_title(say, table):
    asked = "import", "standard", str(table), "--title", "行政执法责任制示范点"

    code, out, _ = say(*asked, "--dry-run")
    assert code == 0
    assert "2 ［依法履职］示例：有年度方案（5.5分）" in out
    assert out.endswith("读到3项，共25.5分。\n可以导入，还没有写入。\n")

    told = json.loads(say(*asked, "--json")[1])
    assert told["imported"] == 3
    assert told["items"][1] == {
        "number": "2",
        "project": "依法履职",
        "content": "示例：有年度方案",
        "criterion": "有方案有总结",
        "points": "5.5",
        "ways": "查阅资料",
        "materials": "方案,总结",
    }
    assert json.loads(say(*asked, "--json")[1])["imported"] == 3


def test_a_wrong_row_is_named_and_nothing_is_written(say, table):
    table.write_text(STANDARD.replace(",10,网上", ",十分,网上"), "utf-8")

    code, out, err = say("import", "standard", str(table), "--title", "服务型行政执法示范点")

    assert code == 1
    assert "第3行，分值：“十分”不是数字，请按“1.5”格式填写。" in out
    assert err == "有1处需修改，修改后方可导入，未写入任何内容。\n"


def test_a_title_that_is_not_there_is_refused_with_those_that_are(say, table):
    code, _, err = say("import", "standard", str(table), "--title", "不存在")

    assert code == 1
    assert "没有唯一的创建项目“不存在”，已有：" in err
    assert "行政执法责任制示范点" in err


def test_a_review_is_told_item_by_item(say):
    code, out, _ = say("review", "下汤镇")

    assert code == 0
    assert out.startswith("下汤镇（示例）　河南省依法行政示范单位　第四批\n初审，第1次审查，已审4/共10项，")
    assert "4 重大行政决策听取法律顾问意见：需补充 7分，两次决策未附法律意见书；" in out
    told = json.loads(say("review", "下汤镇", "--json")[1])
    assert (told["stage"], told["reviewed"], len(told["items"])) == ("初审", 4, 10)
    assert told["items"][3]["state"] == "需补充"
    assert told["items"][3]["points"] == "10"


def test_an_applicant_nobody_knows_is_refused(say):
    assert say("review", "示例县")[2] == "没有找到“示例县”的申报，请写申报单位的名称。\n"


def test_all_sheets_of_a_standard_come_in_and_what_is_not_used_is_told(say, tmp_path):
    file = tmp_path / "标准.xlsx"
    heads = ("序号", "考核项目", "考核内容", "计分办法", "分值", "检查方式")
    first = [
        (1, "示例项目", "示例一", "少一项扣1分", "1.5（加分项）", "查阅资料"),
        (2, "", "示例二", "", "-5", ""),
    ]
    second = [(1, "示例另项", "示例三", "", "3分。未完成的不得分", ""), ("合计", "", "", "", 3, "")]
    with xlsxwriter.Workbook(file) as book:
        for name, rows in (("甲", first), ("乙", second)):
            sheet = book.add_worksheet(name)
            for place, row in enumerate((heads, *rows)):
                sheet.write_row(place, 0, row)
        book.add_worksheet("通讯录").write_row(0, 0, ("姓名", "示例"))

    asked = ("import", "standard", str(file), "--title", "服务型行政执法示范点")
    code, out, _ = say(*asked, "--json", "--dry-run")

    told = json.loads(out)
    assert code == 0
    assert [(one["content"], one["points"], one.get("note", "")) for one in told["items"]] == [
        ("示例一", "1.5", "加分项"),
        ("示例二", "0", "扣分项，最多扣5分"),
        ("示例三", "3", ""),
    ]
    assert told["items"][2]["criterion"] == "未完成的不得分"
    assert [each["where"] for each in told["not_used"]] == ["工作表“通讯录”", "工作表“乙”第3行"]
