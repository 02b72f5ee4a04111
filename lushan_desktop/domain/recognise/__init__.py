"""What running text tells about itself: the structure of an official paper. Pure functions."""

from lushan_desktop.domain.recognise.classification import classification_mark
from lushan_desktop.domain.recognise.correcting import CHOICES, in_role
from lushan_desktop.domain.recognise.passage import LEVELS, Grid, Part, Passage, Recognised, Role, Source
from lushan_desktop.domain.recognise.structure import recognise
from lushan_desktop.domain.recognise.taking import Taken, issuing_body, taken

__all__ = [
    "CHOICES", "LEVELS", "Grid", "Part", "Passage", "Recognised", "Role", "Source", "Taken",
    "classification_mark", "in_role", "issuing_body", "recognise", "taken",
]  # fmt: skip
