def check(shorten):
    """Raises AssertionError if shorten(title, limit) breaks one of the rules."""
    for title in ["", "a", "one two six ten", "longword", "longword two"]:
        for limit in range(1, 20):
            got = shorten(title, limit)
            assert len(got) <= limit
            assert got == title if len(title) <= limit else got.endswith("…")
