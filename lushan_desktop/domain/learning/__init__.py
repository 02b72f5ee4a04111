"""学习宣传: visits, symposia, briefings, publicity, training, measures."""
