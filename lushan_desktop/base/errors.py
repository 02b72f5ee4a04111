"""The two ways a thing can go wrong: the user can put it right, or it is a bug."""


class UserError(Exception):
    """Something the user can put right; its text is shown as it stands and says what to do next."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Cancelled(Exception):
    """The user stopped a long piece of work; the step around it is undone whole."""
