from itertools import product


def check(shorten):
    """Raises AssertionError if shorten(title, limit) breaks one of the rules."""
    assert shorten("one two", 7) == "one two"
    assert shorten("longword", 5) == "long…"
    for title, limit in product(["one two six ten", "a b c"], range(4, 12)):
        if len(title) > limit:
            assert shorten(title, limit).endswith(" …"), (title, limit)
