"""Which table a record key stands for: the record types of the office, and the reference between any two."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.lazy import LazySequence
from lushan_desktop.domain.kinds import Choice, Ref, Refs
from lushan_desktop.domain.record import Record, Reference, table_of
from lushan_desktop.domain.record_type import RecordType, children_of
from lushan_desktop.domain.records import RECORD_TYPES

REFERENCE = "reference"
EVIDENCE = "evidence"
PACKAGE = "submission_package"
"""The type that notes what was merged: by it the log knows which operations count."""

RecordTypes = LazySequence[RecordType] | Sequence[RecordType]


class Registry:
    """The record types by key; a lazy sequence imports only those that are asked for."""

    def __init__(self, record_types: RecordTypes | None = None) -> None:
        self._given = record_types
        self._owned: dict[str, Mapping[str, frozenset[str]]] = {}

    @cached_property
    def _types(self) -> RecordTypes:
        return RECORD_TYPES if self._given is None else self._given

    @cached_property
    def keys(self) -> tuple[str, ...]:
        if isinstance(self._types, LazySequence):
            return self._types.keys
        return tuple(record_type.key for record_type in self._types)

    def __iter__(self) -> Iterator[RecordType]:
        return iter(self._types)

    def get(self, key: str) -> RecordType:
        """The description of a record key. Raises KeyError where there is none."""
        if isinstance(self._types, LazySequence):
            found: RecordType = self._types.get(key)
            return found
        for record_type in self._types:
            if record_type.key == key:
                return record_type
        raise KeyError(key)

    def owned_by(self, side: str) -> Mapping[str, frozenset[str]]:
        """For each record type the fields that this side alone fills in, those of its rows with them."""
        if side not in self._owned:
            found: dict[str, frozenset[str]] = {}
            for record_type in self:
                found[record_type.key] = found.get(record_type.key, frozenset()) | record_type.owned_by(side)
                for key in children_of(record_type, owner=side):
                    found[key] = frozenset(columns_of(self.model(key)))
            self._owned[side] = {key: names for key, names in found.items() if names}
        return self._owned[side]

    @cached_property
    def emptied_by_moves(self) -> Mapping[str, tuple[str, frozenset[str]]]:
        """For each record type that stands in stages their field, and what a move may empty."""
        found: dict[str, tuple[str, frozenset[str]]] = {}
        for record_type in self:
            for spec in record_type.fields:
                if spec.by_moves and isinstance(spec.kind, Choice):
                    moves = catalogue(spec.kind.catalogue).moves
                    names = frozenset(name for move in moves for name in move.get("clears", ()))
                    found[record_type.key] = spec.name, names
        return found

    def knows(self, key: str) -> bool:
        return key == REFERENCE or key in self.keys

    def model(self, key: str) -> type[Record]:
        """The table class of a record key. Raises KeyError where there is none."""
        return Reference if key == REFERENCE else self.get(key).model

    @cached_property
    def models(self) -> tuple[type[Record], ...]:
        return tuple(dict.fromkeys([Reference, *(record_type.model for record_type in self)]))

    def children(self, record_type: RecordType) -> list[RecordType]:
        return [self.get(key) for key in children_of(record_type)]

    @cached_property
    def targets(self) -> frozenset[str]:
        """The types that a searched field of some record speaks of."""
        kinds = [spec.kind for record_type in self for spec in record_type.fields if spec.searched]
        return frozenset(kind.target for kind in kinds if isinstance(kind, Ref | Refs))

    @cached_property
    def write_pattern(self) -> re.Pattern[str]:
        """Finds SQL that writes to a record table."""
        names = "|".join(map(re.escape, (REFERENCE, *self.keys)))
        verbs = r"(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)"
        return re.compile(rf"\b{verbs}\s+(?:main\s*\.\s*)?[\"`\[]?(?:{names})\b", re.IGNORECASE)


def columns_of(model: type[Record]) -> list[str]:
    """The columns of a table class, the id first."""
    return list(model.model_fields)


@cache
def filled_columns(model: type[Record]) -> tuple[tuple[str, Any], ...]:
    """The columns that must hold something, each with its empty value."""
    columns = table_of(model).columns
    filled = (name for name in columns_of(model) if name != "id" and not columns[name].nullable)
    return tuple((name, default_of(model, name)) for name in filled)


def default_of(model: type[Record], column: str) -> Any:
    """Return what a column holds where nobody set it."""
    return model.model_fields[column].default
