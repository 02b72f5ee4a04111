"""督导整改: rounds, visits, problems, deadlines in working days."""
