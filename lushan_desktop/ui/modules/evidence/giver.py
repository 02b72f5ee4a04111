"""Gives material out: asks for a place, has it made, says what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.evidence import folder_tree, proofs, volumes
from lushan_desktop.services.evidence.folder_tree import WrittenFolder
from lushan_desktop.services.evidence.volumes import BoundVolume
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.evidence import giving
from lushan_desktop.ui.opening import open_by_system
from lushan_desktop.ui.tasks.waiting import WaitingPanel

Then = Callable[[], None]
Failed = Callable[[str], None]


class Giver(QObject):
    """One act at a time, with a panel that shows how far it is and stops it."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._over = context, over
        self.binding = WaitingPanel(over, "正在装订成册")
        self.writing = WaitingPanel(over, "正在导出文件夹")

    def give(self, act: str, values: Values, *, then: Then, failed: Failed) -> None:
        """Carry the act out; `then` is called when it is done."""
        ids = list(values["indicators"])
        {
            giving.BIND: lambda: self._bind(ids, values, then, failed),
            giving.LABELS: lambda: self._label(ids, then, failed),
            giving.FOLDERS: lambda: self._write(ids, then, failed),
            giving.RENUMBER: lambda: self._renumber(ids, then, failed),
        }[act]()

    def _bind(self, ids: list[str], values: Values, then: Then, failed: Failed) -> None:
        """Tell what has to be converted before anything is bound; asked for once more, it is bound."""
        if values.get("accepts"):
            self._bind_at_place(ids, values, then, failed)
            return
        self._context.query(
            volumes.look_before,
            ids,
            progress=self.binding.watch(),
            is_long=True,
            then=lambda _: self._bind_at_place(ids, values, then, failed),
            failed=failed,
        )

    def _bind_at_place(self, ids: list[str], values: Values, then: Then, failed: Failed) -> None:
        file = dialogs.ask_where_to_save(self._over, values.get("title") or "佐证材料汇编", ".pdf")
        if file is None:
            failed("")
            return

        def tell(bound: BoundVolume) -> None:
            then()
            self._context.say_saved(bound.file, bound.sentence)
            if bound.left_out:
                self._context.failed.emit("\n".join(bound.left_out))
            open_by_system(bound.file)

        self._context.change(
            volumes.bind,
            ids,
            file,
            title=values.get("title") or "",
            pictures_to_a_page=giving.pictures_of(values),
            progress=self.binding.watch(),
            then=tell,
            failed=failed,
        )

    def _label(self, ids: list[str], then: Then, failed: Failed) -> None:
        file = dialogs.ask_where_to_save(self._over, "盒脊标签", ".pdf")
        if file is None:
            failed("")
            return

        def tell(made: Path) -> None:
            then()
            self._context.say_saved(made, "盒脊标签已生成")
            open_by_system(made)

        self._context.query(volumes.write_labels, ids, file, then=tell, failed=failed, is_long=True)

    def _write(self, ids: list[str], then: Then, failed: Failed) -> None:
        place = dialogs.ask_for_folder(self._over, "选择导出位置")
        if place is None:
            failed("")
            return

        def tell(written: WrittenFolder) -> None:
            then()
            said = f"已导出 {written.files} 份材料到“{written.place}”"
            self._context.say_saved(written.place, said)
            if written.left_out:
                self._context.failed.emit("\n".join(written.left_out))
            open_by_system(written.place)

        self._context.change(
            folder_tree.write_tree, ids, place, progress=self.writing.watch(), then=tell, failed=failed
        )

    def _renumber(self, ids: list[str], then: Then, failed: Failed) -> None:
        def tell(_: object) -> None:
            then()
            self._context.say("材料编号已重排", can_undo=True)

        self._context.change(proofs.renumber_all, ids, then=tell, failed=failed)
