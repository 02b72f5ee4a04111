"""Opens a .docx that other programs read although python-docx would not.

A relationship may name a part that nobody put in, such as styles; and the strict variant of the format has
other namespaces for the same elements. Both are put right in memory before the document is opened.
"""

import io
import posixpath
import re
import zipfile
from typing import Any
from urllib.parse import unquote

import docx
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_RELATIONS = ".rels"


def opened(data: bytes) -> Any:
    """The document. Raises what python-docx raises at one that is damaged."""
    return docx.Document(io.BytesIO(_readable(data)))


def _readable(data: bytes) -> bytes:
    """The package as python-docx takes it; the same bytes where nothing stands in the way."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = frozenset(package.namelist())
        relations = {name: package.read(name) for name in names if name.endswith(_RELATIONS)}
        is_strict = any(map(_STRICT.search, relations.values()))
        mended = {name: _without_missing(held, name, names) for name, held in relations.items()}
        if mended == relations and not is_strict:
            return data
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            for name in package.namelist():
                held = mended.get(name) or package.read(name)
                is_words = is_strict and name.endswith((".xml", _RELATIONS))
                new.writestr(name, _STRICT.sub(_TRANSITIONAL, held) if is_words else held)
    return made.getvalue()


def _without_missing(relations: bytes, name: str, names: frozenset[str]) -> bytes:
    """The relationships of a part without those to parts that the package does not hold."""
    root = parse_xml(relations)
    folder = posixpath.dirname(posixpath.dirname(name))
    missing = [each for each in root if _is_missing(each, folder, names)]
    for each in missing:
        root.remove(each)
    return bytes(serialize_part_xml(root)) if missing else relations


def _is_missing(relation: Any, folder: str, names: frozenset[str]) -> bool:
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External" or target.startswith("#"):
        return False
    place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return place not in names and unquote(place) not in names
