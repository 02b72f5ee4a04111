"""台账: statements against the registers, and what two machines say differently."""

from collections.abc import Iterator

from sqlalchemy import text

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.registers import Registers
from lushan_desktop.checks.rule import Flaw, rule
from lushan_desktop.domain.operation import moment
from lushan_desktop.domain.records import RECORD_TYPES

_NAMED_ENOUGH = 3
_CHANGES = """
SELECT s.id, s.title, s.signed_on, p.id AS paragraph, o.clock, o.fields
FROM statement s JOIN section c ON c.parent = s.id JOIN paragraph p ON p.parent = c.id
JOIN operation o ON o.record = p.id
WHERE s.deleted = 0 AND c.deleted = 0 AND p.deleted = 0 AND s.signed_on IS NOT NULL ORDER BY o.position
"""


@rule("DAT-12", "落款后正文有改动", reads="office")
def changed_after_signature(registers: Registers) -> Iterator[Flaw]:
    """A statement whose paragraphs were changed on a day after the one it is signed on."""
    seen: set[str] = set()
    told: dict[str, tuple[str, str]] = {}
    for row in registers.session.execute(text(_CHANGES)).mappings():
        is_first = row["paragraph"] not in seen
        seen.add(row["paragraph"])
        if is_first or '"text"' not in row["fields"]:
            continue
        changed = moment(row["clock"]).date()
        if changed > PartialDate.from_iso(row["signed_on"]).last_day:
            told[row["id"]] = (str(row["title"] or ""), str(PartialDate.from_date(changed)))
    for id, (title, day) in told.items():
        yield Flaw("statement", id, f"{day}又改了正文，成文日期没有随着改，请核对。", "signed_on", title)


@rule("CON-04", "台账有记录，情况说明未引用", reads="office")
def unused(registers: Registers) -> Iterator[Flaw]:
    """Records of the indicator and its period that a draft does not tell of, and nobody left out."""
    from lushan_desktop.reports.papers.gather import gather
    from lushan_desktop.storage.lists import queries

    for row in registers.rows("statement"):
        if row["stage"] not in ("", "草稿"):
            continue
        statement = gather(registers.session, {"statement": row["id"]})
        left = {each.record for each in statement.left_out}
        ids = [each.record for each in statement.unused if each.record not in left]
        if ids:
            names = queries.names(registers.session, ids[:_NAMED_ENOUGH])
            shown = "、".join(f"“{names.get(one, '')}”" for one in ids[:_NAMED_ENOUGH])
            more = f"等{len(ids)}条" if len(ids) > _NAMED_ENOUGH else ""
            sentence = f"台账里的{shown}{more}未写入，请补写或选“不写入”。"
            yield Flaw("statement", row["id"], sentence, "sections", str(row["title"] or ""))


@rule("CON-13", "两处修改不一致", reads="office")
def disputed(registers: Registers) -> Iterator[Flaw]:
    """A field that two machines filled in differently, waiting for a decision."""
    from lushan_desktop.exchange import conflicts
    from lushan_desktop.exchange.manifest import Office
    from lushan_desktop.storage.registry import Registry

    for one in conflicts.of_records(registers.session, Registry(), Office("", "", "", "")):
        labels = {spec.name: spec.label for spec in RECORD_TYPES.get(one.type).columns}
        label = labels.get(one.field, "")
        sentence = f"{f'“{label}”' if label else ''}两处修改不一致，请在“数据交换”中决定。"
        yield Flaw(one.type, one.record, sentence, one.field if label else "", str(one.ours.value or "")[:60])
