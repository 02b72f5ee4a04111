"""What an office held goes with it when it is closed: one run of the program may go through many."""

import gc
from collections import Counter
from pathlib import Path

from sqlalchemy import Engine

from lushan_desktop.exchange import merging
from lushan_desktop.services.settings import rolling_check
from lushan_desktop.storage.store import Store
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick
from tests.exchange.test_merge_laws import no_backup


def kept_by_us() -> Counter[str]:
    """How many of the program's own objects, connections and containers are alive, by their class."""
    gc.collect()
    ours = [each for each in gc.get_objects() if _is_ours(each)]
    return Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in ours)


def _is_ours(each: object) -> bool:
    return isinstance(each, Engine) or str(type(each).__module__).startswith(("lushan_desktop", "sqlcipher3"))


def hand_in(folder: Path, stick: Stick) -> None:
    """One county office hears of one township, and both are closed."""
    desks = [offices.county(folder, 1, offices.FEW), offices.township(folder, parts=offices.FEW)]
    county, township = desks
    township.save("meeting", title="示例会", kind="推进会")
    county.merge(township.export(stick.place()))
    assert county.conflicts() == []
    for desk in desks:
        desk.close()


def test_fifty_offices_leave_nothing_behind(tmp_path, stick, monkeypatch):
    monkeypatch.setattr(merging, "back_up", no_backup)
    for number in range(5):
        hand_in(tmp_path / f"先{number}", stick)
    before = kept_by_us()

    for number in range(25):
        hand_in(tmp_path / str(number), stick)

    # What a package brought is remembered for the next look, as far as there is room for it.
    left = kept_by_us() - before
    left.pop("lushan_desktop.storage.log.standing.Brought", None)
    assert left == Counter()


def test_only_the_open_office_has_its_files_listed(tmp_path):
    for number in range(3):
        desk = Desk(tmp_path / str(number), "县创建办")
        go_round(desk.store)
        desk.close()

    assert len(rolling_check._LISTED) == 1


def go_round(store: Store) -> None:
    place = rolling_check.resume(store)
    while place is not None:
        place = rolling_check.look(store, place).place
