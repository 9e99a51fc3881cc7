import signal
import unittest

from solution import Recent


class Counting(unittest.TestCase):
    def test_each_client_by_itself(self):
        recent = Recent(60)
        for client, at in [("ana", 0), ("bo", 5), ("ana", 7), ("ana", 7)]:
            recent.hit(client, at)
        self.assertEqual([recent.count(c, 10) for c in ("ana", "bo", "cy")], [3, 1, 0])

    def test_a_request_counts_for_less_than_the_whole_span(self):
        recent = Recent(60)
        recent.hit("ana", 100)
        recent.hit("ana", 130)
        self.assertEqual([recent.count("ana", at) for at in (130, 159, 160, 189, 190)], [2, 2, 1, 1, 0])

    def test_the_span_moves_and_does_not_jump(self):
        recent = Recent(60)
        for at in range(50, 70):
            recent.hit("ana", at)
        self.assertEqual([recent.count("ana", at) for at in (70, 115, 120, 129)], [20, 14, 9, 0])

    def test_other_spans(self):
        recent = Recent(1)
        recent.hit("ana", 3)
        recent.hit("ana", 3)
        self.assertEqual([recent.count("ana", 3), recent.count("ana", 4)], [2, 0])


class Busiest(unittest.TestCase):
    def test_most_first_and_equal_ones_by_name(self):
        recent = Recent(60)
        for client in ["cy", "bo", "dan", "bo", "ana", "cy", "dan", "dan"]:
            recent.hit(client, 1)
        self.assertEqual(recent.busiest(2, 3), [("dan", 3), ("bo", 2), ("cy", 2)])
        self.assertEqual(recent.busiest(2, 9), [("dan", 3), ("bo", 2), ("cy", 2), ("ana", 1)])

    def test_only_requests_that_count(self):
        recent = Recent(60)
        for client, at in [("ana", 0), ("ana", 1), ("ana", 2), ("bo", 30), ("cy", 40), ("cy", 41)]:
            recent.hit(client, at)
        self.assertEqual(recent.busiest(61, 5), [("cy", 2), ("ana", 1), ("bo", 1)])
        self.assertEqual(recent.busiest(80, 5), [("cy", 2), ("bo", 1)])


class Remembering(unittest.TestCase):
    def test_silent_clients_are_forgotten_by_whatever_is_called(self):
        calls = [
            lambda recent: recent.hit("zoe", 1000),
            lambda recent: recent.count("zoe", 1000),
            lambda recent: recent.busiest(1000, 3),
        ]
        for call, left in zip(calls, (1, 0, 0)):
            recent = Recent(60)
            for n in range(500):
                recent.hit(f"client {n}", n)
            call(recent)
            self.assertEqual(recent.remembered(), left)

    def test_a_long_life_keeps_little(self):
        recent = Recent(60)
        most = 0
        for at in range(20_000):
            recent.hit(f"client {at}", at)
            most = max(most, recent.remembered())
        self.assertEqual(most, 60)


class Effort(unittest.TestCase):
    def setUp(self):
        def late(*_):
            raise AssertionError("hit or count looks at, or moves, too much each time")

        signal.signal(signal.SIGALRM, late)
        signal.alarm(15)

    def tearDown(self):
        signal.alarm(0)

    def test_many_requests_within_the_span(self):
        recent = Recent(60)
        for n in range(600_000):
            recent.hit(f"client {n % 7}", n // 15_000)
        self.assertEqual({recent.count("client 3", 40) for _ in range(20_000)}, {85_714})
        # After a pause all are dropped at once, and each only once.
        self.assertEqual([recent.count("client 3", 100), recent.remembered()], [0, 0])


if __name__ == "__main__":
    unittest.main()
