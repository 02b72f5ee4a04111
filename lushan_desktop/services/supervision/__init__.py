"""督导整改: rounds, problems, feedback to units, their answers, and what follows when they are late."""
