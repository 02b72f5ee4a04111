"""How the number of a proof is written: 93-02, 九-93-02."""

from lushan_desktop.domain.kinds import Choice
from lushan_desktop.domain.record_type import FieldSpec

PLAIN, LONG, GROUPED, DOTTED = "93-02", "93-002", "九-93-02", "93.02"
PATTERNS = (PLAIN, LONG, GROUPED, DOTTED)
"""How the office writes its numbers, as examples: indicator 93 of group 九, second proof."""
PROOF_PATTERN = FieldSpec(
    "proof_pattern",
    "材料编号样式",
    Choice(PATTERNS),
    in_list=False,
    half=True,
    folded=True,
    hint="如 93-02；不选按 93-02 编",
)


def spelled(pattern: str, group: str, indicator: str, serial: int) -> str:
    """The number as it is written: 93-02, or 九-93-02 where the indicator stands in a group."""
    indicator = indicator.strip()
    if pattern == LONG:
        return f"{indicator}-{serial:03}"
    if pattern == DOTTED:
        return f"{indicator}.{serial:02}"
    plain = f"{indicator}-{serial:02}"
    return f"{group}-{plain}" if pattern == GROUPED and group else plain
