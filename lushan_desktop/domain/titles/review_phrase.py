"""初审常用语: words the office often writes as the opinion on an item."""

from lushan_desktop.domain.kinds import Choice, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType
from lushan_desktop.domain.titles.review_item import FAILS, FITS, LACKS


class ReviewPhrase(Record, table=True):
    text: str = ""
    conclusion: str = ""


REVIEW_PHRASE = RecordType(
    key="review_phrase",
    title="初审常用语",
    icon="ri.chat-quote-line",
    model=ReviewPhrase,
    named_by=("text",),
    described_by=("conclusion",),
    order_by=("text",),
    counted_in="条",
    is_typed=False,
    fields=(
        FieldSpec("text", "用语", Text(), required=True, searched=True, ledger_width=80),
        FieldSpec("conclusion", "用于", Choice((FITS, LACKS, FAILS)), half=True, ledger_width=20),
        NOTE,
    ),
)
