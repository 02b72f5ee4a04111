"""What the clerk said once of a head is said of every later table that bears it, on this machine."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lushan_desktop.services.records import beside

if TYPE_CHECKING:
    from lushan_desktop.storage.store import Store

_FILE = "table_heads.json"


def of(store: "Store", key: str) -> Mapping[str, str]:
    """The fields that were chosen for tables of this kind, by bare head; empty: the column is left out."""
    held = beside.read(store.folder, _FILE).get(key, {})
    return {str(head): str(field) for head, field in held.items()} if isinstance(held, dict) else {}


def remember(store: "Store", key: str, told: Mapping[str, str]) -> None:
    """Keep what columns with these bare heads hold."""
    beside.keep(
        store, _FILE, key, {**of(store, key), **{head: field for head, field in told.items() if head}}
    )
