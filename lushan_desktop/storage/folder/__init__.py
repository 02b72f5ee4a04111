"""The data folder: where it may lie, which machine and which program has it, what its disk says."""
