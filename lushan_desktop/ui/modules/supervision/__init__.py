"""督导整改: the board and the table of problems, rounds, teams, visits, feedback lists and progress."""
