"""The indicators as a tree: which stands under which, and what does not fit together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lushan_desktop.domain.recognise.indicator_words import number_value, read_points
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import.entry import Entry, Refusal, plain, total
from lushan_desktop.services.indicators.indicator_import.lines import Sum

_LEVEL_NAMES = ("一级", "二级", "三级")


def tied(entries: Sequence[Entry]) -> list[Entry]:
    """Each with the place of the one it stands under: the last before it on a higher level.

    A level that the table has, but that is left out above an indicator, is told.
    """
    levels = sorted({entry.level for entry in entries})
    last: dict[int, int] = {}
    told = []
    for place, entry in enumerate(entries):
        higher = [level for level in levels if level < entry.level]
        entry = replace(entry, parent=last.get(higher[-1], -1) if higher else -1)
        if higher and entry.parent < 0:
            entry = _without_parent(entry, higher, last)
        told.append(entry)
        last = {level: one for level, one in last.items() if level < entry.level}
        last[entry.level] = place
    return told


def _without_parent(entry: Entry, higher: list[int], last: dict[int, int]) -> Entry:
    if entry.faults:
        return entry
    missing = _LEVEL_NAMES[higher[-1] - 1]
    held = [level for level in higher if level in last]
    if held:
        return entry.faulty(
            f"从{_LEVEL_NAMES[held[-1] - 1]}直接到了{_LEVEL_NAMES[entry.level - 1]}，中间缺{missing}指标"
        )
    return entry.faulty(f"没有上级：它前面没有{missing}指标")


def judged(entries: Sequence[Entry]) -> list[Entry]:
    """The indicators with all that is wrong or doubtful about their numbers and points."""
    told = list(entries)
    _tell_numbers(told)
    _tell_points(told)
    _tell_childless(told)
    return told


def _tell_numbers(entries: list[Entry]) -> None:
    """The same number twice, and one that is smaller than the one before it."""
    restarts = _restarts(entries)
    deepest = max((entry.level for entry in entries), default=3)
    first: dict[tuple[int, int, str], int] = {}
    last: dict[tuple[int, int], tuple[int, ...]] = {}
    for place, entry in enumerate(entries):
        scope = entry.level, -1 if entry.level == deepest and not restarts else entry.parent
        if not entry.title:
            continue
        key = (*scope, entry.number)
        if key in first:
            twin = entries[first[key]]
            elsewhere = "" if twin.spot.sheet == entry.spot.sheet else "另一张工作表的"
            there = f"{elsewhere}第{twin.spot.place + 1}行已有“{twin.title[:12]}”"
            entries[place] = entry.faulty(
                f"序号{entry.number}重复，{there}{_shortened(entry.number, last.get(scope, ()))}"
            )
            continue
        first[key] = place
        value = number_value(entry.number)
        if value and value < last.get(scope, ()):
            entries[place] = entry.doubtful(f"序号{entry.number}比上一项小，顺序可能不对")
        last[scope] = max(value, last.get(scope, ()))


def _shortened(number: str, before: tuple[int, ...]) -> str:
    """9.10 that was stored as a figure has become 9.1: it stands behind 9.9."""
    value = number_value(number)
    if len(value) != 2 or len(before) != 2 or value[0] != before[0] or value[1] * 10 != before[1] + 1:
        return ""
    return f"；{value[0]}.{value[1]}0存成数字会变成{number}，请把序号一列设成文本格式再填"


def _restarts(entries: Sequence[Entry]) -> bool:
    """Return True if the numbers of the last level begin anew under each parent."""
    deepest = max((entry.level for entry in entries), default=3)
    first: dict[int, tuple[int, ...]] = {}
    for entry in entries:
        if entry.level == deepest:
            first.setdefault(entry.parent, number_value(entry.number)[-1:])
    ones = sum(1 for value in first.values() if value == (1,))
    return ones > 1 and ones * 2 > len(first)


def _tell_points(entries: list[Entry]) -> None:
    """Tell where the table says what a group comes to, its indicators have to come to that."""
    children: dict[int, list[int]] = {}
    for place, entry in enumerate(entries):
        if entry.parent >= 0:
            children.setdefault(entry.parent, []).append(place)
    for place in children:
        entry = entries[place]
        counted = list(_counted(entries, children, place))
        if entry.points is None or not counted:
            continue
        come_to = total(counted)
        if come_to != entry.points and not entry.bonus:
            entries[place] = entry.doubtful(
                f"写的是{plain(entry.points)}分，下面{len(counted)}项加起来是{plain(come_to)}分"
            )


def _counted(entries: Sequence[Entry], children: Mapping[int, Sequence[int]], place: int) -> Iterator[Entry]:
    """What an indicator comes to: those below it, or, where one of them has no points, those below that."""
    for below in children.get(place, ()):
        if entries[below].points is not None:
            yield entries[below]
        else:
            yield from _counted(entries, children, below)


def _tell_childless(entries: list[Entry]) -> None:
    """A heading with nothing below it: the cell of the last level is empty, or one with it."""
    deepest = max((entry.level for entry in entries), default=3)
    parents = {entry.parent for entry in entries}
    for place, entry in enumerate(entries):
        if entry.level < deepest and place not in parents and entry.title and not entry.faults:
            entries[place] = entry.doubtful("下面没有下一级指标：那一格是空的，或与这一格合并了")


def sums_told(tables: Sequence[Table], entries: Sequence[Entry], sums: Sequence[Sum]) -> tuple[Refusal, ...]:
    """Return where 合计 or 小计 says something else than the indicators come to."""
    told = []
    deepest = max((entry.level for entry in entries), default=3)
    several = len({entry.spot.sheet for entry in entries}) > 1
    for place, one in enumerate(sums):
        try:
            said = read_points(one.points)
        except ValueError:
            said = None
        if said is None:
            continue
        before = [
            entry for entry in entries if entry.spot.sheet == one.sheet and entry.spot.place < one.place
        ]
        start = max((each.place for each in sums[:place] if each.sheet == one.sheet), default=-1)
        spans = [[entry for entry in before if entry.spot.place > start]] if one.is_part else [before]
        if one.is_part:
            spans += [_since(before, level) for level in (1, 2)]
        elif several:
            spans.append(list(entries))
        totals = [_come_to(span, deepest) for span in spans]
        if not any(said in each for each in totals) and any(any(each) for each in totals):
            word = "小计" if one.is_part else "合计"
            come_to = plain(totals[0][0])
            told.append(
                Refusal(
                    tables[one.sheet].where(one.place),
                    f"{word}写的是{plain(said)}分，各项加起来是{come_to}分",
                )
            )
    return tuple(told)


def _since(entries: Sequence[Entry], level: int) -> list[Entry]:
    """Those from the last group of a level on."""
    heads = [place for place, entry in enumerate(entries) if entry.level == level]
    return list(entries[heads[-1] :]) if heads else list(entries)


def _come_to(entries: Sequence[Entry], deepest: int) -> tuple[Decimal, Decimal]:
    """Return what the last level comes to without what is added, and with it."""
    last = [entry for entry in entries if entry.level == deepest]
    with_bonus = sum((one.points for one in last if one.points is not None and not one.veto), Decimal(0))
    return total(last), with_bonus
