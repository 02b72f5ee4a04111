"""The 待核单: what was decided while writing, and what the records themselves say is doubtful."""

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records.demand import Demand
from lushan_desktop.domain.records.instruction import Instruction
from lushan_desktop.reports.statement.ledger import link
from lushan_desktop.reports.statement.remedies import label_of
from lushan_desktop.reports.statement.speech import VERIFIED
from lushan_desktop.reports.statement.template import wording
from lushan_desktop.reports.statement.value import Link, ReviewNote
from lushan_desktop.reports.statement.writing import Writing


def review_notes(
    writing: Writing, signed: PartialDate | None, *, is_proposed: bool, late: tuple[Link, ...]
) -> tuple[ReviewNote, ...]:
    """The lines, each once: decisions, then doubts in the order of the paper."""
    notes = list(writing.notes)
    if is_proposed and signed:
        notes.append(
            ReviewNote(f"成文日期{signed}按最晚事项的次日拟定，请核定；材料截止日变动的，正文事项随之增减。")
        )
    if late:
        notes.append(ReviewNote(f"有{len(late)}项晚于成文日期：可改成文日期，也可删去截止日后的事项。", late))
    notes += _advised_against(writing)
    notes += [
        ReviewNote(f"{_label(writing, record.id)}：{record.note.strip()}", (link(record),))
        for record in writing.used.values()
        if record.note.strip()
    ]
    return tuple(dict.fromkeys(notes))


def _label(writing: Writing, record_id: str) -> str:
    record = writing.used[record_id]
    if isinstance(record, Demand | Instruction):
        field = "speaker" if isinstance(record, Demand) else "leader"
        person = writing.ledger.person(getattr(record, field))
        name = person.name if person else getattr(record, f"{field}_post")
        return f"{name}的{'讲话' if isinstance(record, Demand) else record.kind}"
    return label_of(record)


def _advised_against(writing: Writing) -> list[ReviewNote]:
    """Words that official papers avoid, where a record holds them outside verified quotations."""
    found = []
    for record in writing.used.values():
        if getattr(record, "standing", "") == VERIFIED:
            continue
        fields = ("content", "subject", "words", "gist", "topics", "gains", "result", "purpose")
        text = "".join(str(getattr(record, field, "") or "") for field in fields)
        for word in wording().advised_against:
            if word in text:
                advice = f"{_label(writing, record.id)}用了“{word}”，正文照录，建议斟酌。"
                found.append(ReviewNote(advice, (link(record),)))
    return found
