import sys

for line in sys.stdin:
    at, name = line.split()
