"""Tables of indicators as offices keep them, in three shapes, and one full of faults."""

from pathlib import Path

import xlsxwriter

from lushan_desktop.services.indicators.indicator_import.giving_out import example

UNITS = ("县司法局", "县委组织部", "县创建办")
FULL = str.maketrans("0123456789", "０１２３４５６７８９")


def indicators() -> list[dict]:
    """The first two first-level indicators of the example, with all that stands below them."""
    found = example()["indicators"]
    third = [place for place, one in enumerate(found) if one["level"] == 1][2]
    return found[:third]


def mark(one: dict) -> str:
    return {1: f"{one['number']}、", 2: one["number"], 3: f"{one['number']}."}[one["level"]]


def in_level_columns(file: Path) -> Path:
    """Three level columns filled on every row; points as 2分, units with line ends; notes all around."""
    with xlsxwriter.Workbook(file) as book:
        guide = book.add_worksheet("填写说明")
        guide.write(0, 0, "本表由各单位填写。")
        sheet = book.add_worksheet("指标")
        sheet.merge_range(0, 0, 0, 8, "指标体系任务分解表（示例）")
        sheet.write(1, 0, "填报单位：示例单位")
        heads = (
            "序号",
            "一级指标",
            "二级指标",
            "三级指标",
            "分值",
            "牵头单位",
            "责任单位",
            "应提供材料",
            "测评方式",
        )
        sheet.write_row(3, 0, heads)
        at, above = 4, {1: "", 2: ""}
        for one in indicators():
            if one["level"] < 3:
                above[one["level"]] = f"{mark(one)}{one['title']}（{one['points']}分）"
                continue
            sheet.write_row(
                at,
                0,
                _filled_row(one, above),
            )
            at += 1
        sheet.write(at, 0, "合计")
        sheet.write(at, 4, sum(float(one["points"]) for one in indicators() if one["level"] == 3))
        sheet.write(at + 1, 0, "注：示例表，不是正式指标。")
    return file


def _filled_row(one: dict, above: dict[int, str]) -> tuple[str, ...]:
    return (
        one["number"].translate(FULL),
        above[1],
        above[2],
        one["title"],
        f"{one['points']}分",
        one["lead"],
        "\n".join(one["support"]),
        "\n".join(f"{n}.{text}" for n, text in enumerate(one["materials"], 1)),
        one["ways"],
    )


def merged(file: Path) -> Path:
    """The levels merged downwards, each with points of its own; a double head; a sheet per first level."""
    with xlsxwriter.Workbook(file) as book:
        sheet, at = None, 0
        for place, one in enumerate(indicators()):
            points = float(one["points"])
            if one["level"] == 1:
                sheet, at = _sheet(book, f"示例{place}"), 3
                _down(sheet, at, _below(place, 3), (0, f"{mark(one)}{one['title']}"), (1, points))
            elif one["level"] == 2:
                _down(sheet, at, _below(place, 3), (2, f"{mark(one)}{one['title']}＊"), (3, points))
            else:
                sheet.write(at, 4, int(one["number"]))
                sheet.write(at, 5, one["title"])
                sheet.write(at, 6, points)
                sheet.write(at, 7, one["lead"])
                sheet.write(at, 8, "、".join(one["support"]))
                sheet.write(at, 9, "；".join(one["materials"]))
                sheet.write(at, 10, one["ways"])
                at += 1
    return file


def _sheet(book, name):
    sheet = book.add_worksheet(name)
    sheet.merge_range(0, 0, 0, 10, "指标任务表（示例）")
    heads = {
        0: "一级指标",
        1: "分值",
        2: "二级指标",
        3: "分值",
        4: "序号",
        5: "三级指标",
        6: "分值",
        9: "佐证材料",
        10: "测评方式",
    }
    for column, head in heads.items():
        sheet.merge_range(1, column, 2, column, head)
    sheet.merge_range(1, 7, 1, 8, "责任分工")
    sheet.write_row(2, 7, ("牵头单位", "配合单位"))
    return sheet


def _down(sheet, at, rows, *cells):
    for column, value in cells:
        if rows > 1:
            sheet.merge_range(at, column, at + rows - 1, column, value)
        else:
            sheet.write(at, column, value)


def _below(place: int, level: int) -> int:
    """How many of the last level stand under the one at this place."""
    found = indicators()
    count = 0
    for one in found[place + 1 :]:
        if one["level"] <= found[place]["level"]:
            break
        count += one["level"] == level
    return count


def in_one_column(file: Path) -> Path:
    """All levels in one column told apart by 一、（一）1.; lead and support in one cell; blank lines."""
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write(0, 0, "示例")
        sheet.write_row(2, 0, ("指标内容", "标准分", "责任单位", "佐证材料", "考核方式"))
        at = 3
        for one in indicators():
            at += one["level"] == 1
            text = f"{mark(one)} {one['title']}"
            sheet.write(at, 0, text.translate(FULL) if one["number"] == "3" else text)
            sheet.write(at, 1, f"{one['points']}分" if one["level"] < 3 else one["points"])
            if one["level"] == 3:
                sheet.write(at, 2, "、".join((f"{one['lead']}（牵头）", *one["support"])))
                sheet.write(at, 3, "\n".join(f"（{n}）{text}" for n, text in enumerate(one["materials"], 1)))
                sheet.write(at, 4, one["ways"])
            at += 1
    return file


FAULTS = (
    ("甲", 8, "序号2重复"),
    ("甲", 9, "没有“示例没有的单位”"),
    ("甲", 10, "“两点半分”不是数字"),
    ("甲", 11, "“1—2分”不是数字"),
    ("甲", 12, "没有指标内容"),
    ("甲", 13, "的公式无法计算（#DIV/0!）"),
    ("甲", 14, "序号3比上一项小"),
    ("甲", 16, "合并成了一格"),
    ("甲", 17, "写的是9分，下面2项加起来是2分"),
    ("乙", 2, "上面一级是空的"),
)


def faulty(file: Path) -> Path:
    """Ten faults, each in a row of its own; rows as Excel counts them."""
    heads = ("序号", "一级指标", "二级指标", "三级指标", "分值", "牵头单位")
    lead = UNITS[0]
    rows: list[tuple] = [
        ("1", "一、示例一级指标一", "（一）示例二级指标一", "示例一", "1", lead),
        ("2", "", "", "示例二", "1", lead),
        ("2", "", "", "示例三", "1", lead),
        ("4", "", "", "示例四", "1", "示例没有的单位"),
        ("5", "", "", "示例五", "两点半分", lead),
        ("6", "", "", "示例六", "1—2分", lead),
        ("7", "", "", "", "1", lead),
        ("8", "", "", "示例八", "=1/0", lead),
        ("3", "", "", "示例九", "1", lead),
        ("10", "", "", "示例十", "1", lead),
        ("11", "二、示例一级指标二", "", "示例十一", "1", lead),
        ("12", "三、示例一级指标三", "（一）示例二级指标三（9分）", "示例十二", "1", lead),
        ("13", "", "", "示例十三", "1", lead),
    ]
    with xlsxwriter.Workbook(file) as book:
        text = book.add_worksheet("甲")
        text.write(0, 0, "示例")
        text.write_row(4, 0, heads)
        for at, row in enumerate(rows, 5):
            for column, value in enumerate(row):
                if value.startswith("="):
                    text.write_formula(at, column, value, None, "#DIV/0!")
                elif (at, column) != (15, 2):
                    text.write(at, column, value)
        text.merge_range(15, 1, 15, 2, "二、示例一级指标二")
        other = book.add_worksheet("乙")
        other.write_row(0, 0, heads)
        other.write_row(1, 0, ("20", "", "（一）示例二级指标四", "示例二十", "1", lead))
    return file


def with_jumps(file: Path) -> Path:
    """One column in which levels are left out."""
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "指标内容")
        texts = (
            "（一）示例二级指标零",
            "一、示例一级指标一",
            "1.示例三级指标一",
            "（一）示例二级指标一",
            "2.示例三级指标二",
        )
        sheet.write_column(1, 0, texts)
    return file
