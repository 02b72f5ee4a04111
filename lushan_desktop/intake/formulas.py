"""The formulas of Word in one line, as somebody would type them: S=(a+b)/2, x²≤√(y)."""

from collections.abc import Callable
from typing import Any

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULA = f"{_MATH}oMath"
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")


def linear(element: Any) -> str:
    """All characters of a formula, or of a part of it, in the order in which it is read."""
    name = str(element.tag).removeprefix(_MATH)
    if name == "t":
        return element.text or ""
    if name.endswith("Pr"):
        return ""
    return _WAYS[name](element) if name in _WAYS else "".join(map(linear, element))


def _part(element: Any, name: str) -> str:
    found = element.find(f"{_MATH}{name}")
    return linear(found) if found is not None else ""


def _said(element: Any, properties: str, name: str, default: str) -> str:
    found = element.find(f"{_MATH}{properties}/{_MATH}{name}")
    return str(found.get(f"{_MATH}val", default)) if found is not None else default


def _held(text: str) -> str:
    """Return what has several parts stays together."""
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _fraction(element: Any) -> str:
    return f"{_held(_part(element, 'num'))}/{_held(_part(element, 'den'))}"


def _root(element: Any) -> str:
    return f"{_raised(_part(element, 'deg'), mark='')}√{_held(_part(element, 'e'))}"


def _operator(element: Any) -> str:
    sign = _said(element, "naryPr", "chr", "∫")
    bounds = _lowered(_part(element, "sub")) + _raised(_part(element, "sup"))
    return f"{sign}{bounds}{_part(element, 'e')}"


def _bracketed(element: Any) -> str:
    inner = [linear(child) for child in element if child.tag == f"{_MATH}e"]
    opening, closing = _said(element, "dPr", "begChr", "("), _said(element, "dPr", "endChr", ")")
    return f"{opening}{_said(element, 'dPr', 'sepChr', '|').join(inner)}{closing}"


def _rows(element: Any) -> str:
    return "; ".join(linear(child) for child in element if not str(child.tag).endswith("Pr"))


def _raised(text: str, mark: str = "^") -> str:
    made = text.translate(_RAISED)
    return made if not text or not set(made) & set(text) else f"{mark}{_held(text)}"


def _lowered(text: str) -> str:
    made = text.translate(_LOWERED)
    return made if not text or not set(made) & set(text) else f"_{_held(text)}"


_WAYS: dict[str, Callable[[Any], str]] = {
    "f": _fraction,
    "rad": _root,
    "nary": _operator,
    "d": _bracketed,
    "m": _rows,
    "eqArr": _rows,
    "sSup": lambda each: _part(each, "e") + _raised(_part(each, "sup")),
    "sSub": lambda each: _part(each, "e") + _lowered(_part(each, "sub")),
    "sSubSup": lambda each: _part(each, "e") + _lowered(_part(each, "sub")) + _raised(_part(each, "sup")),
}
