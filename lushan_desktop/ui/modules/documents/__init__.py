"""文件: the two sides of the register, by number, with what is missing told."""
