"""The record that one file is, a document, a meeting or an instruction, by its name and its words."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.instructions.instruction import INSTRUCTION_KINDS
from lushan_desktop.domain.mentions.documents import cited_documents
from lushan_desktop.domain.mentions.draft import Draft
from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.domain.mentions.meetings import kind_of
from lushan_desktop.domain.mentions.persons import persons
from lushan_desktop.domain.recognise.aligned import PaperText
from lushan_desktop.domain.recognise.taking import body_in_title
from lushan_desktop.intake.paper_text import read_pasted_paper

DOCUMENT, MEETING, INSTRUCTION = "document", "meeting", "instruction"
KINDS = (DOCUMENT, MEETING, INSTRUCTION)
"""What a file can be registered as."""

_MATERIAL = (
    r"(?:签到[表册簿单]?|议程|日程|纪要|记录|照片|图片|影像|会场|现场|讲话(?:稿|材料|提纲)?|发言(?:稿|材料|提纲)?"
    r"|主持[词稿]|参会(?:人员)?(?:名单)?|座次[图表]?|通知|材料|资料)"
)
_TRAIL = re.compile(rf"[\s_\-—（(【\[]*{_MATERIAL}[\s_\-—（(【\[）)】\]\d]*$")
_OF_MEETING = re.compile(r"签到|议程|纪要|会场|会议记录|会议照片|会议通知|参会")
_MEETING = re.compile(r"(?:会议?|大会|例会)(?:[（(][^）)]*[）)])?$")
_NOT_MEETING = re.compile(r"(?:委员会|协会|联合会|工会|商会|学会|社会|机会|居委会|村委会|理事会|常委会)$")
_CALLED = re.compile(
    r"(?:关于)?(?:召开|举行|举办)(?P<name>.+?)(?:的(?:预备)?通知)?$|在(?P<at>.+?会议?)上的?(?:讲话|发言|主持词)"
)
_OF_INSTRUCTION = re.compile(r"批示|指示|圈阅|批件|签批|阅批|批办")
_WRITING = re.compile(r"(?:重要)?(?:批示指示|口头指示|批示|指示|圈阅|签批|阅批|批办)(?:件|单|笺|抄清)?")
_UPON = re.compile(
    r"(?:在|对|就)?《(?P<marked>[^《》]+(?:《[^《》]*》[^《》]*)*)》(?P<issue>[（(]?第[\d一二三四五六七八九十百]+期[）)]?)?"
    r"|在(?P<plain>[^，。《》]*?(?:报告|请示|简报|来信|来函|专报|材料|文件|通知|方案|意见|函|件))上"
)
"""The paper that an instruction was written on, as the name of its file tells it."""
_LABELLED = re.compile(
    r"^[ \t\u3000|]*(?P<label>[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{1,9}?)[ \u3000]*[：:\t]"
    r"[ \t\u3000]*(?P<said>[^\t|\n]{1,80})",
    re.M,
)
_FIELD_BY_LABEL: Mapping[str, Mapping[str, str]] = {
    MEETING: {
        "会议名称": "title", "会议主题": "title", "名称": "title", "会议时间": "held_on", "时间": "held_on",
        "日期": "held_on", "召开时间": "held_on", "会议日期": "held_on", "会议地点": "place", "地点": "place",
        "主持": "chair", "主持人": "chair", "会议主持": "chair", "会议届次": "series_number",
    },
    INSTRUCTION: {
        "批示领导": "leader", "批示人": "leader", "领导": "leader", "批示时间": "given_on",
        "批示日期": "given_on", "日期": "given_on", "批示内容": "words", "批示原文": "words",
        "批示意见": "words", "来文标题": "carrier", "文件标题": "carrier", "标题": "carrier",
        "事由": "carrier",
    },
    DOCUMENT: {},
}  # fmt: skip
_VERSION = re.compile(r"(?:[（(【\[][^（）()]*[）)】\]]|扫描件|盖章件?|正文|定稿|终稿|红头|\s)+$")
_DAY_OF = {DOCUMENT: "signed_on", MEETING: "held_on", INSTRUCTION: "given_on"}
_DAY = re.compile(r"\d{4}\s*[年.\-/]\s*\d{1,2}\s*(?:[月.\-/]\s*\d{1,2}\s*日?)?月?")
_LONGEST = 20_000
"""Characters of a file that are read for what it is: it says so at its beginning."""


@dataclass(frozen=True)
class FileSaid:
    """What is known of a file: what it is called, its day where its name tells one, and its words."""

    title: str
    signed_on: str = ""
    text: str = ""
    people: tuple[str, ...] = ()
    """Names of the persons that the office knows."""


@dataclass
class _Reading:
    """A file with its words recognised; `told` are the records that they speak of."""

    file: FileSaid
    paper: PaperText
    told: tuple[Draft, ...] = field(default=())

    @property
    def name(self) -> str:
        return self.file.title.strip()

    def first(self, kind: str) -> dict[str, Any]:
        return next((dict(one.fields) for one in self.told if one.type == kind), {})


def record_of(file: FileSaid, kind: str = "") -> Draft | None:
    """Return the record that this file is, as `kind` where that is said; None where nothing tells what it is.

    What its name and its words do not tell stands among the doubts, in words.
    """
    reading = _read(file)
    kind = kind or _kind(reading)
    if not kind:
        return None
    made = {DOCUMENT: _document, MEETING: _meeting, INSTRUCTION: _instruction}[kind](reading)
    fields = {name: value for name, value in made.items() if value}
    return Draft(kind, fields, 0, 0, reading.name, _lacking(kind, fields))


def _read(file: FileSaid) -> _Reading:
    """A file whose words are refused says no more than its name."""
    text = file.text[:_LONGEST]
    with suppress(UserError):
        if text.strip():
            paper = read_pasted_paper(text)
            return _Reading(file, paper, drafts(paper))
    return _Reading(replace(file, text=""), read_pasted_paper(_NOTHING))


_NOTHING = "—"


def _kind(reading: _Reading) -> str:
    """Return what a file is by its name, else by its words."""
    name, told = reading.name, reading.paper.told
    number = _number(name)
    if _OF_INSTRUCTION.search(name) and not number and not name.startswith("关于"):
        return INSTRUCTION
    if not number and (_OF_MEETING.search(name) or _is_meeting(_meeting_name(name))):
        return MEETING
    if number or _document_kind(name) or told.number:
        return DOCUMENT
    itself = reading.told[0] if reading.told else None
    if itself is not None and itself.type == DOCUMENT and itself.fields.get("title") == told.title:
        return DOCUMENT
    labels = {label for label, _ in _labelled(reading.file.text)}
    if labels & {"会议名称", "会议主题", "会议时间", "会议地点"}:
        return MEETING
    return INSTRUCTION if labels & {"批示领导", "批示内容", "批示原文", "批示意见"} else ""


def _document(reading: _Reading) -> dict[str, Any]:
    told, name = reading.paper.told, reading.name
    number = _number(name)
    title = told.title if reading.file.text.strip() else ""
    bare = _without_number(name)
    title = title or bare
    return {
        "number": _number(told.number) or number,
        "title": title,
        "kind": _document_kind(title) or _document_kind(bare),
        "signed_on": _signed(reading) or reading.file.signed_on,
        "issuing_body": (told.issuing_body if reading.file.text.strip() else "") or body_in_title(bare),
        "addressees": told.addressee if reading.file.text.strip() else "",
    }


def _signed(reading: _Reading) -> str:
    return reading.paper.told.signed_on if reading.file.text.strip() else ""


def _meeting(reading: _Reading) -> dict[str, Any]:
    """What the lines 会议名称：… say, else the first meeting that the words tell of, else the name."""
    said = _said(reading, MEETING)
    named = _meeting_name(reading.name)
    told = _told_meeting(reading, said.get("title") or named)
    title = said.get("title") or (named if _is_meeting(named) else told.get("title")) or named
    chair = next(iter(persons(f"{said.get('chair', '')}，")), None)
    return {
        "title": _meeting_name(str(title)),
        "kind": kind_of(str(title)),
        "held_on": said.get("held_on") or reading.file.signed_on or told.get("held_on"),
        "place": said.get("place") or told.get("place"),
        "series_number": said.get("series_number") or told.get("series_number"),
        "chair": chair.name if chair else _known_in(said.get("chair", ""), reading) or told.get("chair"),
        "chair_post": chair.post if chair else told.get("chair_post"),
    }


def _told_meeting(reading: _Reading, named: str) -> dict[str, Any]:
    """The meeting of the text that is called so; where the name tells nothing, the first one."""
    found = [dict(one.fields) for one in reading.told if one.type == MEETING]
    alike = [one for one in found if one["title"] in named or named in one["title"]]
    return next(iter(alike if _is_meeting(named) else found), {})


def _instruction(reading: _Reading) -> dict[str, Any]:
    said, told = _said(reading, INSTRUCTION), reading.first(INSTRUCTION)
    spaced = _WRITING.sub("，", f"{said.get('leader', '')}，{reading.name}，")
    leader = next(iter(persons(spaced)), None)
    word = next((one for one in INSTRUCTION_KINDS[2:] if one in reading.name), "")
    kind = word or ("批示" if "批" in reading.name or not told else str(told.get("kind", "批示")))
    known = _known_in(f"{said.get('leader', '')} {reading.name}", reading)
    return {
        "kind": kind,
        "leader": leader.name if leader else known or told.get("leader"),
        "leader_post": leader.post if leader else "" if known else told.get("leader_post"),
        "given_on": said.get("given_on") or reading.file.signed_on or told.get("given_on"),
        "carrier": said.get("carrier") or _upon(reading.name) or told.get("carrier"),
        "words": said.get("words") or told.get("words"),
    }


def _upon(name: str) -> str:
    """关于法治建设情况的报告 of 县长在《关于法治建设情况的报告》上的批示."""
    found = _UPON.search(name)
    if found is None:
        return ""
    marked, issue = found["marked"], found["issue"]
    return f"《{marked}》{issue}" if issue else marked or found["plain"]


def _said(reading: _Reading, kind: str) -> dict[str, str]:
    """What the labelled lines of a sheet say: 时间：2023年6月2日."""
    found: dict[str, str] = {}
    for label, said in _labelled(reading.file.text):
        name = _FIELD_BY_LABEL[kind].get(label)
        value = _iso(said) if name == _DAY_OF[kind] else said.strip("《》“” ")
        if name and value:
            found.setdefault(name, value)
    return found


def _labelled(text: str) -> list[tuple[str, str]]:
    lines = _LABELLED.finditer(text[:_LONGEST])
    return [("".join(found["label"].split()), found["said"].strip()) for found in lines]


def _iso(text: str) -> str:
    found = _DAY.search(text)
    day = read_date(found[0].replace(" ", ""), today=_LAST.first_day) if found else None
    return day.iso if day else ""


_LAST = PartialDate(2199, 12, 31)


def _known_in(text: str, reading: _Reading) -> str:
    """The person of the office who is named there."""
    return next((name for name in reading.file.people if len(name) > 1 and name in text), "")


def _number(text: str) -> str:
    return next((one.number for one in cited_documents(text) if one.number), "")


def _without_number(name: str) -> str:
    """The title that a file's name holds beside its number."""
    cited = next((one for one in cited_documents(name) if one.number), None)
    if cited is None:
        return name.strip("《》 ")
    if cited.title:
        return cited.title
    rest = f"{name[: cited.start]} {name[cited.end :]}"
    return re.sub(r"[\s_\-—（()）【】\[\]]+$|^[\s_\-—（()）【】\[\]]+", "", rest).strip("《》 ")


def _document_kind(title: str) -> str:
    """The kind that a title ends with; 示例县示范创建工作方案（定稿） is one, too."""
    bare = re.sub(
        r"(?:[（(【\[][^（）()]*[）)】\]]|扫描件|盖章件?|正文|定稿|终稿|红头|\s)+$", "", title.strip("《》 ")
    )
    kinds = sorted(catalogue("document_kinds").names, key=len, reverse=True)
    return next((kind for kind in kinds if bare.endswith(kind)), "")


def _meeting_name(name: str) -> str:
    """动员会 of 动员会签到表2, of 关于召开动员会的通知 and of 动员会（照片）."""
    called = _CALLED.search(name)
    bare = (called["name"] or called["at"]) if called else name
    while (shorter := _TRAIL.sub("", bare)) not in ("", bare) and not _MEETING.search(bare):
        bare = shorter
    plain = re.sub(r"\s+", "", bare).strip("《》“”_-—")
    shorter = plain.removesuffix("会议")
    if shorter.endswith(("会", "会议")) and not _NOT_MEETING.search(shorter):
        plain = shorter  # 推进会 of 推进会会议纪要; 委员会 meets in a 委员会会议
    return "" if _TRAIL.fullmatch(plain) else plain


def _is_meeting(name: str) -> bool:
    return bool(_MEETING.search(name)) and not _NOT_MEETING.search(name)


def _lacking(kind: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a record of this kind should have and neither name nor words told."""
    wanted = {
        DOCUMENT: {"title": "标题", "signed_on": "成文日期", "issuing_body": "发文机关"},
        MEETING: {"title": "名称", "held_on": "日期"},
        INSTRUCTION: {"leader": "领导", "given_on": "日期"},
    }[kind]
    names = [label for name, label in wanted.items() if not fields.get(name)]
    doubts = [f"{'、'.join(names)}没有读出，待补。"] if names else []
    title = str(fields.get("title", ""))
    if kind == MEETING and title and not _is_meeting(title):
        doubts.append(f"“{title}”不像会议名称，请核对。")
    return tuple(doubts)
