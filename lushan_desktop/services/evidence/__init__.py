"""佐证材料: files taken in, looked at, checked and numbered as proof."""
