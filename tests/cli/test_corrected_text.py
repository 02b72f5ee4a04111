"""A corrected .txt is the file it was but for what was corrected: encoding, mark and line ends."""

import codecs

import pytest

from lushan_desktop.cli.program import run

TEXT = (
    "示例县人民政府关于做好示例工作的通知\n各乡镇人民政府：\n2022年09月布署了工作,请照办。\n"
    "示例县人民政府\n2023年6月30日\n"
)
RIGHT = TEXT.replace("09月", "9月").replace("布署", "部署").replace(",", "，")
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with its mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "gb18030": lambda text: text.encode("gb18030"),
    "utf-16, little end first": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16, big end first": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_is_right_stays_byte_for_byte(tmp_path, capsys, encoding, ends):
    file, out = tmp_path / "通知.txt", tmp_path / "通知（改正）.txt"
    file.write_bytes(ENCODINGS[encoding](TEXT.replace("\n", ends)))

    assert run(["check", str(file), "--correct", "--out", str(out)]) == 0

    assert out.read_bytes() == ENCODINGS[encoding](RIGHT.replace("\n", ends))
    capsys.readouterr()
