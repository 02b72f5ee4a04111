"""Papers that a text cites: their title in 《》, their number behind it, or either alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lushan_desktop.domain.numbering import normalise_number

NUMBER = (
    r"(?:[\u4e00-\u9fff]{1,12}?)\s*[〔［\[【（(﹝〖„]\s*\d{4}\s*[〕］\]】）)﹞〗‟]\s*(?:[字文函发]?第|[字文函发])?"
    r"\s*\d{1,5}\s*号"
)
_TITLE = r"《(?P<title>(?:[^《》]|《[^《》]*》)*)》"
_CITED = re.compile(
    rf"{_TITLE}(?:\s*[（(]\s*(?P<number>{NUMBER})[^）)]{{0,30}}[）)])?"
    rf"|(?P<alone>{NUMBER})(?:(?:文件?)?(?:印发|发布|公布|下发|颁布)的《(?P<made>[^《》]{{4,80}})》|[，,]《(?P<behind>[^《》]{{4,80}})》)?"
)
_CODE = re.compile(
    r"^.*?(?:(?:局|厅|院|部|处)(?=[\u4e00-\u9fff]{1,6}[字发函办文通]\s*[〔［\[【（(﹝〖„])|(?:人民法院|人民检察院|人民政府|办公[厅室]|委员会|印发|根据|按照|参照|依照|遵照|按|依据|转发|落实|贯彻|以|和|及|与|不服|撤销|对|在|的|了|由|见|号|即|为|据|制定|下发|文件|日(?!照|喀))(?=[\u4e00-\u9fff]{2,8}\s*[〔［\[【（(﹝〖„]))"
)

_NUMBER_IN = re.compile(rf"[（(](?P<number>{NUMBER})[）)]$")
_SENT = re.compile("下发|印发|发出|出台|制定")
"""下发示发〔2016〕4号，《关于…的决定》: number and title of one paper."""


@dataclass(frozen=True)
class Cited:
    """A paper as a text names it; the number in the form of the standard."""

    start: int
    end: int
    title: str = ""
    number: str = ""


def cited_documents(text: str) -> tuple[Cited, ...]:
    """The papers of a paragraph in their order."""
    return tuple(_cited(text))


def _cited(text: str) -> Iterator[Cited]:
    for found in _CITED.finditer(text):
        if found["alone"]:
            lead = 0
            while before := _CODE.match(found["alone"][lead:]):
                lead += before.end()
            number, end = normalise_number(found["alone"][lead:]), found.end()
            behind = found["behind"] or ""
            if behind and not _SENT.search(found["alone"][:lead]):
                yield Cited(end - len(behind) - 2, end, behind)
                behind, end = "", end - len(behind) - 3
            yield Cited(found.start() + lead, end, found["made"] or behind, number)
        else:
            inner = None if found["number"] else _NUMBER_IN.search(found["title"])
            title = found["title"][: inner.start()] if inner else found["title"]
            number = inner["number"] if inner else found["number"] or ""
            yield Cited(found.start(), found.end(), title, normalise_number(number))
