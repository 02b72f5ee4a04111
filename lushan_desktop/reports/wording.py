"""Set phrases of statements and minutes: data of resources/catalogues, read once."""

from dataclasses import dataclass, field
from functools import lru_cache

from lushan_desktop.base.catalogue import read_shipped


@dataclass(frozen=True)
class Wording:
    """Set phrases that vary by kind."""

    speaking: dict[str, tuple[str, ...]] = field(default_factory=dict)
    must_after: tuple[str, ...] = ()
    must_before: tuple[str, ...] = ()
    level_words: dict[str, str] = field(default_factory=dict)
    stages: dict[str, str] = field(default_factory=dict)
    advised_against: tuple[str, ...] = ()

    def verbs_of(self, meeting_kind: str) -> tuple[str, ...]:
        """Return how the first, second … speaker at a meeting of this kind is introduced."""
        return self.speaking.get(meeting_kind, self.speaking[""])


@lru_cache(maxsize=1)
def wording() -> Wording:
    """Return the set phrases that ship with the program."""
    content = read_shipped("statement_wording")
    return Wording(
        speaking={kind: tuple(verbs) for kind, verbs in content["speaking"].items()},
        must_after=tuple(content["must_after"]),
        must_before=tuple(content["must_before"]),
        level_words=content["level_words"],
        stages=content["stages"],
        advised_against=tuple(content["advised_against"]),
    )
