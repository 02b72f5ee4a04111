"""Text that can be stored and printed: without halves of characters, zero bytes and other controls."""

import re

_UNSAYABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
# Blanks without width, and the marks that turn the direction of writing: a name reads otherwise than it is.
_UNSEEN = re.compile("[\x80-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_BREAK = re.compile("[ \t]*[\n\t\r\x85\u2028\u2029][ \n\t\r\x85\u2028\u2029]*")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


# What a terminal obeys, and what turns the writing on it and in a message box.
_COMMANDING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def legible(text: str) -> str:
    """The text in its lines, with a mark in place of what would act on the screen that shows it."""
    return _COMMANDING.sub("□", text) if _COMMANDING.search(text) else text


def sayable(text: str) -> str:
    """The text without what is no character: it comes with broken names of files and cut emoji."""
    return _UNSAYABLE.sub("", text) if _UNSAYABLE.search(text) else text


def sayable_name(name: str) -> str:
    """The name of a file on one line, its unreadable bytes and turning marks shown as a mark."""
    return " ".join(_UNSEEN.sub("□", _UNSAYABLE.sub("□", name)).split())


def one_line(text: str) -> str:
    """The text on one line, without marks nobody sees; a blank where Latin words would run together."""
    said = _UNSEEN.sub("", sayable(text)).strip()
    return _BREAK.sub(_mend, said) if _BREAK.search(said) else said


def _mend(broken: re.Match[str]) -> str:
    text = broken.string
    return "" if _WIDE.search(text[broken.start() - 1] + text[broken.end()]) else " "
