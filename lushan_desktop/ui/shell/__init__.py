"""The frame around the pages: rail, top bar, status bar. Plain values in, signals out."""
