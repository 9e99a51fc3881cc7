"""Runs a program in any language: PROGRAM says how, such as "node settings.js". Without it, solution.py is meant."""

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
    if status not in (0, 1):
        raise AssertionError(f"the program ended with {status}")
    return status, said.splitlines()


class Right(unittest.TestCase):
    def test_the_example(self):
        text = "# where to listen\nport = 8080\ngreeting = a = b\nport = 9090\n"
        self.assertEqual(answer(text), (0, ["greeting=a = b", "port=9090"]))

    def test_nothing(self):
        self.assertEqual(answer(""), (0, []))

    def test_spaces_and_tabs_around_do_not_count_and_those_within_do(self):
        self.assertEqual(answer("  a.b =\t one  two \t\n"), (0, ["a.b=one  two"]))

    def test_without_any_spaces(self):
        self.assertEqual(answer("a=1\n"), (0, ["a=1"]))

    def test_a_value_may_be_empty(self):
        self.assertEqual(answer("a =\nb = \n"), (0, ["a=", "b="]))

    def test_a_hash_is_a_remark_at_the_beginning_only(self):
        self.assertEqual(answer("   # a = 1\ncolour = #ff0000\n"), (0, ["colour=#ff0000"]))

    def test_in_the_order_of_names(self):
        self.assertEqual(answer("c = 1\na = 2\nb1 = 3\nb = 4\n"), (0, ["a=2", "b=4", "b1=3", "c=1"]))

    def test_the_last_line_may_lack_its_end(self):
        self.assertEqual(answer("a = 1\nb = 2"), (0, ["a=1", "b=2"]))


class Wrong(unittest.TestCase):
    def test_all_errors_are_told_and_no_setting(self):
        text = "a = 1\n\n# remark\nb\nC = 1\nd = 2\ne\n"
        self.assertEqual(answer(text), (1, ["line 4: no equals sign", "line 5: bad name", "line 7: no equals sign"]))

    def test_names(self):
        bad = ["A", "a b", "1a", ".a", "a_b", "", "a-b", "aé"]
        said = answer("".join(f"{name} = 1\n" for name in bad))
        self.assertEqual(said, (1, [f"line {n}: bad name" for n in range(1, len(bad) + 1)]))
        good = ["a", "a.", "a..1", "a.b", "a1"]
        said = answer("".join(f"{name} = 1\n" for name in good))
        self.assertEqual(said, (0, [f"{name}=1" for name in good]))

    def test_a_line_without_a_sign_is_only_that(self):
        self.assertEqual(answer("NOT GOOD\n"), (1, ["line 1: no equals sign"]))


if __name__ == "__main__":
    unittest.main()
