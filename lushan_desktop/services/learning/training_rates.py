"""How many took part in trainings, how many sat examinations and passed: sums and rates of a list."""

from dataclasses import dataclass

from lushan_desktop.domain.learning.training import TRAINING
from lushan_desktop.domain.percent import rate
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class Totals:
    """The sums over a list of trainings."""

    trainings: int
    uncounted: int
    """Trainings of which nobody knows how many took part."""
    attended: int
    examined: int
    passed: int
    unknown: int
    """Trainings with an examination of which a number is missing; they are not in the rate."""

    @property
    def told(self) -> str:
        """3 次，参加 150 人次；应考 118 人，合格 115 人，合格率 97.5%."""
        said = f"{self.trainings} 次，{self._attendance}"
        if self.examined:
            passing = rate(self.passed, self.examined)
            said += f"；应考 {self.examined} 人，合格 {self.passed} 人，合格率 {passing}"
        if self.unknown:
            said += f"。另有 {self.unknown} 次考试人数待补，没有算进合格率"
        return said + "。"

    @property
    def _attendance(self) -> str:
        """参加 150 人次（1 次人数待补）; nothing is counted where no number is known."""
        if self.uncounted == self.trainings:
            return "参加人数待补"
        missing = f"（{self.uncounted} 次人数待补）" if self.uncounted else ""
        return f"参加 {self.attended} 人次{missing}"


def totals(store: Store, query: ListQuery) -> Totals:
    """The sums over the trainings of a list; the rate counts only what has both numbers."""
    with store.read_long() as session:
        rows = queries.rows(session, TRAINING, queries.ids(session, TRAINING, query))
    whole = [row for row in rows if rate(row["passed"], row["examined"])]
    examined = [row for row in rows if "考试" in row["kind"] or row["examined"] is not None]
    return Totals(
        len(rows),
        sum(row["attended"] is None for row in rows),
        sum(row["attended"] or 0 for row in rows),
        sum(row["examined"] for row in whole),
        sum(row["passed"] for row in whole),
        len(examined) - len(whole),
    )
