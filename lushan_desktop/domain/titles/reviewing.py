"""The rules of a review: what is still open, what an opinion must say, what follows from all of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.titles.review_item import FAILS, FITS, LACKS

Item = Mapping[str, Any]
PASSED = "初审通过"


def is_open(item: Item, round_number: int) -> bool:
    """Return True if the item is to be judged in this round: it has no opinion, or found wanting before."""
    if not item["conclusion"]:
        return True
    return item["conclusion"] != FITS and (item["round"] or 1) < round_number


def is_returned(item: Item) -> bool:
    """Return True if something was found wanting."""
    return item["conclusion"] in (LACKS, FAILS)


def said(item: Item) -> str:
    """第1次（2023年7月3日）：需补充，缺音像记录；扣2分."""
    when = f"（{item['reviewed_on']}）" if item["reviewed_on"] else ""
    words = "；".join(filter(None, (item["reason"], item["missing"], item["suggestion"])))
    return f"第{item['round'] or 1}次{when}：{item['conclusion']}" + (f"，{words}" if words else "")


def told_before(item: Item) -> str:
    """Return what was said of the item up to now, one opinion a line."""
    return "\n".join(filter(None, (item["earlier"], said(item) if item["conclusion"] else "")))


def anew(item: Item) -> Item:
    """The item of an application that begins again: to be judged, with what was said of it before."""
    emptied = {"conclusion": "", "reason": "", "missing": "", "suggestion": "", "score": None}
    return {**item, **emptied, "reviewed_on": None, "round": None, "earlier": told_before(item)}


def check_opinion(
    conclusion: str,
    reason: str,
    score: Decimal | None,
    points: Decimal | None,
    *,
    lacks_material: bool = False,
) -> None:
    """Raises UserError, naming the field, for an opinion that says too little or gives too much.

    A lost point has a reason; so has what fits although the materials that are asked for were not handed in.
    """
    if conclusion not in (FITS, LACKS, FAILS):
        raise UserError("请先选定结论：符合、需补充或不符合。", field="conclusion")
    if conclusion != FITS and not reason.strip():
        raise UserError(f"结论为“{conclusion}”的，请写明原因。", field="reason")
    if refused := beyond(score, points):
        raise UserError(f"得分{refused}。", field="score")
    best = full(points)
    if score is not None and best is not None and score < best and not reason.strip():
        raise UserError(f"扣{plain(best - score)}分，请写明扣分原因。", field="reason")
    if lacks_material and conclusion == FITS and not reason.strip():
        raise UserError("还未提交材料，判为“符合”的请写明依据。", field="reason")


def full(points: Decimal | None) -> Decimal | None:
    """The best that an item can get: its points, nothing lost where it only deducts."""
    return None if points is None else max(points, Decimal(0))


def beyond(score: Decimal | None, points: Decimal | None) -> str:
    """Return what is wrong with a score: 应在0到9分之间, 应在-5到0分之间; empty where nothing is."""
    if score is None:
        return ""
    if points is None:
        return "不能小于0" if score < 0 else ""
    least, most = min(points, Decimal(0)), max(points, Decimal(0))
    return "" if least <= score <= most else f"应在{plain(least)}到{plain(most)}分之间"


def lacks_material(item: Item) -> bool:
    """Return True if materials are asked for and none was handed in."""
    return bool(str(item["materials"]).strip()) and not item["files"]


def is_unproven(item: Item) -> bool:
    """Return True if it was found to fit without material, and nobody said why."""
    return item["conclusion"] == FITS and lacks_material(item) and not str(item["reason"]).strip()


def total(items: Sequence[Item], field: str = "score") -> Decimal | None:
    """The sum of the scores; None where none was given."""
    scores = [item[field] for item in items if item[field] is not None]
    return sum(scores, Decimal(0)) if scores else None


def counted(items: Sequence[Item]) -> dict[str, int]:
    """Return how many items stand under each conclusion."""
    return {word: sum(item["conclusion"] == word for item in items) for word in (FITS, LACKS, FAILS)}


def conclusion(items: Sequence[Item]) -> str:
    """The opinion on the whole, as it stands on the form."""
    count = counted(items)
    told = "，".join(f"{word}{number}项" for word, number in count.items() if number)
    score = total(items)
    best = [most for item in items if (most := full(item["points"])) is not None]
    points = sum(best, Decimal(0)) if best else None
    marks = f"得分{plain(score)}分" if score is not None else ""
    marks += f"（满分{plain(points)}分）" if marks and points is not None else ""
    found = "，".join(filter(None, (f"共审查{len(items)}项", told, marks)))
    wanting = "、".join(name_of(item, n) for n, item in enumerate(items, 1) if is_returned(item))
    return f"{found}。第{wanting}项须补充整改后再审。" if wanting else f"{found}。{PASSED}。"


def name_of(item: Item, place: int) -> str:
    """The number of an item, as the standard counts it."""
    return str(item["number"] or place)


def plain(number: Decimal) -> str:
    """9.50 → 9.5, 10.0 → 10."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def ranks(scores: Sequence[Decimal | None]) -> list[int]:
    """The place of each score, the best first; equal scores share a place: 1, 2, 2, 4."""
    known = [Decimal(-1) if score is None else score for score in scores]
    return [1 + sum(other > score for other in known) for score in known]
