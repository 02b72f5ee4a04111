"""Every number that a statement prints, counted again from the rows of its sentence."""

import re
from collections.abc import Callable, Iterable
from math import isclose

from tests.properties.statement_oracle import DAY, Row, within
from tests.properties.statement_told import Told

_CHOSEN_ORDER = ("", "培育", "拟推荐", "申报", "示例阶段", "初审", "整改", "征求意见", "集体研究", "公示")
_CHOSEN_ORDER += ("推荐", "命名", "复核")


OUT = ("未通过", "已撤回")


def each_round_counts_its_own_rows(told: Told) -> None:
    for text, about in told.sentences:
        for row in (each for each in about if each["type"] == "supervision_round"):
            mine = [each for each in told.oracle.rows.values() if each.get("supervision_round") == row["id"]]
            teams = [each for each in mine if each["type"] == "supervision_team"]
            found = [each for each in mine if each["type"] == "problem" and _by_then(told, each["found_on"])]
            been = [each for each in mine if _was_visited(told, each)]
            closed = [
                each for each in found if each["stage"] == "已销号" and _by_then(told, each["closed_on"])
            ]
            issued = [
                each for each in found if each["stage"] != "待下发" and _by_then(told, each["issued_on"])
            ]
            out = [each for each in found if each in issued or each in closed]
            _are(text, "成立(\\d+)个督导组", len(teams))
            _are(text, "督导单位(\\d+)个", len({each["unit"] for each in (*been, *found)}))
            _are(text, "(?:反馈|发现)问题(\\d+)个", len(found))
            _are(text, "已反馈(\\d+)个", len(out))
            _are(text, "已销号(\\d+)个", len(closed))
            assert not closed or "正在整改" not in text, text
            for rate in re.findall(r"销号率([\d.]+)%", text):
                assert isclose(float(rate), 100 * len(closed) / len(found), abs_tol=0.05), text


def _was_visited(told: Told, row: Row) -> bool:
    is_visit = row["type"] == "supervision_visit"
    return is_visit and bool(row["held_on"] or not row["planned_on"]) and _by_then(told, row["held_on"])


def _by_then(told: Told, stored: str | None) -> bool:
    """True if a day that may lie before the period is not later than what the paper tells of."""
    signed = told.statement.signed.last_day if told.statement.signed else told.until
    return not stored or within(stored)[0] <= min(told.until, signed)


def _are(text: str, pattern: str, count: int) -> None:
    said = [int(number) for number in re.findall(pattern, text)]
    assert all(each == count for each in said), (pattern, count, text)


def each_number_of_times_is_a_sum_of_its_rows(told: Told) -> None:
    for text, about in told.sentences:
        held = [row for row in about if "recurring" in row or row["type"] in _SERIES]
        times = [_times(told, row) if row.get("recurring") else 1 for row in held]
        for number in re.findall(r"(?<![第\d])(\d+)次", text):
            assert int(number) in _sums(times), (times, text)
        _are(text, r"先后(\d+)次", sum(row["type"] in _SERIES for row in about))


_SERIES = ("meeting", "training", "instruction")
"""What is told of as 先后12次 where the ledger is complete."""


def _times(told: Told, row: Row) -> int:
    """How often it was by the close; of what was counted beyond it nobody knows."""
    return row["times"] or 0 if not row["until"] or within(row["until"])[0] <= told.until else 0


def _sums(numbers: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for number in numbers:
        found |= {number} | {one + number for one in found}
    return found


def each_series_has_its_rows_in_the_annex(told: Told) -> None:
    annexes = told.statement.annexes
    for number, annex in enumerate(annexes, 1):
        rows = [told.oracle.rows[one] for one in annex.records]
        assert len(annex.rows) == len(rows) == len(set(annex.records)), annex
        assert len({row["type"] for row in rows}) == 1, annex
        assert len({_what_it_is_one_of(row) for row in rows} - {""}) <= 1, annex
        for shown, row in zip(annex.rows, rows, strict=True):
            stored = row[DAY.get(row["type"], "held_on")]
            first = within(stored)[0]
            spelled = f"{first.year}年{first.month}月{first.day}日"
            assert spelled.startswith(shown[0]), (shown, row)
            assert bool(shown[0]) == bool(stored), (shown, row)
            assert all(not row.get(name) or row[name] in shown for name in ("place", "number")), (shown, row)
        about = [
            text
            for text, of in told.sentences
            if "见附表" in text and {row["id"] for row in of}.issuperset(annex.records)
        ]
        assert any(f"见附表{number if len(annexes) > 1 else ''}）" in text for text in about), (annex, about)
        assert all(f"先后{len(rows)}次" in text or not re.search(r"先后\d", text) for text in about), about


def _what_it_is_one_of(row: Row) -> str:
    """Papers of an organ are listed together, meetings and trainings of one name, what one leader wrote.

    Papers of which nobody says whose they are stand among the county's, and the text asks for it.
    """
    name = {"document": "issuing_body", "instruction": "leader", "training": "subject"}.get(
        row["type"], "title"
    )
    return re.sub(r"^20\d\d年|（?第[\d一二三四五六七八九十百]+次）?", "", row[name]).strip("。 ")


def each_applicant_is_counted_once(told: Told) -> None:
    for text, about in told.sentences:
        if not (counted := re.search("共(申报|通过初审|推荐|获得命名)", text)):
            continue
        rows = [row for row in about if row["type"] == "application"]
        honours = {row["id"] for row in about if row["type"] == "honour"}
        units = {row["unit"] for row in about if row["type"] == "honour"}
        tail = text[counted.start() :]
        for what, least, day in (("申报", "申报", "applied_on"), ("推荐", "推荐", "recommended_on")):
            able = [row for row in rows if _reaches(row, least) or (what == "申报" and row["stage"] in OUT)]
            sure = [row for row in able if row[day] and _by_then(told, row[day]) and _is_sure(told, row)]
            for number in re.findall(f"(?:共|，){what}(\\d+)个", tail):
                assert len(sure) <= int(number) <= len(able), (text, able)
        named = [row for row in rows if _reaches(row, "命名") and row["applicant"] not in units]
        for number in re.findall(r"获得命名(\d+)个", tail):
            assert len(honours) <= int(number) <= len(honours) + len(named), text


def _reaches(row: Row, stage: str) -> bool:
    held = row["stage"]
    return held in _CHOSEN_ORDER and _CHOSEN_ORDER.index(held) >= _CHOSEN_ORDER.index(stage)


def _is_sure(told: Told, row: Row) -> bool:
    days = ("applied_on", "passed_on", "recommended_on", "designated_on")
    return all(row[day] is None or _by_then(told, row[day]) for day in days) and row["stage"] not in OUT


def each_mark_counts_what_it_asks_for(told: Told) -> None:
    for text, about in told.sentences:
        given = [row for row in about if row["type"] == "instruction" and not row["words"].strip()]
        given = [row for row in given if row["kind"] != "圈阅"]
        for number in re.findall(r"【待补：(两|\d+)件(?:批示|指示|和)+的原文】", text):
            assert (2 if number == "两" else int(number)) == len(given), text
        items = {row["item"] for row in about if row["type"] == "inclusion"}
        _are(text, "七个纳入”的其余(\\d+)项", 7 - len(items))


def each_training_tells_its_own_numbers(told: Told) -> None:
    for text, about in told.sentences:
        rows = [row for row in about if row["type"] == "training"]
        _are(text, r"共(\d+)人次参加", sum(row["attended"] or 0 for row in rows))
        for row in rows if len(rows) == 1 else ():
            _are(text, r"(\d+)人次?参加", row["attended"] or 0)
            _are(text, r"应考(\d+)人", row["examined"] or 0)
            _are(text, r"合格(\d+)人", row["passed"] or 0)
            for rate in re.findall(r"合格率([\d.]+)%", text):
                assert isclose(float(rate), 100 * row["passed"] / row["examined"], abs_tol=0.05), text


def each_number_of_things_was_counted(told: Told) -> None:
    """A number before 个, 次, 人 or 件 that no law above looks at is in the words of a record."""
    known = "个督导组|督导单位|问题|已反馈|已销号|申报|通过初审|推荐|获得命名"
    known += "|人次?参加|人、|应考|合格|次|件(?:批示|指示)|其余"
    for text, about in told.sentences:
        said = "".join(str(value) for row in about for value in row.values())
        for match in re.finditer(r"\d+(?=[个次人件项])", text):
            around = text[max(0, match.start() - 5) : match.end() + 6]
            assert re.search(known, around) or match[0] in said, (match[0], text)


COUNTS: tuple[Callable[[Told], None], ...] = (
    each_round_counts_its_own_rows,
    each_number_of_times_is_a_sum_of_its_rows,
    each_series_has_its_rows_in_the_annex,
    each_applicant_is_counted_once,
    each_mark_counts_what_it_asks_for,
    each_training_tells_its_own_numbers,
    each_number_of_things_was_counted,
)
