"""阶段设置: one stage that applications for a title go through, as the office has set it."""

from lushan_desktop.domain.kinds import Choice, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class TitleStage(ChildRecord, table=True):
    stage: str = ""
    demands: str = ""


TITLE_STAGE = RecordType(
    key="title_stage",
    title="阶段设置",
    icon="ri.git-commit-line",
    model=TitleStage,
    named_by=("stage",),
    described_by=("demands",),
    order_by=("position",),
    counted_in="个",
    fields=(
        FieldSpec("stage", "阶段", Choice(catalogue="application_stages"), required=True, half=True),
        FieldSpec(
            "demands", "进入前须填", Text(), half=True, hint="如 申报日期、佐证；不填按默认，填“无”不作要求"
        ),
        NOTE,
    ),
)
