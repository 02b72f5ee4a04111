"""How this machine shows each list: its columns, their widths, and filters kept under a name."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.services.records import beside
from lushan_desktop.storage.store import Store

FILE = "lists.json"
LONGEST_NAME = 20


@dataclass(frozen=True)
class SavedFilter:
    """A filter kept under a name."""

    name: str
    text: str = ""
    chip: str = ""
    period: str = ""
    """The key of the date range."""
    start: str = ""
    end: str = ""
    only_missing: bool = False


@dataclass(frozen=True)
class ListLook:
    """What was changed about one list; empty: as the program proposes."""

    columns: tuple[str, ...] = ()
    """The keys of the columns shown, in their order."""
    widths: Mapping[str, int] = field(default_factory=dict)
    """Columns that were made wider or narrower, in the design's pixels."""
    filters: tuple[SavedFilter, ...] = ()


def look(store: Store, type_key: str) -> ListLook:
    """Return what was kept for this list; nothing where there is none or it cannot be read."""
    held = beside.read(store.folder, FILE).get(type_key)
    try:
        return _loaded(held) if isinstance(held, dict) else ListLook()
    except (TypeError, ValueError):
        return ListLook()


def _loaded(held: Mapping[str, Any]) -> ListLook:
    return ListLook(
        tuple(map(str, held.get("columns", ()))),
        {str(key): int(width) for key, width in held.get("widths", {}).items()},
        tuple(SavedFilter(**one) for one in held.get("filters", ())),
    )


def keep_columns(
    store: Store, type_key: str, columns: tuple[str, ...], widths: Mapping[str, int]
) -> ListLook:
    """Keep which columns are shown and how wide they are; nothing given: as proposed again."""
    return _keep(store, type_key, replace(look(store, type_key), columns=columns, widths=dict(widths)))


def keep_filter(store: Store, type_key: str, saved: SavedFilter) -> ListLook:
    """Keep a filter; one of the same name is replaced. Raises UserError without a name."""
    name = _checked(saved.name)
    held = look(store, type_key)
    others = tuple(one for one in held.filters if one.name != name)
    return _keep(store, type_key, replace(held, filters=(*others, replace(saved, name=name))))


def rename_filter(store: Store, type_key: str, name: str, new_name: str) -> ListLook:
    """Give a kept filter another name. Raises UserError where that is empty or taken."""
    new_name = _checked(new_name)
    held = look(store, type_key)
    if new_name != name and any(one.name == new_name for one in held.filters):
        raise UserError(f"已有名为“{new_name}”的筛选，请换一个名字。")
    renamed = tuple(replace(one, name=new_name) if one.name == name else one for one in held.filters)
    return _keep(store, type_key, replace(held, filters=renamed))


def drop_filter(store: Store, type_key: str, name: str) -> ListLook:
    held = look(store, type_key)
    left = tuple(one for one in held.filters if one.name != name)
    return _keep(store, type_key, replace(held, filters=left))


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UserError("请填写筛选名称，如“今年缺材料的”。")
    if len(name) > LONGEST_NAME:
        raise UserError(f"名字太长，请不超过{LONGEST_NAME}个字。")
    return name


def _keep(store: Store, type_key: str, kept: ListLook) -> ListLook:
    beside.keep(store, FILE, type_key, json.loads(json.dumps(asdict(kept))))
    return kept
