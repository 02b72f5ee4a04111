"""Papers of meetings, trainings and visits."""
