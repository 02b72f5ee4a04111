"""Tables on their way in: read, headed, checked row by row, then written as one step."""
