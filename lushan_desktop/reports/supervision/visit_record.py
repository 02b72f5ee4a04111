"""督导检查记录表: one visit to a unit, what it saw, what it found, who signs for it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.supervision.supervision_team import SUPERVISION_TEAM
from lushan_desktop.domain.supervision.supervision_visit import SUPERVISION_VISIT, SupervisionVisit
from lushan_desktop.paper.content import Field, Form, FormRow
from lushan_desktop.reports.cells import Entry, People, files_cell
from lushan_desktop.reports.document_forms import FilledForm, compose, line, named, pair
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Option, Options, Report
from lushan_desktop.reports.supervision.supervision_facts import GROUP, SIGNED, problems
from lushan_desktop.storage.lists import queries


def gather(session: Session, options: Options) -> FilledForm:
    rows = queries.rows(session, SUPERVISION_VISIT, [str(options["visit"])])
    if not rows or rows[0]["deleted"]:
        raise UserError("这次督导检查已不存在，请另选一次。", field="visit")
    entry = rows[0]
    found = _found(session, entry)
    planned = f"计划{entry['planned_on']}" if entry["planned_on"] and not entry["held_on"] else ""
    form = Form(
        (
            pair(("被督导单位", named(entry, "unit")), ("督导日期", entry["held_on"] or planned)),
            line("督导轮次", named(entry, "supervision_round")),
            pair(("督导组", named(entry, "team")), ("督导方式", entry["ways"])),
            line("督导组成员", _members(session, entry)),
            line("单位陪同人员", entry["received_by"]),
            FormRow((Field("主要做法", entry["strengths"]),), 30),
            FormRow((Field("发现的问题", _listed(found)),), 44),
            FormRow((Field("反馈意见", entry["opinion"]),), 26),
            line("佐证材料", files_cell(entry)),
            FormRow((Field("督导组签名", "", SIGNED), Field("单位签名", "", SIGNED)), 30),
        )
    )
    return FilledForm("督导检查记录表", form, log_head(session))


def _found(session: Session, entry: Entry) -> Sequence[Entry]:
    """What the visit found; where the round made no other to the unit, what names no visit as well."""
    linked = problems(session, visit=entry["id"])
    round_id, unit = entry["supervision_round"], entry["unit"]
    visit = col(SupervisionVisit.id)
    here = (col(SupervisionVisit.supervision_round) == round_id, col(SupervisionVisit.unit) == unit)
    visits = session.scalars(select(visit).where(*here, col(SupervisionVisit.deleted).is_(False))).all()
    if not round_id or len(visits) > 1:
        return linked
    return [
        *linked,
        *(one for one in problems(session, supervision_round=round_id, unit=unit) if not one["visit"]),
    ]


def _members(session: Session, entry: Entry) -> str:
    """The leader first, then the members, registered or not."""
    teams = queries.rows(session, SUPERVISION_TEAM, [entry["team"]]) if entry["team"] else []
    if not teams:
        return ""
    team = teams[0]
    people = People(session, [team["leader"], *team["members"]])
    leader = people.named(team["leader"], entry["held_on"])
    told = [
        f"{leader}（组长）" if leader else "",
        *(people.named(one, entry["held_on"]) for one in team["members"]),
    ]
    return "、".join(filter(None, (*told, team["members_text"])))


def _listed(found: Sequence[Entry]) -> str:
    return "\n".join(f"{number}.{entry['description']}" for number, entry in enumerate(found, 1))


def _latest(session: Session, _options: Options) -> str:
    held = col(SupervisionVisit.held_on)
    living = select(col(SupervisionVisit.id)).where(col(SupervisionVisit.deleted).is_(False))
    return session.scalars(living.order_by(held.desc(), col(SupervisionVisit.id))).first() or ""


VISIT_RECORD = Report(
    key="visit_record",
    title="督导检查记录表",
    group=GROUP,
    options=(Option("visit", "督导检查", Ref("supervision_visit"), required=True, propose=_latest),),
    gather=gather,
    compose=compose,
)
