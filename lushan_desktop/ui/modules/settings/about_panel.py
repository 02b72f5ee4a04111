"""关于: the version, what the program promises and does not, the licences of what it is built on."""

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication

from lushan_desktop.base.errors import UserError
from lushan_desktop.services.office.edition import is_township
from lushan_desktop.services.settings import about, diagnostics, kit
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, show_if


class AboutPanel(Panel):
    """Plain words and the NOTICE."""

    def __init__(self, context: Context) -> None:
        super().__init__(title="关于")
        self._context = context
        self.save = Button("保存诊断信息", "act.save")
        set_tip(self.save, "程序出错时交给维护人员；不含任何记录的内容")
        self.save.clicked.connect(self.save_diagnostics)
        self.place = Words(wraps=True)
        context.query(about.place_of, then=self.place.setText)
        notice = Words(about.notice(), "small", wraps=True)
        notice.allow_copying()
        self.show_body(
            Words(f"法治创建工作台 {about.version()}", "section"),
            *(Words(line, wraps=True) for line in about.PROMISES),
            self.place,
            Words("开放源代码许可", "strong"),
            notice,
        )
        self.body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the licences are read by ↓ as well
        self.kit = Button("制作发放盘", "nav.exchange")
        set_tip(self.kit, "为各乡镇、街道备好安装程序、安装说明和签收表，复制到 U 盘即可发放")
        self.kit.clicked.connect(self.lay_out_kit)
        show_if(self.kit, not is_township(context.office.unit))
        self.foot.show_items(self.save, self.kit, SPRING)
        self.waiting = WaitingPanel(self, "正在备发放材料")

    def save_diagnostics(self) -> None:
        """Ask for a folder and put the logs there."""
        place = dialogs.ask_for_folder(self, "选择诊断信息的保存位置")
        if place is None:
            return
        try:
            self._context.say_saved(diagnostics.save(place, _screen_facts()))
        except UserError as error:
            self._context.say(error.message)

    def lay_out_kit(self) -> None:
        """Ask where to, and where the installers are unless that is known."""
        out = dialogs.ask_for_folder(self, "选择发放材料的保存位置")
        if out is not None:
            self._context.query(
                kit.find_installers, is_long=True, then=lambda found: self._lay_out(out, known=bool(found))
            )

    def _lay_out(self, out: Path, *, known: bool) -> None:
        place = None if known else dialogs.ask_for_folder(self, "选择安装程序所在的文件夹")
        if known or place:
            self._context.query(
                kit.lay_out,
                out,
                (),
                place,
                is_long=True,
                progress=self.waiting.watch(),
                then=self._tell,
            )

    def _tell(self, made: kit.Kit) -> None:
        """Say where it lies; what is missing stands there until it has been read."""
        self._context.say_saved(made.folder, made.text)
        if made.lacking:
            self._context.failed.emit(f"{'；'.join(made.lacking)}。")


def _screen_facts() -> dict[str, str]:
    """Return what a window looks like here."""
    screens = [(screen.size(), screen.devicePixelRatio()) for screen in QGuiApplication.screens()]
    return {
        "Qt": f"{qVersion()} {QGuiApplication.platformName()}",
        "屏幕": "，".join(f"{size.width()}×{size.height()}（{ratio:g} 倍）" for size, ratio in screens),
        "界面字体": "、".join(fonts.families()),
    }
