"""盒脊标签: what stands on the back of the boxes that the material of indicators lies in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.reports.proof_numbers import numbered
from lushan_desktop.reports.signing import only_issuer

_LONGEST = 24


@dataclass(frozen=True)
class Label:
    """The back of one box."""

    title: str
    issuer: str
    year: str
    number: str


def gather(session: Session, indicator_ids: Sequence[str]) -> tuple[Label, ...]:
    """A label for each 盒号 that this material lies in. Raises UserError where there is none."""
    issuer = only_issuer(session)
    boxes: dict[str, tuple[set[str], set[str]]] = {}
    for one in indicator_ids:
        indicator = session.get(Indicator, one)
        if indicator is None:
            continue
        for proof in numbered(session, one):
            item = session.get(Evidence, proof.evidence)
            if item is None or not item.box or not proof.is_proof:
                continue
            names, years = boxes.setdefault(item.box, (set(), set()))
            names.add(f"第{indicator.number}项{indicator.text}")
            years.update([item.signed_on[:4]] if item.signed_on else [])
    if not boxes:
        raise UserError("这些材料还没有填盒号。请先填写盒号，可以多选材料批量修改。")
    return tuple(
        Label(_named(names), issuer.name if issuer else "", _spanned(years), box)
        for box, (names, years) in sorted(boxes.items(), key=lambda pair: (len(pair[0]), pair[0]))
    )


def _named(names: set[str]) -> str:
    ordered = sorted(names)
    first = ordered[0][:_LONGEST]
    return f"{first}等{len(ordered)}项佐证材料" if len(ordered) > 1 else f"{first}佐证材料"


def _spanned(years: set[str]) -> str:
    if not years:
        return ""
    return min(years) if len(years) == 1 else f"{min(years)}—{max(years)}"
