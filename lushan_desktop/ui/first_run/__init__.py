"""The first start: four short steps to a working office."""
