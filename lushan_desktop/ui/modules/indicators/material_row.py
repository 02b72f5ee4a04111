"""One required material in the panel: its state, what proves it, and the verb that is due."""

from PySide6.QtCore import Signal

from lushan_desktop.services.indicators.gaps import TONES
from lushan_desktop.services.indicators.gaps_view import MaterialView
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.row_menu import Entry, menu_of
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import SmallIconButton
from lushan_desktop.ui.widgets.drop_zone import FileTarget, choose_files
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.record_drag import RecordTarget


class MaterialRow(ItemRow):
    """Files and records may be dropped on it; its menu holds everything that can be done."""

    files_given = Signal(list)
    record_given = Signal(str)
    link_requested = Signal()
    edit_requested = Signal()

    def __init__(self, view: MaterialView, *, is_read_only: bool, is_township: bool = False) -> None:
        self.view = view
        material = view.material
        super().__init__(
            material.description, view.said, tone=TONES[material.state], wraps=not material.is_full
        )
        set_tip(self, "\n".join(part for part in (material.description, view.said) if part))
        self._is_read_only, self._is_township = is_read_only, is_township
        if not material.is_full and not is_read_only:
            self.with_link("添加", "act.add")
            self.linked.connect(self.choose_files)
        elif view.proofs:
            self.with_open(f"打开{material.description}的材料")
        self.more = SmallIconButton("act.more", f"{material.description}：还能做什么")
        self.more.clicked.connect(self._open_menu)
        self.with_widget(self.more)
        if not is_read_only:
            target = FileTarget(self, is_framed=False)
            target.dropped.connect(self.files_given)
            records = RecordTarget(self)
            records.dropped.connect(self.record_given)
            for each in (target, records):
                each.hovered.connect(lambda over: style.set_state(self, "over", over))

    def choose_files(self) -> None:
        """Ask for files and hand them over."""
        if files := choose_files(self):
            self.files_given.emit(files)

    def entries(self) -> tuple[Entry | None, ...]:
        """Return what can be done with it."""
        change = Entry("修改这项要求", self.edit_requested.emit, changes=True)
        return (
            Entry("添加文件…", self.choose_files, changes=True),
            Entry("挂接记录…", self.link_requested.emit, changes=True),
            Entry("打开已有的材料", self.opened.emit, is_offered=bool(self.view.proofs)),
            *(() if self._is_township else (None, change)),
        )

    def _open_menu(self) -> None:
        parent = self.more
        menu = menu_of(parent, self.entries(), is_read_only=self._is_read_only)
        menu.popup(parent.mapToGlobal(parent.rect().bottomLeft()))
