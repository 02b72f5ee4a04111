"""校核: texts and registers checked, corrected, and what is left as it is."""
