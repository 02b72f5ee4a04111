"""台账: what a record lacks, says twice, or says against another."""

from collections import defaultdict
from collections.abc import Iterator

from lushan_desktop.checks.registers import Registers, Row
from lushan_desktop.checks.rule import Flaw, rule


@rule("CON-06", "佐证材料缺失或没有页数", reads="office")
def evidence(registers: Registers) -> Iterator[Flaw]:
    """A file that is not where it was stored, or was changed; a scan of no page."""
    for row in registers.rows("evidence"):
        state = registers.evidence_states.get(str(row["sha256"]), "")
        if state == "missing":
            yield _flaw("evidence", row, "佐证文件缺失，请重新添加。", "sha256", row["title"])
        elif state == "changed":
            yield _flaw("evidence", row, "佐证文件的内容与存入时不同，请重新添加。", "sha256", row["title"])
        elif row["pages"] == 0:
            yield _flaw("evidence", row, "页数为0，请核对文件。", "pages", row["title"])


@rule("CON-07", "疑似重复", reads="office")
def duplicates(registers: Registers) -> Iterator[Flaw]:
    """Two meetings of one name and day, two documents of one number and title."""
    for key, names in _SAME_BY.items():
        first: dict[tuple[str, ...], Row] = {}
        for row in registers.rows(key):
            mark = tuple(str(row[name] or "") for name in names)
            if not all(mark):
                continue
            before = first.setdefault(mark, row)
            if before is not row:
                yield _flaw(
                    key, row, f"与另一条{_TITLE_OF[key]}完全相同：{'，'.join(mark)}。", names[0], mark[0]
                )


_SAME_BY = {
    "meeting": ("title", "held_on"),
    "document": ("number", "title"),
    "instruction": ("leader", "given_on", "words"),
}
_TITLE_OF = {"meeting": "会议", "document": "文件", "instruction": "批示"}


@rule("CON-08", "领导讲话、批示的原文待核", reads="office")
def unverified(registers: Registers) -> Iterator[Flaw]:
    """Words that nobody has held against the original."""
    told = "原文待核，核对前不加引号引用。"
    for row in registers.rows("instruction"):
        if _waits(row):
            yield Flaw("instruction", row["id"], told, "standing", row["words"][:60], is_doubtful=True)
    for row in registers.rows("demand"):
        if _waits(row):
            yield Flaw("meeting", row["parent"], told, "demands", row["words"][:60], is_doubtful=True)


def _waits(row: Row) -> bool:
    return bool(row["words"]) and row["standing"] not in ("原文已核", "据转述")


@rule("CON-09", "不适用的指标没有写理由", reads="office")
def not_applicable(registers: Registers) -> Iterator[Flaw]:
    """Neither why it does not apply, nor who has to file."""
    for row in registers.rows("indicator"):
        if row.get("not_applicable") and not row["not_applicable_reason"]:
            yield _flaw(
                "indicator", row, "指标标为不适用，没有写理由。", "not_applicable_reason", row["text"]
            )


@rule("CON-14", "会议没有记录领导要求", reads="office")
def without_demands(registers: Registers) -> Iterator[Flaw]:
    """A meeting with a day whose record holds nothing that was demanded."""
    spoken = {row["parent"] for row in registers.rows("demand")}
    for row in registers.rows("meeting"):
        if row["id"] not in spoken and row["held_on"] and not row["recurring"]:
            yield _flaw("meeting", row, "没有记录会上提出的要求。", "demands", row["title"])


@rule("PER-01", "讲话人、批示人当日没有任职记录", reads="office")
def posts(registers: Registers) -> Iterator[Flaw]:
    """A leader whose register of posts has days, but none that covers the day of the record."""
    held = defaultdict(list)
    for row in registers.rows("tenure"):
        held[row["person"]].append((row["since"], row["until"]))
    for key, who, when in (("instruction", "leader", "given_on"), ("meeting", "chair", "held_on")):
        for row in registers.rows(key):
            spans, day = held.get(row[who]), row[when]
            if not spans or not day or len(day) < 10 or not any(since or until for since, until in spans):
                continue
            if not any(
                (not since or since <= day) and (not until or day <= f"{until}-99") for since, until in spans
            ):
                yield _flaw(key, row, "任职记录里这一天没有职务，请核对日期或任职起止。", who, day)


def _flaw(key: str, row: Row, sentence: str, field: str, shown: object) -> Flaw:
    return Flaw(key, row["id"], sentence, field, str(shown or "")[:60])
