"""What was typed into a form is taken back field by field, whatever was filled in besides."""

from lushan_desktop.ui.fields.typing_history import TypingHistory
from lushan_desktop.ui.widgets.own_undo import REDO, UNDO


class Form:
    """Two fields and what they are told."""

    def __init__(self) -> None:
        self.held = {"title": "", "number": ""}
        self.history = TypingHistory(lambda: dict(self.held), self.held.__setitem__)
        self.history.begin()

    def type(self, name: str, *texts: str) -> None:
        for text in texts:
            self.held[name] = text
            self.history.note(name)


def test_typing_in_one_field_is_one_step():
    form = Form()
    form.type("title", "示", "示例")
    form.type("number", "1")
    form.type("title", "示例会")

    assert [form.history.move(UNDO) for _ in range(4)] == ["title", "number", "title", ""]
    assert form.held == {"title": "", "number": ""}
    assert [form.history.move(REDO) for _ in range(4)] == ["title", "number", "title", ""]
    assert form.held == {"title": "示例会", "number": "1"}


def test_what_the_program_filled_in_is_not_taken_for_typed():
    form = Form()
    form.type("title", "示例")
    form.held["number"] = "第16次"
    form.type("title", "示例会")
    form.type("number", "第17次")

    form.history.move(UNDO)
    assert form.held["number"] == "第16次"


def test_what_was_taken_back_otherwise_is_passed_over():
    form = Form()
    form.type("title", "示例")
    form.type("number", "1", "")

    assert form.history.move(UNDO) == "title"


def test_typing_anew_ends_what_could_be_brought_again():
    form = Form()
    form.type("title", "示例")
    form.history.move(UNDO)
    form.type("number", "1")

    assert form.history.move(REDO) == ""
