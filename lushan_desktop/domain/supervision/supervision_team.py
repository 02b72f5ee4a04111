"""督导组: one team of a round, its members and the units it looks after."""

from lushan_desktop.domain.kinds import Ref, Refs, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import EXAMPLE, NOTE, FieldSpec, RecordType


class SupervisionTeam(Record, table=True):
    supervision_round: str = ""
    name: str = ""
    leader: str = ""
    members_text: str = ""
    is_example: bool = False


SUPERVISION_TEAM = RecordType(
    key="supervision_team",
    title="督导组",
    icon="ri.team-line",
    model=SupervisionTeam,
    named_by=("name",),
    described_by=("supervision_round", "leader"),
    order_by=("name",),
    counted_in="个",
    fields=(
        FieldSpec("name", "组名", Text(), required=True, searched=True, half=True, ledger_width=30),
        FieldSpec(
            "supervision_round",
            "督导轮次",
            Ref("supervision_round"),
            required=True,
            half=True,
            ledger_width=60,
        ),
        FieldSpec("leader", "组长", Ref("person"), searched=True, half=True, ledger_width=26),
        FieldSpec("members", "组员", Refs("person"), half=True, ledger_width=50),
        FieldSpec("joint_units", "抽调单位", Refs("unit"), in_list=False, half=True, ledger_width=50),
        FieldSpec("visited_units", "负责督导的单位", Refs("unit"), in_list=False, half=True, ledger_width=60),
        FieldSpec(
            "members_text", "其他组员", Text(), in_list=False, searched=True, folded=True, hint="未登记的人员"
        ),
        EXAMPLE,
        NOTE,
    ),
)
