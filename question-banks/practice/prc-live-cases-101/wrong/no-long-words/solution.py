CASES = [
    ("", 1, ""),
    ("one two", 7, "one two"),
    ("one two", 6, "one…"),
    ("one two six ten", 14, "one two six…"),
    ("one two six ten", 12, "one two six…"),
    ("one two six ten", 11, "one two…"),
]


def check(shorten):
    """Raises AssertionError if shorten(title, limit) breaks one of the rules."""
    for title, limit, wanted in CASES:
        assert shorten(title, limit) == wanted, (title, limit)
