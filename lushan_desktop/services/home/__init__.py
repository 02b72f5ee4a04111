"""工作台: its figures, what is missing, what was done lately."""
