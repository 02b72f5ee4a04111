"""A folder the window can be opened on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

OpenFolder = Callable[[Path], Any]
CarryOut = Callable[[str, Callable[[], Any]], Any]
"""Carries work out that takes a while, and says these words meanwhile."""


class Place(NamedTuple):
    """A folder and how it is opened."""

    folder: Path
    open: OpenFolder
    is_visit: bool = False
    """True if it is the sample, seen on the way to the own office."""
    given: Path | None = None
    """A package that this start was given."""
