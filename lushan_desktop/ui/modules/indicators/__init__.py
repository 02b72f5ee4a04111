"""指标体系: what each indicator asks for, what is there, what is missing."""
