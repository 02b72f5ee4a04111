"""What makes a PDF fit for the archive: XMP metadata, and an sRGB profile of our making."""

import struct
from datetime import UTC, datetime
from functools import cache

PRODUCER = "法治创建工作台"
_ESCAPED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment that every file tells, so that the same paper gives the same bytes."""

# sRGB (IEC 61966-2-1) with its primaries brought to D50, as profiles have them.
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)


def xmp(title: str, keywords: str = "") -> bytes:
    """The metadata of a paper as an XMP packet."""
    moment = _DAY.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_plain(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate><pdf:Producer>{PRODUCER}</pdf:Producer>
<pdf:Keywords>{_plain(keywords)}</pdf:Keywords></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _plain(text: str) -> str:
    """The text without what XML does not allow."""
    allowed = (mark for mark in text if mark >= " " and not "\ud800" <= mark <= "\udfff")
    return "".join(allowed).translate(_ESCAPED)


@cache
def srgb_profile() -> bytes:
    """An ICC profile (version 4.2, monitor) that says what sRGB is, in about 500 bytes."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + b"".join(map(_fixed, _CURVE))
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("CC0"),
        b"wtpt": _xyz(_WHITE),
        **{name: _xyz(place) for name, place in _PRIMARIES.items()},
        b"chad": b"sf32\0\0\0\0" + b"".join(map(_fixed, _ADAPTATION)),
        b"rTRC": curve,
    }
    start = 128 + 4 + 12 * (len(tags) + 2)
    table, body = [], b""
    for name, tag in tags.items():
        table.append(struct.pack(">4sII", name, start + len(body), len(tag)))
        body += tag + bytes(-len(tag) % 4)
    table += [table[-1].replace(b"rTRC", name) for name in (b"gTRC", b"bTRC")]
    size = start + len(body)
    return _header(size) + struct.pack(">I", len(table)) + b"".join(table) + body


def _header(size: int) -> bytes:
    moment = struct.pack(">6H", _DAY.year, _DAY.month, _DAY.day, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ") + moment
    white = b"".join(map(_fixed, _WHITE))
    return (head + b"acsp" + bytes(28) + white).ljust(128, b"\0")


def _xyz(place: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, place))


def _text(text: str) -> bytes:
    coded = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III4sII", 0, 1, 12, b"enUS", len(coded), 28) + coded


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))
