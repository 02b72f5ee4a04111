"""Material between offices: what goes into one sealed file, how it is read, and what merging makes of it."""
