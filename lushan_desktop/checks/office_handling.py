"""办理: what was not followed up."""

from collections.abc import Iterator

from lushan_desktop.base import clock
from lushan_desktop.checks.registers import Registers
from lushan_desktop.checks.rule import Flaw, rule

_CLOSED = ("已销号", "已办结", "办结")
_BEFORE_RECOMMENDED = ("推荐", "命名", "复核")


@rule("CON-10", "督导问题没有时限、没有回复或超期", reads="office")
def problems(registers: Registers) -> Iterator[Flaw]:
    """A problem that is open."""
    today = clock.today().isoformat()
    for row in registers.rows("problem"):
        if row["stage"] in _CLOSED or row["closed_on"]:
            continue
        shown = str(row["description"] or "")[:40]
        if not row["due_on"]:
            yield Flaw("problem", row["id"], "没有整改时限。", "due_on", shown)
        elif row["due_on"] < today:
            yield Flaw("problem", row["id"], f"整改时限{row['due_on']}已过，还没有销号。", "due_on", shown)


@rule("CON-11", "示范申报没有初审就推荐", reads="office")
def applications(registers: Registers) -> Iterator[Flaw]:
    """Recommended or named without the day of the preliminary review."""
    for row in registers.rows("application"):
        if row["stage"] in _BEFORE_RECOMMENDED and not row["reviewed_on"] and not row["conclusion"]:
            told = f"已到“{row['stage']}”，没有初审结论和日期。"
            yield Flaw("application", row["id"], told, "conclusion", str(row["stage"]))


@rule("CON-12", "批示没有登记落实情况", reads="office")
def instructions(registers: Registers) -> Iterator[Flaw]:
    """An instruction without feedback that is neither closed; a paper that was only read needs none."""
    for row in registers.rows("instruction"):
        if row["kind"] != "圈阅" and not row["feedback"] and not row["closed_on"]:
            shown = str(row["words"] or row["gist"] or row["given_on"] or "")[:40]
            yield Flaw("instruction", row["id"], "没有登记办理情况。", "feedback", shown)
