"""登记为文件、会议、批示: files become the records that they prove, shown first, then written as one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.checks.gathering import gather
from lushan_desktop.checks.holding import DIFFERS, NEW, HeldDraft, held
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.domain.documents.document import form_of
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.mentions.draft import Draft
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_list
from lushan_desktop.services.evidence.evidence_view import hang_within
from lushan_desktop.services.records import catalogues
from lushan_desktop.services.records.draft_entering import DraftEntering
from lushan_desktop.services.records.evidence import guess_role
from lushan_desktop.services.records.evidence_text import READER, words_of
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

KINDS = {"document": "文件", "meeting": "会议", "instruction": "批示"}
"""What a file can be registered as, and how the office calls it."""
_LOT = 20
"""Files that are read for what they are in one call of the child."""


@dataclass(frozen=True)
class Registration:
    """A record that files are, and how it stands to the registers."""

    draft: Draft
    files: tuple[str, ...]
    names: tuple[str, ...]
    standing: str = NEW
    differs: tuple[str, ...] = ()
    id: str = ""
    """The record that is registered already, on which the files are hung; empty: a new one is entered."""


@dataclass(frozen=True)
class ProposedFiles:
    """What the chosen files are."""

    rows: tuple[Registration, ...]
    unknown: tuple[str, ...] = ()
    """Names of files of which nothing tells what they are."""

    @property
    def remark(self) -> str:
        """One sentence about the files that nothing is known of; empty where there are none."""
        if not self.unknown:
            return ""
        named = "、".join(self.unknown[:_NAMED])
        rest = f"等{len(self.unknown)}份" if len(self.unknown) > _NAMED else ""
        return f"{named}{rest}无法判断是文件、会议还是批示，可逐份“登记为…”。"


_NAMED = 3


@dataclass(frozen=True)
class RegisteredFiles:
    """What came of registering."""

    changes: Changes
    made: int
    hung: int

    @property
    def sentence(self) -> str:
        """已登记 12 条；3 份材料挂接到已登记的记录."""
        parts = [f"已登记 {self.made} 条"] if self.made else []
        parts += [f"{self.hung} 份材料挂接到已登记的记录"] if self.hung else []
        return "，".join(parts)


def propose(
    store: Store, evidence_ids: Sequence[str] = (), kind: str = "", *, progress: Progress = UNWATCHED
) -> ProposedFiles:
    """Return what records these files are, files of one record together; without ids all that hang on none.

    Raises Cancelled; UserError where there is no file.
    """
    with store.read_long() as session:
        ledger = gather(session)
        wanted = list(evidence_ids) or _on_no_record(session)
        rows = [row for row in (session.get(Evidence, one) for one in wanted) if row and not row.deleted]
        for row in rows:
            session.expunge(row)
    if not rows:
        raise UserError("没有可登记的材料：每份材料都已挂接到文件、会议或批示等记录。")
    drafts = _drafts(store, rows, kind, tuple(person.name for person in ledger.persons), progress)
    told = [(row, draft) for row, draft in zip(rows, drafts, strict=True) if draft is not None]
    unknown = tuple(row.title for row, draft in zip(rows, drafts, strict=True) if draft is None)
    return ProposedFiles(tuple(judged(one, ledger) for one in _together(told)), unknown)


def _on_no_record(session: Session) -> list[str]:
    """The evidence that at most an indicator or a required material shows."""
    sql = (
        "SELECT t.id FROM evidence AS t WHERE t.deleted = 0 AND t.sha256 <> ''"
        f" AND {evidence_list.on_no_record()} ORDER BY t.id"
    )
    return list(session.connection().exec_driver_sql(sql).scalars())


def _drafts(
    store: Store, rows: Sequence[Evidence], kind: str, people: tuple[str, ...], progress: Progress
) -> list[Draft | None]:
    """Raises Cancelled."""
    said = []
    for row in over(progress, rows, "读取材料"):
        words = words_of(store, row.sha256, row.file_name or row.title, row.suffix, progress=progress)
        said.append((row.title, row.signed_on or "", words))
    found: list[Draft | None] = []
    for at in range(0, len(said), _LOT):
        progress.report(at, len(said), "识别材料")
        found += READER.call_watched(progress, draft_all, said[at : at + _LOT], kind, people)
    return found


def draft_all(
    files: Sequence[tuple[str, str, str]], kind: str, people: tuple[str, ...]
) -> list[Draft | None]:
    """Runs in the child for evidence: what records these files are, by name, day and words."""
    from lushan_desktop.intake.record_of_file import FileSaid, record_of

    return [record_of(FileSaid(title, day, text, people), kind) for title, day, text in files]


def _together(told: Iterable[tuple[Evidence, Draft]]) -> list[Registration]:
    """Files of one record together: 签到表, 照片 and 纪要 of a meeting are one meeting."""
    found: list[Registration] = []
    place: dict[tuple[str, ...], int] = {}
    rows = list(told)
    keys = [_key(draft) for _, draft in rows]
    for (row, draft), told_by in zip(rows, keys, strict=True):
        key = _whole(told_by, keys) or (draft.type, row.id)
        if key not in place:
            place[key] = len(found)
            found.append(Registration(draft, (row.id,), (row.title,)))
            continue
        one = found[place[key]]
        fields = {**draft.fields, **one.draft.fields}
        doubts = one.draft.doubts if len(one.draft.doubts) < len(draft.doubts) else draft.doubts
        merged = replace(one.draft, fields=fields, doubts=doubts)
        found[place[key]] = replace(
            one, draft=merged, files=(*one.files, row.id), names=(*one.names, row.title)
        )
    return found


def _key(draft: Draft) -> tuple[str, ...]:
    """By what two files are of one record; empty where that cannot be told."""
    fields = draft.fields
    if draft.type == "document":
        known = fields.get("number") or fields.get("title")
        return (draft.type, str(known)) if known else ()
    if draft.type == "meeting":
        both = fields.get("title"), fields.get("held_on")
    else:
        both = fields.get("leader"), fields.get("given_on")
    known = (draft.type, *map(str, both)) if all(both) else ()
    return (*known, str(fields.get("carrier") or "")) if known and draft.type == "instruction" else known


def _whole(key: tuple[str, ...], keys: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """An instruction without its paper is the one of that leader and day, if there is only one."""
    if len(key) < _WITH_PAPER or key[-1]:
        return key
    of_day = {each for each in keys if each[:-1] == key[:-1] and each[-1]}
    return of_day.pop() if len(of_day) == 1 else key


_WITH_PAPER = 4
"""The length of an instruction's key: leader, day and the paper it was written on."""


def judge(store: Store, one: Registration) -> Registration:
    """Return how it stands to the registers, once the clerk has written it otherwise."""
    with store.read() as session:
        return judged(one, gather(session))


def judged(one: Registration, ledger: Ledger) -> Registration:
    """Return how it stands to the registers."""
    found: HeldDraft = held(one.draft, ledger)
    return replace(one, standing=found.standing, differs=found.differs, id=found.id)


def as_new(one: Registration) -> Registration:
    """Return it as a record of its own, whatever it resembles."""
    return replace(one, standing=NEW, differs=(), id="")


def is_proposed(one: Registration) -> bool:
    """Return True if it is ticked at first: what differs or was not told whole is for the clerk to decide.

    Of a paper that is known by number and title the rest can be entered later: scans are called so.
    """
    fields = one.draft.fields
    is_known = one.draft.type == "document" and bool(fields.get("number") and fields.get("title"))
    return one.standing != DIFFERS and (is_known or not one.draft.doubts)


def register(
    store: Store, rows: Sequence[Registration], *, progress: Progress = UNWATCHED
) -> RegisteredFiles:
    """Enter the records and hang the files on them, as one step.

    Raises Cancelled, UserError naming the record that cannot be entered and why.
    """
    if not rows:
        raise UserError("还没有勾选要登记的条目。")
    with store.read() as session:
        ledger = gather(session)
    roles = {key: catalogues.material_names(store, RECORD_TYPES.get(key)) for key in KINDS}
    made = hung = 0
    with store.change(f"材料登记为记录{len(rows)}条") as step:
        entering = DraftEntering(step, ledger, made_at_need=("unit", "person"))
        for one in over(progress, rows, "登记"):
            files = _attachments(step, one, roles[one.draft.type])
            if one.id:
                hang_within(step, files, one.id, "files")
                hung += len(files)
            else:
                _enter(step, entering, one, files)
                made += 1
    return RegisteredFiles(step.changes, made, hung)


def _enter(step: Step, entering: DraftEntering, one: Registration, files: Sequence[Attachment]) -> None:
    try:
        entering.enter(one.draft, files=tuple(files), indicators=_indicators(step, one.files))
    except UserError as error:
        title = RECORD_TYPES.get(one.draft.type).title
        raise UserError(f"“{one.names[0]}”没有登记为{title}：{error.message}") from error


def _attachments(step: Step, one: Registration, roles: Sequence[str]) -> list[Attachment]:
    found = []
    for evidence_id in one.files:
        item = step.get(Evidence, evidence_id)
        is_document = one.draft.type == "document"
        role = form_of(item.suffix) if is_document else guess_role(f"{item.title}{item.suffix}", roles)
        found.append(Attachment(evidence_id, role))
    return found


def _indicators(step: Step, evidence_ids: Sequence[str]) -> tuple[str, ...]:
    """The indicators that the files prove already."""
    found: dict[str, None] = {}
    for _, lot in blocks(evidence_ids):
        rows = select(Reference).where(
            col(Reference.parent).in_(lot),
            col(Reference.field) == "indicators",
            col(Reference.deleted).is_(False),
        )
        found |= dict.fromkeys(row.target for row in step.session.scalars(rows))
    return tuple(found)
