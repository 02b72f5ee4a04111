"""How alike two texts are: most are told apart by what they hold, before they are laid beside each other."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

_NEAR = 0.75


def is_near(one: str, other: str) -> bool:
    """Return True if one name stands within the other, or most of both is the same."""
    if not one or not other:
        return False
    if one in other or other in one:
        return True
    at_most = 2 * min(len(one), len(other)) / (len(one) + len(other))
    return at_most > _NEAR and SequenceMatcher(None, one, other).ratio() > _NEAR


def most_of(words: str, held: Iterable[tuple[str, Counter[str]]]) -> Iterator[str]:
    """Those of the texts, given with their counted characters, in which most of the words stand."""
    least, signs = _NEAR * len(words), Counter(words)
    for text, counted in held:
        if (signs & counted).total() >= least:
            blocks = SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks()
            if sum(block.size for block in blocks) >= least:
                yield text
