"""State secrets are not read: what carries a classification mark is refused with a sentence."""

from collections.abc import Sequence

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Source, classification_mark


def refuse_secrets(sources: Sequence[Source]) -> None:
    """Raises UserError where a sheet's head carries a mark; the word in a sentence is none."""
    if mark := classification_mark(sources):
        raise UserError(f"文稿首页标有“{mark}”。本程序不得处理国家秘密，没有读入，请在涉密计算机上办理。")
