"""事实: what a text tells, against what the registers hold."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from lushan_desktop.checks.ledger import KnownEvent, Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule, said
from lushan_desktop.domain.mentions.documents import cited_documents
from lushan_desktop.domain.mentions.instructions import instructions
from lushan_desktop.domain.mentions.meetings import meetings
from lushan_desktop.domain.mentions.quotations import spoken
from lushan_desktop.domain.recognise.aligned import PaperText

_NEAR, _SHORTEST_QUOTE = 0.75, 10


@rule("CON-03", "所提会议、批示、文件未在台账登记")
def recorded(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """Nothing of its day or name; only where the ledger holds any of the kind."""
    kinds = {event.type for event in ledger.events}
    year = paper.last_day.year if paper.last_day else None
    for piece in said(paper):
        for meeting in meetings(piece.text, year) if "meeting" in kinds else ():
            if not any(_is_meeting(event, meeting.title, str(meeting.held_on)) for event in ledger.events):
                told = f"台账里没有{meeting.held_on or ''}的“{meeting.title}”。"
                yield in_piece(piece, meeting.start, meeting.end, told, doubtful=not ledger.is_own)
        for given in instructions(piece.text, year) if "instruction" in kinds else ():
            if not any(
                _is_instruction(event, given.leader.name, str(given.given_on)) for event in ledger.events
            ):
                told = f"台账里没有{given.leader.name}{given.given_on or ''}的{given.kind}。"
                yield in_piece(piece, given.start, given.end, told, doubtful=not ledger.is_own)
        for cited in cited_documents(piece.text) if ledger.documents else ():
            ours = {code for code, _ in ledger.codes}
            is_ours = any(cited.number.startswith(f"{code}〔") for code in ours)
            if is_ours and cited.number not in ledger.document_numbered:
                told = f"台账里没有{cited.number}。"
                yield in_piece(piece, cited.start, cited.end, told, doubtful=not ledger.is_own)


def _is_meeting(event: KnownEvent, title: str, day: str) -> bool:
    if event.type != "meeting":
        return False
    is_named = (
        event.name in title or title in event.name or SequenceMatcher(None, event.name, title).ratio() > _NEAR
    )
    return is_named and (event.on is None or day == "None" or str(event.on) == day or event.is_recurring)


def _is_instruction(event: KnownEvent, name: str, day: str) -> bool:
    return (
        event.type == "instruction"
        and name in event.who
        and (event.on is None or day in ("None", str(event.on)))
    )


@rule("CON-08", "引语与台账中的原文不一致")
def quoted(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """Words that are nearly, but not, those that a record holds; never corrected by one click."""
    held = [words for event in ledger.events for words in event.words if len(words) >= _SHORTEST_QUOTE]
    for piece in said(paper) if held else ():
        for start, end in spoken(piece.text):
            words = piece.text[start:end]
            near = next((one for one in held if _differs(words, one)), "")
            if near:
                told = f"与台账中的原文不一致：“{_around(words, near)}”，请对照原件。"
                yield in_piece(piece, start, end, told, doubtful=True)


def _differs(words: str, held: str) -> bool:
    if words.strip("。") in held:
        return False
    matcher = SequenceMatcher(None, words, held, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same >= _NEAR * len(words)


def _around(words: str, held: str) -> str:
    """The place of the original where the two differ first."""
    for tag, _, _, start, end in SequenceMatcher(None, words, held, autojunk=False).get_opcodes():
        if tag != "equal":
            return held[max(0, start - 6) : end + 8]
    return held[:20]
