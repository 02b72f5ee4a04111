"""Small readings of OFD's XML: names without their spaces, numbers, boxes, matrices."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_MOST_NUMBERS = 100_000


class Box(NamedTuple):
    """x, y, width and height in millimetres, y downwards."""

    x: float
    y: float
    width: float
    height: float


class Matrix(NamedTuple):
    """As PDF has it: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0


def name_of(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The elements of this name right below."""
    return (one for one in element if name_of(one) == name) if element is not None else iter(())


def child(element: Element | None, *path: str) -> Element | None:
    """The first element along a path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text_of(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def numbers(text: str | None) -> list[float]:
    """All numbers of a text, in their order."""
    found = _NUMBER.findall(text or "")[:_MOST_NUMBERS]
    return [float(one) for one in found]


def number(text: str | None, default: float = 0.0) -> float:
    """The one number of a text."""
    found = numbers(text)
    return found[0] if found else default


def box_of(text: str | None) -> Box | None:
    """A box, where four numbers say one of some size."""
    found = numbers(text)
    return Box(*found[:4]) if len(found) >= 4 and found[2] > 0 and found[3] > 0 else None


def matrix_of(text: str | None) -> Matrix:
    """CTM; what is none changes nothing."""
    found = numbers(text)
    return Matrix(*found[:6]) if len(found) >= 6 else Matrix()


def deltas(text: str | None, most: int) -> list[float]:
    """DeltaX and DeltaY: numbers, and `g 3 4.5` for 4.5 three times."""
    found: list[float] = []
    signs = (text or "").split()
    place = 0
    while place < len(signs) and len(found) < most:
        if signs[place] == "g" and place + 2 < len(signs):
            found += [number(signs[place + 2])] * min(int(number(signs[place + 1])), most - len(found))
            place += 3
        else:
            found.append(number(signs[place]))
            place += 1
    return found
