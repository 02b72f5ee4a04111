"""The titles that units can win: the stages of each, as the catalogue proposes or the office set them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.listed import listed
from lushan_desktop.domain.flow import Flow
from lushan_desktop.domain.kinds import Rows
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles import applying
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.domain.titles.title import TITLE, Title
from lushan_desktop.domain.titles.title_stage import TITLE_STAGE, TitleStage
from lushan_desktop.services.records import records
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

NAME_OPEN = "荣誉名待核"
"""What stands beside a title whose name no paper has settled yet."""
_STAGES, _KINDS = "application_stages", "title_kinds"


@dataclass(frozen=True)
class StageSetting:
    """One stage of a title and the fields to be filled before it, by their labels."""

    stage: str
    demands: str = ""
    """申报日期、佐证; empty for what the catalogue demands, 无 for nothing."""
    proposed: str = ""
    """What the catalogue demands, in the same words."""


def known_stages() -> tuple[str, ...]:
    """The stages that a title may be given, in their order."""
    return tuple(term.name for term in catalogue(_STAGES).terms if not term.aside)


def default_path(kind: str) -> tuple[str, ...]:
    """The stages that the catalogue proposes for a kind of title; all for one it does not know."""
    return catalogue(_KINDS).term(kind).stages or known_stages()


def demandable() -> tuple[str, ...]:
    """The labels of the fields that a stage may demand."""
    return tuple(
        spec.label
        for spec in APPLICATION.fields
        if not isinstance(spec.kind, Rows) and spec.name not in ("stage", "is_example", "indicators")
    )


@dataclass(frozen=True)
class Ways:
    """The stages and the flow of every title, read once for a whole list."""

    path_by_title: Mapping[str, tuple[str, ...]]
    own_by_title: Mapping[str, applying.Own]

    def path(self, title_id: str) -> tuple[str, ...]:
        return self.path_by_title.get(title_id) or known_stages()

    def flow(self, title_id: str) -> Flow:
        return flow_over(self.path(title_id), self.own_by_title.get(title_id, {}))


def ways(session: Session) -> Ways:
    """The stages of all titles."""
    titles = session.scalars(select(Title).where(col(Title.deleted).is_(False))).all()
    settings: dict[str, list[TitleStage]] = {}
    rows = select(TitleStage).where(col(TitleStage.deleted).is_(False)).order_by(col(TitleStage.position))
    for row in session.scalars(rows):
        settings.setdefault(row.parent, []).append(row)
    paths = {
        title.id: tuple(row.stage for row in settings.get(title.id, ())) or default_path(title.kind)
        for title in titles
    }
    own = {
        title_id: {row.stage: _fields(row.demands) for row in rows if row.demands}
        for title_id, rows in settings.items()
    }
    return Ways(paths, own)


def flow_over(path: Sequence[str], own: applying.Own) -> Flow:
    """The flow over these stages."""
    listed = catalogue(_STAGES)
    aside = tuple(term.name for term in listed.terms if term.aside)
    return applying.way(path, listed.moves, aside, own, APPLICATION)


def flow_of(store: Store, title_id: str) -> Flow:
    """The flow that applications for a title go through."""
    with store.read() as session:
        return ways(session).flow(title_id)


def stages(store: Store, title_id: str) -> tuple[StageSetting, ...]:
    """The stages of a title with what each demands, to be shown and edited."""
    with store.read() as session:
        found = ways(session)
        held = session.scalars(
            select(TitleStage).where(col(TitleStage.parent) == title_id, col(TitleStage.deleted).is_(False))
        ).all()
    demands = {row.stage: row.demands for row in held}
    path = found.path(title_id)
    return tuple(StageSetting(stage, demands.get(stage, ""), _proposed(path, stage)) for stage in path)


def _proposed(path: Sequence[str], stage: str) -> str:
    flow = flow_over(path, {})
    entering = [move for move in flow.moves if move.end == stage and flow.is_onward(move)]
    fields = dict.fromkeys(demand.field for move in entering[:1] for demand in move.demands)
    return "、".join(APPLICATION.field(name).label for name in fields)


def set_stages(store: Store, title_id: str, wanted: Sequence[StageSetting]) -> Changes:
    """Give a title stages of its own, as one step. Raises UserError for stages or demands that cannot be."""
    _check(wanted)
    with store.read() as session:
        held = session.scalars(
            select(TitleStage).where(col(TitleStage.parent) == title_id, col(TitleStage.deleted).is_(False))
        ).all()
        id_by_stage = {row.stage: row.id for row in held}
    rows = tuple(
        {**TITLE_STAGE.blank(), "id": id_by_stage.get(each.stage, ""), "stage": each.stage}
        | {"demands": "、".join(listed(each.demands))}
        for each in wanted
    )
    return records.save(store, TITLE, {"stages": rows}, title_id, label="设置申报阶段")


def reset_stages(store: Store, title_id: str) -> Changes:
    """Go back to the stages that the catalogue proposes."""
    return records.save(store, TITLE, {"stages": ()}, title_id, label="恢复默认申报阶段")


def _check(wanted: Sequence[StageSetting]) -> None:
    names = [each.stage for each in wanted]
    known = known_stages()
    if len(names) < 2:
        raise UserError("请至少保留两个阶段。", field="stages")
    for each in wanted:
        if each.stage not in known:
            raise UserError(f"没有“{each.stage}”这个阶段，可选：{'、'.join(known)}。", field="stages")
        _fields(each.demands)
    if len(set(names)) < len(names):
        raise UserError("同一个阶段不能设两次。", field="stages")
    if names != sorted(names, key=known.index):
        raise UserError(f"阶段的先后应为：{'、'.join(sorted(names, key=known.index))}。", field="stages")


def _fields(demands: str) -> tuple[str, ...]:
    """The fields named by their labels. Raises UserError for one that an application does not have."""
    if demands.strip() == applying.NOTHING:
        return ()
    name_by_label = {spec.label: spec.name for spec in APPLICATION.fields if spec.label in demandable()}
    for label in listed(demands):
        if label not in name_by_label:
            raise UserError(
                f"申报里没有“{label}”这一栏，可写：{'、'.join(list(name_by_label)[:12])}等。", field="demands"
            )
    return tuple(name_by_label[label] for label in listed(demands))


def is_name_open(title: Values) -> bool:
    """Return True if nothing is registered yet by which the name of the honour could be checked."""
    return not (title.get("notice") or title.get("standard") or title.get("awarding_body"))
