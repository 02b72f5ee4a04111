"""机构: an organ, department, township or subdistrict that the office deals with."""

from lushan_desktop.domain.kinds import Choice, LongText, Number, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, TO_ALL, FieldSpec, RecordType

_WRITTEN_OUT = (("县直", "县直单位"), ("垂直", "垂直管理单位"))
TITLE_BY_KIND = {
    "县级领导机关": "县委、县政府",
    "议事协调机构": "议事协调机构",
    **dict(_WRITTEN_OUT),
    "乡镇": "乡镇",
    "街道": "街道",
    "市级": "上级机关",
    "省级": "上级机关",
}
"""What the units of a kind are called where they are written out."""
TOWNSHIPS = ("乡镇", "街道")
ABOVE = ("市级", "省级")
"""Organs that a county answers to; what it does is done with its own units."""
_KIND = Choice(catalogue="unit_kinds", written_out=_WRITTEN_OUT)


class Unit(Record, table=True):
    name: str = ""
    short_name: str = ""
    aliases: str = ""
    kind: str = ""
    superior: str = ""
    code: str = ""
    rank: int | None = None
    contact: str = ""
    phone: str = ""
    address: str = ""


UNIT = RecordType(
    key="unit",
    title="机构",
    icon="ri.building-line",
    model=Unit,
    named_by=("name",),
    described_by=("short_name", "superior"),
    chips_by="kind",
    order_by=("rank", "name"),
    counted_in="个",
    added_with=("name", "kind"),
    handed_down=TO_ALL,
    fields=(
        FieldSpec("name", "名称", Text(), required=True, searched=True, ledger_width=60),
        FieldSpec("short_name", "简称", Text(), searched=True, half=True, ledger_width=30),
        FieldSpec("kind", "类别", _KIND, half=True, ledger_width=26),
        FieldSpec(
            "aliases", "其他写法", Text(), in_list=False, searched=True, hint="曾用名、别字等，用顿号分开"
        ),
        FieldSpec("superior", "上级机构", Ref("unit"), in_list=False, half=True),
        FieldSpec("rank", "排序", Number(), in_list=False, half=True, hint="数值小的在前"),
        FieldSpec("contact", "联系人", Text(), searched=True, half=True, folded=True),
        FieldSpec("phone", "电话", Text(), half=True, folded=True),
        FieldSpec("code", "区划代码", Text(), in_list=False, half=True, folded=True),
        FieldSpec("address", "地址", LongText(2), in_list=False, folded=True),
        NOTE,
    ),
)


def by_protocol(unit: Unit) -> tuple[bool, int, str, str]:
    """In which order units stand: by the place that the office gave them, then by name."""
    return unit.rank is None, unit.rank or 0, unit.name, unit.id
