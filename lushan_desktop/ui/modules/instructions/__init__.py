"""批示指示: the list with its lights, and one instruction on its way through the units."""
