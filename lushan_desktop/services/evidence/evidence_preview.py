"""Looking at evidence without another program: measured and drawn in a child, for files may be hostile."""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.services.evidence import proof_pages
from lushan_desktop.storage import objects
from lushan_desktop.storage.folder import files
from lushan_desktop.storage.store import Store

_SCALE = 2.0


@dataclass(frozen=True)
class Sight:
    """What there is to see of one piece of evidence."""

    id: str
    name: str
    sizes: tuple[tuple[float, float], ...] = ()
    """Width and height of each page to be drawn."""
    text: str = ""
    refusal: str = ""
    """Why it cannot be shown here, and what to do instead."""


def look(store: Store, evidence_id: str) -> Sight:
    """Its pages, its text, or a sentence. Raises UserError only where the record is gone."""
    from lushan_desktop.intake.showing import look

    item = _item(store, evidence_id)
    name = item.file_name or item.title
    if not item.sha256:
        return Sight(evidence_id, name, refusal="只有目录，没有文件。找到文件后拖到这条记录上即可。")
    try:
        with _shown(store, item, name) as (file, suffix):
            seen = FOREIGN.call(look, file, suffix, name)
    except UserError as error:
        return Sight(evidence_id, name, refusal=error.message)
    except (OSError, MemoryError, BrokenExecutor):
        return Sight(evidence_id, name, refusal=f"“{name}”不能在这里预览，请点“打开”。")
    if not seen.sizes and not seen.text.strip():
        return Sight(evidence_id, name, refusal=f"“{name}”里没有可以显示的内容，请点“打开”查看。")
    return Sight(evidence_id, name, seen.sizes, seen.text)


def picture(store: Store, evidence_id: str, number: int) -> Any:
    """One page or picture, drawn: width, height and its bytes."""
    from lushan_desktop.intake.showing import draw

    item = _item(store, evidence_id)
    with _shown(store, item, item.file_name or item.title) as (file, suffix):
        return FOREIGN.call(draw, file, suffix, number, _SCALE)


@contextmanager
def _shown(store: Store, item: Evidence, name: str) -> Iterator[tuple[Path, str]]:
    """The file that is looked at: of an OFD its pages. Raises UserError where they cannot be made."""
    if item.suffix != ".ofd":
        with objects.lent(store.folder, item.sha256) as file:
            yield file, item.suffix
        return
    pages = proof_pages.pages_of(store, item.sha256, item.suffix, name)
    if pages.file is None:
        if pages.trouble:
            raise UserError(f"“{name}”已损坏，或不是OFD文件，不能在这里预览。请点“打开”用别的程序看。")
        raise UserError(f"“{name}”的文件不在了，请从备份找回，或重新添加。")
    with files.lent(pages.file) as file:
        yield file, ".pdf"


def _item(store: Store, evidence_id: str) -> Evidence:
    with store.read() as session:
        item = session.get(Evidence, evidence_id)
        if item is None:
            raise UserError("这份佐证材料已不存在，请刷新。")
        session.expunge(item)
        return item
