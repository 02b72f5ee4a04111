"""Leaders' words: in quotation marks only where the original was checked, else in indirect speech."""

import re
from dataclasses import dataclass

from lushan_desktop.base.text.quoting import SWAPPED
from lushan_desktop.reports.wording import wording

VERIFIED = "原文已核"
UNVERIFIED = "待核"

_END = "。；;，,、 "
# 要 the verb, not the 要 of 主要, 重要, 要求, 要点 ….
_MUST = r"(?<![主重需首紧必只摘概纲机])要(?![求点素件害领闻义道职员])"
_SUBJECT_MUST = re.compile(
    rf"(^|[。；，])((?:各|全县|全体|相关|有关)[^，。；、]{{0,16}}?)(?:务必{_MUST}|务必|必须|{_MUST})"
)
_SPEAKS = ("要求", "强调", "指出", "提出")
ORAL = re.compile(r"我们|咱们|同志们|大家|谢谢|我(?![县市省国区镇乡街局办院校党军方州旗委厅部处科站所队])")
"""Words that only the speaker can say: in indirect speech they are asked about."""
_LEADING_MUST = re.compile(f"^{_MUST}")


@dataclass(frozen=True)
class Words:
    """What a leader said or wrote, and how sure the office is of it."""

    text: str
    standing: str = ""

    @property
    def is_verified(self) -> bool:
        return self.standing == VERIFIED


def quoted(text: str) -> str:
    """Whole sentences in quotation marks, their stop inside; marks inside them become single ones."""
    words = _bare(text).translate(SWAPPED)
    return f"“{words}”" if words.endswith(("。", "！", "？")) else f"“{words.rstrip(_END)}。”"


def indirect(text: str, *, after_demand: bool = False) -> str:
    """The words without quotation marks of their own; excerpts are joined by ，.

    After 要求 a leading 要 is not said twice.
    """
    plain = re.sub(r"[，。；]?(?:……|\.{3,}|…)[，。；]?", "，", _bare(text)).strip(_END)
    plain = re.sub(r"^[，。；、：]+|[，。；、：！!]+$", "", plain)
    if after_demand:
        plain = _LEADING_MUST.sub("", plain).removeprefix("请")
        plain = _SUBJECT_MUST.sub(r"\1\2", plain)
    return plain


def reported(verb: str, words: Words) -> str:
    """Return what follows the speaker's name, without the closing stop."""
    if words.is_verified:
        return f"{verb}：{quoted(words.text)}"
    text = indirect(words.text, after_demand=verb.endswith("要求"))
    if text.startswith(_SPEAKS):
        return verb.removesuffix(verb[-2:]) + text
    phrases = wording()
    if verb.endswith(phrases.must_after) and text.startswith(phrases.must_before):
        text = f"要{text}"
    return f"{verb}，{text}"


def _bare(text: str) -> str:
    """The words without a pair of quotation marks around the whole."""
    text = text.strip()
    if text.startswith("“") and text.endswith("”") and _closes_at_end(text):
        return text[1:-1].translate(SWAPPED)
    return text


def _closes_at_end(text: str) -> bool:
    depth = 0
    for place, mark in enumerate(text):
        depth += (mark == "“") - (mark == "”")
        if depth == 0:
            return place == len(text) - 1
    return False
