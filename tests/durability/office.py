"""A small office that saves with attachments, and the look at what is left of it."""

from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from json import loads
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from lushan_desktop.storage import objects
from lushan_desktop.storage.file.connection import connect
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.rescue.guard import guarded
from lushan_desktop.storage.store import Store
from tests.storage.office import PARTS, TrialMeeting, TrialPerson, open_office

OPERATIONS_IN_A_STEP = 2


def safe(driver: Any = sqlcipher3.dbapi2) -> Parts:
    return guarded(PARTS, driver)


def open_safe(folder: Path, driver: Any = sqlcipher3.dbapi2) -> Store:
    return open_office(folder, driver=driver, parts=safe(driver))


def save(store: Store, attachment: Path | None, text: str) -> str:
    """One step of two records, of which one names the bytes of an attachment; returns the id of that one."""
    named = objects.put(store.folder, attachment).sha256 if attachment else ""
    with store.change("新增会议") as step:
        meeting = TrialMeeting(title=text, number=named)
        step.add(meeting)
        step.add(TrialPerson(name=text))
    return meeting.id


@dataclass(frozen=True)
class Findings:
    """What a database says after an accident."""

    damage: list[str]
    halves: list[str]
    """Steps that are there only in part, and records that are not what the log says."""
    records: set[str]
    attachments: set[str]


def look(file: Path, driver: Any = sqlcipher3.dbapi2) -> Findings:
    """Read a database without the store."""
    with closing(connect(driver, file)) as connection:
        damage = [row[0] for row in connection.execute("PRAGMA integrity_check").fetchall()]
        counted = connection.execute("SELECT step, count(*) FROM operation GROUP BY step").fetchall()
        halves = [step for step, count in counted if count != OPERATIONS_IN_A_STEP]
        said = connection.execute(
            "SELECT record, fields FROM operation WHERE type = 'trial_meeting'"
        ).fetchall()
        held = dict(connection.execute("SELECT id, title FROM trial_meeting").fetchall())
        halves += [record for record, fields in said if held.get(record) != loads(fields)["title"]]
        named = {loads(fields)["number"] for _, fields in said} - {""}
    return Findings([] if damage == ["ok"] else damage, halves, set(held), named)


def missing_attachments(folder: Path, named: set[str]) -> set[str]:
    """Hashes whose bytes are not there as they were."""
    return {
        name
        for name in named
        if not (file := objects.path_of(folder, name)).is_file()
        or sha256(file.read_bytes()).hexdigest() != name
    }
