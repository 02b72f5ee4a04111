"""The preview of a paper: its pages as they print, what is painted over them, what a click on them means."""
