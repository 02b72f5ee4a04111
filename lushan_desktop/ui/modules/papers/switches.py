"""The yes-or-no options of a paper: boxes to tick, two in a line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lushan_desktop.domain.record_type import Values
from lushan_desktop.reports.report import Option
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.flow_layout import FlowLayout


class Switches(QWidget):
    """Tells which one the clerk ticked or unticked."""

    toggled = Signal(str, bool)

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        self.box_by_name: dict[str, QCheckBox] = {}
        for option in options:
            box = QCheckBox(option.label)
            set_tip(box, option.hint)
            box.setAccessibleDescription(option.hint)
            box.clicked.connect(lambda checked, name=option.name: self.toggled.emit(name, checked))
            self.box_by_name[option.name] = box
            flow.addWidget(box)

    def values(self) -> Values:
        return {name: box.isChecked() for name, box in self.box_by_name.items()}

    def show_values(self, values: Values) -> None:
        """Tick what holds, without telling."""
        for name, box in self.box_by_name.items():
            if name in values:
                box.setChecked(bool(values[name]))
