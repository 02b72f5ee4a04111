"""公文排版 at the terminal."""

import json

import docx
import pypdfium2
import pytest

from lushan_desktop.cli import run
from tests.foreign import FOLDER

NOTICE = str(FOLDER / "01-notice.txt")


def test_a_text_is_shown_as_recognised_and_set(tmp_path, capsys):
    out = tmp_path / "通知.pdf"

    code = run(
        ["typeset", NOTICE, "--form", "notice", "--number", "示司〔2023〕3号", "--sealed", "--out", str(out)]
    )

    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    assert "标题　　　示例县司法局关于开展行政执法案卷评查工作的通知" in told.out
    assert "一级　　　一、评查范围" in told.out
    with pypdfium2.PdfDocument(out) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "示司〔2023〕3号" in text


def test_quiet_tells_only_where_the_paper_lies(tmp_path, capsys):
    out = tmp_path / "通知.docx"

    assert run(["typeset", NOTICE, "--quiet", "--out", str(out)]) == 0

    assert capsys.readouterr().out == f"已存到：{out}\n"
    assert "一、评查范围" in [paragraph.text for paragraph in docx.Document(out).paragraphs]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["没有.txt", "--out", "甲.pdf"], 1, "找不到"),
        (["旧.doc", "--out", "甲.pdf"], 1, "另存为"),
        (["旧.wps", "--out", "甲.pdf"], 1, "另存为"),
        ([NOTICE, "--form", "poster", "--out", "甲.pdf"], 2, "没有“poster”这种版式"),
        ([NOTICE, "--date", "不知道", "--out", "甲.pdf"], 1, "不是有效日期"),
        ([NOTICE, "--out", "甲.odt"], 1, "可存为PDF"),
        ([NOTICE], 2, "缺少--out"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(arguments, code, sentence, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert run(["typeset", *arguments]) == code

    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_secret_is_refused(tmp_path, capsys):
    secret = tmp_path / "示例.txt"
    secret.write_text("机密★10年\n关于示例的通知\n正文。", "utf-8")

    assert run(["typeset", str(secret), "--out", str(tmp_path / "甲.pdf")]) == 1

    assert "国家秘密" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["示例.txt"]


def test_json_tells_what_was_taken_and_furniture_can_be_left_out(tmp_path, capsys):
    page = tmp_path / "网页.txt"
    page.write_text("首页 > 政务公开\n" + (FOLDER / "01-notice.txt").read_text("utf-8"), "utf-8")
    out = tmp_path / "通知.pdf"

    assert run(["typeset", str(page), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["title"] == "示例县司法局关于开展行政执法案卷评查工作的通知"
    assert told["issuing_body"] == "示例县司法局"
    assert told["furniture"] == ["首页 > 政务公开"]

    assert run(["typeset", str(page), "--quiet", "--without-furniture", "--out", str(out)]) == 0
    with pypdfium2.PdfDocument(out) as pdf:
        assert "首页" not in pdf[0].get_textpage().get_text_range()


@pytest.mark.parametrize("bare", [(), ("--without-furniture",)])
def test_the_number_that_only_the_page_shows_stands_in_the_red_head_and_is_told(tmp_path, capsys, bare):
    page, out = tmp_path / "网页.txt", tmp_path / "通知.pdf"
    title = "示例县司法局关于开展示例工作的通知"
    paper = f"{title}\n各乡镇人民政府：\n请认真贯彻执行。\n示例县司法局\n2023年5月6日\n"
    page.write_text(f"首页 > 政务公开\n• {title}\n• 示法〔2023〕7号\n{paper}", "utf-8")

    assert run(["typeset", str(page), "--form", "notice", "--quiet", *bare, "--out", str(out)]) == 0

    assert "文号取自网页附带的文字：示法〔2023〕7号" in capsys.readouterr().err
    with pypdfium2.PdfDocument(out) as pdf:
        words = pdf[0].get_textpage().get_text_range()
    assert "示法〔2023〕7号" in words
    assert "待补" not in words


def test_the_text_of_a_pdf_is_set_again(tmp_path, capsys):
    printed, again = tmp_path / "通知.pdf", tmp_path / "再排.pdf"
    assert run(["typeset", NOTICE, "--quiet", "--out", str(printed)]) == 0
    capsys.readouterr()

    assert run(["typeset", str(printed), "--json", "--out", str(again)]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["title"] == "示例县司法局关于开展行政执法案卷评查工作的通知"
    assert told["addressee"]
    assert told["signed_on"]
