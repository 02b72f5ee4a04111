"""模板用语: the office's own words for one kind of meeting or one stage of an application."""

from lushan_desktop.domain.kinds import Choice, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

SPEAKING, STAGE = "讲话的引语", "申报的进展"
TOPICS = (SPEAKING, STAGE)


class TemplatePhrase(ChildRecord, table=True):
    topic: str = ""
    kind: str = ""
    words: str = ""


TEMPLATE_PHRASE = RecordType(
    key="template_phrase",
    title="模板用语",
    icon="ri.chat-quote-line",
    model=TemplatePhrase,
    named_by=("kind", "words"),
    order_by=("position",),
    counted_in="条",
    is_typed=False,
    fields=(
        FieldSpec("topic", "用在哪里", Choice(TOPICS), half=True),
        FieldSpec("kind", "会议类别或阶段", Text(), half=True, hint="不填为其余各类"),
        FieldSpec("words", "写作", Text(), hint="引语依次用、隔开"),
        NOTE,
    ),
)
