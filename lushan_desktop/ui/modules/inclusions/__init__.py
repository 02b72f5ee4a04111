"""七个纳入: the seven, who carries them out, and with what proof."""
