"""The operations and files of a package, one after the other, as they are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.operation import Operation
from lushan_desktop.exchange.planning import Choice, Plan, between
from lushan_desktop.storage import objects
from lushan_desktop.storage.log.standing import Span, extend

_EVIDENCE = "evidence"


@dataclass
class Gathering:
    """The operations of a plan one after the other; meanwhile the files that go along are found."""

    folder: Path
    plan: Plan
    choice: frozenset[str] | None
    """The hashes that were chosen; None: all."""
    objects: dict[str, Path]
    missing: int = 0
    left_out: int = 0
    withheld: dict[str, list[Span]] = field(default_factory=dict)
    """Of the plan, the operations that go along without their content."""
    current: frozenset[str] = frozenset()
    """The hashes that evidence has now, and those that it may have once it is decided."""

    def gather(self, connection: Connection) -> Iterator[Operation]:
        seen: set[str] = set()
        sql = "SELECT DISTINCT sha256 FROM evidence"
        self.current = frozenset(connection.exec_driver_sql(sql).scalars()) | self.plan.disputed
        for name, spans in self.plan.late.items():
            for first, last in spans:
                for operation in between(connection, name, first - 1, last):
                    if not operation.is_withheld and self.plan.gives(operation):
                        self._note_files(operation, seen)
                        yield operation
                    else:
                        extend(self.withheld.setdefault(name, []), operation.seq)
        for name, run in self.plan.runs.items():
            for operation in between(connection, name, run.after, run.last):
                if self.plan.gives(operation):
                    self._note_files(operation, seen)
                    yield operation
                else:
                    extend(self.withheld.setdefault(name, []), operation.seq)
                    yield _emptied(operation)
        for digest in self.plan.wanted - seen:
            self._add(digest)

    def _note_files(self, operation: Operation, seen: set[str]) -> None:
        digest = operation.fields.get("sha256") if operation.type == _EVIDENCE else None
        # What was replaced since, as a picture by a smaller one, stays at home.
        if isinstance(digest, str) and digest in self.current and digest not in seen:
            seen.add(digest)
            self._add(digest)

    def _add(self, digest: str) -> None:
        if self.choice is not None and digest not in self.choice:
            self.left_out += 1
        elif objects.holds(self.folder, digest):
            self.objects[digest] = objects.path_of(self.folder, digest)
        else:
            self.missing += 1


def _emptied(operation: Operation) -> Operation:
    """The place in the chain without the content."""
    place = operation.replica, operation.seq
    return Operation(*place, "", "", {}, {}, "", "", "", "", "", operation.previous, operation.hash)


def chosen(connection: Connection, choice: Choice) -> frozenset[str] | None:
    """The hashes of the chosen files; None where all go along. Raises UserError for a choice of none."""
    if not choice.indicators and choice.since is None and choice.until is None:
        return None
    if choice.since and choice.until and choice.since > choice.until:
        raise UserError("文件日期的开始晚于结束，一份文件也带不上，请改正。")
    found: set[str] | None = None
    if choice.indicators:
        found = set(_of_indicators(connection, choice.indicators))
    if choice.since is not None or choice.until is not None:
        sql = "SELECT sha256 FROM evidence WHERE entered_on BETWEEN ? AND ?"
        span = (choice.since or date.min).isoformat(), (choice.until or date.max).isoformat()
        inside = set(connection.exec_driver_sql(sql, span).scalars())
        found = inside if found is None else found & inside
    return frozenset(found or ())


def _of_indicators(connection: Connection, numbers: Sequence[str]) -> Iterator[str]:
    marks = ", ".join("?" * len(numbers))
    sql = f"SELECT id, number FROM indicator WHERE deleted = 0 AND CAST(number AS TEXT) IN ({marks})"
    rows = connection.exec_driver_sql(sql, tuple(numbers)).all()
    lacking = [number for number in numbers if number not in {str(row[1]) for row in rows}]
    if lacking:
        raise UserError(f"没有第{'、'.join(lacking)}项指标，请检查序号。")
    ids = tuple(row[0] for row in rows)
    marks = ", ".join("?" * len(ids))
    sql = f"""
    WITH proving AS (
        SELECT parent AS id FROM reference WHERE deleted = 0 AND target IN ({marks})
        UNION SELECT id FROM required_material WHERE deleted = 0 AND indicator IN ({marks})
        UNION SELECT id FROM indicator WHERE id IN ({marks})
    )
    SELECT sha256 FROM evidence WHERE id IN (SELECT id FROM proving)
        OR id IN (SELECT target FROM reference WHERE deleted = 0 AND parent IN (SELECT id FROM proving))
    """
    yield from connection.exec_driver_sql(sql, (*ids, *ids, *ids)).scalars()
