"""佐证材料: a file and its number as proof."""
