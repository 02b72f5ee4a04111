"""学习宣传: issue numbers of briefings, attendance rates of training."""
