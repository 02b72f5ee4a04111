"""The form of a document: the 发文名义 begins the number, a paper that came in gets the next 收文号."""

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.documents import number_series
from lushan_desktop.services.documents.number_series import INCOMING, NUMBER, RECEIPT, RECEIPT_CODE
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.number_editor import NumberEditor
from lushan_desktop.ui.modules.documents.sides import Side
from lushan_desktop.ui.records.form import RecordForm


class DocumentForm(RecordForm):
    """As every form, with the fields of one side of the register."""

    def __init__(self, context: Context, side: Side) -> None:
        super().__init__(context, side.record_type)
        self._side = side

    def open(
        self, values: Values, name_by_id: dict[str, str], *, record_id: str = "", field: str = ""
    ) -> None:
        super().open(values, name_by_id, record_id=record_id, field=field)
        if self._side.key == INCOMING:
            self.number_editor(NUMBER).offers = False
            if not values.get(RECEIPT):
                self.number_editor(RECEIPT).set_code(RECEIPT_CODE)
                self._is_touched = False
        else:
            assert self.group is not None
            self.group.editor("issuer").changed.connect(self._begin_number)

    def number_editor(self, field: str) -> NumberEditor:
        assert self.group is not None
        editor = self.group.editor(field)
        assert isinstance(editor, NumberEditor)
        return editor

    def _begin_number(self) -> None:
        """The name under which the office writes has a 机关代字; a number that stands there is left alone."""
        assert self.group is not None
        try:
            issuer = self.group.editor("issuer").value()
        except UserError:
            return
        if issuer and not self.number_editor(NUMBER).serial.text():
            self._context.query(number_series.code_of, issuer, then=self._take_code, key=f"code {id(self)}")

    def _take_code(self, code: str) -> None:
        if code and self.group is not None:
            self.number_editor(NUMBER).set_code(code)
