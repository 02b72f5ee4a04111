"""A box without rules that holds a table at a place of the page, for Word, WPS and LibreOffice alike."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from lushan_desktop.paper.setting.grid import OFFICIAL

_EMU_PER_POINT = 12700
_RULES, _BELOW = 1.0, 1.0
"""What the rules add to the height of the lines in pt; the empty line that a box has below a table."""
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{address}"'
    for prefix, address in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
_BOX = """<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="margin"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>
<wp:docPr id="1" name="{name}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent><w:p><w:pPr><w:snapToGrid w:val="0"/>
<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>
<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p></w:txbxContent></wps:txbx>
<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:spAutoFit/></wps:bodyPr>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""


def stand_at_the_foot(table: Any, holder: Any, width: int, height: float) -> None:
    """Moves the table, `height` pt high, to where the type area ends, on the page of its holder."""
    box = parse_xml(
        _BOX.format(
            namespaces=_NAMESPACES,
            width=width,
            height=round((height + _RULES + _BELOW) * _EMU_PER_POINT),
            top=round((OFFICIAL.height - height - _RULES) * _EMU_PER_POINT),
            name="版记",
        )
    )
    next(box.iter(qn("w:txbxContent"))).insert(0, table._tbl)
    holder._p.append(box)
