"""示范创建: titles and their standards, applications, their review, recommendation and naming."""
