"""示范创建: titles, standards, applications, reviews, honours."""
