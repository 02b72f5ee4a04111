"""批示指示: handling, lists, one instruction."""
