"""All that is handed in, made from a terminal."""

import pypdfium2
import pytest


def test_the_submission_of_an_indicator_is_made_and_made_again(say, tmp_path):
    out = tmp_path / "报送"

    code, told, _ = say("submission", "--indicator", "93", "--out", str(out), "--limit", "20")

    assert code == 0
    assert told.startswith("93 示范创建  情况说明 ")
    assert told.endswith(f"：{out}\n")
    assert len(pypdfium2.PdfDocument(out / "93 示范创建" / "情况说明.pdf")) > 1
    _, told, _ = say("submission", "--out", str(out), "--limit", "20")
    assert "这次新做 0 部分" in told, "without a number all are meant, and there is one"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--indicator", "999"), "没有找到指标“999”"),
        (("--limit", "大"), "--limit 应是整数，单位 MB，如 --limit 20。"),
        (("--limit", "0"), "--limit 应是整数，单位 MB，如 --limit 20。"),
    ],
)
def test_what_is_written_wrong_is_said_and_nothing_is_made(say, tmp_path, arguments, sentence):
    code, _, told = say("submission", "--out", str(tmp_path / "报送"), *arguments)

    assert code == 1
    assert sentence in told
    assert not (tmp_path / "报送").exists()
