"""The terms a Choice field offers, from the code or from a catalogue, and the ones near to a spelling."""

from difflib import get_close_matches
from functools import cache

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain.kinds import Choice


@cache
def terms_of(kind: Choice) -> tuple[str, ...]:
    return kind.terms or (catalogue(kind.catalogue).names if kind.catalogue else ())


def nearest(kind: Choice, text: str) -> str:
    """The one term that was probably meant; empty where none or several may be."""
    terms = terms_of(kind)
    holding = [term for term in terms if text in term or term in text] if len(text) > 1 else []
    if len(holding) == 1:
        return holding[0]
    close = get_close_matches(text, holding or terms, 1, 0.6)
    return close[0] if close else ""
