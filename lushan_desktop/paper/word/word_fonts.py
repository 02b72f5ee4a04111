"""What a Word document says of its fonts: names under which other machines hold them, and their language."""

from typing import Any

from docx.oxml.ns import qn

_OTHER_NAMES = {
    "仿宋": "仿宋_GB2312,FangSong",
    "楷体": "楷体_GB2312,KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "方正小标宋简体": "方正小标宋_GBK,华文中宋",
}
"""By the name that the styles ask for; a program takes the first that it has."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = (
    '<w:font w:name="{0}"><w:altName w:val="{1}"/><w:charset w:val="86"/>'
    '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
)


def name_fonts(document: Any) -> None:
    """Put the table of fonts, the language of the theme and the width of marks in place."""
    fonts = "".join(_FONT.format(name, others) for name, others in _OTHER_NAMES.items())
    latin = '<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    table = f'{_HEAD}<w:fonts xmlns:w="{_SPACE}">{fonts}{latin}</w:fonts>'
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = table.encode()
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")
    for width in settings.iter(qn("w:characterSpacingControl")):
        width.set(qn("w:val"), "compressPunctuation")
