"""Puts the drafts that a text told of into the registers, as one step that is undone as one."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.file_names import safe_name
from lushan_desktop.domain.mentions.draft import Draft
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.checks.paper_checks import ledger_of
from lushan_desktop.services.records import evidence
from lushan_desktop.services.records.draft_entering import DraftEntering
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_FILES = "files"
_SHOWN = 20
_LONGEST_NAME = 40
_ORDER = ("unit", "person", "document", "briefing", "supervision_round", "meeting")
"""What others speak of is entered before them."""


def take(
    store: Store, drafts: Sequence[Draft], source: str, *, original: Path | str | None = None
) -> Changes:
    """Enter these drafts; the original, a file or a text, if given, is kept as evidence of each of them.

    Raises UserError naming what one of them lacks, or why the original cannot be kept.
    """
    if not drafts:
        raise UserError("还没有勾选要登记的条目。")
    ledger = ledger_of(store)
    kept = _kept(store, original) if original else []
    with store.change(f"从“{source}”登记{len(drafts)}条") as step:
        taking = DraftEntering(step, ledger)
        for draft in sorted(drafts, key=lambda one: _rank(one.type)):
            made = _enter(taking, draft)
            if kept and any(spec.name == _FILES for spec in RECORD_TYPES.get(draft.type).fields):
                item = evidence.register(step, kept[0])
                step.add(Reference(parent=made, field=_FILES, target=item.id))
    return step.changes


def _kept(store: Store, original: Path | str) -> list[TakenFile]:
    """The original among the files of the office; a pasted text is called by its first line."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        if isinstance(original, str):
            first = next(filter(None, map(str.strip, original.splitlines())))
            file = Path(place, safe_name(first[:_LONGEST_NAME], ".txt"))
            file.write_text(original, "utf-8")
        else:
            file = original
        kept, refused = evidence.take_in(store, [file])
    if refused:
        raise UserError(refused[0])
    return kept


def _enter(taking: DraftEntering, draft: Draft) -> str:
    try:
        return taking.enter(draft)
    except UserError as error:
        said = draft.text if len(draft.text) <= _SHOWN else f"{draft.text[:_SHOWN]}…"
        raise UserError(f"“{said}”没有登记：{error.message}按F2改这一条，或不勾选。") from error


def _rank(type: str) -> int:
    return _ORDER.index(type) if type in _ORDER else len(_ORDER)
