def check(shorten):
    """Raises AssertionError if shorten(title, limit) breaks one of the rules."""
    assert shorten("short", 10) == "short"
    assert shorten("one two six ten", 10) == "one two…"
    assert shorten("longwordlongword", 8) == "longwor…"
