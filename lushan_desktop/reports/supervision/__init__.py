"""Papers of supervision, from the visit to 通报."""
