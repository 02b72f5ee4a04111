"""What a list says while it holds nothing, and the two ways to begin it."""

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.ui.widgets.buttons import Button, GivingButton
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.layout import show_if

PASTE_TIP = "从 Excel 粘贴或导入多行（Ctrl+V）"


class EmptyList(EmptyState):
    """Enter the first record, or paste a ledger that was kept in Excel."""

    def __init__(self, record_type: RecordType, add_text: str, *, is_read_only: bool) -> None:
        adding = Button(add_text, "act.add")
        pasting = GivingButton("把 Excel 台账粘贴进来", "act.paste", tip=PASTE_TIP)
        for button in (adding, pasting):
            button.setEnabled(not is_read_only)
        ways = "新建一条，或把 Excel 台账粘贴进来。"
        begin = ways if record_type.is_typed else "请新建一条。"
        super().__init__(record_type.icon, f"还没有{record_type.title}", begin, adding, pasting)
        show_if(pasting, record_type.is_typed)
        self.add_button, self.import_button = adding, pasting
