"""The seals of a file: where they stand, and their pictures. Nothing is verified."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ofdkit.errors import OFDError
from ofdkit.package import Package

from lushan_desktop.paper.ofd.elements import Box, box_of, child, children, name_of, text_of

_SEQUENCE, _OCTETS, _INTEGER, _IA5, _UTF8 = 0x30, 0x04, 0x02, 0x16, 0x0C
_CONSTRUCTED, _LONG, _DEEPEST = 0x20, 0x80, 24
_MOST = 20_000


@dataclass(frozen=True)
class Seal:
    """A seal on a page: where it stands, what part of it is seen, its picture and the kind of that."""

    page: str
    box: Box
    clip: Box | None
    kind: str
    data: bytes


def seals(package: Package, signatures: str | None) -> Iterator[Seal]:
    """The seals of a document; what cannot be read is left out."""
    for part, root in _signed(package, signatures):
        data = _read(package, package.resolve(part, text_of(child(root, "SignedValue"))))
        seal = text_of(child(root, "SignedInfo", "Seal", "BaseLoc"))
        own = _read(package, package.resolve(part, seal))
        kind, picture = picture_in(data)
        if not picture:
            kind, picture = picture_in(own)
        for stamp in children(child(root, "SignedInfo"), "StampAnnot"):
            box = box_of(stamp.get("Boundary"))
            if box is not None and picture:
                yield Seal(
                    (stamp.get("PageRef") or "").strip(), box, box_of(stamp.get("Clip")), kind, picture
                )


def count_signatures(package: Package, signatures: str | None) -> int:
    """Return how many signatures a document bears."""
    return sum(1 for _ in _signed(package, signatures))


def _signed(package: Package, signatures: str | None) -> Iterator[tuple[str, Element]]:
    try:
        listed = package.read_xml(signatures) if signatures else None
    except OFDError:
        return
    for one in listed if listed is not None else ():
        part = package.resolve(signatures, one.get("BaseLoc")) if name_of(one) == "Signature" else None
        if part is None:
            continue
        try:
            yield part, package.read_xml(part)
        except OFDError:
            continue


def _read(package: Package, part: str | None) -> bytes:
    try:
        return package.read(part) if part else b""
    except OFDError:
        return b""


def picture_in(data: bytes) -> tuple[str, bytes]:
    """The picture of an electronic seal in what GB/T 38540 or GM/T 0031 signed: its kind and its bytes.

    It is the sequence of a kind, octets, a width and a height.
    """
    budget = [_MOST]
    found = next(_pictures(data, 0, budget), None)
    return found if found is not None else ("", b"")


def _pictures(data: bytes, depth: int, budget: list[int]) -> Iterator[tuple[str, bytes]]:
    parts = list(_parts(data, budget))
    tags = [tag for tag, _ in parts]
    if len(parts) >= 4 and tags[0] in (_IA5, _UTF8) and tags[1:4] == [_OCTETS, _INTEGER, _INTEGER]:
        yield parts[0][1].decode("ascii", "replace").strip().lower(), parts[1][1]
        return
    for tag, content in parts if depth < _DEEPEST else ():
        if tag & _CONSTRUCTED or (tag == _OCTETS and content[:1] == bytes([_SEQUENCE])):
            yield from _pictures(content, depth + 1, budget)


def _parts(data: bytes, budget: list[int]) -> Iterator[tuple[int, bytes]]:
    """The tags of DER with their contents; what is broken ends the reading."""
    at = 0
    while at + 2 <= len(data) and budget[0] > 0:
        budget[0] -= 1
        tag, length = data[at], data[at + 1]
        at += 2
        if length & _LONG:
            count = length & 0x7F
            if not 1 <= count <= 4 or at + count > len(data):
                return
            length = int.from_bytes(data[at : at + count], "big")
            at += count
        if at + length > len(data):
            return
        yield tag, data[at : at + length]
        at += length
