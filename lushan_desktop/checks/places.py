"""外出学习的地点: the own county is none of them."""

import re
from collections.abc import Iterator

from lushan_desktop.checks.ledger import Ledger, own_counties
from lushan_desktop.checks.rule import Slip, in_piece, rule, said
from lushan_desktop.domain.mentions.visits import visits
from lushan_desktop.domain.recognise.aligned import PaperText

_OURS = re.compile(r"我[县市区局办]|全体成员|带领|组织|带队")


@rule("ORG-04", "学习地点是本县")
def own_county(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """赴甲市、本县等学习. One place alone may be others' visit to us."""
    counties = own_counties(ledger, paper.told.issuing_body)
    for piece in said(paper):
        for visit in visits(piece.text):
            is_ours = len(visit.places) > 1 or _OURS.search(
                piece.text[max(0, visit.start - 24) : visit.start]
            )
            for place in visit.places:
                if place.name in counties and is_ours:
                    told = f"外出学习的地点里有本县（{place.name}）。"
                    yield in_piece(piece, place.start, place.end, told)
