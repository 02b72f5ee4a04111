"""What ReportLab is given ready-made: packed streams and pages, as the bytes that the file will hold.

Packing is ISA-L's: a seventh of zlib's time for two parts in a hundred more bytes.
"""

from collections.abc import Mapping
from typing import Any

from isal import isal_zlib
from reportlab.pdfbase import pdfdoc

_QUICKLY, _WELL = 2, 3
"""Levels of packing: for the many pages of a ledger, and for fonts and single pages."""
_RAW = -15
_HEADER = b"\x78\x01"
_LAST_AND_AS_IT_IS = b"\x01"
"""Begins the last block of a packed stream, one that holds its bytes unpacked."""


def packed(data: bytes) -> bytes:
    return bytes(isal_zlib.compress(data, _WELL))


class Growing:
    """A stream that is packed at once but for a short end that is not known yet."""

    __slots__ = ("_body", "_sum")

    def __init__(self, data: bytes) -> None:
        packer = isal_zlib.compressobj(_QUICKLY, isal_zlib.DEFLATED, _RAW)
        self._body = packer.compress(data) + packer.flush(isal_zlib.Z_SYNC_FLUSH)
        self._sum = isal_zlib.adler32(data)

    def ended(self, end: bytes) -> bytes:
        """The whole stream, packed, with this end of less than 64 KB."""
        length = len(end).to_bytes(2, "little") + (len(end) ^ 0xFFFF).to_bytes(2, "little")
        whole = isal_zlib.adler32(end, self._sum).to_bytes(4, "big")
        return b"".join((_HEADER, self._body, _LAST_AND_AS_IT_IS, length, end, whole))


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A packed stream that costs ReportLab nothing."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: Mapping[str, Any] | None = None) -> None:
        more = "".join(f" /{name} {value}" for name, value in (entries or {}).items())
        self._head = f"<< /Filter /FlateDecode /Length {len(data)}{more} >>\nstream\n".encode("ascii")
        self._data = data

    def format(self, _document: Any) -> bytes:
        return b"".join((self._head, self._data, b"\nendstream\n"))


class Entries(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A dictionary whose values are texts as they stand, or objects of the file."""

    __RefOnly__ = 1

    def __init__(self, **values: Any) -> None:
        self._values = values

    def format(self, document: Any) -> bytes:
        texts = (f"/{name} {_named(value, document)}" for name, value in self._values.items())
        return f"<< {' '.join(texts)} >>\n".encode("ascii")


class WrittenPage(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A page whose content is complete; its fonts are those of the document."""

    __RefOnly__ = 1

    def __init__(self, size: tuple[float, float], content: bytes) -> None:
        self._size = size
        self._content = Stream(content)

    def format(self, document: Any) -> bytes:
        parent, content = document.Reference(document.Pages), document.Reference(self._content)
        return (
            b"<< /Type /Page /MediaBox [0 0 %.4f %.4f] /Contents %b /Parent %b /Resources << /Font %b >> >>\n"
            % (*self._size, content.format(document), parent.format(document), _fonts(document))
        )


def _named(value: Any, document: Any) -> str:
    return value if isinstance(value, str) else document.Reference(value).format(document).decode("ascii")


def _fonts(document: Any) -> bytes:
    number, version = document.idToObjectNumberAndVersion["BasicFonts"]
    return b"%d %d R" % (number, version)
