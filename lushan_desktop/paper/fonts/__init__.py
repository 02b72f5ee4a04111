"""Which font prints a character, how wide it is, and how it gets into a file."""
