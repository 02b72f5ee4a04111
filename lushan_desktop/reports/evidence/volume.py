"""佐证材料汇编: what stands behind which divider of a bound volume, under which number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.reports.proof_numbers import numbered
from lushan_desktop.reports.signing import only_issuer

TITLE = "佐证材料汇编"


@dataclass(frozen=True)
class Piece:
    """A piece of evidence in a volume."""

    number: str
    title: str
    sha256: str
    file_name: str


@dataclass(frozen=True)
class Chapter:
    """The material of one indicator."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class VolumeValue:
    """All that the bytes of a volume depend on, but the files themselves."""

    title: str
    subtitle: str
    issuer: str
    date: str
    chapters: tuple[Chapter, ...]


def gather(session: Session, indicator_ids: Sequence[str], title: str = "") -> VolumeValue:
    """Raises UserError where there is nothing to bind."""
    chapters = tuple(_chapters(session, indicator_ids))
    if not chapters:
        raise UserError("这些指标下还没有材料，没有可以装订的。请先添加材料并对应到指标。")
    issuer = only_issuer(session)
    subtitle = chapters[0].title if len(chapters) == 1 else f"共{len(chapters)}项指标"
    return VolumeValue(
        title or TITLE,
        subtitle,
        issuer.name if issuer else "",
        str(PartialDate.from_date(clock.today())),
        chapters,
    )


def _chapters(session: Session, indicator_ids: Sequence[str]) -> Iterable[Chapter]:
    for one in indicator_ids:
        indicator = session.get(Indicator, one)
        if indicator is None:
            continue
        pieces = tuple(_pieces(session, one))
        if pieces:
            number = f"第{indicator.number}项指标" if indicator.number else "指标"
            yield Chapter(f"{number}　{indicator.text}", pieces)


def _pieces(session: Session, indicator_id: str) -> Iterable[Piece]:
    for proof in numbered(session, indicator_id):
        item = session.get(Evidence, proof.evidence)
        if proof.is_proof and item is not None:
            yield Piece(proof.number, item.title, item.sha256, item.file_name or f"{item.title}{item.suffix}")
