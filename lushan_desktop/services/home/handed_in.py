"""报送记录, as a township's first screen tells it: what is still to be handed in, what came and went."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from lushan_desktop.base import clock
from lushan_desktop.services.records.asking import Ask

_COUNTED = (("meeting", "次会议"), ("evidence", "份材料"), ("problem", "项整改"), ("application", "件申报"))
_NEW = (
    "SELECT type, count(DISTINCT record) FROM operation WHERE replica = ? AND seq > ?"
    " AND type IN (?, ?, ?, ?) GROUP BY type"
)
_CAME = "SELECT made_at, title FROM submission_package WHERE deleted = 0 ORDER BY made_at DESC LIMIT ?"


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
    peers = list(json.loads(held.get("peers", "{}")).values())
    own = held.get("replica", "")
    lines = [*_sent(sent, peers, own), *(_came(*row) for row in ask(_CAME, (limit,)))]
    lines.sort(key=lambda line: line.when, reverse=True)
    return (*_waiting(ask, own, max((line["last"] for line in sent), default=0)), *lines)[:limit]


def _waiting(ask: Ask, own: str, last: int) -> Iterator[HandedIn]:
    counts: dict[str, int] = dict(ask(_NEW, (own, last, *(key for key, _ in _COUNTED))))
    told = "、".join(f"{counts[key]} {words}" for key, words in _COUNTED if key in counts)
    if told:
        yield HandedIn(f"报送 {clock.today().month}月材料", f"新增 {told}", "info")


def _sent(sent: Iterable[dict[str, Any]], peers: Iterable[dict[str, Any]], own: str) -> Iterator[HandedIn]:
    heard = [one for one in peers if one["replica"] != own and one["made_at"]]
    for line in sent:
        saying = [one for one in heard if _holds_all(one, line["runs"])]
        month, day = _days(line["made_at"])
        if line["runs"]:
            state = "县里已合并" if saying else "等县里回执"
            yield HandedIn(f"{month}材料 · {state}", f"{day}报", "ok" if saying else "warn", line["made_at"])


def _holds_all(peer: dict[str, Any], runs: dict[str, int]) -> bool:
    return all(peer["holds"].get(name, (0, ""))[0] >= last for name, last in runs.items())


def _came(made_at: str, title: str) -> HandedIn:
    return HandedIn(f"{_days(made_at)[1]}县里下发", title, "info", made_at)


def _days(made_at: str) -> tuple[str, str]:
    """Month and day of a moment, in Chinese."""
    when = datetime.fromisoformat(made_at).astimezone(clock.CHINA)
    return f"{when.month}月", f"{when.month}月{when.day}日"
