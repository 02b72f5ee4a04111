"""校核: the registers, papers from outside, and records that a text tells of."""
