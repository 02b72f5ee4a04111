"""What is asked before something is done with a record: a few of its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lushan_desktop.domain.record_type import RecordType, Values


@dataclass(frozen=True)
class Question:
    """What is asked: the fields of a record, the word of the button, the sentences that say why."""

    title: str
    act: str
    record_type: RecordType
    fields: tuple[str, ...]
    values: Values
    name_by_id: Mapping[str, str]
    says: Sequence[str] = ()
    key: str = ""
    """Names the record and the move: what was typed and left is there again next time."""

    @property
    def asked(self) -> RecordType:
        """The description with these fields alone, none of them folded away."""
        specs = (replace(self.record_type.field(name), folded=False) for name in self.fields)
        return replace(self.record_type, fields=tuple(specs))
