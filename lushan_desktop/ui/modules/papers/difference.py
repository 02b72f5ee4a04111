"""What changed between two texts, for the eye: what went on red ground, what came on green."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape

from lushan_desktop.ui.theme.tokens import theme

CONTEXT = 10
"""Characters shown around a change."""
SHORTEST_ALIKE = 4
"""Fewer characters that two texts share between changes are no word in common."""

Span = tuple[str, int, int, int, int]


def before_and_after(before: str, after: str) -> tuple[str, str]:
    """Both texts as rich text, what is alike cut down to its edges."""
    spans = _joined(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    old, new = [], []
    for place, (tag, begin, end, start, stop) in enumerate(spans):
        if tag == "equal":
            kept = _cut(before[begin:end], is_first=place == 0, is_last=place == len(spans) - 1)
            old.append(escape(kept))
            new.append(escape(kept))
        else:
            old.append(_marked(before[begin:end], "bad"))
            new.append(_marked(after[start:stop], "ok"))
    return "".join(old), "".join(new)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Words are told as words: what is alike by chance between two changes belongs to them."""
    joined: list[Span] = []
    for place, (tag, begin, end, start, stop) in enumerate(spans):
        is_inside = 0 < place < len(spans) - 1
        is_change = tag != "equal" or (is_inside and end - begin < SHORTEST_ALIKE)
        if is_change and joined and joined[-1][0] != "equal":
            _, first, _, lead, _ = joined[-1]
            joined[-1] = ("replace", first, end, lead, stop)
        else:
            joined.append(("replace" if is_change else "equal", begin, end, start, stop))
    return joined


def _marked(text: str, tone: str) -> str:
    if not text:
        return ""
    ground = f"{tone}Bg" if theme().is_dark else f"{tone}Mark"
    return f'<span style="background:{theme().color(ground).name()}">{escape(text)}</span>'


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    """The edges of a stretch that is alike: the end of the first, the beginning of the last."""
    room = CONTEXT if is_first or is_last else 2 * CONTEXT
    if len(text) <= room:
        return text
    head = "" if is_first else text[:CONTEXT]
    tail = "" if is_last else text[-CONTEXT:]
    return f"{head}……{tail}"
