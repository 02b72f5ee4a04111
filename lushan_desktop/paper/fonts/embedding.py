"""Puts one Type0 / Identity-H font per font file into a PDF; characters of any plane can be read back."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

from lushan_desktop.paper.content import Face as FaceName
from lushan_desktop.paper.fonts.font_file import FontFile
from lushan_desktop.paper.fonts.fonts import STAND_IN, Face
from lushan_desktop.paper.streams import stream

_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r"})

_LITERALS_REMEMBERED = 4096


class _Numbers(dict[int, int]):
    """The number that each code point gets in the embedded font, in the order of first use."""

    def __missing__(self, code: int) -> int:
        number = self[code] = len(self) + 1
        return number


class _Literals(dict[str, str]):
    """How each character is written in a literal string."""

    def __init__(self, numbers: _Numbers) -> None:
        super().__init__()
        self._numbers = numbers

    def __missing__(self, character: str) -> str:
        written = self[character] = _literal(self._numbers[ord(character)])
        return written


@lru_cache(_LITERALS_REMEMBERED)
def _literal(number: int) -> str:
    return number.to_bytes(2, "big").decode("latin-1").translate(_ESCAPED)


class EmbeddedFont:
    """A font as one paper uses it: a subset with a number for each character that occurs."""

    def __init__(self, name: str, font: FontFile) -> None:
        self.name = name
        self._font = font
        self._numbers = _Numbers()
        self._literals = _Literals(self._numbers)

    def encode(self, text: str) -> str:
        """The text as the hexadecimal string that a page's content names it by."""
        return text.translate(self._numbers).encode("utf-16-be").hex()

    def literal(self, text: str) -> str:
        """The text as a literal string, half as long as the hexadecimal one; each character is a byte."""
        return f"({''.join(map(self._literals.__getitem__, text))})"

    def written(self, character: str) -> str:
        """A character as it stands in a literal string."""
        return self._literals[character]

    def addObjects(self, document: Any) -> None:  # noqa: N802  # ReportLab's name
        stand_in = self._font.glyph_of(ord(STAND_IN))
        glyphs = [0, *(self._font.glyph_of(code) or stand_in for code in self._numbers)]
        body, places = self._font.subset(glyphs)
        base_font = f"{_tag(self.name)}+{self._font.postscript_name}"
        descendant = _entries(
            document,
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=f"/{base_font}",
            CIDSystemInfo="<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            CIDToGIDMap=stream(b"".join(places[glyph].to_bytes(2, "big") for glyph in glyphs)),
            DW="1000",
            W=self._widths(glyphs),
            FontDescriptor=self._descriptor(document, base_font, body),
        )
        font = _entries(
            document,
            Type="/Font",
            Subtype="/Type0",
            BaseFont=f"/{base_font}",
            Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([descendant]),
            ToUnicode=stream(to_unicode(self._numbers).encode("ascii")),
        )
        document.idToObject["BasicFonts"].dict[self.name] = font

    def _widths(self, glyphs: list[int]) -> str:
        units, em = [*map(self._font.units, glyphs)], self._font.units_per_em
        narrow = [(n, width) for n, width in enumerate(units) if width != em]
        return "[" + " ".join(f"{n} [{round(1000 * width / em, 2):g}]" for n, width in narrow) + "]"

    def _descriptor(self, document: Any, base_font: str, body: bytes) -> Any:
        scale = 1000 / self._font.units_per_em
        box, (ascent, descent) = self._font.box, self._font.ascent_and_descent
        return _entries(
            document,
            Type="/FontDescriptor",
            FontName=f"/{base_font}",
            Flags="4",
            FontBBox="[" + " ".join(f"{value * scale:.0f}" for value in box) + "]",
            ItalicAngle="0",
            Ascent=f"{ascent * scale:.0f}",
            Descent=f"{descent * scale:.0f}",
            CapHeight="700",
            StemV="80",
            FontFile2=stream(body, Length1=len(body)),
        )


class _OfOneFont(dict[str, str]):
    """How the characters that a face takes from one font are written; any other is a KeyError."""

    def __init__(self, face: Face, font: FontFile, embedded: EmbeddedFont) -> None:
        super().__init__()
        self.name = embedded.name
        self._font_of, self._font, self._embedded = face.font_of, font, embedded

    def __missing__(self, character: str) -> str:
        if self._font_of[character] is not self._font:
            raise KeyError(character)
        written = self[character] = self._embedded.written(character)
        return written


class TypeCase:
    """The faces of one paper: finds the font of each character and notes what no font has."""

    def __init__(self, faces: Mapping[FaceName, Face]) -> None:
        self._faces = faces
        self._embedded: dict[FontFile, EmbeddedFont] = {}
        self._characters: dict[tuple[Face, FontFile | None], _OfOneFont] = {}
        self._missing: dict[str, None] = {}

    def face(self, name: FaceName) -> Face:
        return self._faces[name]

    @property
    def fonts(self) -> tuple[EmbeddedFont, ...]:
        return tuple(self._embedded.values())

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(_named(character) for character in self._missing)

    def pieces(self, face: Face, text: str) -> Iterator[tuple[EmbeddedFont, str]]:
        """The text cut where the font changes."""
        for font, piece in face.stretches(text) if text else ():
            if font is None:
                self._missing.update(dict.fromkeys(piece))
                font = face.font_of[STAND_IN]
            if font is not None:
                yield self._embedded.get(font) or self._embed(font), piece

    def shown(self, face: Face, text: str, size: str) -> str:
        """The operators that show a text at natural widths, in a size as it is written."""
        return " ".join([self._shown(face, part, size) for part in face.parts(text)]) if text else ""

    def _shown(self, face: Face, text: str, size: str) -> str:
        """Finds fonts and writes characters in one go, as long as one font has them all."""
        font = face.font_of[text[0]]
        try:
            characters = self._characters[face, font]
            return f"/{characters.name} {size} Tf ({''.join(map(characters.__getitem__, text))}) Tj"
        except KeyError:
            shown = [f"/{e.name} {size} Tf {e.literal(piece)} Tj" for e, piece in self.pieces(face, text)]
            if font is not None:
                self._characters[face, font] = _OfOneFont(face, font, self._embedded[font])
            return " ".join(shown)

    def _embed(self, font: FontFile) -> EmbeddedFont:
        embedded = self._embedded[font] = EmbeddedFont(f"F{len(self._embedded) + 1}", font)
        return embedded


def _entries(document: Any, **values: Any) -> Any:
    """A reference to a dictionary of the document."""
    return document.Reference(pdfdoc.PDFDictionary(values))


def to_unicode(numbers: Mapping[int, int]) -> str:
    """The CMap by which readers turn numbers back into text, UTF-16BE also above the first plane."""
    entries = [
        f"<{n:04x}> <{code:04x}>" if code < 0x10000 else f"<{n:04x}> <{chr(code).encode('utf-16-be').hex()}>"
        for code, n in numbers.items()
    ]
    blocks = (entries[start : start + 100] for start in range(0, len(entries), 100))
    mappings = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{mappings}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _named(character: str) -> str:
    name = f"U+{ord(character):04X}"
    return name if unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs") else f"{character}（{name}）"


def _tag(name: str) -> str:
    return "".join(chr(ord("A") + int(digit)) for digit in f"{int(name[1:]):06}")
