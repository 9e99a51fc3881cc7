class Recent:
    def __init__(self, seconds):
        self.seconds = seconds
        self.span = None
        self.counts = {}

    def _drop(self, at):
        if at // self.seconds != self.span:
            self.span, self.counts = at // self.seconds, {}

    def hit(self, client, at):
        self._drop(at)
        self.counts[client] = self.counts.get(client, 0) + 1

    def count(self, client, at):
        self._drop(at)
        return self.counts.get(client, 0)

    def busiest(self, at, n):
        self._drop(at)
        return sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))[:n]

    def remembered(self):
        return len(self.counts)
