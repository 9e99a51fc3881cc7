"""Holds the candidate's check against right and faulty functions. Not for the candidate's eyes."""

import unittest

from solution import check

SIGN = "…"


def right(title, limit):
    if len(title) <= limit:
        return title
    room = limit - 1
    # One more than the room: a space right behind it ends a word that fits.
    end = title.rfind(" ", 0, room + 1)
    return (title[:end] if end > 0 else title[:room]) + SIGN


def right_by_words(title, limit):
    if len(title) <= limit:
        return title
    kept = ""
    for word in title.split(" "):
        longer = f"{kept} {word}" if kept else word
        if len(longer) + 1 > limit:
            break
        kept = longer
    return (kept or title[: limit - 1]) + SIGN


def never_cuts(title, limit):
    return title


def always_cuts(title, limit):
    end = title.rfind(" ", 0, limit)
    return (title[:end] if end > 0 else title[: limit - 1]) + SIGN


def forgets_the_sign(title, limit):
    return right(title, limit).removesuffix(SIGN)


def cuts_inside_words(title, limit):
    return title if len(title) <= limit else title[: limit - 1] + SIGN


def cuts_at_the_first_space(title, limit):
    if len(title) <= limit:
        return title
    end = title.find(" ", 0, limit)
    return (title[:end] if end > 0 else title[: limit - 1]) + SIGN


def keeps_the_space(title, limit):
    if len(title) <= limit:
        return title
    end = title.rfind(" ", 0, limit - 1)
    return (title[: end + 1] if end > 0 else title[: limit - 1]) + SIGN


def three_dots(title, limit):
    answer = right(title, limit)
    return answer if answer == title else answer[:-1] + "..."


def long_word_stays_whole(title, limit):
    if len(title) <= limit:
        return title
    end = title.rfind(" ", 0, limit)
    return (title[:end] if end > 0 else title.split(" ")[0]) + SIGN


def no_room_for_the_sign(title, limit):
    if len(title) <= limit:
        return title
    end = title.rfind(" ", 0, limit + 1)
    return (title[:end] if end > 0 else title[:limit]) + SIGN


def title_that_fits_is_cut(title, limit):
    if len(title) < limit:
        return title
    end = title.rfind(" ", 0, limit)
    return (title[:end] if end > 0 else title[: limit - 1]) + SIGN


def word_that_fits_is_lost(title, limit):
    if len(title) <= limit:
        return title
    end = title.rfind(" ", 0, limit - 1)
    return (title[:end] if end > 0 else title[: limit - 1]) + SIGN


def long_word_loses_a_letter(title, limit):
    if len(title) <= limit:
        return title
    end = title.rfind(" ", 0, limit)
    return (title[:end] if end > 0 else title[: max(limit - 2, 0)]) + SIGN


FAULTY = [
    never_cuts,
    always_cuts,
    forgets_the_sign,
    cuts_inside_words,
    cuts_at_the_first_space,
    keeps_the_space,
    three_dots,
    long_word_stays_whole,
    no_room_for_the_sign,
    title_that_fits_is_cut,
    word_that_fits_is_lost,
    long_word_loses_a_letter,
]


def notices(function):
    try:
        check(function)
    except AssertionError:
        return True
    return False


class TheCheck(unittest.TestCase):
    def test_accepts_right_functions(self):
        for function in (right, right_by_words):
            check(function)

    def test_notices_every_fault(self):
        missed = [number for number, function in enumerate(FAULTY, 1) if not notices(function)]
        self.assertEqual(missed, [], "faulty functions that the check did not notice, by number")


class TheFunctionsHere(unittest.TestCase):
    """The two right functions agree everywhere, and each faulty one differs somewhere."""

    TITLES = [
        " ".join("abcdefghij"[:n] for n in lengths)
        for lengths in [(), (1,), (3,), (8,), (1, 1), (3, 3), (8, 3), (3, 8), (1, 2, 3), (3, 3, 3, 3)]
    ]

    def test_right_ones_agree_and_faulty_ones_differ(self):
        inputs = [(title, limit) for title in self.TITLES for limit in range(1, 20)]
        for title, limit in inputs:
            self.assertEqual(right(title, limit), right_by_words(title, limit), (title, limit))
        for function in FAULTY:
            self.assertTrue(any(function(*one) != right(*one) for one in inputs), function.__name__)


if __name__ == "__main__":
    unittest.main()
