"""One instruction as its papers need it: the leader of that day, the paper it stands on, the units."""

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.instructions.instruction import INSTRUCTION
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.leaders_words import VERIFIED
from lushan_desktop.domain.learning.briefing import BRIEFING
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.reports.cells import Entry, People
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage.lists import queries

GROUP = "会议批示文件"


class InstructionFacts:
    """The record of an instruction with what it stands on."""

    def __init__(self, session: Session, options: Options) -> None:
        rows = queries.rows(session, INSTRUCTION, [str(options["instruction"])])
        if not rows or rows[0]["deleted"]:
            raise UserError("这件批示已不存在，请另选一件。", field="instruction")
        self.entry: Entry = rows[0]
        self._people = People(session, [self.entry["leader"]])
        self._document = _one(session, DOCUMENT, self.entry["document"])
        self._briefing = _one(session, BRIEFING, self.entry["briefing"])

    @property
    def day(self) -> PartialDate | None:
        day: PartialDate | None = self.entry["given_on"]
        return day

    @property
    def kind(self) -> str:
        return str(self.entry["kind"] or "批示")

    def leader(self) -> str:
        """Post of that day and name."""
        return self._people.named(self.entry["leader"], self.day, self.entry["leader_post"])

    def carrier(self) -> str:
        """The title of the paper it stands on."""
        document, briefing = self._document, self._briefing
        titles = (document.get("title"), document.get("matter"), briefing.get("title"))
        return str(next(filter(None, titles), "") or self.entry["carrier"])

    def carrier_number(self) -> str:
        """Its 文号, or the issue of the briefing."""
        issue = f"第{self._briefing['issue']}期" if self._briefing.get("issue") else ""
        return str(self._document.get("number") or issue)

    def issued_by(self) -> str:
        """Return who sent the paper in."""
        for paper in (self._document, self._briefing):
            named = paper and (paper["names"].get(paper["issuer"], "") or paper.get("issuing_body"))
            if named:
                return str(named)
        return ""

    def words(self) -> str:
        """Quoted only where they were held against the original; a gist is called one."""
        entry = self.entry
        if entry["words"]:
            is_sure = entry["standing"] == VERIFIED
            return f"“{entry['words']}”" if is_sure else f"{entry['words']}（{entry['standing'] or '待核'}）"
        return f"（大意）{entry['gist']}" if entry["gist"] else ""

    def name(self, unit: str) -> str:
        return str(self.entry["names"].get(unit, ""))

    def lead(self) -> str:
        return self.name(self.entry["lead_unit"])

    def support(self) -> str:
        return "、".join(filter(None, map(self.name, self.entry["support_units"])))


def _one(session: Session, record_type: RecordType, record_id: str) -> Entry:
    rows = queries.rows(session, record_type, [record_id]) if record_id else []
    return rows[0] if rows else {}


def _latest(session: Session, _options: Options) -> str:
    return next(iter(queries.ids(session, INSTRUCTION)), "")


INSTRUCTION_OPTION = Option("instruction", "批示", Ref("instruction"), required=True, propose=_latest)
