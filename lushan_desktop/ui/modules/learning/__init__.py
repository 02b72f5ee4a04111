"""学习宣传: visits, briefings, trainings and measures behind four chips."""
