"""Evidence that is called as a required material is: it answers it as soon as it comes in."""

import re
from collections import defaultdict

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.indicators.required_material import RequiredMaterial
from lushan_desktop.domain.record import Reference
from lushan_desktop.storage.log.step import Step

_COUNTED = re.compile(
    r"[\s_—-]*(?:第?[（(【]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)】]?(?:张|页|份|版)?|[（(]?副本[）)]?)$"
)
"""What stands behind a name where there are several of a kind: 现场照片1, 签到表（2）."""
_MARKS = re.compile(r"[\s、，,。.；;：:（）()《》“”\"_—-]+")


class Answering:
    """Within one step: the names of an indicator's materials are read when the first file for it comes."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._materials: dict[str, dict[str, list[str]]] = {}
        """By indicator and plain name; several where several are called so."""

    def answers(self, item: Evidence, indicator: str, title: str) -> bool:
        """Put evidence to the one material of this indicator that is called so; whether there is one."""
        names = self._called(indicator) if indicator else {}
        called = names.get(_plain(title)) or names.get(_plain(_COUNTED.sub("", title)), [])
        if len(called) != 1:
            return False
        held = select(Reference).where(
            col(Reference.parent) == called[0],
            col(Reference.field) == "files",
            col(Reference.deleted).is_(False),
        )
        rows = self._step.session.scalars(held).all()
        if all(row.target != item.id for row in rows):
            self._step.add(Reference(parent=called[0], field="files", target=item.id, position=len(rows)))
        return True

    def _called(self, indicator: str) -> dict[str, list[str]]:
        if indicator not in self._materials:
            found = self._materials[indicator] = defaultdict(list)
            asked = select(col(RequiredMaterial.id), col(RequiredMaterial.description)).where(
                col(RequiredMaterial.indicator) == indicator, col(RequiredMaterial.deleted).is_(False)
            )
            for material, description in self._step.session.execute(asked):
                if name := _plain(description):
                    found[name].append(material)
        return self._materials[indicator]


def _plain(text: str) -> str:
    """A name without blanks and marks."""
    return _MARKS.sub("", text)
