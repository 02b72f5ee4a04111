"""The language of official papers as data: words easily mistaken, names of organs, kinds of papers, posts."""

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property

from lushan_desktop.base.paths import resources

Corrected = tuple[tuple[re.Pattern[str], str | None], ...]


@dataclass(frozen=True)
class Lexicon:
    """What is shipped; the office's own words come from its records."""

    confusions: tuple[tuple[str, str], ...]
    patterns: Corrected
    doubled: Corrected
    repeated: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    organs: tuple[tuple[re.Pattern[str], str], ...]
    same: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    whole: tuple[str, ...]
    newer: tuple[str, ...]
    posts: tuple[str, ...]
    surnames: frozenset[str]

    @cached_property
    def mistaken(self) -> re.Pattern[str]:
        """Any of the wrong spellings."""
        wrong = sorted((wrong for wrong, _ in self.confusions), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, wrong)))

    @cached_property
    def right_of(self) -> dict[str, str]:
        return dict(self.confusions)


@cache
def lexicon() -> Lexicon:
    """The shipped words, read once."""
    told = json.loads(resources("checks", "lexicon.json").read_text("utf-8"))

    def compiled(name: str) -> Corrected:
        return tuple((re.compile(shape), right) for shape, right in told[name])

    return Lexicon(
        confusions=tuple((wrong, right) for wrong, right in told["confusions"]),
        patterns=compiled("patterns"),
        doubled=compiled("doubled"),
        repeated=tuple(told["repeated"]),
        pairs=tuple((first, second) for first, second in told["pairs"]),
        organs=tuple((re.compile(shape), sentence) for shape, sentence in told["organs"]),
        same=tuple(tuple(names) for names in told["same"]),
        kinds=tuple(told["kinds"]),
        whole=tuple(told["whole"]),
        newer=tuple(told["newer"]),
        posts=tuple(sorted(told["posts"], key=len, reverse=True)),
        surnames=frozenset(told["surnames"]),
    )
