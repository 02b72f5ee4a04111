"""What an opinion must say, what is open in a round, and what all of them come to."""

from decimal import Decimal

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.titles import reviewing
from lushan_desktop.domain.titles.review_item import FAILS, FITS, LACKS


def an_item(**given):
    blank = {"number": None, "conclusion": "", "reason": "", "missing": "", "suggestion": "", "score": None}
    return {**blank, "points": None, "reviewed_on": None, "round": None, "earlier": "", **given}


def refused(conclusion=FITS, reason="", score=None, points=None, **given) -> tuple[str, str]:
    worth = (None if value is None else Decimal(value) for value in (score, points))
    try:
        reviewing.check_opinion(conclusion, reason, *worth, **given)
    except UserError as error:
        return error.field, str(error)
    return "", ""


@pytest.mark.parametrize(
    ("score", "points", "said"),
    [
        *((score, "9", "") for score in ("0", "4.5", "9")),
        *((score, "9", "应在0到9分之间") for score in ("-0.5", "9.5")),
        *((score, "-5", "") for score in ("0", "-2", "-5")),
        *((score, "-5", "应在-5到0分之间") for score in ("0.5", "-5.5")),
        *((score, "0.5", said) for score, said in (("0.5", ""), ("0.6", "应在0到0.5分之间"))),
        *((score, None, "") for score in ("0", "100")),
        ("-1", None, "不能小于0"),
        (None, "9", ""),
    ],
)
def test_a_score_lies_between_nothing_and_what_an_item_is_worth(score, points, said):
    worth = [None if value is None else Decimal(value) for value in (score, points)]

    assert reviewing.beyond(*worth) == said


@pytest.mark.parametrize(
    ("opinion", "field", "said"),
    [
        ({"conclusion": ""}, "conclusion", "请先选定结论"),
        ({"conclusion": "合格"}, "conclusion", "请先选定结论"),
        ({"conclusion": LACKS, "reason": "  "}, "reason", "结论为“需补充”的"),
        ({"conclusion": FAILS}, "reason", "结论为“不符合”的"),
        ({"conclusion": LACKS, "reason": "缺记录"}, "", ""),
        ({"score": "10", "points": "9"}, "score", "得分应在0到9分之间。"),
        ({"score": "7.5", "points": "9"}, "reason", "扣1.5分，请写明扣分原因。"),
        ({"score": "-2", "points": "-5"}, "reason", "扣2分，请写明扣分原因。"),
        ({"score": "7.5", "points": "9", "reason": "缺记录"}, "", ""),
        ({"score": "9", "points": "9"}, "", ""),
        ({"lacks_material": True}, "reason", "还未提交材料"),
        ({"lacks_material": True, "reason": "现场看过"}, "", ""),
        ({"conclusion": FAILS, "reason": "没有", "lacks_material": True}, "", ""),
    ],
)
def test_an_opinion_that_says_too_little_or_gives_too_much_names_its_field(opinion, field, said):
    where, words = refused(**opinion)

    assert (where, words.startswith(said)) == (field, True), words


@pytest.mark.parametrize(
    ("conclusion", "round_number", "now", "is_open"),
    [
        ("", None, 1, True), (FITS, None, 2, False), (FITS, 1, 2, False), (LACKS, None, 1, False),
        (LACKS, None, 2, True), (LACKS, 1, 2, True), (FAILS, 2, 2, False), (FAILS, 2, 3, True),
    ],
)  # fmt: skip
def test_a_round_is_about_what_has_no_opinion_and_what_was_found_wanting_before(
    conclusion, round_number, now, is_open
):
    assert reviewing.is_open(an_item(conclusion=conclusion, round=round_number), now) is is_open


def test_an_item_that_begins_anew_keeps_what_was_said_of_it_line_by_line():
    first = an_item(conclusion=LACKS, reason="缺记录", suggestion="请补", reviewed_on="2023年7月3日", round=1)
    second = {**reviewing.anew(first), "conclusion": FITS, "score": Decimal(2), "round": 2}

    assert reviewing.anew(an_item())["earlier"] == ""
    assert reviewing.anew(second) == {
        **an_item(),
        "earlier": "第1次（2023年7月3日）：需补充，缺记录；请补\n第2次：符合",
    }


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([{"conclusion": FITS}] * 2, "共审查2项，符合2项。初审通过。"),
        ([{"conclusion": FITS, "score": Decimal("1.50")}, {}], "共审查2项，符合1项，得分1.5分。初审通过。"),
        (
            [
                {"conclusion": FITS, "score": Decimal(5), "points": Decimal(6)},
                {"conclusion": FAILS, "score": Decimal(-2), "points": Decimal(-3), "number": "1.2"},
                {"conclusion": LACKS, "points": Decimal("1.5")},
            ],
            "共审查3项，符合1项，需补充1项，不符合1项，得分3分（满分7.5分）。第1.2、3项须补充整改后再审。",
        ),
    ],
)
def test_the_opinion_on_the_whole_counts_adds_up_and_names_what_is_wanting(items, said):
    assert reviewing.conclusion([an_item(**each) for each in items]) == said


def test_equal_scores_share_a_place_and_who_has_none_is_last():
    scores = [Decimal(9), None, Decimal("9.5"), Decimal(9), Decimal(0)]

    assert reviewing.ranks(scores) == [2, 5, 1, 2, 4]
