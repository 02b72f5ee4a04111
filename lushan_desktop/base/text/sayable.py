"""Text that can be stored and printed: without halves of characters, zero bytes and other controls."""

import re

_UNSAYABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")


def sayable(text: str) -> str:
    """The text without what is no character: it comes with broken names of files and cut emoji."""
    return _UNSAYABLE.sub("", text) if _UNSAYABLE.search(text) else text


def sayable_name(name: str) -> str:
    """The name of a file on one line, its unreadable bytes shown as a mark."""
    return " ".join(_UNSAYABLE.sub("□", name).split())
