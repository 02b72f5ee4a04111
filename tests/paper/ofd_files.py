"""OFD files as other programs write them: packages of XML with fonts, pictures, templates and seals."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(words: str, x: float, y: float, *, size: float = 5.0, more: str = "", inside: str = "") -> str:
    """A text object; each character is as far from the next as it is high."""
    steps = f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 150 20" Font="1" Size="{size}" {more}>{inside}'
        f'<ofd:TextCode X="0" Y="{size}" {steps}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, *, more: str = "", inside: str = "") -> str:
    return (
        f'<ofd:PathObject ID="2" Boundary="0 0 210 297" {more}>{inside}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def image(x: float, y: float, side: float, more: str = "") -> str:
    matrix = f"{side} 0 0 {side} 0 0"
    where = f'Boundary="{x} {y} {side} {side}" CTM="{matrix}"'
    return f'<ofd:ImageObject ID="3" {where} ResourceID="9" {more}/>'


def page(*objects: str, before: str = "", layer: str = "") -> str:
    return (
        f'<ofd:Page {SPACE}>{before}<ofd:Content><ofd:Layer ID="5" {layer}>'
        f"{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    )


RESOURCES = f"""<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="1" FontName="FangSong"/></ofd:Fonts>
<ofd:DrawParams><ofd:DrawParam ID="7" LineWidth="2"><ofd:StrokeColor Value="255 0 0"/></ofd:DrawParam>
<ofd:DrawParam ID="8" Relative="7"/></ofd:DrawParams>
<ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>
</ofd:MultiMedias>
<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="10" Width="50" Height="50">
<ofd:Content>{text("复合图元", 0, 0)}</ofd:Content></ofd:CompositeGraphicUnit>
</ofd:CompositeGraphicUnits></ofd:Res>"""


def _resources(font: bytes) -> str:
    inside = '<ofd:Font ID="1" FontName="FangSong"><ofd:FontFile>own.ttf</ofd:FontFile></ofd:Font>'
    return RESOURCES.replace('<ofd:Font ID="1" FontName="FangSong"/>', inside) if font else RESOURCES


def picture(colour: tuple[int, int, int] = (0, 160, 0)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(written, "PNG")
    return written.getvalue()


def a_font() -> bytes:
    """A font of an office: 示 is a whole em in ink; glyph 2, which no character has, its lower half."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "whole", "half"])
    builder.setupCharacterMap({ord("示"): "whole"})
    shapes = {".notdef": None, "whole": _box(1000), "half": _box(500)}
    builder.setupGlyf({name: shape or TTGlyphPen(None).glyph() for name, shape in shapes.items()})
    builder.setupHorizontalMetrics(dict.fromkeys(shapes, (1000, 0)))
    builder.setupHorizontalHeader(ascent=1000, descent=0)
    builder.setupNameTable({"familyName": "Example", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    written = io.BytesIO()
    builder.save(written)
    return written.getvalue()


def _box(height: int) -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, height), (1000, height), (1000, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def an_ofd(
    *pages: str, template: str = "", font: bytes = b"", signatures: Mapping[str, bytes] | None = None
) -> bytes:
    """A package of these pages, with a font of its own; more parts are those of signatures."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(1, len(pages) + 1))
    known = '<ofd:TemplatePage ID="90" BaseLoc="Tpls/t.xml"/>' if template else ""
    document = (
        f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f"</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{known}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    signed = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>" if signatures else ""
    entry = (
        f'<ofd:OFD {SPACE} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo/>'
        f"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{signed}</ofd:DocBody></ofd:OFD>"
    )
    parts: dict[str, bytes] = {
        "OFD.xml": entry.encode(),
        "Doc_0/Document.xml": document.encode(),
        "Doc_0/PublicRes.xml": _resources(font).encode(),
        **({"Doc_0/Res/own.ttf": font} if font else {}),
        "Doc_0/Res/a.png": picture(),
        **({"Doc_0/Tpls/t.xml": template.encode()} if template else {}),
        **{f"Doc_0/Pages/{n}.xml": one.encode() for n, one in enumerate(pages, 1)},
        **(signatures or {}),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return written.getvalue()


def der(tag: int, content: bytes) -> bytes:
    length = len(content)
    size = bytes([length]) if length < 128 else b"\x83" + length.to_bytes(3, "big")
    return bytes([tag]) + size + content


def sealed(kind: str, data: bytes) -> dict[str, bytes]:
    """The parts of a signature whose seal holds a picture of this kind."""
    shown = der(0x30, der(0x16, kind.encode()) + der(0x04, data) + der(0x02, b"\x28") + der(0x02, b"\x28"))
    header = der(0x30, der(0x16, b"ES") + der(0x02, b"\x01"))
    info = der(0x30, header + der(0x16, b"id") + shown)
    value = der(0x30, der(0x30, der(0x02, b"\x01") + der(0x30, info + der(0x04, b"cert"))))
    signature = (
        f"<ofd:Signature {SPACE}><ofd:SignedInfo>"
        '<ofd:StampAnnot ID="1" PageRef="1" Boundary="120 200 40 40"/>'
        f"</ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>"
    )
    listed = (
        f'<ofd:Signatures {SPACE}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>'
    )
    return {
        "Doc_0/Signs/Signatures.xml": listed.encode(),
        "Doc_0/Signs/Sign_0/Signature.xml": signature.encode(),
        "Doc_0/Signs/Sign_0/SignedValue.dat": value,
    }
