"""The words of leaders: how sure we are of them and where the original stands."""

from lushan_desktop.domain.kinds import Choice, LongText, Text
from lushan_desktop.domain.record_type import FieldSpec

VERIFIED = "原文已核"
REPORTED = "据转述"
UNVERIFIED = "待核"

WORDS = FieldSpec(
    "words",
    "讲话内容",
    LongText(4),
    searched=True,
    ledger_width=70,
    hint="只录讲话或批示本身的话，引号之外的做法记入工作举措",
)
STANDING = FieldSpec(
    "standing",
    "核对情况",
    Choice((VERIFIED, REPORTED, UNVERIFIED)),
    half=True,
    default=UNVERIFIED,
    hint="只有“原文已核”的话才加引号引用",
)
SOURCE_PAGE = FieldSpec("source_page", "原件页码", Text(), in_list=False, half=True)
