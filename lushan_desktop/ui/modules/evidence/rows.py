"""The rows of evidence: what cells say, and the whole rows that tiles are painted from."""

from collections.abc import Mapping, Sequence

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.services.evidence import evidence_list
from lushan_desktop.services.evidence.evidence_list import EvidenceRow
from lushan_desktop.services.records.lists import BLOCK, Block
from lushan_desktop.ui.records.table import RecordTable
from lushan_desktop.ui.records.table_model import BLOCKS_KEPT, RecordTableModel


class EvidenceModel(RecordTableModel):
    """Keeps the rows beside their cells."""

    def __init__(self) -> None:
        self._rows: dict[int, Block] = {}
        super().__init__(EVIDENCE)

    def row_at(self, place: int) -> EvidenceRow | None:
        """The row at a place; None while it is on its way."""
        rows = self._rows.get(place // BLOCK, ())
        row = rows[place % BLOCK] if place % BLOCK < len(rows) else None
        return row if isinstance(row, EvidenceRow) else None

    def show_ids(self, ids: Sequence[str], blocks: Mapping[int, Block]) -> None:
        self._rows.clear()
        super().show_ids(ids, blocks)

    def _keep(self, number: int, rows: Block) -> None:
        super()._keep(number, rows)
        self._rows[number] = rows
        while len(self._rows) > BLOCKS_KEPT:
            del self._rows[next(iter(self._rows))]


class EvidenceTable(RecordTable):
    """Badges say what is the matter with a file."""

    read_block = staticmethod(evidence_list.block)

    def make_rows(self) -> RecordTableModel:
        self.evidence = EvidenceModel()
        return self.evidence
