"""What was last chosen for a paper: kept beside the data of this machine, in no log and no package."""

from typing import Any

from lushan_desktop.domain.kinds import Ref, Refs
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.services.records import beside
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

FILE = "papers.json"
UNKEPT = ("query", "statement")
"""Options that come from where a paper was asked for."""
_OF_ONE_PAPER = ("shape", "topic")
"""What holds for the one indicator it was chosen for."""
_OF_ONE_LETTER = ("number", "signed", "reply_by", "content", "round", "direct", "copy_to", "printed_on")
"""What holds for the one letter it was typed for: of another it would be untrue."""


def last_options(store: Store, key: str, cycle: str) -> Options:
    """What was chosen for this report last time, in the same 创建周期; records that are gone are left out."""
    held = beside.read(store.folder, FILE).get(key, {})
    if held.get("cycle") != cycle:
        return {}
    options: Options = {}
    for option in _kept(key):
        if option.name in held.get("options", {}):
            value = option.kind.load(_loaded(held["options"][option.name]))
            if _stands(store, option, value):
                options[option.name] = value
    return options


def fitting(key: str, last: Options, given: Options) -> Options:
    """Return what of the last choice fits what is asked for now: no letter bears the number of another."""
    refs = [option.name for option in REPORTS.get(key).options if isinstance(option.kind, Ref)]
    is_letter = any(option.name in ("number", "round") for option in REPORTS.get(key).options)
    is_other = any(name in given and given[name] != last.get(name) for name in refs)
    if not (is_letter and is_other):
        return last
    return {name: value for name, value in last.items() if name not in _OF_ONE_LETTER}


def remember(store: Store, key: str, options: Options, cycle: str) -> None:
    """Keep what was chosen. Raises UserError where the disk is full."""
    kept = {
        option.name: option.kind.store(options[option.name])
        for option in _kept(key)
        if not option.kind.is_empty(options.get(option.name, option.kind.empty))
    }
    beside.keep(store, FILE, key, {"cycle": cycle, "options": kept})


def _kept(key: str) -> list[Option]:
    return [option for option in REPORTS.get(key).options if option.name not in (*UNKEPT, *_OF_ONE_PAPER)]


def _loaded(stored: Any) -> Any:
    return tuple(stored) if isinstance(stored, list) else stored


def _stands(store: Store, option: Option, value: Any) -> bool:
    """Return True if the records it names are still there."""
    if not isinstance(option.kind, Ref | Refs):
        return True
    ids = list(value) if isinstance(option.kind, Refs) else [value]
    with store.read() as session:
        return set(ids) <= queries.names(session, ids).keys()
