class Recent:
    def __init__(self, seconds):
        self.seconds = seconds
        self.requests = []

    def hit(self, client, at):
        if self.requests and self.requests[0][0] <= at - self.seconds:
            self.requests = [one for one in self.requests if one[0] > at - self.seconds]
        self.requests.append((at, client))

    def count(self, client, at):
        self.requests = [one for one in self.requests if one[0] > at - self.seconds]
        return sum(one[1] == client for one in self.requests)

    def busiest(self, at, n):
        names = {client for _, client in self.requests}
        counts = [(client, self.count(client, at)) for client in names]
        return sorted((p for p in counts if p[1]), key=lambda pair: (-pair[1], pair[0]))[:n]

    def remembered(self):
        return len({client for _, client in self.requests})
