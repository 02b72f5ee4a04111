"""Evidence that is called as a required material is: it answers it as soon as it comes in."""

import re

from sqlalchemy import select

from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records.evidence import Evidence
from lushan_desktop.domain.records.required_material import RequiredMaterial
from lushan_desktop.domain.table_class import col
from lushan_desktop.storage.log.step import Step

_MARKS = re.compile(r"[\s、，,。.；;：:（）()《》“”\"_—-]+")


def answers(step: Step, item: Evidence, indicator: str, title: str) -> bool:
    """Put evidence to the material of this indicator that is called so; whether there is one."""
    material = _material_called(step, indicator, title) if indicator else None
    if material is None:
        return False
    held = select(Reference).where(
        col(Reference.parent) == material,
        col(Reference.field) == "files",
        col(Reference.deleted).is_(False),
    )
    rows = step.session.scalars(held).all()
    if all(row.target != item.id for row in rows):
        step.add(Reference(parent=material, field="files", target=item.id, position=len(rows)))
    return True


def _material_called(step: Step, indicator: str, title: str) -> str | None:
    """The one material called so; None where there is none, or several."""
    asked = select(col(RequiredMaterial.id), col(RequiredMaterial.description)).where(
        col(RequiredMaterial.indicator) == indicator, col(RequiredMaterial.deleted).is_(False)
    )
    wanted = _plain(title)
    found = [one for one, description in step.session.execute(asked) if _plain(description) == wanted]
    return found[0] if wanted and len(found) == 1 else None


def _plain(text: str) -> str:
    """A name without blanks and marks."""
    return _MARKS.sub("", text)
