"""Every editor registers itself by being imported here; whoever wants one asks `make_editor`."""

from lushan_desktop.ui.fields import (
    choice_editors,
    day_editor,
    files_editor,
    number_editor,
    one_of_editor,
    ref_editors,
    rows_editor,
    text_editors,
)
from lushan_desktop.ui.fields.editor import Desk, Editor, Place, make_editor
from lushan_desktop.ui.fields.field_group import FieldGroup, FormField

__all__ = ["EDITORS", "Desk", "Editor", "FieldGroup", "FormField", "Place", "make_editor"]

EDITORS = (
    text_editors,
    number_editor,
    day_editor,
    choice_editors,
    ref_editors,
    one_of_editor,
    files_editor,
    rows_editor,
)
