"""Large lists stand in the order of any column at once; what they need is derived."""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """No table that holds what the office entered is touched."""
