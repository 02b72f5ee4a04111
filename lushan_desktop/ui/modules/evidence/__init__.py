"""佐证材料: all files as tiles or rows, taken in by folders, given out as volumes."""
