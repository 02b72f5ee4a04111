"""Puts corrections into a .docx as tracked changes: what was there is struck, what is right stands beside it.

Places are those of the text as `paper_text` reads it. Runs are cut where a change begins or ends and keep
their format; a change that would cross paragraphs, or touch what is no plain text, is left out and told.
"""

import io
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

import docx
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

from lushan_desktop.intake import word
from lushan_desktop.intake.package import opened
from lushan_desktop.intake.paper_text import said

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIRST_MARK = 900000
_FONT, _SIZE = "仿宋", 16
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold."""
_Placed = tuple[int, int, str]
"""Start, end and what stands there instead."""


@dataclass(frozen=True)
class ChangedDocument:
    """The document with its tracked changes, and how many could not be put in."""

    data: bytes
    left_out: int


@dataclass
class _Letter:
    """One character of the text as read, and the element of the document that holds it."""

    leaf: Any
    place: int


def with_changes(
    data: bytes, name: str, changes: Sequence[_Placed], author: str, moment: datetime
) -> ChangedDocument:
    """The document with these changes tracked. Raises UserError where it cannot be read."""
    text = "\n".join(map(said, word.read(data, name)))
    return _tracked(opened(data), text, changes, author, moment)


def text_with_changes(
    text: str, changes: Sequence[_Placed], author: str, moment: datetime
) -> ChangedDocument:
    """A text that was no document, a paragraph for each of its lines, with these changes tracked."""
    fit = _UNFIT.sub("\ufffd", text)
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(_SIZE)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    for line in fit.split("\n"):
        document.add_paragraph(line)
    return _tracked(document, fit, changes, author, moment)


def _tracked(
    document: Any, text: str, changes: Sequence[_Placed], author: str, moment: datetime
) -> ChangedDocument:
    notes = [(part, parse_xml(part.blob)) for _, part in word.note_parts(document)]
    letters = _letters((document.element.body, *(root for _, root in notes)), text)
    marks = {"author": author, "date": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "n": _FIRST_MARK}
    left_out = 0
    for start, end, right in sorted(changes, reverse=True):
        touched = [letter for letter in letters[start:end] if letter is not None]
        # Held in a list: an element that nobody holds is made anew each time it is asked for.
        parents = [letter.leaf.getparent().getparent() for letter in touched]
        if len(touched) < end - start or not parents or any(one is not parents[0] for one in parents):
            left_out += 1
            continue
        for first, last, instead in _least(text[start:end], right):
            if first == last:
                before = touched[first - 1]
                _strike(before.leaf, before.place + 1, before.place + 1, instead, marks)
            else:
                _replace(touched[first:last], instead, marks)
    for part, root in notes:
        part._blob = serialize_part_xml(root)  # noqa: SLF001  # a part that python-docx does not open
    found = io.BytesIO()
    document.save(found)
    return ChangedDocument(found.getvalue(), left_out)


def _least(wrong: str, right: str) -> list[_Placed]:
    """The stretches that differ, last first, so that all else keeps its format; none begins with nothing."""
    codes = SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes()
    found = [(start, end, right[first:last]) for kind, start, end, first, last in codes if kind != "equal"]
    is_before_all = found[:1] and found[0][1] == 0
    return [(0, len(wrong), right)] if is_before_all else found[::-1]


def _letters(roots: Sequence[Any], text: str) -> list[_Letter | None]:
    """For each character of the text the element that holds it; None for what Word only shows."""
    held = (
        (_Letter(leaf, place), sign)
        for root in roots
        for leaf in word.read_leaves(root)
        for place, sign in enumerate(leaf.text or "")
    )
    found: list[_Letter | None] = []
    waiting = next(held, None)
    for sign in text:
        while waiting and waiting[1].isspace() and not sign.isspace():
            waiting = next(held, None)
        if waiting and waiting[1] == sign:
            found.append(waiting[0])
            waiting = next(held, None)
        else:
            found.append(None)
    return found


def _replace(touched: list[_Letter], text: str, marks: dict[str, Any]) -> None:
    """Strike the letters, run by run, and put the new text behind the last run."""
    runs: list[tuple[Any, list[_Letter]]] = []
    for letter in touched:
        if runs and runs[-1][0] is letter.leaf:
            runs[-1][1].append(letter)
        else:
            runs.append((letter.leaf, [letter]))
    for leaf, letters in reversed(runs):
        is_last = leaf is runs[-1][0]
        _strike(leaf, letters[0].place, letters[-1].place + 1, text if is_last else "", marks)


def _strike(leaf: Any, start: int, end: int, text: str, marks: dict[str, Any]) -> None:
    """Cut the run around the stretch: before it, struck, new, after it."""
    run = leaf.getparent()
    whole = leaf.text or ""
    before, struck, after = whole[:start], whole[start:end], whole[end:]
    behind = _tail(run, leaf)
    leaf.text = before
    leaf.set(_SPACE, "preserve")
    at = run
    for element in (_marked("w:del", run, struck, marks), _marked("w:ins", run, text, marks)):
        if element is not None:
            at.addnext(element)
            at = element
    rest = _run_like(run, after)
    for element in behind:
        rest.append(element)
    if after or behind:
        at.addnext(rest)


def _tail(run: Any, leaf: Any) -> list[Any]:
    """Return what stands in the run behind the text that is cut."""
    children = list(run)
    return children[children.index(leaf) + 1 :]


def _marked(tag: str, run: Any, text: str, marks: dict[str, Any]) -> Any:
    if not text:
        return None
    marks["n"] += 1
    element = OxmlElement(tag)
    element.set(qn("w:id"), str(marks["n"]))
    element.set(qn("w:author"), marks["author"])
    element.set(qn("w:date"), marks["date"])
    made = _run_like(run, text)
    if tag == "w:del":
        made.findall(qn("w:t"))[0].tag = qn("w:delText")
    element.append(made)
    return element


def _run_like(run: Any, text: str) -> Any:
    """A run of the same format that says the text."""
    made = OxmlElement("w:r")
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        made.append(deepcopy(properties))
    if text:
        leaf = OxmlElement("w:t")
        leaf.text = text
        leaf.set(_SPACE, "preserve")
        made.append(leaf)
    return made
