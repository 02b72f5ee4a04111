"""What is asked before material is given out: which indicators, and how."""

from collections.abc import Mapping

from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.kinds import Choice, Ref, Refs, Text
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values
from lushan_desktop.ui.records.question import Question

BIND, LABELS, FOLDERS, RENUMBER = "bind", "labels", "folders", "renumber"
_WORDS: Mapping[str, tuple[str, str, str]] = {
    BIND: (
        "装订成册",
        "选择位置并装订",
        "每份材料的每一页都盖上编号和页码，前面有封面和目录，可以直接打印。未编号的自动编号。",
    ),
    LABELS: ("打盒脊标签", "选择位置并生成", "按材料的盒号，一盒一个标签，打印后剪下贴在盒脊上。"),
    FOLDERS: (
        "导出文件夹",
        "选择位置并导出",
        "一项指标一个文件夹，文件名以材料编号开头。未编号的自动编号。",
    ),
    RENUMBER: (
        "重排材料编号",
        "重排",
        "按形成日期从 01 重新编号；已印出的材料中引用的编号将不一致。可以撤销。",
    ),
}
_ASKED = RecordType(
    key="evidence",
    title="佐证材料",
    icon="ri.folder-3-line",
    model=Evidence,
    named_by=("title",),
    fields=(
        FieldSpec("indicators", "指标", Refs("indicator"), required=True, hint="可以选多项，每项一个隔页"),
        FieldSpec("title", "册名", Text(), hint="不填为“佐证材料汇编”"),
        FieldSpec(
            "pictures",
            "照片",
            Choice(("每页 1 张", "每页 2 张", "每页 4 张")),
            half=True,
            default="每页 1 张",
        ),
        FieldSpec("record", "会议、文件、批示等", Ref(""), hint="输入名称，从候选里选"),
        FieldSpec("indicator", "或者一项指标", Ref("indicator"), hint="材料直接证明这项指标"),
    ),
)
_FIELDS: Mapping[str, tuple[str, ...]] = {BIND: ("indicators", "title", "pictures")}


def question_of(act: str, indicator: tuple[str, str]) -> Question:
    """Return what is asked; `indicator` is the one that the list is filtered by, with its name."""
    title, word, says = _WORDS[act]
    fields = _FIELDS.get(act, ("indicators",))
    one, name = indicator
    values = {**_ASKED.blank(), "indicators": (one,) if one else ()}
    return Question(title, word, _ASKED, fields, values, {one: name}, says=(says,), key=act)


def question_where(title: str) -> Question:
    """再挂一处: which record it proves besides."""
    says = ("同一份材料可作多处佐证，只存一份。",)
    fields = ("record", "indicator")
    return Question(f"再挂一处：{title}", "挂接", _ASKED, fields, _ASKED.blank(), {}, says=says, key="hang")


def pictures_of(values: Values) -> int:
    """Return how many pictures share a page."""
    return int("".join(filter(str.isdecimal, str(values.get("pictures") or "1"))) or 1)


def titles() -> Mapping[str, str]:
    """The acts by key, for the menu."""
    return {act: words[0] for act, words in _WORDS.items()}
