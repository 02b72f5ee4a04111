"""What the program says of itself."""

from typing import TYPE_CHECKING

from lushan_desktop import __version__
from lushan_desktop.base import paths
from lushan_desktop.storage.folder import private

if TYPE_CHECKING:
    from lushan_desktop.storage.store import Store

PROMISES = (
    "登记会议、批示、文件、督导和创建申报，随时掌握完成情况、所缺材料和佐证所在，按公文格式打印情况说明和台账。",
    "不联网，不上传，不收集任何信息；全部数据只在本机。",
    "操作记录只能追加，不能改写；删除只是移入回收站。",
    "没有经过商用密码产品认证，不能替代密评要求的认证产品；严禁录入涉密信息。",
)


def version() -> str:
    """The version of the program."""
    return __version__


def place_of(store: "Store") -> str:
    """Return where the data lie, and who else on this machine can look in."""
    try:
        told = private.openness(store.folder)
    except OSError:
        told = ""
    return told or f"数据文件夹“{store.folder}”只有您能打开。"


def notice() -> str:
    """The licences of what the program is built on, as they ship with it."""
    file = paths.resources("..", "NOTICE")
    return file.read_text("utf-8") if file.is_file() else "许可文本随安装包提供。"
