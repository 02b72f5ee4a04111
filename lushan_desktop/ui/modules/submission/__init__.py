"""报送材料: what is handed in, chosen and made."""
