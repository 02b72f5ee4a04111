"""工作台: its figures, what is due, what is missing, what was done lately."""
