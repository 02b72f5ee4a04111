"""Taking files in as evidence: the bytes first, then the record that speaks of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.base.text.sayable import sayable_name
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.supervision.problem import CLOSING_FORM
from lushan_desktop.services.records.evidence_marks import looked_at
from lushan_desktop.storage import objects
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.store import Store

SPEECH, PHOTO = "讲话稿", "照片"
_ROLE_BY_WORD = {
    "销号审批": CLOSING_FORM,
    "通知": "通知",
    "议程": "议程",
    "签到": "签到表",
    "讲话": SPEECH,
    "发言": SPEECH,
    "纪要": "纪要",
    "照片": PHOTO,
    "图片": PHOTO,
}
_PICTURES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".heic"}
_KIND_BY_SUFFIX = {
    ".pdf": "文件",
    ".ofd": "文件",
    ".xls": "表格",
    ".xlsx": "表格",
    ".et": "表格",
    ".csv": "表格",
}


@dataclass(frozen=True)
class TakenFile:
    """A file whose bytes are safe in the data folder and that no record names yet."""

    name: str
    sha256: str
    size: int
    suffix: str


def take_in(
    store: Store, files: Sequence[Path], *, progress: Progress = UNWATCHED
) -> tuple[list[TakenFile], list[str]]:
    """Copy the files' bytes into the data folder; returns what was taken and one sentence per refusal."""
    taken: list[TakenFile] = []
    refused: list[str] = []
    watched = Within(progress)
    for file in over(progress, files, "复制文件"):
        try:
            looked_at(file, sayable_name(file.name), progress)
            stored = objects.put(store.folder, file, progress=watched)
        except UserError as error:
            refused.append(error.message)
        else:
            taken.append(TakenFile(sayable_name(file.name), stored.sha256, stored.size, stored.suffix))
    return taken, refused


class Within:
    """One piece of a greater work: its own counting is not told, only the wish to stop is passed on."""

    def __init__(self, whole: Progress) -> None:
        self._whole = whole

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say nothing: a file counts once it is copied."""

    @property
    def is_cancelled(self) -> bool:
        return self._whole.is_cancelled


def same_as(step: Step, file: TakenFile) -> Evidence | None:
    """The evidence that has this very content already."""
    same = select(Evidence).where(col(Evidence.sha256) == file.sha256, col(Evidence.deleted).is_(False))
    return step.session.scalars(same).first()


def register(step: Step, file: TakenFile, *, title: str = "", signed_on: str | None = None) -> Evidence:
    """The evidence record of these bytes: the one that exists already, else a new one, called `title`."""
    held = same_as(step, file)
    if held:
        return held
    item = Evidence(
        title=title or Path(file.name).stem,
        file_name=file.name,
        sha256=file.sha256,
        size=file.size,
        suffix=file.suffix,
        kind="图片" if file.suffix in _PICTURES else _KIND_BY_SUFFIX.get(file.suffix, "文件"),
        signed_on=signed_on,
        entered_on=clock.today().isoformat(),
    )
    step.add(item)
    return item


def is_picture(name: str) -> bool:
    """Return True if a file of this name is a picture."""
    return Path(name).suffix.lower() in _PICTURES


def guess_role(name: str, known: Sequence[str] = ()) -> str:
    """Return what a file most likely is to its record, from its name; empty where nothing tells.

    `known` are the materials that such a record may have; of several the longest name counts. A picture is
    a photo, or a form that was scanned; nobody photographs a speech.
    """
    is_shown = is_picture(name)
    if is_shown:
        known = [role for role in known if role != SPEECH]
    if called := max((role for role in known if role in name), key=len, default=""):
        return called
    for word, role in _ROLE_BY_WORD.items():
        if word in name and not (is_shown and role == SPEECH):
            return role
    return PHOTO if is_shown else ""


def open_copy(store: Store, evidence_id: str) -> Path:
    """A read-only copy for looking at. Raises UserError where the file is missing."""
    with store.read() as session:
        item = session.get(Evidence, evidence_id)
        if item is None:
            raise UserError("这份佐证材料已不存在，请刷新。")
        sha256, name = item.sha256, item.file_name
    return objects.open_copy(store.folder, sha256, name)


def erase_copies(_store: Store) -> None:
    """Erase the copies that were looked at: nobody else is to find them on this machine."""
    objects.erase_copies()
