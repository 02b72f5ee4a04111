"""工作台: what is due, what is lacking, what was entered last."""
