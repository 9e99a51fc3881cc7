"""Runs a program in any language: PROGRAM says how, such as "java Visits.java". Without it, solution.py is meant."""

import contextlib
import io
import os
import runpy
import shlex
import subprocess
import unittest
from unittest import mock

PROGRAM = shlex.split(os.environ.get("PROGRAM", ""))


def run(text):
    """Exit status and standard output of the program, given this standard input."""
    if PROGRAM:
        ran = subprocess.run(PROGRAM, input=text, stdout=subprocess.PIPE, text=True, timeout=20)
        return ran.returncode, ran.stdout
    said, status = io.StringIO(), 0
    with mock.patch("sys.stdin", io.StringIO(text)), contextlib.redirect_stdout(said):
        try:
            runpy.run_path("solution.py", run_name="__main__")
        except SystemExit as end:
            status = end.code or 0
    return status, said.getvalue()


def answer(text):
    status, said = run(text)
    if status != 0:
        raise AssertionError(f"the program ended with {status}")
    return [line.split() for line in said.splitlines()]


class Visits(unittest.TestCase):
    def test_the_example(self):
        said = answer("100 ana\n160 bo\n400 ana\n9000 ana\n")
        self.assertEqual(said, [["ana", "2", "300"], ["bo", "1", "0"]])

    def test_nothing(self):
        self.assertEqual(answer(""), [])

    def test_a_pause_of_1800_seconds_belongs_to_the_visit_and_one_more_does_not(self):
        self.assertEqual(answer("0 ana\n1800 ana\n"), [["ana", "1", "1800"]])
        self.assertEqual(answer("0 ana\n1801 ana\n"), [["ana", "2", "0"]])

    def test_the_pause_counts_from_the_previous_request(self):
        self.assertEqual(answer("0 ana\n1500 ana\n3000 ana\n4500 ana\n"), [["ana", "1", "4500"]])

    def test_people_in_between_change_nothing(self):
        said = answer("0 ana\n10 bo\n1700 ana\n1705 bo\n9000 bo\n9001 ana\n")
        self.assertEqual(said, [["ana", "2", "1700"], ["bo", "2", "1695"]])

    def test_the_longest_visit_may_be_the_first_or_the_last(self):
        self.assertEqual(answer("0 ana\n900 ana\n5000 ana\n5100 ana\n"), [["ana", "2", "900"]])
        self.assertEqual(answer("0 ana\n100 ana\n5000 ana\n5900 ana\n"), [["ana", "2", "900"]])

    def test_two_requests_in_one_second(self):
        self.assertEqual(answer("7 ana\n7 ana\n"), [["ana", "1", "0"]])

    def test_most_visits_first_and_equal_ones_by_name(self):
        lines = ["0 cy", "1 bo", "2 dan", "3 ana", "9000 bo", "9001 dan", "20000 dan"]
        self.assertEqual(
            answer("\n".join(lines) + "\n"),
            [["dan", "3", "0"], ["bo", "2", "0"], ["ana", "1", "0"], ["cy", "1", "0"]],
        )

    def test_ten_visits_are_more_than_nine(self):
        lines = sorted([(n * 2000, "zoe") for n in range(10)] + [(n * 2000 + 1, "ana") for n in range(9)])
        said = answer("".join(f"{at} {name}\n" for at, name in lines))
        self.assertEqual(said, [["zoe", "10", "0"], ["ana", "9", "0"]])

    def test_many_lines(self):
        text = "".join(f"{n} {'abcde'[n % 5]}\n" for n in range(200_000))
        self.assertEqual(answer(text), [[name, "1", "199995"] for name in "abcde"])


if __name__ == "__main__":
    unittest.main()
