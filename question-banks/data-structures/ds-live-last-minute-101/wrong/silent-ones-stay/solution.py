from collections import deque


class Recent:
    def __init__(self, seconds):
        self.seconds = seconds
        self.requests = {}

    def _of(self, client, at):
        mine = self.requests.get(client, deque())
        while mine and mine[0] <= at - self.seconds:
            mine.popleft()
        if not mine:
            self.requests.pop(client, None)
        return mine

    def hit(self, client, at):
        mine = self._of(client, at)
        mine.append(at)
        self.requests[client] = mine

    def count(self, client, at):
        return len(self._of(client, at))

    def busiest(self, at, n):
        counts = [(client, self.count(client, at)) for client in list(self.requests)]
        counts = [pair for pair in counts if pair[1]]
        return sorted(counts, key=lambda pair: (-pair[1], pair[0]))[:n]

    def remembered(self):
        return len(self.requests)
