"""校核 at the terminal."""

import json

import docx
import pytest
from docx.oxml.ns import qn

from lushan_desktop.app import open_store
from lushan_desktop.cli import run
from tests.saving import save

TEXT = (
    "示例县司法局关于示例工作的通知\n各乡镇人民政府：\n县委县政府2022年09月布署了工作,请照办。\n"
    "示例县司法局\n2023年6月30日\n"
)


@pytest.fixture
def nowhere(tmp_path):
    return ["--data", str(tmp_path / "没有数据")]


def checked(capsys, *arguments):
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_text_is_checked_without_any_office(tmp_path, capsys, nowhere):
    file = tmp_path / "通知.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode("gb18030"))

    found = checked(capsys, *nowhere, "check", str(file))

    assert {"rule", "group", "page", "start", "end", "text", "sentence", "correction"} == set(found[0])
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in found)
    assert {"PUN-14", "DAT-05", "TXT-01", "PUN-06"} == {one["rule"] for one in found}
    assert not (tmp_path / "没有数据").exists()


def test_a_text_is_put_right_where_that_is_safe(tmp_path, capsys, nowhere):
    file, out = tmp_path / "通知.txt", tmp_path / "改正.txt"
    file.write_text(TEXT, "utf-8")

    assert run([*nowhere, "check", str(file), "--correct", "--out", str(out)]) == 0

    assert "改正4处" in capsys.readouterr().out
    assert "县委、县政府2022年9月部署了工作，请照办。" in out.read_text("utf-8")
    assert not checked(capsys, *nowhere, "check", str(out))


def test_a_word_file_keeps_its_format_and_bears_tracked_changes(tmp_path, capsys, nowhere):
    file, out = tmp_path / "通知.docx", tmp_path / "改正.docx"
    document = docx.Document()
    for line in TEXT.splitlines()[:2]:
        document.add_paragraph(line)
    said = document.add_paragraph("县委")
    said.add_run("县政府2022年09月布").bold = True
    said.add_run("署了工作,请照办。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "类别", "共有 36 个"
    document.save(file)

    assert run([*nowhere, "check", str(file), "--correct", "--out", str(out)]) == 0

    told = capsys.readouterr().out
    assert "改正4处" in told
    made = docx.Document(out)
    struck = [one.text for one in made.element.body.iter(qn("w:delText"))]
    new = made.element.body.iter(qn("w:ins"))
    written = [leaf.text for each in new for leaf in each.iter(qn("w:t"))]
    assert "".join(struck) == "0布,"
    assert "".join(written) == "、部，"
    bold = [run for run in made.element.body.iter(qn("w:r")) if run.find(qn("w:rPr")) is not None]
    assert bold
    assert [one["rule"] for one in checked(capsys, *nowhere, "check", str(out)) if one["correction"]] == []


def test_the_registers_are_checked_without_a_file(tmp_path, capsys):
    folder = tmp_path / "数据"
    with open_store(folder) as store:
        save(store, "meeting", title="示例推进会", kind="推进会")
        save(store, "evidence", title="示例照片", pages=0)
        save(store, "document", number="示法办〔2023〕3号", title="示例方案", direction="发文")

    found = checked(capsys, "--data", str(folder), "check")

    assert [(one["rule"], one["type"]) for one in found] == [("NUM-06", "document"), ("CON-06", "evidence")]
    assert "缺1—2号" in found[0]["sentence"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["没有.txt"], "找不到"),
        (["旧.wps"], "另存为"),
        (["."], "是文件夹"),
        (["通知.txt", "--correct", "--out", "甲.odt"], "不能存为"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path, capsys, nowhere, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "通知.txt").write_text(TEXT, "utf-8")

    assert run([*nowhere, "check", *arguments]) == 1

    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "lacking"),
    [
        (["通知.txt", "--correct"], "--out"),
        (["通知.txt", "--out", "甲.txt"], "--correct"),
        (["--correct", "--out", "甲.txt"], "参数"),
        (["--correct"], "参数"),
    ],
)
def test_half_of_what_correcting_needs_is_wrong_usage_and_writes_nothing(
    tmp_path, capsys, nowhere, monkeypatch, arguments, lacking
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "通知.txt").write_text(TEXT, "utf-8")

    assert run([*nowhere, "check", *arguments]) == 2

    assert f"还缺少{lacking}。" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["通知.txt"]


def test_findings_are_told_as_data_while_the_corrected_text_is_written(tmp_path, capsys, nowhere):
    file, out = tmp_path / "通知.txt", tmp_path / "改正.txt"
    file.write_text(TEXT, "utf-8")

    found = checked(capsys, *nowhere, "check", str(file), "--correct", "--out", str(out))

    assert found
    assert "2022年9月部署" in out.read_text("utf-8")


def test_what_a_paper_speaks_of_is_told_and_held_against_the_ledger(tmp_path, capsys):
    folder, file = tmp_path / "数据", tmp_path / "说明.txt"
    file.write_text(
        "示例县示例工作情况说明\n印发《示例方案》（示法办〔2023〕3号）和《样例方案》（示法办〔2023〕4号）。\n",
        "utf-8",
    )
    with open_store(folder) as store:
        save(store, "document", number="示法办〔2023〕3号", title="示例方案", direction="发文")
        save(store, "document", number="示法办〔2023〕4号", title="关于成立机构的通知", direction="发文")

    found = checked(capsys, "--data", str(folder), "extract", str(file))

    assert {"type", "fields", "start", "end", "text", "standing"} == set(found[0])
    assert [(one["fields"]["number"], one["standing"]) for one in found] == [
        ("示法办〔2023〕3号", "已登记"),
        ("示法办〔2023〕4号", "有出入"),
    ]
