def check(shorten):
    """Raises AssertionError if shorten(title, limit) breaks one of the rules."""
    assert shorten("short", 10) == "short"
