CASES = [
    # Rule 1 and its border.
    ("", 1, ""),
    ("a b", 10, "a b"),
    ("one two", 7, "one two"),
    # One character too long; the last word does not fit any more.
    ("one two", 6, "one…"),
    # As late as possible: the last of several spaces, and a word that ends exactly where the room ends.
    ("one two six ten", 14, "one two six…"),
    ("one two six ten", 12, "one two six…"),
    ("one two six ten", 11, "one two…"),
    # The first word does not fit, or fits exactly with the sign.
    ("one two", 4, "one…"),
    ("one two", 3, "on…"),
    ("longword", 5, "long…"),
    ("longword two", 8, "longwor…"),
    # The smallest limits.
    ("a b", 2, "a…"),
    ("ab", 1, "…"),
    ("a b", 1, "…"),
]


def check(shorten):
    """Raises AssertionError if shorten(title, limit) breaks one of the rules."""
    for title, limit, wanted in CASES:
        got = shorten(title, limit)
        assert got == wanted, f"{title!r} in {limit}: {got!r}, want {wanted!r}"
