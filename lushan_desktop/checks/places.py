"""外出学习的地点: the own county is none of them."""

import re
from collections.abc import Iterator

from lushan_desktop.checks.ledger import Ledger, own_counties
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.visits import visits
from lushan_desktop.domain.recognise.aligned import PaperText

_TO_US = re.compile(r"(?:到|来|深入|莅临|走进|在)我[省市县区]|我[市县区][^，。；]{0,12}陪同")
"""What tells of others who came to us."""
_OURS = re.compile(r"我[县市区局办]|全体成员|带领|组织|带队")


@rule("ORG-04", "学习地点是本县")
def own_county(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """赴甲市、本县等学习. One place alone may be others' visit to us."""
    counties = own_counties(ledger, paper.told.issuing_body)
    if _TO_US.search("".join(piece.text for piece in paper.said[:2])):
        return
    for piece in paper.said:
        for visit in visits(piece.text):
            is_ours = len(visit.places) > 1 or _OURS.search(
                piece.text[max(0, visit.start - 24) : visit.start]
            )
            for place in visit.places:
                if place.name in counties and is_ours:
                    told = f"外出学习的地点里有本县（{place.name}）。"
                    yield in_piece(piece, place.start, place.end, told)
