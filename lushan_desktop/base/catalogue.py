"""Lists that the office may extend, kept as data in resources/catalogues: terms and what belongs to each."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lushan_desktop.base.paths import resources


class Term(NamedTuple):
    """One entry of a list."""

    name: str
    materials: tuple[str, ...] = ()
    """The files that must be there, by name: 签到表, 照片."""
    stages: tuple[str, ...] = ()
    """The stages that an application for such a title goes through."""
    aside: bool = False
    """True if a stage lies beside the way that a matter takes: 已退回."""
    ends: bool = False
    """True if nothing is left to be done in this stage, nor in those behind it: 已销号."""
    reached_by: str = ""
    """The field that says on which day a record came to this stage."""
    due: str = ""
    """The field with the deadline of this stage; empty where that of the stage before it holds."""
    tone: str = ""
    """The colour beside its word on a board."""
    verb: str = ""
    """What is said to have been done on a visit of this kind: 赴甲市观摩."""


class Catalogue(NamedTuple):
    """A list with its title; `moves` are the rows a workflow is made of."""

    title: str
    terms: tuple[Term, ...]
    moves: tuple[dict[str, Any], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(term.name for term in self.terms)

    def term(self, name: str) -> Term:
        """Return what is known of a term; a term the office typed itself has nothing beyond its name."""
        return next((term for term in self.terms if term.name == name), Term(name))


def files() -> dict[str, Path]:
    """Return the files of resources/catalogues, each in the folder of its room, by name."""
    return {file.stem: file for file in sorted(resources("catalogues").rglob("*.json"))}


def read_shipped(name: str) -> dict[str, Any]:
    """Return the content of a file of resources/catalogues. Raises KeyError for an unknown name."""
    content: dict[str, Any] = json.loads(files()[name].read_text("utf-8"))
    return content


@cache
def catalogue(name: str) -> Catalogue:
    """The list shipped under this name."""
    shipped = read_shipped(name)
    terms = tuple(
        Term(
            entry["term"],
            tuple(entry.get("materials", ())),
            tuple(entry.get("stages", ())),
            bool(entry.get("aside", False)),
            bool(entry.get("ends", False)),
            entry.get("reached_by", ""),
            entry.get("due", ""),
            entry.get("tone", ""),
            entry.get("verb", ""),
        )
        for entry in shipped["terms"]
    )
    return Catalogue(shipped["title"], terms, tuple(shipped.get("moves", ())))
