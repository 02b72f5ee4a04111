"""What is named and how many it is told to be: laws over numbers of names."""

import pytest

from tests.checks.texts import rules_of, whole

SIGNS = "一二三四五六七八九"
UNITS = [f"县示例{sign}局" for sign in SIGNS]
MATTERS = [f"落实示例{sign}部署情况" for sign in SIGNS]
COUNTS = range(3, 7)


def is_told(text: str) -> bool:
    return "CON-01" in rules_of(whole(f"R:{text}"))


@pytest.mark.parametrize("told", COUNTS)
@pytest.mark.parametrize("named", COUNTS)
def test_units_named_before_their_number_are_as_many(named, told):
    units = "、".join(UNITS[:named])

    assert is_told(f"检查组对{units}{told}个单位进行了检查。") is (named != told)
    assert is_told(f"检查组对{units}等{told}个单位进行了检查。") is (named > told)


@pytest.mark.parametrize("named", COUNTS)
def test_the_last_two_may_be_joined_by_a_word(named):
    units = "、".join(UNITS[: named - 1]) + "和" + UNITS[named - 1]

    assert not is_told(f"{units}{named}个单位作了汇报。")
    assert is_told(f"{units}{named + 1}个单位作了汇报。")


@pytest.mark.parametrize("told", COUNTS)
@pytest.mark.parametrize("named", COUNTS)
@pytest.mark.parametrize("sign", ["，", "；", "、"])
def test_parts_that_end_alike_are_as_many_as_told(sign, named, told):
    matters = sign.join(MATTERS[:named])

    assert is_told(f"重点围绕{matters}{SIGNS[told - 1]}个方面开展检查。") is (named != told)


@pytest.mark.parametrize("told", COUNTS)
@pytest.mark.parametrize("named", COUNTS)
def test_what_is_told_ahead_of_its_list_is_as_many(named, told):
    assert is_told(f"这{told}项内容包括{'、'.join(MATTERS[:named])}。") is (named != told)
    words = "；".join(["务必抓好落实"] * named)
    assert is_told(f"做到{SIGNS[told - 1]}个“务必”：{words}。") is (named != told)


@pytest.mark.parametrize(
    "text",
    [
        "对县示例一局、县示例二局下属12个单位进行了检查。",
        "在示例一镇、示例二镇6个村开展试点。",
        "新建、改建公厕12个，其他乡镇5个单位自行安排。",
        "县示例一局、县示例二局各3个单位派员参加。",
        "中央、省市三级部门联动。",
    ],
)
def test_numbers_of_something_else_are_no_slip(text):
    assert not is_told(text)


@pytest.mark.parametrize("more", [0, 1, 7])
@pytest.mark.parametrize("parts", [(5, 4, 4), (12, 3), (0.4571, 0.132)])
def test_parts_come_to_their_total_or_stay_below_it(parts, more):
    measure = "公顷" if isinstance(parts[0], float) else "件"
    total = round(sum(parts), 4)
    over = [*parts[:-1], round(parts[-1] + more, 4)]
    named = "，".join(f"示例{sign}{part}{measure}" for sign, part in zip(SIGNS, over, strict=False))

    for told in (f"{total}{measure}（含{named}）", f"{total}{measure}，其中，{named}"):
        assert ("CON-02" in rules_of(whole(f"R:办理{told}。"))) is (more > 0)


@pytest.mark.parametrize("part", [3, 12, 13, 40])
def test_a_part_is_no_more_than_the_whole(part):
    assert ("CON-02" in rules_of(whole(f"R:办理建议12件，其中重点督办{part}件。"))) is (part > 12)


@pytest.mark.parametrize(("done", "rate"), [(118, "98.3"), (60, "50"), (120, "100"), (7, "5.8")])
@pytest.mark.parametrize("stem", ["整改", "办结", "化解"])
def test_a_rate_is_what_two_numbers_of_its_sentence_come_to(stem, done, rate):
    text = f"R:排查问题120处，已{stem}{done}处，{stem}率"

    assert "CON-02" not in rules_of(whole(f"{text}{rate}%。"))
    assert ("CON-02" in rules_of(whole(f"{text}77%。"))) is (done != 120)


@pytest.mark.parametrize("last", [17, 22, 30])
@pytest.mark.parametrize("more", [-2, 0, 1, 2])
def test_a_span_has_the_days_that_it_is_told_to_have(last, more):
    days = last - 13 + more
    text = f"R:于2023年3月13日至3月{last}日进行了为期{days}天的公示。"

    assert ("CON-02" in rules_of(whole(text))) is (more not in (0, 1))
