"""What comes from outside: the text of foreign files, read with limits and refused with a sentence."""
