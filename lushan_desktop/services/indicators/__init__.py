"""指标体系: editions, what each indicator asks for, and what of it is missing."""
