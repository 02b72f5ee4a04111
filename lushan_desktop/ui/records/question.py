"""What is asked before something is done with a record: a few of its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lushan_desktop.domain.flow import Demand, unmet
from lushan_desktop.domain.kinds import Files
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values


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
    needed: tuple[Demand, ...] = ()
    """What must be filled in: each field says so below itself while it is empty."""
    lacking: tuple[Demand, ...] = ()
    """What is not there yet, told in one line with a link into each field."""
    begins_at: str = ""
    """The field that the keyboard comes to; the first where none is named."""
    paper: str = ""
    """What the link to the form says that is filled in on paper first; empty where there is none."""
    record: str = ""
    """The id of the record that is asked about, where it is one."""
    key: str = ""
    """Names the record and the move: what was typed and left is there again next time."""

    @property
    def asked(self) -> RecordType:
        """The description with these fields alone, none of them folded away."""
        return replace(self.record_type, fields=tuple(self._spec(name) for name in self.fields))

    def asking_for(self, name: str) -> str:
        """Return the sentence that asks for a field; empty where it may stay empty."""
        return next((demand.say for demand in self.needed if demand.field == name), "")

    def lacking_with(self, values: Values) -> tuple[Demand, ...]:
        """Return what of all that is needed these values do not meet; nothing that was not told at first."""
        told = {demand.field for demand in self.lacking}
        return tuple(one for one in unmet(self.needed, self.record_type, values) if one.field in told)

    def _spec(self, name: str) -> FieldSpec:
        spec = self.record_type.field(name)
        # Which files are needed is said by the line of what is lacking: one field holds several.
        is_needed = bool(self.asking_for(name)) and not isinstance(spec.kind, Files)
        return replace(spec, folded=False, required=spec.required or is_needed)
