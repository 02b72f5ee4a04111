"""指标体系: indicators and the materials they require."""
