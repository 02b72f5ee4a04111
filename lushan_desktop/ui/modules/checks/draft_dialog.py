"""What a text told of one record, to be written otherwise before it is taken."""

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from lushan_desktop.domain.mentions.extracting import Draft
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row


class DraftDialog(QDialog):
    """A line for each field that the text filled."""

    def __init__(self, parent: QWidget, draft: Draft) -> None:
        super().__init__(parent)
        record_type = RECORD_TYPES.get(draft.type)
        labels = {spec.name: spec.label for spec in record_type.fields} | {"post": "职务"}
        self.setWindowTitle("改这一条")
        self._draft = draft
        self.lines: dict[str, QLineEdit] = {}
        form = QFormLayout()
        for name, value in draft.fields.items():
            if isinstance(value, str):
                self.lines[name] = line = QLineEdit(value)
                line.setAccessibleName(labels.get(name, name))
                form.addRow(Words(labels.get(name, name), "label"), line)
        use, cancel = PrimaryButton("确定", keys="Ctrl+Return"), Button("取消")
        use.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot = row(None, SPRING, cancel, use)
        column(self, Words(record_type.title, "section"), form, foot, margins=("page", "large"))
        self.setMinimumWidth(theme().width("waiting") + theme().width("tree"))

    def draft(self) -> Draft:
        """The draft as it stands now; what was emptied falls away."""
        written = {name: line.text().strip() for name, line in self.lines.items()}
        rest = {name: value for name, value in self._draft.fields.items() if name not in written}
        fields = {name: value for name, value in written.items() if value} | rest
        one = self._draft
        return Draft(one.type, fields, one.start, one.end, one.text, one.doubts)
