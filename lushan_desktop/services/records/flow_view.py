"""A record that moves from stage to stage, as the right panel shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records import flows, record_view
from lushan_desktop.services.records.flows import Passage, Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.storage.store import Store


@dataclass(frozen=True, kw_only=True)
class FlowView(RecordView):
    """A record with the stage it stands in, the ways on, and who brought it to each stage."""

    stage: str
    passages: Mapping[str, Passage]
    ways: tuple[Way, ...]


def view(store: Store, record_type: RecordType, record_id: str) -> FlowView:
    """A record with its way. Raises UserError where it is gone."""
    plain = record_view.view(store, record_type, record_id)
    return FlowView(
        **vars(plain),
        stage=flows.stage_of(record_type, plain.values),
        passages=flows.passages(store, record_type, record_id),
        ways=flows.moves(record_type, plain.values),
    )
