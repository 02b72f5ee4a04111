"""报送材料: everything that is handed in, bound, filed, listed and read back."""
