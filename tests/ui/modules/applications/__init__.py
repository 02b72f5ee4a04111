"""示范创建 on screen."""
