"""How the tables of a data file came to be what they are, one revision after the other."""
