"""Official tables of indicators on their way in: read, understood row by row, then written as one step."""
