"""What can be done from the search: open a page, begin a record, undo; found by characters or pinyin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from lushan_desktop.base.text import pinyin
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records.matching import Mark, mark
from lushan_desktop.ui.modules import MODULES

OpenPage = Callable[[str], QWidget]
Act = Callable[[], Any]

ADDED = "meeting"
"""What a text that names nothing yet is offered for: 新建会议：…."""
_OTHER_WORDS = {
    "meeting": ("登记会议", "记会议"),
    "instruction": ("登记批示", "批示"),
    "document": ("登记文件",),
    "problem": ("登记问题",),
}
_TOPICS = (
    ("backup", "备份与恢复", "nav.backup", ()),
    ("bin", "回收站", "nav.recycle", ()),
    ("history", "操作记录", "nav.audit", ()),
    ("looks", "字号和界面颜色", "act.font", ("显示", "大字", "特大", "深色", "列表行距")),
    ("office", "本单位", "obj.org", ("本机编号", "经办人")),
    ("calendar_day", "放假安排", "act.calendar", ("节假日",)),
    ("terms", "自定义选项", "nav.settings", ("合并选项",)),
    ("about", "关于本程序", "st.info", ("版本", "诊断信息", "制作发放盘")),
)
_AT_ONCE = ("new meeting", "new instruction", "new document")
MOST_OFFERED = 4


@dataclass(frozen=True)
class Command:
    """Something to do."""

    key: str
    title: str
    icon: str
    act: Act
    keys: str = ""
    words: tuple[str, ...] = ()
    """Other words for it."""

    def mark(self, typed: str) -> Mark | None:
        """From where to where the title is what was typed; empty where another word for it is."""
        if (found := mark(self.title, typed)) is not None:
            return found
        return (0, 0) if any(mark(word, typed) for word in self.words) else None

    def is_called(self, typed: str) -> bool:
        """Return True if the whole of a word for it was typed or spelt, not its initials only."""
        names = (self.title, *self.words)
        if typed in names:
            return True
        spelt = len(typed) > 3 and typed.isascii()
        return spelt and any(
            pinyin.stretch(name, typed) == (0, len(name)) and len(typed) > len(name) for name in names
        )


def commands(open_page: OpenPage, more: Sequence[Command] = ()) -> tuple[Command, ...]:
    """New records, pages, topics of the settings, and what else the window can do."""
    made = []
    for module in MODULES:
        for type_key in module.record_types:
            made.append(_new(open_page, module.key, type_key))
    for number, module in enumerate(MODULES, 1):
        keys = f"Ctrl+{number}" if number <= 9 else ""
        act = partial(open_page, module.key)
        named = f"打开{module.title}"
        made.append(Command(f"open {module.key}", named, module.icon, act, keys, words=(module.title,)))
    for topic, title, icon, words in _TOPICS:
        act = partial(_open_inside, open_page, "settings", topic)
        made.append(Command(f"topic {topic}", title, icon, act, words=words))
    return (*made, *more)


def offered(known: Sequence[Command], typed: str, open_page: OpenPage) -> list[Command]:
    """The commands that answer; without a text the usual ones."""
    typed = typed.strip()
    if not typed:
        return [command for command in known if command.key in _AT_ONCE]
    found = [command for command in known if command.mark(typed) is not None]
    found.sort(key=lambda command: (not command.is_called(typed), command.key not in _AT_ONCE))
    if not typed.isascii() and len(typed) > 1:
        act = partial(begin, open_page, "meetings", ADDED, title=typed)
        found = [*found[: MOST_OFFERED - 1], Command("new named", f"新建会议：{typed}", "act.add", act)]
    return found[:MOST_OFFERED]


def _new(open_page: OpenPage, module: str, type_key: str) -> Command:
    title = RECORD_TYPES.get(type_key).title
    act = partial(begin, open_page, module, type_key)
    return Command(f"new {type_key}", f"新建{title}", "act.add", act, words=_OTHER_WORDS.get(type_key, ()))


def begin(open_page: OpenPage, module: str, type_key: str, **values: Any) -> None:
    """Open the empty form of a record type, with these values in it."""
    page = _open_inside(open_page, module, type_key)
    add = getattr(page, "add", None)
    if add is not None:
        add(**values)


def show_list(open_page: OpenPage, module: str, type_key: str, text: str) -> None:
    """Open the list of a record type with everything in it that holds the text."""
    shown = getattr(_open_inside(open_page, module, type_key), "list", None)
    if shown is not None:
        shown.clear_filters()
        shown.search.setText(text)
        shown.load()


def _open_inside(open_page: OpenPage, module: str, inner: str) -> QWidget:
    page = open_page(module)
    if hasattr(page, "list_of"):
        shown: QWidget = page.list_of(inner)
        return shown
    has_one_list = next(len(each.record_types) == 1 for each in MODULES if each.key == module)
    if has_one_list and hasattr(page, "current"):
        only: QWidget = page.current()
        return only
    open_tab = getattr(page, "open", None)
    opened = open_tab(inner) if open_tab is not None else page
    return opened if isinstance(opened, QWidget) else page
