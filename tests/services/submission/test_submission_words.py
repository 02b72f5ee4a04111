"""What came of a submission is told in one sentence, the good and the bad of it."""

import pytest

from lushan_desktop.services.submission.submission_folder import MadeFile, MadePart
from lushan_desktop.services.submission.submission_parts import ARCHIVE, COPIES, MISSING, STATEMENT, VOLUME
from lushan_desktop.services.submission.submission_verdict import BAD, OK, WARN, Verdict

ONE = (MadeFile("示例.pdf", "0" * 64, 1),)


KINDS = {"statement": STATEMENT, "volume": VOLUME, "copies": COPIES, "missing": MISSING, "archive": ARCHIVE}


def verdict(**parts):
    made = tuple((KINDS[kind], MadePart(kind, "", **told)) for kind, told in parts.items())
    return Verdict("示例", "93", made)


@pytest.mark.parametrize(
    ("parts", "tone", "sentence"),
    [
        ({}, BAD, "没有可以报送的材料"),
        ({"statement": {"pages": 3}}, BAD, "没有可以报送的材料"),
        ({"statement": {"files": ONE, "pages": 3}}, OK, "情况说明 3 页"),
        ({"statement": {"files": ONE, "pages": 3, "gaps": 2}}, WARN, "情况说明 3 页，2 处待补"),
        (
            {"volume": {"files": ONE * 2, "pages": 34}, "copies": {"files": ONE * 14}},
            OK,
            "汇编 34 页分 2 册；佐证 14 份",
        ),
        ({"volume": {"pages": 0}, "copies": {"files": ONE}}, OK, "佐证 1 份"),
        ({"missing": {"files": ONE}, "archive": {"files": ONE}}, OK, "缺项清单；归档文件目录"),
        ({"missing": {}, "archive": {"files": ONE}}, OK, "归档文件目录"),
        (
            {
                "volume": {"files": ONE, "pages": 6, "problems": ("甲打不开", "乙打不开")},
                "copies": {"files": ONE, "problems": ("甲打不开",)},
            },
            WARN,
            "汇编 6 页；佐证 1 份；2 处问题",
        ),
    ],
)
def test_a_submission_says_what_there_is_and_what_is_wrong_with_it(parts, tone, sentence):
    told = verdict(**parts)

    assert (told.tone, told.sentence) == (tone, sentence)
