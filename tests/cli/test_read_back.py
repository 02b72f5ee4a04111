"""What is set on paper here is read from it as it was in the text, and no line end is told for a slip."""

import json

import pytest

from lushan_desktop.cli.program import run

BODY = "各单位要高度重视示例创建工作，压实工作责任，细化工作措施，请认真抓好落实。"
NAMED = ("title", "addressee", "number", "issuing_body", "signed_on")


def told(capsys, *arguments):
    assert run([*map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("form", ["plain", "notice", "letter"])
@pytest.mark.parametrize("length", [1, 2, 5, 12, 13, 40])
def test_a_printed_text_is_read_as_it_was(tmp_path, capsys, form, length):
    text, sheet, again = tmp_path / "通知.txt", tmp_path / "通知.pdf", tmp_path / "再排.pdf"
    paragraphs = "".join(BODY * length + "\n" for _ in range(2))
    text.write_text(
        f"示例县人民政府关于做好示例工作的通知\n示政〔2023〕7号\n各乡镇人民政府：\n{paragraphs}示例县人民政府\n2023年5月6日\n",
        "utf-8",
    )
    meant = told(capsys, "typeset", text, "--form", form, "--out", sheet)

    read = told(capsys, "typeset", sheet, "--form", form, "--out", again)
    found = told(capsys, "check", sheet)

    assert {name: read[name] for name in NAMED} == {name: meant[name] for name in NAMED}
    assert [one for one in found if one["rule"] in ("HDR-11", "HDR-13", "HDR-14")] == []
