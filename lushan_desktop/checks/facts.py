"""事实: what a text tells, against what the registers hold."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.ledger import KnownEvent, Ledger
from lushan_desktop.checks.likeness import is_near, most_of
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.documents import cited_documents
from lushan_desktop.domain.mentions.instructions import instructions
from lushan_desktop.domain.mentions.meetings import meetings
from lushan_desktop.domain.mentions.quotations import spoken
from lushan_desktop.domain.recognise.aligned import PaperText

_SHORTEST_QUOTE = 10


@rule("CON-03", "所提会议、批示、文件未在台账登记")
def recorded(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """Nothing of its day or name; only where the ledger holds any of the kind."""
    kinds = {event.type for event in ledger.events}
    year = paper.last_day.year if paper.last_day else None
    for piece in paper.said:
        for meeting in meetings(piece.text, year) if "meeting" in kinds else ():
            if not any(_is_meeting(event, meeting.title, meeting.held_on) for event in ledger.events):
                told = f"台账里没有{meeting.held_on or ''}的“{meeting.title}”。"
                yield in_piece(piece, meeting.start, meeting.end, told, doubtful=not ledger.is_own)
        for given in instructions(piece.text, year) if "instruction" in kinds else ():
            if not any(_is_instruction(event, given.leader.name, given.given_on) for event in ledger.events):
                told = f"台账里没有{given.leader.name}{given.given_on or ''}的{given.kind}。"
                yield in_piece(piece, given.start, given.end, told, doubtful=not ledger.is_own)
        for cited in cited_documents(piece.text) if ledger.documents else ():
            is_ours = any(cited.number.startswith(f"{code}〔") for code, _ in ledger.codes)
            if is_ours and cited.number not in ledger.document_numbered:
                told = f"台账里没有{cited.number}。"
                yield in_piece(piece, cited.start, cited.end, told, doubtful=not ledger.is_own)


def _is_meeting(event: KnownEvent, title: str, day: PartialDate | None) -> bool:
    may_be = event.type == "meeting" and (event.is_recurring or _is_of(event, day))
    return may_be and is_near(event.name, title)


def _is_instruction(event: KnownEvent, name: str, day: PartialDate | None) -> bool:
    return event.type == "instruction" and name in event.who and _is_of(event, day)


def _is_of(event: KnownEvent, day: PartialDate | None) -> bool:
    return event.on is None or day is None or event.on == day


@rule("CON-08", "引语与台账中的原文不一致")
def quoted(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """Words that are nearly, but not, those that a record holds; never corrected by one click."""
    held = [
        (words, Counter(words))
        for event in ledger.events
        for words in event.words
        if len(words) >= _SHORTEST_QUOTE
    ]
    for piece in paper.said if held else ():
        for start, end in spoken(piece.text):
            words = piece.text[start:end]
            bare = words.strip("。")
            near = next((one for one in most_of(words, held) if bare not in one), "")
            if near:
                told = f"与台账中的原文不一致：“{_around(words, near)}”，请对照原件。"
                yield in_piece(piece, start, end, told, doubtful=True)


def _around(words: str, held: str) -> str:
    """The place of the original where the two differ first."""
    for tag, _, _, start, end in SequenceMatcher(None, words, held, autojunk=False).get_opcodes():
        if tag != "equal":
            return held[max(0, start - 6) : end + 8]
    return held[:20]
