"""Text as pairs of neighbouring characters, the words of the index; and the spellings it is asked for in."""

from operator import add

from lushan_desktop.base.text.date_spellings import date_spellings, goes_on
from lushan_desktop.base.text.sayable import sayable
from lushan_desktop.base.text.widths import half_width
from lushan_desktop.domain.numbering import normalise_number

_MARKS = {code: 0x10F000 + code for code in range(128) if not chr(code).isalnum()}
"""The tokenizer breaks text at ASCII marks; far away in Unicode they are characters like any other."""


_NO_CHARACTER = chr(0xFFFD)
"""Asked for where what was typed is no character at all: nothing holds it."""


def marked(text: str) -> str:
    """The text with its ASCII marks moved to where the tokenizer takes them for letters."""
    return text.translate(_MARKS)


def tokens(text: str) -> str:
    """The text as pairs of neighbours and its last character, as the index holds it."""
    plain = marked(text)
    return " ".join([*map(add, plain, plain[1:]), plain[-1:]])


def expression(text: str) -> str:
    """Return what to ask the index to find this text anywhere in a field."""
    plain = marked(text)
    if len(plain) == 1:
        return f'"{plain}" *'
    return f'"{" ".join(map(add, plain, plain[1:]))}"'


def spellings(text: str) -> list[str]:
    """The text as it was typed, with full-width letters made half-width, and as a document number."""
    wanted = sayable(text.strip()) or _NO_CHARACTER * bool(text.strip())
    return [one for one in dict.fromkeys((wanted, half_width(wanted), normalise_number(wanted))) if one]


def asked(text: str) -> str:
    """The question for an index of texts, in every spelling; empty where nothing was typed."""
    typed = spellings(text)
    dates = [one for one in date_spellings(text) if one not in typed]
    return " OR ".join([*map(expression, typed), *map(_date_expression, dates)])


def _date_expression(date: str) -> str:
    """One spelling of a date; where a digit after it makes another day of it, that is left out."""
    others = " OR ".join(map(expression, goes_on(date)))
    return f"({expression(date)} NOT ({others}))" if others else expression(date)
