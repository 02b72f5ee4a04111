"""Papers of applications for titles."""
