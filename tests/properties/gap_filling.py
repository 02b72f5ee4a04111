"""Filling in what a 【待补】 names, as a clerk would who follows its links."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Choice, Day, Flag, LongText, Number, Ref, Refs, Rows, Text
from lushan_desktop.domain.record_type import FieldSpec
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.statement_value import Link, Piece, Statement, StatementParagraph
from tests.properties.drawn_offices import NAMES
from tests.properties.statement_trial import Trial

_NUMBER = count(1)
_OPTIONS = {
    "signed_on": {"signed": "2023-12-30"},
    "ledger_complete": {"ledger_complete": True},
    "topic": {"topic": "示例补"},
}
"""What the statement itself asks is given with its options."""
_HEADING = re.compile("创建工作推进情况$")
PLACING = ("campaign", "supervision_round", "batch")
"""The fields by which a record belongs where its mark stands."""
SEVEN = (
    "纳入县发展总体规划和年度计划",
    "纳入县政府重要议事日程",
    "纳入各级党委（党组）中心组学习培训内容",
    "纳入年度综合考核",
    "纳入年度述职重要内容",
    "纳入县委巡察工作",
    "经费纳入财政预算",
)


class Filling:
    """One 【待补】 of a statement with the paragraph it stands in."""

    def __init__(self, tried: Trial, statement: Statement, paragraph: StatementParagraph, gap: Piece) -> None:
        self._tried, self._statement, self._paragraph = tried, statement, paragraph
        self.gap = gap
        self.options: dict[str, Any] = {}
        place = paragraph.text.find(gap.text)
        sentence = next((each for each in paragraph.sentences if each.start <= place < each.end), None)
        self.about = [link for link in (sentence.links if sentence else paragraph.links) if link.record]
        """The records that its sentence tells of."""

    def fill(self) -> None:
        """Fill in every field that it names."""
        fresh: dict[str, dict[str, Any]] = {}
        for one in self.gap.fills:
            if one.record_type == "statement":
                self.options |= _OPTIONS[one.field]
            elif one.record:
                self._tried.put(one.record_type, one.record, **{one.field: self.value(one)})
            else:
                fresh.setdefault(one.record_type, {})[one.field] = self.value(one)
        for key in sorted(fresh, key=("title", "batch", "application").count, reverse=True):
            self._enter(key, fresh[key])

    def _enter(self, key: str, values: dict[str, Any]) -> None:
        """Enter a new record that has these values, and belongs where its mark stands."""
        known: dict[str, Any] = {}
        for spec in RECORD_TYPES.get(key).fields:
            if spec.name in values and spec.name != "batch":
                continue
            if spec.name == "indicators":
                known[spec.name] = (self._tried.indicator,)
            elif isinstance(spec.kind, Ref) and (spec.required or spec.name in PLACING):
                known[spec.name] = self._near(spec)
            elif spec.required:
                known[spec.name] = self.value(Link(key, "", spec.name))
        self._tried.add(key, **{**_DEMANDED.get(key, {}), **values, **known})

    def _near(self, spec: FieldSpec) -> str:
        """The record of this kind that the sentence tells of, or one for the section it stands in."""
        target = spec.kind.target  # type: ignore[attr-defined]  # a Ref, as asked before
        named = [name for name in NAMES if name in self.gap.text]
        if target == "person" and named:
            return self._tried.ids[named[0]]
        near = [link.record for link in self.about if link.record_type == target]
        if near or target != "title":
            return near[0] if near else "" if target == "batch" else self._made(target)
        if (kind := self._title_kind()) is None:
            return ""
        return self._tried.title_of(kind) or self._tried.add(
            "title", name=kind, kind=kind, indicators=(self._tried.indicator,)
        )

    def _title_kind(self) -> str | None:
        section = next(each for each in self._statement.sections if self._paragraph in each.paragraphs)
        return (
            _HEADING.sub("", section.heading)
            if section.key not in ("campaign", "lead_in", "organisation")
            else None
        )

    def value(self, one: Link) -> Any:
        """Something that fits the field, told nowhere else."""
        spec, number = RECORD_TYPES.get(one.record_type).field(one.field), next(_NUMBER)
        match spec.kind:
            case Day():
                return self.day()
            case Flag():
                return True
            case Number():
                return 3
            case Rows():
                return (
                    {"speaker": self._made("person"), "words": f"抓好示例补{number}", "standing": "据转述"},
                )
            case Refs("inclusion"):
                return tuple(self._tried.add("inclusion", item=item) for item in SEVEN)
            case Refs():
                return (self._made(spec.kind.target),)
            case Ref():
                return self._made(spec.kind.target)
            case Choice():
                return self._choice(spec)
            case Text() | LongText():
                return f"示例补{number}"
            case _:
                return f"鲁补〔2023〕{number}号"

    def _choice(self, spec: FieldSpec) -> str:
        kind = "决定启动" if "决定启动" in self.gap.text else self._title_kind() or "推进会"
        return {"stage": "申报", "kind": kind, "item": SEVEN[0]}[spec.name]

    def day(self) -> PartialDate:
        """A day within the period, before anything is signed."""
        start = self._statement.start
        return PartialDate.from_iso(
            f"{start.year if start else 2023}-{'07-20' if start and start.month == 7 else '02-21'}"
        )

    def _made(self, target: str) -> str:
        number = next(_NUMBER)
        if target == "person":
            person = self._tried.add("person", name=f"示例补{number}")
            self._tried.add("tenure", person=person, post="副县长", rank=9)
            return person
        named = {"subject": f"示例补{number}"} if target == "training" else {}
        named |= (
            {"title": f"示例补{number}报告", "number": f"鲁补〔2023〕{number}号"}
            if target == "document"
            else {}
        )
        named |= {"title": "示例简报", "issue": number} if target == "briefing" else {}
        named |= {"name": f"示例补{number}局"} if target == "unit" else {}
        return self._tried.add(target, **named)


_DEMANDED: dict[str, dict[str, Any]] = {
    "application": {"stage": "申报", "conclusion": "同意推荐"},
    "document": {"direction": "发文", "number": "鲁补〔2023〕999号"},
    "problem": {"stage": "整改中"},
}


def gaps_of(statement: Statement) -> Iterator[tuple[StatementParagraph, Piece]]:
    """Every mark of the text with its paragraph."""
    for paragraph in statement.paragraphs:
        yield from ((paragraph, gap) for gap in paragraph.gaps)
