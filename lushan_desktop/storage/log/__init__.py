"""The one log: steps written into it, told from it, checked against it."""
