"""公文排版 as the window asks for it: read a text, set it, show its pages, put the file there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.domain.kinds import Choice, Day, Number, Text
from lushan_desktop.domain.recognise import Recognised, Role, issuing_body
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values
from lushan_desktop.services.office import office
from lushan_desktop.services.papers import typesetting
from lushan_desktop.services.papers.typesetting import FORM_NAMES, Form, GivenParts, TypesetFile
from lushan_desktop.services.printing import rendering
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.storage.store import Store

KEY = "foreign_text"
TITLE = "公文排版"
TEXT = "recognised"
"""Among the options: the parts of the text, as recognised and corrected."""

_FORM_BY_NAME = {name: form for form, name in FORM_NAMES.items()}
ASKED = RecordType(
    KEY,
    TITLE,
    "nav.reports",
    Record,
    (
        FieldSpec("form", "版式", Choice(tuple(_FORM_BY_NAME)), default=FORM_NAMES[Form.PLAIN]),
        FieldSpec("issuer", "发文机关", Text(), hint="联合行文用顿号分开"),
        FieldSpec("number", "文号", Text()),
        FieldSpec("date", "成文日期", Day()),
        FieldSpec("to", "主送机关", Text()),
        FieldSpec("signer", "签发人", Text(), hint="上行文、命令才印"),
        FieldSpec("mark_width", "红头宽度", Number("毫米"), hint="不填按“设置”里的"),
    ),
    (),
)
"""What is asked beside a text; every answer is only used where the text itself has nothing."""

_ROLE_BY_FIELD = {"number": Role.NUMBER, "to": Role.ADDRESSEE, "signer": Role.SIGNER}
_LAST_BY_FIELD = {"issuer": Role.ISSUER, "date": Role.DATE}


@dataclass(frozen=True)
class PaperNotices:
    """What the clerk should know about the paper, and what the text brought along itself."""

    notices: tuple[str, ...]


def read_file(_store: Store, file: Path, *, progress: Progress = UNWATCHED) -> Recognised:
    """Return what each paragraph of a .docx or .txt is. Raises UserError."""
    progress.report(0, 0, file.name)
    return typesetting.recognise_file(file)


def read_text(_store: Store, text: str, *, progress: Progress = UNWATCHED) -> Recognised:
    """Return what each line of a pasted text is. Raises UserError."""
    progress.report(0, 0, "粘贴的文字")
    return typesetting.recognise_text(text)


def found(recognised: Recognised) -> dict[str, str]:
    """By field: what the text has of it already."""
    own = {name: recognised.first(role) for name, role in _ROLE_BY_FIELD.items()}
    for name, role in _LAST_BY_FIELD.items():
        own[name] = "、".join(part.text for part in recognised.parts if part.role is role)
    own["issuer"] = own["issuer"] or issuing_body(recognised)
    return {name: text for name, text in own.items() if text}


def preview(store: Store, key: str, options: Values, *, progress: Progress = UNWATCHED) -> Preview:
    """The very pages that will print. Raises UserError for a date that is none, and Cancelled."""
    asked = _asked(store, options)
    told = PaperNotices(typesetting.notices(*asked))
    typeset, sizes, prints = CHILD.call_watched(progress, compose_and_measure, *asked)
    return Preview(key, options, told, typeset, sizes, prints)


def write(store: Store, options: Values, file: Path) -> TypesetFile:
    """The paper as PDF or Word, there whole or not at all. Raises UserError."""
    return typesetting.write(*_asked(store, options), file)


def compose_and_measure(recognised: Recognised, form: Form, given: GivenParts) -> Any:
    """Runs in the child: the typeset pages, their sizes and their fingerprints."""
    return rendering.measured(typesetting.compose_and_render(recognised, form, given, ".pdf"))


def _asked(store: Store, options: Values) -> tuple[Recognised, Form, GivenParts]:
    texts = {name: str(options.get(name) or "") for name in ("issuer", "number", "to", "date", "signer")}
    form = _FORM_BY_NAME.get(str(options.get("form")), Form.PLAIN)
    width = int(options.get("mark_width") or office.load(store.folder).mark_width)
    return options[TEXT], form, GivenParts(**texts, sealed=bool(options.get("sealed")), mark_width=width)
