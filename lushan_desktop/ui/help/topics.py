"""The help pages: which there are, where each lies, which belongs to a page of the window."""

from dataclasses import dataclass
from pathlib import Path

from lushan_desktop.base.paths import resources
from lushan_desktop.ui.modules import MODULES

FIRST = "start"


@dataclass(frozen=True)
class Topic:
    """One help page."""

    key: str
    title: str
    icon: str

    @property
    def file(self) -> Path:
        return resources("help", f"{self.key}.md")


TOPICS = (
    Topic(FIRST, "怎样开始", "st.flag"),
    Topic("search", "全局搜索", "act.search"),
    Topic("importing", "从 Excel 导入", "act.import"),
    Topic("submission", "生成报送材料", "act.export"),
    Topic("keys", "键盘快捷键", "st.info"),
    *(Topic(module.key, module.title, module.icon) for module in MODULES),
)


def topic_for(page: str) -> str:
    """The topic of a page of the window; the first where it has none yet."""
    return next((topic.key for topic in TOPICS if topic.key == page and topic.file.is_file()), FIRST)
