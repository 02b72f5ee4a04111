"""The two ways a thing can go wrong: the user can put it right, or it is a bug."""

from lushan_desktop.base.text.sayable import legible


class UserError(Exception):
    """Something the user can put right; its text is shown as it stands and says what to do next."""

    def __init__(self, message: str, *, field: str | None = None, at: tuple[str, str] | None = None) -> None:
        """`at` is the type and the id of the record to mend, where it is another than the one on show."""
        # It may name a file of a stranger's, whose name acts on a terminal or reads otherwise than it is.
        self.message = legible(message)
        super().__init__(self.message)
        self.field = field
        self.at = at


class Cancelled(Exception):
    """The user stopped a long piece of work; the step around it is undone whole."""
