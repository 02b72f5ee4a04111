"""The part of the county's indicators that a township counts, noted in its database, where it is counted."""

from collections.abc import Mapping
from typing import Any

from lushan_desktop.services.office import identity
from lushan_desktop.storage import settings
from lushan_desktop.storage.store import Store


def note(store: Store) -> None:
    """Note for whom this copy counts. A folder that can only be read counts as before."""
    whose = identity.identity(store.folder)
    unit = whose.unit if whose.is_township else ""
    known = identity.unit_id(whose, unit) if unit and all(whose.place) else ""
    noted = {settings.ANSWERS_FOR: unit, settings.OWN_UNIT: known}
    with store.read() as session:
        held = settings.part_counted(session.connection())
    if noted != held and not store.is_read_only:
        with store.writing() as connection:
            settings.keep(connection, noted)


def settle(store: Store, said: Mapping[str, Any]) -> None:
    """Note what was typed into the settings, and for whom this copy counts now. Raises UserError."""
    before = identity.of_store(store).unit
    if identity.settle(store, said).unit != before:
        _note_former(store, before)
    note(store)


def _note_former(store: Store, unit: str) -> None:
    """Others call us so until they hear from us; where none ever did, it was perhaps never our name."""
    with store.read() as session:
        held = settings.settings(session)
        known = settings.former_units(session.connection())
    if unit and unit not in known and (held.get("peers") or held.get("sent_packages")):
        with store.writing() as connection:
            settings.keep(connection, {settings.FORMER_UNITS: "\n".join(filter(None, (*known, unit)))})
