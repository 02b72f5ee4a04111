"""From the answers of the first start to the folder that is opened then."""

from functools import partial
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.paths import sample_folder
from lushan_desktop.services.settings import setting_up
from lushan_desktop.ui.first_run.steps import EMPTY, RESTORE, SAMPLE
from lushan_desktop.ui.first_run.wizard import FirstRun
from lushan_desktop.ui.place import CarryOut, OpenFolder, Place

__all__ = ["Place", "Welcome"]
_WORDS = {
    EMPTY: "正在建立数据文件夹，请稍候…",
    SAMPLE: "正在装入示例数据，请稍候…",
    RESTORE: "正在从备份恢复，请稍候…",
}


class Welcome:
    """Asks until something can be opened; keeps the answers and the step while the sample is looked at."""

    def __init__(self, home: Place, open_sample: OpenFolder, carry_out: CarryOut) -> None:
        self._home, self._open_sample, self._carry_out = home, open_sample, carry_out
        self._answers = setting_up.given()
        self._place = 0

    def ask(self) -> Place | None:
        """Return what to open; None where the window was closed."""
        trouble = ""
        while True:
            wizard = FirstRun(self._answers, place=self._place)
            wizard.tell(trouble)
            accepted = wizard.exec()
            self._answers, self._place = wizard.answers, wizard.place
            way, archive = wizard.way, wizard.archive
            wizard.deleteLater()
            if not accepted:
                return None
            try:
                begun: Place = self._carry_out(_WORDS[way], partial(self.begin, way, archive))
            except UserError as error:
                trouble = error.message
            else:
                return begun

    def begin(self, way: str, archive: Path | None = None) -> Place:
        """Make ready what was chosen. Raises UserError."""
        if way == SAMPLE:
            return Place(sample_folder(), self._open_sample, is_visit=True)
        if way == RESTORE and archive is not None:
            setting_up.restore(archive, self._home.folder)
        if way == EMPTY:
            setting_up.settle(self._home.folder, self._answers)
            with self._home.open(self._home.folder) as store:
                setting_up.enter_units(store, self._answers.units)
        return self._home
