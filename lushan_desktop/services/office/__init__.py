"""The office itself and its data folder: set up, backed up, verified."""
