"""The two sides of the register: which fields each asks for first, and what they are called there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.services.documents import document_list
from lushan_desktop.services.documents.document_list import Register
from lushan_desktop.services.documents.number_series import INCOMING, NUMBER, OUTGOING, RECEIPT

Look = Callable[..., Register]


@dataclass(frozen=True)
class Side:
    """One side: its form, its list, its papers."""

    key: str
    field: str
    """The field that has the series of this side."""
    record_type: RecordType
    """The description as its form and its detail have it."""
    look: Look
    """The question for its register."""
    ledger: str
    paper: str
    paper_words: str
    add_text: str
    columns: tuple[str, ...]


Names = tuple[str, ...]


def _facing(key: str, first: Names, then: Names, labels: Mapping[str, str], *, without: Names) -> RecordType:
    """A document as one side asks for it: these fields first, those next, the rest folded."""
    by_name = {spec.name: spec for spec in DOCUMENT.fields if spec.name not in without}
    order = [*first, *then, *(name for name in by_name if name not in (*first, *then))]

    def asked(spec: FieldSpec) -> FieldSpec:
        default = key if spec.name == "direction" else spec.default
        label = labels.get(spec.name, spec.label)
        return replace(spec, label=label, folded=spec.name not in first, default=default)

    return replace(DOCUMENT, fields=tuple(asked(by_name[name]) for name in order))


_OUT_FIRST = (
    "issuer",
    "number",
    "title",
    "kind",
    "signed_on",
    "signatory",
    "indicators",
    "files",
    "direction",
)
_OUT_NEXT = ("addressees", "copy_to", "drafter", "reviewer", "countersigners", "copies", "printed_on")
_IN_FIRST = (
    "receipt_number",
    "received_on",
    "issuing_body",
    "signed_on",
    "number",
    "title",
    "kind",
    "indicators",
    "files",
    "direction",
)
_IN_NEXT = (
    "urgency",
    "due_on",
    "proposed_action",
    "leader_comment",
    "assignee_unit",
    "result",
    "closed_on",
)
_ONLY_IN = ("receipt_number", "received_on", *_IN_NEXT[1:])
_ONLY_OUT = ("issuer", "drafter", "reviewer", "countersigners", "signatory", "openness", "retention")
_LABELS_IN = {"issuing_body": "来文单位", "number": "来文字号"}

SIDES: Mapping[str, Side] = {
    OUTGOING: Side(
        OUTGOING,
        NUMBER,
        _facing(OUTGOING, _OUT_FIRST, _OUT_NEXT, {}, without=_ONLY_IN),
        document_list.look_out,
        "document_register",
        "drafting_sheet",
        "打印发文稿纸",
        "登记发文",
        ("number", "@name", "@when", "indicators", "files", "@standing"),
    ),
    INCOMING: Side(
        INCOMING,
        RECEIPT,
        _facing(INCOMING, _IN_FIRST, _IN_NEXT, _LABELS_IN, without=_ONLY_OUT),
        document_list.look_in,
        "receipt_register",
        "processing_slip",
        "打印处理笺",
        "登记收文",
        ("receipt_number", "@name", "received_on", "assignee_unit", "files", "@standing"),
    ),
}
