"""Word 97 documents as a few bytes: a compound file with the two streams that hold text."""

import struct

_SECTOR, _END, _FREE, _FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def a_doc(*pieces: str, flags: int = 0x0200) -> bytes:
    """A document put together from pieces: those of ASCII are stored in one byte a sign, others in two."""
    main = bytearray(0x800)
    struct.pack_into("<H8xH", main, 0, 0xA5EC, flags)
    places, where = [0], []
    for text in pieces:
        places.append(places[-1] + len(text))
        start = len(main)
        where.append(start * 2 | 0x40000000 if text.isascii() else start)
        main += text.encode("cp1252" if text.isascii() else "utf-16-le")
    table = struct.pack(f"<{len(places)}I", *places) + b"".join(
        struct.pack("<HIH", 0, one, 0) for one in where
    )
    clx = b"\x01\x02\x00ab\x02" + struct.pack("<I", len(table)) + table
    struct.pack_into("<II", main, 0x01A2, 0, len(clx))
    return compound({"WordDocument": bytes(main), "1Table": clx})


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file whose streams are all long enough to stand in sectors of their own."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors: list[bytes] = []
    chain: list[int] = []
    starts: dict[str, int] = {}
    for name, data in padded.items():
        starts[name] = len(sectors)
        parts = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        chain += [*range(len(sectors) + 1, len(sectors) + len(parts)), _END]
        sectors += parts
    directory = _entry("Root Entry", 5, child=1, start=_END)
    names = list(padded)
    for place, name in enumerate(names):
        right = place + 2 if place + 1 < len(names) else _FREE
        directory += _entry(name, 2, right=right, start=starts[name], size=len(padded[name]))
    listed = len(sectors)
    sectors.append(directory.ljust(_SECTOR, b"\0"))
    fat_at = len(sectors)
    chain += [_END, _FAT]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    header = bytearray(_SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIIII", header, 40, 0, 1, listed, 0, 4096, _END, 0, _END, 0, fat_at)
    header[80:] = struct.pack("<I", _FREE) * 108
    return bytes(header) + b"".join(sectors) + fat


def _entry(
    name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int = 0, size: int = 0
) -> bytes:
    called = name.encode("utf-16-le")
    head = called.ljust(64, b"\0") + struct.pack("<HBB", len(called) + 2, kind, 1)
    return (
        head
        + struct.pack("<III", _FREE, right, child)
        + bytes(36)
        + struct.pack("<IIII", start, size, 0, 0)[:12]
    )
