"""A clock behind what was saved last is told: the year of numbers and all deadlines hang on it."""

from datetime import timedelta

from lushan_desktop.base import clock

_ABSENCE = timedelta(days=400)
"""Longer than an office leaves its data alone; a clock further ahead is not right."""
_DRIFT = timedelta(hours=1)
"""How far a clock may be put back without anybody being told."""


def warning(last: str) -> str:
    """Return what to tell, where `last` is the stamp of the operation written last; empty if all is well."""
    if not last:
        return ""
    now, then = clock.now(), clock.moment(last)
    if now - then > _ABSENCE:
        return (
            f"电脑的时间是{clock.spoken(now)}，上次保存是{clock.spoken(then)}，相隔已超过一年。"
            "请核对电脑的日期和时间，否则编号年份和期限可能有误。已保存的内容不受影响。"
        )
    if then - now <= _DRIFT:
        return ""
    return (
        f"电脑的时间是{clock.spoken(now)}，比上次保存（{clock.spoken(then)}）还早。"
        "请核对电脑的日期和时间，否则编号年份和期限可能有误。已保存的内容不受影响。"
    )
