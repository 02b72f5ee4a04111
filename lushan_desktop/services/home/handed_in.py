"""报送记录, as a township's first screen tells it: what is still to be handed in, what came and went."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from lushan_desktop.base import clock
from lushan_desktop.domain.exchange.confirming import Heard, confirming, is_for_county
from lushan_desktop.services.records.asking import Ask
from lushan_desktop.storage.settings import ANSWERS_FOR

_COUNTED = (("meeting", "次会议"), ("evidence", "份材料"), ("problem", "项整改"), ("application", "件申报"))
_NEW = (
    "SELECT type, count(DISTINCT record) FROM operation WHERE replica = ? AND seq > ?"
    " AND type IN (?, ?, ?, ?) GROUP BY type"
)
_CAME = (
    "SELECT made_at, title, unit, coalesce(number, 1) FROM submission_package WHERE deleted = 0"
    " ORDER BY made_at DESC LIMIT ?"
)


class HandedIn(NamedTuple):
    """A package that was written here, or that the county sent; or what waits to be handed in."""

    title: str
    detail: str
    tone: str
    when: str = ""


def handed_in(ask: Ask, limit: int) -> tuple[HandedIn, ...]:
    """What waits first, then what came and went, the newest first."""
    held = {str(key): str(value) for key, value in ask("SELECT key, value FROM setting", ())}
    sent = json.loads(held.get("sent_packages", "[]"))
    heard = [_heard(one) for one in json.loads(held.get("peers", "{}")).values() if one["made_at"]]
    own, unit = held.get("replica", ""), held.get(ANSWERS_FOR, "")
    lines = [
        *(_sent(line, heard, unit) for line in sent if line["runs"]),
        *(_came(unit, *row) for row in ask(_CAME, (limit,))),
    ]
    lines.sort(key=lambda line: line.when, reverse=True)
    last = max((line["last"] for line in sent if is_for_county(line["to"], heard)), default=0)
    return (*_waiting(ask, own, last), *lines)[:limit]


def _heard(said: dict[str, Any]) -> Heard:
    return Heard(said["unit"], said["number"], said.get("edition") == "county", said["holds"])


def _waiting(ask: Ask, own: str, last: int) -> Iterator[HandedIn]:
    counts: dict[str, int] = dict(ask(_NEW, (own, last, *(key for key, _ in _COUNTED))))
    told = "、".join(f"{counts[key]} {words}" for key, words in _COUNTED if key in counts)
    if told:
        yield HandedIn(f"报送 {clock.today().month}月材料", f"新增、修改 {told}", "info")


def _sent(line: dict[str, Any], heard: Sequence[Heard], own: str) -> HandedIn:
    is_there = bool(confirming(line["to"], line["runs"], heard, own))
    month, day = _days(line["made_at"])
    if is_for_county(line["to"], heard):
        state = "县里已合并" if is_there else "等县里回执"
    else:
        state = f"{line['to']}已合并" if is_there else f"等{line['to']}回执"
    return HandedIn(f"{month}材料 · {state}", f"{day}报", "ok" if is_there else "warn", line["made_at"])


def _came(own: str, made_at: str, title: str, unit: str, number: int) -> HandedIn:
    day = _days(made_at)[1]
    whence = f"{day}本单位{number}号机带来" if unit == own else f"{day}县里下发"
    return HandedIn(whence, title, "info", made_at)


def _days(made_at: str) -> tuple[str, str]:
    """Month and day of a moment, in Chinese."""
    when = datetime.fromisoformat(made_at).astimezone(clock.CHINA)
    return f"{when.month}月", f"{when.month}月{when.day}日"
