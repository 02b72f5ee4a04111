"""What a package says of itself: who made it for whom, which operations and files it holds."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.exchange.confirming import ALL_UNITS
from lushan_desktop.exchange.sealing import CHANGED, NEWER

FORMAT = 1
PACKAGE, RECEIPT = "package", "receipt"
COUNTY, TOWNSHIP = "county", "township"
_HASH = re.compile(r"[0-9a-f]{64}")
_REPLICA = re.compile(r"[0-9A-Za-z_-]{1,64}")
_MOST = 2**53


@dataclass(frozen=True)
class Office:
    """One copy of the program: its county, its unit, and which of the unit's machines it is."""

    province: str
    city: str
    county: str
    unit: str
    edition: str = COUNTY
    number: int = 1

    @property
    def is_township(self) -> bool:
        return self.edition == TOWNSHIP

    @property
    def called(self) -> str:
        """县创建办·2号机."""
        return f"{self.unit}·{self.number}号机"

    @property
    def place(self) -> tuple[str, str, str]:
        return self.province, self.city, self.county


@dataclass(frozen=True)
class Recipient:
    """For whom a package is; an empty unit means whoever of the county reads it."""

    unit: str = ""
    number: int = 0

    @property
    def called(self) -> str:
        if not self.unit:
            return ALL_UNITS
        return f"{self.unit}·{self.number}号机" if self.number else self.unit


@dataclass(frozen=True)
class Run:
    """An unbroken run of the operations of one replica."""

    after: int
    """The number before the first."""
    after_hash: str
    last: int
    last_hash: str
    unit: str = ""
    number: int = 0


Link = tuple[int, str]
Ranges = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Manifest:
    """The first thing that is read of a package."""

    id: str
    kind: str
    schema: int
    made_at: str
    person: str
    title: str
    office: Office
    replica: str
    to: Recipient
    key: str
    runs: Mapping[str, Run] = field(default_factory=dict)
    late: int = 0
    """Operations before the runs of which the content is given now."""
    holds: Mapping[str, Link] = field(default_factory=dict)
    """How far the maker has each replica: what it confirms."""
    withheld: Ranges = field(default_factory=dict)
    """Of which operations the maker knows the place alone."""
    lacks: tuple[str, ...] = ()
    """Files that the maker has no bytes of."""
    files: Mapping[str, int] = field(default_factory=dict)
    operations: int = 0
    operations_size: int = 0
    operations_hash: str = ""
    format: int = FORMAT
    reader: int = FORMAT
    """The least format that a reader must know."""

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_manifest(data: bytes) -> Manifest:
    """The manifest behind these bytes. Raises UserError where it is none, or made for a newer program."""
    try:
        said = json.loads(data)
        if not isinstance(said, dict) or not isinstance(said.get("reader"), int):
            raise UserError(CHANGED)
        if said["reader"] > FORMAT:
            raise UserError(NEWER)
        return _read(said)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(CHANGED) from error


def _read(said: dict[str, Any]) -> Manifest:
    runs = {_replica(name): _run(run) for name, run in said["runs"].items()}
    holds = {_replica(name): (_number(seq), _text(link)) for name, (seq, link) in said["holds"].items()}
    withheld = {
        _replica(name): [(_number(first), _number(last)) for first, last in spans]
        for name, spans in said["withheld"].items()
    }
    office, to = said["office"], said["to"]
    kind = said["kind"]
    if kind not in (PACKAGE, RECEIPT) or office["edition"] not in (COUNTY, TOWNSHIP):
        raise UserError(NEWER)
    texts = {name: _text(said[name]) for name in ("id", "made_at", "person", "title", "key")}
    places = {name: _text(office[name]) for name in ("province", "city", "county", "unit", "edition")}
    return Manifest(
        **texts,
        kind=kind,
        schema=_number(said["schema"]),
        office=Office(**places, number=_number(office["number"])),
        replica=_replica(said["replica"]),
        to=Recipient(_text(to["unit"]), _number(to["number"])),
        runs=runs,
        late=_number(said["late"]),
        holds=holds,
        withheld=withheld,
        lacks=tuple(_hash(one) for one in said["lacks"]),
        files={_hash(name): _number(size) for name, size in said["files"].items()},
        operations=_number(said["operations"]),
        operations_size=_number(said["operations_size"]),
        operations_hash=_hash(said["operations_hash"]),
        format=_number(said["format"]),
        reader=_number(said["reader"]),
    )


def _run(said: dict[str, Any]) -> Run:
    run = Run(
        _number(said["after"]), _text(said["after_hash"]), _number(said["last"]), _text(said["last_hash"]),
        _text(said["unit"]), _number(said["number"]),
    )  # fmt: skip
    if run.last < run.after:
        raise UserError(CHANGED)
    return run


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _MOST:
        raise TypeError("no number")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _hash(value: Any) -> str:
    if not _HASH.fullmatch(_text(value)):
        raise ValueError("no hash")
    return str(value)


def _replica(value: Any) -> str:
    if not _REPLICA.fullmatch(_text(value)):
        raise ValueError("no replica")
    return str(value)
