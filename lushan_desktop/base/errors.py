"""The two ways a thing can go wrong: the user can put it right, or it is a bug."""


class UserError(Exception):
    """Something the user can put right; its text is shown as it stands and says what to do next."""

    def __init__(self, message: str, *, field: str | None = None, at: tuple[str, str] | None = None) -> None:
        """`at` is the type and the id of the record to mend, where it is another than the one on show."""
        super().__init__(message)
        self.message = message
        self.field = field
        self.at = at


class Cancelled(Exception):
    """The user stopped a long piece of work; the step around it is undone whole."""
