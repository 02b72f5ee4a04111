"""七个纳入: the matrix of inclusions and their proof."""
