"""The commands of supervision, as a clerk at a terminal meets them."""

import json

from lushan_desktop.app import parts
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.cli import run
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.services.records import records
from lushan_desktop.storage.store import Store


def test_the_lists_of_a_round_are_written_into_a_folder(sample, tmp_path, capsys):
    out = tmp_path / "反馈清单"

    assert run(["--data", str(sample), "feedback", "--round", "鲁法办〔2023〕4号", "--out", str(out)]) == 0

    told = capsys.readouterr()
    assert f"已把10份反馈清单存到：{out}" in told.out
    assert "还缺发文名义或文号" in told.err
    assert len(list(out.glob("*-反馈清单.pdf"))) == 10


def test_they_can_be_one_numbered_file(sample, tmp_path, capsys):
    said = ["feedback", "--round", "第一阶段", "--number", "示法办函〔2023〕9号", "--joined"]

    assert run(["--data", str(sample), *said, "--out", str(tmp_path / "新文件夹")]) == 0

    assert (tmp_path / "新文件夹" / "反馈清单.pdf").read_bytes().startswith(b"%PDF")
    assert "还缺" not in capsys.readouterr().err


def test_a_round_that_does_not_exist_is_answered_with_those_that_do(sample, tmp_path, capsys):
    assert run(["--data", str(sample), "feedback", "--round", "第九", "--out", str(tmp_path)]) == 1

    told = "没有督导轮次“第九”。已登记的有：“鲁山县创建‘省级法治政府建设示范县’第一阶段督导”。"
    assert told in capsys.readouterr().err


def test_what_is_overdue_is_listed_and_given_to_other_programs(sample, capsys):
    assert run(["--data", str(sample), "overdue"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("逾期")
    assert "督导整改" in lines[0]
    assert lines[-1] == f"共{len(lines) - 1}件逾期。"

    assert run(["--data", str(sample), "overdue", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == len(lines) - 1
    assert {"type", "id", "kind", "unit", "title", "due_on", "days_overdue"} == set(rows[0])


def test_what_the_first_page_leaves_out_for_its_period_is_told(say, sample):
    _, before, _ = say("overdue")
    with Store.open(sample, parts=parts()) as store:
        values = {
            "unit": "示例",
            "description": "示例",
            "found_on": PartialDate(2020, 1, 2),
            "due_on": PartialDate(2020, 1, 9),
        }
        records.save(store, PROBLEM, values)

    _, after, _ = say("overdue")

    count = len(before.splitlines())
    told = f"共{count}件逾期，其中1件不在创建周期（2021年至2023年7月27日）内，工作台没有计入。"
    assert after.splitlines()[-1] == told


def test_a_round_is_planned_with_its_teams_and_visits(say, sample):
    units = "张良镇、赵村镇"
    code, told, _ = say(
        "plan-round", "--title", "示例：第三阶段", "--team", f"第一组：{units}", "--from", "2023.7.7"
    )
    assert (code, told) == (0, "已安排“示例：第三阶段”：1个督导组，2个单位。\n")
    _, rows, _ = say("records", "supervision_visit", "--json")
    planned = {row.get("planned_on") for row in json.loads(rows)}
    assert {"2023-07-07", "2023-07-10"} <= planned

    code, _, told = say("plan-round", "--title", " ", "--team", "第一组：")
    assert (code, told) == (1, "请先填写名称、第一组的单位。\n")
