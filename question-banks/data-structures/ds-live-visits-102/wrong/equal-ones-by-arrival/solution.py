import sys

PAUSE = 1800


class Person:
    def __init__(self, at):
        self.began = at
        self.last = at
        self.visits = 1
        self.longest = 0

    def request(self, at):
        if at - self.last > PAUSE:
            self.began = at
            self.visits += 1
        self.last = at
        self.longest = max(self.longest, at - self.began)


people = {}
for line in sys.stdin:
    word, name = line.split()
    at = int(word)
    if name in people:
        people[name].request(at)
    else:
        people[name] = Person(at)

for name, person in sorted(people.items(), key=lambda pair: -pair[1].visits):
    print(name, person.visits, person.longest)
