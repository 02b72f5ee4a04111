"""What of an application is typed into a form: what the review and the moves write is left to them."""

from dataclasses import replace

from lushan_desktop.domain.record_type import RecordType

BY_BUTTONS = ("stage", "review_items", "conclusion", "score", "round", "passed_on", "honour", "rank")
COMPUTED = ("conclusion", "passed_on", "honour")
"""What a move may demand and nobody types in: it comes of the review."""


def entered(record_type: RecordType) -> RecordType:
    """The description of the form."""
    specs = (spec for spec in record_type.fields if spec.name not in BY_BUTTONS)
    return replace(record_type, fields=tuple(specs))
