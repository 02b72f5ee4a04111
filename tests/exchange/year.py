"""A year of a county: townships and machines of the county office, and sticks that come as they do."""

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.exchange.checking import Gap
from lushan_desktop.exchange.conflicts import OURS, THEIRS
from lushan_desktop.services.office.edition import TOWNSHIP_KINDS, shipped_units
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick

FIELDS = ("place", "subject", "time")


@dataclass
class Size:
    townships: int = 24
    machines: int = 3
    operations: int = 50_000
    months: int = 12


@dataclass
class Parcel:
    sender: Desk
    file: Path


@dataclass
class Year:
    """Everything that goes on; told again by the seed."""

    folder: Path
    size: Size
    seed: int = 14
    conflicts_made: set[tuple[str, str]] = field(default_factory=set)
    gaps: int = 0
    merges: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.stick = Stick(self.folder / "优盘")
        names = shipped_units(*TOWNSHIP_KINDS)[: self.size.townships]
        self.county = [offices.county(self.folder, number + 1) for number in range(self.size.machines)]
        self.townships = [offices.township(self.folder, name) for name in names]
        self.late: list[Parcel] = []
        self.meetings: dict[str, list[str]] = {desk.office.unit: [] for desk in self.townships}

    @property
    def desks(self) -> list[Desk]:
        return [*self.county, *self.townships]

    def live(self) -> None:
        """The months one after the other; in the end all that is late has come and all have met."""
        each = self.size.operations // (len(self.desks) * self.size.months)
        for month in range(self.size.months):
            for desk in self.desks:
                self._work(desk, max(1, each), month)
            if self.townships:
                self._disagree(self.chance.choice(self.townships), month)
            self._carry()
        for parcel in self.late:
            self._merge(self.county[0], parcel)
        self._meet()

    def close(self) -> None:
        for desk in self.desks:
            desk.close()

    def _work(self, desk: Desk, count: int, month: int) -> None:
        """A month of one office: a tenth of what it does changes what it entered itself."""
        fresh = max(1, count * 9 // 10)
        rows = [
            {"title": f"示例：{desk.office.called}{month + 1}月第{n + 1}次会", "kind": "推进会"}
            for n in range(fresh)
        ]
        with desk.store.change("示例：一个月的会议") as step:
            model = step.registry.model("meeting")
            made = step.add_many(model, rows)
        own = self.meetings.setdefault(desk.office.called, [])
        own += made
        with desk.store.change("示例：改几处") as step:
            chosen = self.chance.sample(own, min(len(own), count - fresh))
            step.put("meeting", {one: {"note": f"示例{month}"} for one in chosen})

    def _disagree(self, township: Desk, month: int) -> None:
        """The county and a township change the same field of a meeting that both know."""
        known = self.county[0].tables()["meeting"]
        common = [one for one in self.meetings.get(township.office.called, ()) if one in known]
        if common:
            record, name = self.chance.choice(common), self.chance.choice(FIELDS)
            if (record, name) not in self.conflicts_made:
                for desk, value in ((township, f"镇{month}"), (self.county[0], f"县{month}")):
                    with desk.store.change("示例：各改各的") as step:
                        step.put("meeting", {record: {name: value}})
                self.conflicts_made.add((record, name))

    def _carry(self) -> None:
        """Each township's stick: at once, late, twice, or before the one that came late."""
        order = list(self.townships)
        self.chance.shuffle(order)
        for desk in order:
            parcel = Parcel(desk, desk.export(self.stick.place()))
            fate = self.chance.choice(("now", "now", "late", "twice", "restored"))
            if fate == "late":
                self.late.append(parcel)
                continue
            for _ in range(2 if fate == "twice" else 1):
                self._merge(self.county[0], parcel, gives_receipt=fate != "restored")
            if fate == "restored":
                self._restore(desk)
        if self.late and self.chance.random() < 0.5:
            self._merge(self.county[0], self.late.pop(self.chance.randrange(len(self.late))))
        for other in self.county[1:]:
            self._exchange(self.county[0], other)

    def _exchange(self, one: Desk, other: Desk) -> None:
        self._merge(other, Parcel(one, one.export(self.stick.place(), "县创建办")))
        self._merge(one, Parcel(other, other.export(self.stick.place(), "县创建办")))

    def _restore(self, desk: Desk) -> None:
        """The folder is put back as a copy of itself: it goes on under a name of its own."""
        before = desk.store.replica
        desk.store.close()
        copy = desk.folder / "data.copy"
        copy.write_bytes((desk.folder / "data.db").read_bytes())
        copy.replace(desk.folder / "data.db")
        desk.restart_closed()
        assert desk.store.replica != before

    def _merge(self, desk: Desk, parcel: Parcel, *, gives_receipt: bool = True) -> None:
        try:
            summary = desk.merge(parcel.file)
        except Gap:
            self.gaps += 1
            return
        self.merges["repeated" if summary.is_repeat else "merged"] += 1
        if gives_receipt and summary.receipt:
            parcel.sender.merge(summary.receipt)

    def _meet(self) -> None:
        """Everything that anybody has comes to the county's machines, and its decisions go back."""
        for desk in self.townships:
            self._merge(self.county[0], Parcel(desk, desk.export(self.stick.place(), is_from_start=True)))
        for _ in range(2):
            for other in self.county[1:]:
                self._exchange(self.county[0], other)

    def decide_all(self) -> None:
        for place, conflict in enumerate(self.county[0].conflicts()):
            self.county[0].decide(conflict, (OURS, THEIRS)[place % 2])
        for other in self.county[1:]:
            self._exchange(self.county[0], other)
        for desk in self.townships:
            try:
                desk.merge(self.county[0].export(self.stick.place(), desk.office.unit, is_from_start=True))
            except UserError as error:
                raise AssertionError(error.message) from error

    def operations(self) -> int:
        with self.county[0].store.read() as session:
            return int(session.connection().exec_driver_sql("SELECT count(*) FROM operation").scalar() or 0)
