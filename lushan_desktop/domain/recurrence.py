"""What every matter that can last or come back has: until when, whether recurring, how often."""

from lushan_desktop.domain.kinds import Day, Flag, Number
from lushan_desktop.domain.record_type import FieldSpec

UNTIL = FieldSpec(
    "until", "至", Day(is_end=True), in_list=False, half=True, folded=True, hint="只有一天的不填"
)
RECURRING = FieldSpec(
    "recurring",
    "经常性",
    Flag(),
    in_list=False,
    half=True,
    folded=True,
    hint="多次开展而无法逐次登记的，合记一条",
)
TIMES = FieldSpec("times", "次数", Number("次"), in_list=False, half=True, folded=True, hint="次数不详的不填")
