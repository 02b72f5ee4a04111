"""What a user does: each function is one step or one question."""
