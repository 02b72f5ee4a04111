"""示范创建: the applications of the titles, the review of one item by item, ranking and designation."""
