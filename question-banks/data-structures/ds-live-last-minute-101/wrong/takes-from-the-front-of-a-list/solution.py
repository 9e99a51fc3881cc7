from heapq import nsmallest


class Recent:
    """Counts the requests of the last seconds, for each client."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.requests = []
        self.counts = {}

    def hit(self, client, at):
        self._drop(at)
        self.requests.append((at, client))
        self.counts[client] = self.counts.get(client, 0) + 1

    def count(self, client, at):
        self._drop(at)
        return self.counts.get(client, 0)

    def busiest(self, at, n):
        self._drop(at)
        return nsmallest(n, self.counts.items(), key=lambda pair: (-pair[1], pair[0]))

    def remembered(self):
        return len(self.counts)

    def _drop(self, at):
        while self.requests and self.requests[0][0] <= at - self.seconds:
            _, client = self.requests.pop(0)
            self.counts[client] -= 1
            if self.counts[client] == 0:
                del self.counts[client]
