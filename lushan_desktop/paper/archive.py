"""What makes a PDF fit for the archive: XMP metadata, and the profile of sRGB.

The metadata are text: pikepdf writes such, but would have to be imported for every paper.
"""

import struct
from datetime import UTC, datetime
from functools import cache
from xml.sax.saxutils import escape

from PIL import ImageCms

PRODUCER = "法治创建工作台"
_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment that every file tells, so that the same paper gives the same bytes."""

_MOMENT_IN_PROFILE, _SYSTEM_IN_PROFILE = slice(24, 36), slice(40, 44)
"""The places where an ICC profile says when it was made and on which system: ICC.1, 7.2.8 and 7.2.10."""


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
    return escape("".join(allowed))


@cache
def srgb_profile() -> bytes:
    """The ICC profile of sRGB as LittleCMS makes it, at our moment instead of its own and on no system."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_MOMENT_IN_PROFILE] = struct.pack(">6H", *_DAY.timetuple()[:6])
    made[_SYSTEM_IN_PROFILE] = bytes(4)
    return bytes(made)
