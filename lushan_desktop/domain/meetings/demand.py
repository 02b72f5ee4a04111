"""领导要求: what one speaker demanded at a meeting."""

from lushan_desktop.domain.kinds import Ref, Text
from lushan_desktop.domain.leaders_words import SOURCE_PAGE, STANDING, WORDS
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class Demand(ChildRecord, table=True):
    speaker: str = ""
    speaker_post: str = ""
    words: str = ""
    standing: str = ""
    source_page: str = ""


DEMAND = RecordType(
    key="demand",
    title="领导要求",
    icon="ri.mic-line",
    model=Demand,
    named_by=("speaker", "speaker_post"),
    described_by=("words",),
    order_by=("position",),
    fields=(
        FieldSpec("speaker", "讲话人", Ref("person"), searched=True, half=True, ledger_width=26),
        FieldSpec(
            "speaker_post", "讲话人职务", Text(), in_list=False, half=True, hint="人员未登记的，填职务"
        ),
        WORDS,
        STANDING,
        SOURCE_PAGE,
        NOTE,
    ),
)
