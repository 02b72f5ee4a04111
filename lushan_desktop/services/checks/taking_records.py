"""Puts the drafts that a text told of into the registers, as one step that is undone as one."""

from collections.abc import Sequence

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.mentions.extracting import Draft
from lushan_desktop.services.checks.paper_checks import ledger_of
from lushan_desktop.services.records.draft_entering import DraftEntering
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_ORDER = ("unit", "person", "document", "briefing", "supervision_round", "meeting")
"""What others speak of is entered before them."""


def take(store: Store, drafts: Sequence[Draft], source: str) -> Changes:
    """Enter these drafts. Raises UserError naming what one of them lacks."""
    if not drafts:
        raise UserError("还没有勾选要登记的条目。")
    ledger = ledger_of(store)
    with store.change(f"从“{source}”登记{len(drafts)}条") as step:
        taking = DraftEntering(step, ledger)
        for draft in sorted(drafts, key=lambda one: _rank(one.type)):
            taking.enter(draft)
    return step.changes


def _rank(type: str) -> int:
    return _ORDER.index(type) if type in _ORDER else len(_ORDER)
