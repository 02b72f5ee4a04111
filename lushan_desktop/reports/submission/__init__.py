"""Lists that go with a submission."""
