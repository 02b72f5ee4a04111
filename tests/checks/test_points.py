"""一是, 二是 and 三是 follow each other however the text is divided into paragraphs."""

from itertools import product

import pytest

from tests.checks.texts import rules_of, whole

SIGNS = "一二三四五"
BREAKS = ("。", "。¶")
"""The next point stands in the same paragraph, or begins one."""


def is_told(text: str) -> bool:
    return "HDR-02" in rules_of(whole(f"R:{text}"))


def points(signs: str, breaks: tuple[str, ...]) -> str:
    """The points one after the other, each with what stands before it: the end of the sentence before."""
    return "".join(f"{end}{sign}是抓好示例{sign}工作" for sign, end in zip(signs, breaks, strict=True)) + "。"


@pytest.mark.parametrize("breaks", list(product(BREAKS, repeat=3)))
@pytest.mark.parametrize("lead", ["¶下一步打算", "¶主要做了以下工作"])
def test_lists_that_run_on_are_never_told_wherever_their_paragraphs_begin(lead, breaks):
    text = "".join(f"{lead}{points('一二三', breaks)}" for _ in range(2))

    assert not is_told(text.lstrip("¶"))


@pytest.mark.parametrize("breaks", list(product(BREAKS, repeat=2)))
@pytest.mark.parametrize("left_out", [1, 2, 3])
def test_a_point_left_out_before_a_paragraph_is_told(left_out, breaks):
    before, after = SIGNS[:left_out], SIGNS[left_out + 1]
    text = points(before, (*breaks, "。")[:left_out])

    assert is_told(f"主要做了以下工作{text}¶{after}是抓好示例后续工作。")
