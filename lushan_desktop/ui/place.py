"""A folder the window can be opened on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OpenFolder = Callable[[Path], Any]


@dataclass(frozen=True)
class Place:
    """A folder and how it is opened."""

    folder: Path
    open: OpenFolder
    is_visit: bool = False
    """Whether it is the sample, seen on the way to the own office."""
