"""不宜公开的信息: numbers of persons."""

import re
from collections.abc import Iterator

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise.aligned import PaperText

_IDENTITY = re.compile(r"(?<!\d)(\d{17}[\dXx])(?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<![\d\-.])1[3-9]\d{9}(?![\d.]|\s*[元万亿件人次])")
_CARD = re.compile(r"(?<!\d)(?:62|4\d|5[1-5])\d{14,17}(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SIGNS = "10X98765432"


@rule("TXT-07", "身份证号、手机号等不宜公开的信息")
def private(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """An identity number with its right check sign, a mobile number, a bank card."""
    for piece in paper.pieces:
        for found in _IDENTITY.finditer(piece.text):
            if _is_identity(found[1].upper()):
                yield in_piece(piece, *found.span(), "身份证号不宜写在公文里。")
        for found in _MOBILE.finditer(piece.text):
            yield in_piece(piece, *found.span(), "手机号公开前请核对是否妥当。")
        for found in _CARD.finditer(piece.text):
            if not _is_identity(found[0]):
                yield in_piece(piece, *found.span(), "疑是银行卡号，不宜写在公文里。")


def _is_identity(text: str) -> bool:
    """GB 11643: a birthday within, and a check sign at the end."""
    if len(text) != 18 or not re.fullmatch(
        r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", text
    ):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    return _SIGNS[total % 11] == text[-1]
